"""One position as a cell of the grid."""

from collections.abc import Sequence

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.voices import has_many_voices
from stances.charts.palette import SHADES
from stances.components.grid.additions import Additions
from stances.components.grid.payload import OtherDay, StanceCell
from stances.model.vocabulary import POSITION_LABELS, ChangeKind
from stances.tables import Tables
from stances.wording.comparison import change_words
from stances.wording.labels import CHANGE_WORDS
from stances.wording.voices import (
    GAP,
    SPLIT,
    gap_sentence,
    inherited_sentence,
    inherited_words,
    sides_words,
)


def stance_cell(
    tables: Tables,
    cell: Cell,
    additions: Additions,
    *,
    trail: Sequence[tuple[float, int]] = (),
    last: int | None = None,
    words: tuple[str, bool] = ("", False),
) -> StanceCell:
    """The cell with all that stands in it; ``last`` is the position at the end of an office."""
    name, title = tables.actor_rows[cell.actor].name, tables.issue_rows[cell.issue].title
    voices = additions.split.get(cell.pair, ())
    above = additions.inherited.get(cell.pair)
    kind, label = _kind(cell), "·" if cell.blank else wording.cell_label(cell)
    shade, details = SHADES[cell.position], _details(tables, cell, last)
    sentence = wording.cell_sentence(cell, actor=name, issue=title)
    if above is not None:
        kind, shade, label = "inherited", SHADES[above.position], wording.cell_label(above)
        details = [inherited_words(tables, above)]
        sentence = inherited_sentence(tables, cell, above)
    elif voices:
        sides = sides_words(tables, cell.actor, voices)
        kind, shade, label = "split", "", SPLIT
        details = [*sides, *(words for words in details if words != cell.speaker)]
        sentence = f"{sentence}, but split: {'; '.join(sides)}"
    flags, said = _flags(tables, cell, additions)
    other, changed = _other(cell, additions)
    if cell.blank and other and not above:
        label = wording.cell_label(cell)
    return StanceCell(
        cell.id,
        kind,
        shade,
        label,
        ", ".join(filter(None, [sentence, *said, changed])),
        details,
        flags=flags,
        other=other,
        faded=bool(additions.only) and additions.only not in additions.codes(cell),
        stale=wording.stale_age(cell),
        possible=cell.position is not None and not cell.certain,
        text=words[0],
        verbatim=words[1],
        trail=trail,
    )


def _kind(cell: Cell) -> str:
    return "gone" if cell.out_of_office else str(cell.status)


def _details(tables: Tables, cell: Cell, last: int | None) -> list[str]:
    """Who speaks for a group, the date, the number of records, when another voice spoke."""
    if cell.out_of_office and last is not None:
        return [f"last: {POSITION_LABELS[last].lower()}"]
    speaker = cell.speaker if has_many_voices(tables, cell.actor) else None
    other = cell.another_voice
    return [
        *([speaker] if speaker else []),
        *wording.cell_details(cell),
        *([f"another voice {wording.when_words(other, short=True)}"] if other else []),
    ]


def _flags(tables: Tables, cell: Cell, additions: Additions) -> tuple[list[str], list[str]]:
    """What has to be noticed about the cell, in brief and as a screen reader says it."""
    flags, said = [], []
    dissenters = () if cell.pair in additions.split else additions.dissent.get(cell.pair, ())
    if dissenters:
        names = ", ".join(tables.actor_rows[name].short for name in dissenters)
        flags.append(f"but not {names}")
        said.append(f"but not {names}")
    if cell.reversed:
        flags.append(f"⇄ reversed {wording.when_words(cell.reversed, short=True)}")
    if cell.speaker and has_many_voices(tables, cell.actor):
        said.append(f"said by {cell.speaker}")
    gap = additions.gaps.get(cell.pair)
    if gap is not None:
        flags.append(GAP)
        said.append(gap_sentence(gap))
    return flags, said


def _other(cell: Cell, additions: Additions) -> tuple[OtherDay | None, str]:
    """What stood or will stand in the cell on the other day, and the change in words."""
    comparison = additions.comparison
    change = comparison.of.get(cell.pair) if comparison else None
    if comparison is None or change is None:
        return None, ""
    words = CHANGE_WORDS[change.kind]
    if change.kind is ChangeKind.RESTATED:
        return OtherDay("", "", words, later=False), words.lower()
    later = comparison.shown is comparison.before
    other = change.after if later else change.before
    label = "No record" if other.blank else wording.cell_label(other)
    return (
        OtherDay(label, SHADES[other.position], words, later=later),
        change_words(comparison, change),
    )
