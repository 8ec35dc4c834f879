"""A brief as Markdown (CommonMark with tables and footnotes), every text from data escaped."""

import re
from collections.abc import Sequence

from stances.briefs.document import (
    Block,
    Board,
    BoardCell,
    Brief,
    Bullets,
    Heading,
    Inline,
    Link,
    Paragraph,
    Ref,
    Text,
)

_MARKS = re.compile(r"([\\`*_\[\]<>&|~^$#!{}@=]|:(?=\S))")
_START = re.compile(r"^(\s*)([-+])")
_NUMBER = re.compile(r"^(\s*[0-9]+)([.)])")
_SITE = re.compile(r"(www)\.", re.IGNORECASE)


def markdown_bytes(brief: Brief) -> bytes:
    """The brief as a Markdown file."""
    parts = [f"# {_escaped(brief.title)}", f"**{_escaped(brief.subtitle)}**"]
    parts += [_block(brief, block) for block in brief.blocks if not _is_legend(block)]
    parts += [f"[^{number}]: {_inlines(brief, note)}" for number, note in brief.notes]
    return ("\n\n".join(parts) + "\n").encode("utf-8", errors="backslashreplace")


def _is_legend(block: Block) -> bool:
    """True for the words on colours, of which Markdown has none."""
    return isinstance(block, Paragraph) and block.kind == "legend"


def _block(brief: Brief, block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_escaped(block.text)}"
    if isinstance(block, Bullets):
        return "\n".join(f"- {_inlines(brief, item)}" for item in block.items)
    if isinstance(block, Board):
        return _board(brief, block)
    return _paragraph(brief, block)


def _paragraph(brief: Brief, block: Paragraph) -> str:
    text = _inlines(brief, block.parts)
    if block.kind == "quotation":
        return "> " + text.replace("\n", "\n> ")
    return text


def _board(brief: Brief, board: Board) -> str:
    heads = [board.corner, *board.actors]
    rows = [
        [f"**{_escaped(row.title)}**", *(_cell(brief, cell) for cell in row.cells)]
        for row in board.rows
    ]
    lines = [map(_escaped, heads), ["---"] * len(heads), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"*{_escaped(board.caption)}*\n\n{table}"


def _cell(brief: Brief, cell: BoardCell) -> str:
    """The label, what stands under it, and the number of the note; all in one line."""
    text = "; ".join(map(_escaped, (cell.label, *cell.details)))
    return f"{text}{_inlines(brief, [Ref(cell.key)]) if cell.key else ''}"


def _inlines(brief: Brief, parts: Sequence[Inline]) -> str:
    return "".join(_inline(brief, part) for part in parts).strip()


def _inline(brief: Brief, part: Inline) -> str:
    if isinstance(part, Ref):
        return f"[^{brief.numbers[part.key]}]"
    if isinstance(part, Link):
        return f"[{_escaped(part.text)}](<{part.address}>)"
    return _text(part)


def _text(part: Text) -> str:
    """The words; emphasis closes before a blank, or it would not be read as one."""
    escaped = "\\\n".join(map(_escaped, part.text.split("\n")))
    words = escaped.strip(" ")
    if not part.strong or not words:
        return escaped
    before, _, after = escaped.partition(words)
    return f"{before}**{words}**{after}"


def _escaped(text: str) -> str:
    text = _MARKS.sub(r"\\\1", text)
    text = _SITE.sub(r"\1\\.", _NUMBER.sub(r"\1\\\2", text))
    return _START.sub(r"\1\\\2", text)
