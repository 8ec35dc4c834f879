"""A brief as one self-contained web page: no script, no request, every text escaped."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape

from stances.briefs.colours import fill, ink
from stances.briefs.document import (
    LANGUAGE,
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
    Row,
)
from stances.charts.palette import DARK, LIGHT, SHADES

_RULES = """
:root { color-scheme: light dark; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1.25rem; background: var(--ground);
  color: var(--text); font: 1rem/1.55 "Source Sans 3", "Segoe UI", system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; margin: 2em 0 .5em; }
h1 { margin-top: 0; font-size: 1.9rem; } h2 { font-size: 1.35rem; } h3 { font-size: 1.1rem; }
p, ul { margin: .6em 0; } .subtitle { font-weight: 600; margin: 0; }
.lead { font-size: 1.2rem; } .small, .legend, .quiet, .details { color: var(--caption); }
.small, .legend, .notes { font-size: .875rem; } a { color: var(--link); overflow-wrap: anywhere; }
blockquote { margin: .8em 0; padding-left: 1em; border-left: 3px solid var(--line); }
blockquote span { white-space: pre-line; } sup a { text-decoration: none; padding: 0 .1em; }
.board { overflow-x: auto; } table { border-collapse: separate; border-spacing: 2px; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .4em 0; }
th { text-align: left; vertical-align: bottom; font-size: .875rem; }
tbody th { vertical-align: top; min-width: 8rem; }
td { vertical-align: top; padding: .35em .45em; border-radius: 3px; font-size: .875rem;
  line-height: 1.3; min-width: 5.5rem; background: var(--panel); }
.details { display: block; font-size: .78rem; }
td[class] .details, td[class] a { color: inherit; } li:target { background: var(--panel); }
@media (max-width: 40rem) { body { margin: 1rem auto; } }
@media print { :root { color-scheme: light; } body { max-width: none; margin: 0; padding: 0;
  font-size: 10pt; } td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  tr, blockquote, li { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .board { overflow: visible; } td, th { min-width: 0; font-size: 8pt; } @page { margin: 18mm; } }
"""
_TOKENS = ("ground", "panel", "text", "link", "line", "caption")


def html_bytes(brief: Brief) -> bytes:
    """The brief as an HTML file whose policy forbids it any request."""
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    seen: set[str] = set()
    page = [
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="description" content="{escape(brief.subject)}">',
        f"<title>{escape(brief.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>",
        f'<h1>{escape(brief.title)}</h1>\n<p class="subtitle">{escape(brief.subtitle)}</p>',
        *(_block(brief, block, seen) for block in brief.blocks),
        *_notes(brief),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(page).encode("utf-8", errors="backslashreplace")


def _style() -> str:
    pairs = {name: (getattr(LIGHT, name), getattr(DARK, name)) for name in _TOKENS}
    rules = [f"  --{name}: light-dark({one}, {other});" for name, (one, other) in pairs.items()]
    cells = [_shade(position, stale=stale) for position in LIGHT.positions for stale in (0, 1)]
    return "\n".join([":root {", *rules, "}", *cells]) + _RULES


def _shade(position: int, *, stale: int) -> str:
    grounds = [fill(colours, position, stale=bool(stale)) for colours in (LIGHT, DARK)]
    inks = [ink(colours, at) for colours, at in zip((LIGHT, DARK), grounds, strict=True)]
    name = SHADES[position] + (".stale" if stale else "")
    return (
        f"td.{name} {{ background: light-dark({', '.join(grounds)}); "
        f"color: light-dark({', '.join(inks)}); }}"
    )


def _block(brief: Brief, block: Block, seen: set[str]) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
    if isinstance(block, Bullets):
        items = "\n".join(f"<li>{_inlines(brief, item, seen)}</li>" for item in block.items)
        return f"<ul>\n{items}\n</ul>"
    if isinstance(block, Board):
        return _board(brief, block)
    return _paragraph(brief, block, seen)


def _paragraph(brief: Brief, block: Paragraph, seen: set[str]) -> str:
    text = _inlines(brief, block.parts, seen)
    if block.kind == "quotation":
        return f"<blockquote>{text}</blockquote>"
    return f'<p class="{block.kind}">{text}</p>' if block.kind else f"<p>{text}</p>"


def _board(brief: Brief, board: Board) -> str:
    heads = "".join(
        f'<th scope="col">{escape(name)}</th>' for name in (board.corner, *board.actors)
    )
    rows = "\n".join(_row(brief, row) for row in board.rows)
    label = escape(f"{board.caption}. {board.summary}")
    return (
        f'<div class="board" role="region" tabindex="0" aria-label="{label}">\n<table>\n'
        f"<caption>{escape(board.caption)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _row(brief: Brief, row: Row) -> str:
    cells = "".join(_cell(brief, cell) for cell in row.cells)
    return f'<tr><th scope="row">{escape(row.title)}</th>{cells}</tr>'


def _cell(brief: Brief, cell: BoardCell) -> str:
    shade = f"{SHADES[cell.position]}{' stale' if cell.stale else ''}"
    opened = f'<td class="{shade}">' if cell.position is not None else "<td>"
    details = "".join(f' <span class="details">{escape(each)}</span>' for each in cell.details)
    ref = _ref(brief, Ref(cell.key)) if cell.key else ""
    return f"{opened}{escape(cell.label)}{ref}{details}</td>"


def _notes(brief: Brief) -> list[str]:
    if not brief.notes:
        return []
    items = [
        f'<li id="note-{number}">{_inlines(brief, note)} '
        f'<a href="#ref-{number}" aria-label="Back to the text of note {number}">↩</a></li>'
        for number, note in brief.notes
    ]
    return ["<h2>Notes</h2>", '<ol class="notes">', *items, "</ol>"]


def _inlines(brief: Brief, parts: Sequence[Inline], seen: set[str] | None = None) -> str:
    return "".join(_inline(brief, part, seen) for part in parts).strip()


def _inline(brief: Brief, part: Inline, seen: set[str] | None) -> str:
    if isinstance(part, Ref):
        return _ref(brief, part, seen)
    if isinstance(part, Link):
        return f'<a href="{escape(part.address)}" rel="noreferrer">{escape(part.text)}</a>'
    text = escape(part.text)
    if part.language:
        text = f'<span lang="{escape(part.language)}">{text}</span>'
    elif "\n" in part.text:
        text = f"<span>{text}</span>"
    if part.quiet:
        text = f'<span class="quiet">{text}</span>'
    return f"<strong>{text}</strong>" if part.strong else text


def _ref(brief: Brief, ref: Ref, seen: set[str] | None = None) -> str:
    """The number as a link to the note; the first in the text can be gone back to."""
    number = brief.numbers[ref.key]
    place = ""
    if seen is not None and ref.key not in seen:
        seen.add(ref.key)
        place = f' id="ref-{number}"'
    return f'<sup><a{place} href="#note-{number}" aria-label="Note {number}">{number}</a></sup>'
