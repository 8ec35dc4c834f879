"""The comparison table: issues by actors, in as many tables as fit a page."""

from collections.abc import Sequence

from stances.analysis.cell import Cell, actors_of, issues_of
from stances.analysis.positions import Positions
from stances.analysis.voices import has_many_voices
from stances.briefs.document import Block, Board, BoardCell, Paragraph, Row, Text, line
from stances.briefs.evidence import Evidence
from stances.model.vocabulary import POSITION_LABELS, CellStatus
from stances.tables import Tables
from stances.wording.numbers import count
from stances.wording.voices import GAP, SPLIT, sides_words
from stances.wording.words import cell_details, cell_label, day_words, stale_age, when_words

_WIDEST = 7  # actors side by side on a page
_UNDATED = (CellStatus.NOT_APPLICABLE, CellStatus.NONE)


def boards(tables: Tables, positions: Positions, evidence: Evidence) -> list[Block]:
    """The tables, each with its caption, and how to read them."""
    parts = _parts(actors_of(positions.cells))
    tables_of = [
        _board(tables, positions, evidence, actors, f"Table {at}" if len(parts) > 1 else "Table")
        for at, actors in enumerate(parts, start=1)
    ]
    return [
        *tables_of,
        Paragraph([Text(_reading(positions, split=bool(evidence.split)), quiet=True)], "legend"),
    ]


def _parts(actors: Sequence[str]) -> list[Sequence[str]]:
    """The actors in parts of about one size, none wider than a page."""
    number = -(-len(actors) // _WIDEST)
    size = -(-len(actors) // number)
    return [actors[at : at + size] for at in range(0, len(actors), size)]


def _board(
    tables: Tables, positions: Positions, evidence: Evidence, actors: Sequence[str], name: str
) -> Board:
    names = [line(tables.actor_rows[actor].short) for actor in actors]
    issues = issues_of(positions.cells)
    day = day_words(positions.as_of)
    return Board(
        caption=f"{name}. Positions as of {day}",
        summary=(
            f"{count(len(issues), 'issue')} in rows, {count(len(actors), 'actor')} in columns: "
            f"the position on {day} or why there is none, its date, and the number of its note."
        ),
        corner="Issue",
        actors=names,
        rows=[
            Row(
                line(tables.issue_rows[issue].title),
                [_cell(tables, positions.cell(actor, issue), evidence) for actor in actors],
            )
            for issue in issues
        ],
    )


def _cell(tables: Tables, cell: Cell, evidence: Evidence) -> BoardCell:
    refs = evidence.of_cell(cell)
    key = refs[0].key if refs else ""
    details = _details(tables, cell, evidence)
    if voices := evidence.split.get(cell.pair):
        sides = [line(side) for side in sides_words(tables, cell.actor, voices)]
        return BoardCell(SPLIT, [*sides, *details], key=key)
    return BoardCell(cell_label(cell), details, cell.position, cell.stale, key)


def _details(tables: Tables, cell: Cell, evidence: Evidence) -> list[str]:
    """Who speaks for a group, the date, and what has to be noticed about the position."""
    split = cell.pair in evidence.split
    speaker = cell.speaker if has_many_voices(tables, cell.actor) and not split else None
    others = () if split else evidence.dissent.get(cell.pair, ())
    dissenters = ", ".join(line(tables.actor_rows[name].short) for name in others)
    dated = cell_details(cell)[:1] if cell.date and cell.status not in _UNDATED else []
    doubtful = bool(cell.stance) and not cell.certain
    if (last := evidence.last(cell)) is not None and last.position is not None:
        return [f"last: {POSITION_LABELS[last.position].lower()}"]
    return [
        *([line(speaker)] if speaker else []),
        *dated,
        *(["date not exact"] if doubtful else []),
        *([f"stale: {stale_age(cell)}"] if cell.stale else []),
        *([f"reversed {when_words(cell.reversed, short=True)}"] if cell.reversed else []),
        *(
            [f"another voice {when_words(cell.another_voice, short=True)}"]
            if cell.another_voice
            else []
        ),
        *([f"but not {dissenters}"] if dissenters else []),
        *([GAP] if cell.pair in evidence.gaps else []),
    ]


def _reading(positions: Positions, *, split: bool) -> str:
    """What the colours and the numbers mean."""
    stale = sum(cell.stale for cell in positions.cells)
    paler = " Paler: stale, older than the issue allows." if stale else ""
    both = ", or voices of a group on both sides" if split else ""
    return (
        "Green supports, brown opposes, grey is mixed; the stronger the colour, the stronger the "
        f"position. No colour: no position{both}.{paler} Each number leads to the note with the "
        "sources."
    )
