"""Who speaks for a group, who stands on which side in it, and where words and deeds differ."""

from collections.abc import Sequence

from stances.analysis.cell import Cell
from stances.analysis.words_and_deeds import Gap
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.wording.words import cell_label, in_sentence, when_words

SPLIT = "Split"
GAP = "words ≠ deeds"


def sides_words(tables: Tables, group: str, voices: Sequence[Cell]) -> list[str]:
    """Who of the voices of a group is for and who against: ``for: Keith Kellogg``."""
    return [
        f"{side}: {', '.join(names)}"
        for side, sign in (("for", 1), ("against", -1))
        if (
            names := [
                _voice(tables, group, cell) for cell in voices if (cell.position or 0) * sign > 0
            ]
        )
    ]


def inherited_words(tables: Tables, cell: Cell) -> str:
    """Whose position a member without a record is shown with."""
    return f"inherited from {tables.actor_rows[cell.actor].short}"


def inherited_sentence(tables: Tables, own: Cell, group: Cell) -> str:
    """What a screen reader says of a cell that shows its group's position."""
    actor = tables.actor_rows[own.actor].name
    issue = in_sentence(tables.issue_rows[own.issue].title)
    above = tables.actor_rows[group.actor].name
    return (
        f"{actor} on {issue}: {cell_label(own).lower()}; inherited from {above}: "
        f"{cell_label(group).lower()}, {when_words(group.date)}"
    )


def gap_sentence(gap: Gap) -> str:
    """The latest deed and the latest words, each with its date."""
    deed = f"{POSITION_LABELS[gap.deed_position].lower()}, {when_words(gap.deed_date)}"
    words = f"{POSITION_LABELS[gap.words_position].lower()}, {when_words(gap.words_date)}"
    return f"words and deeds differ: latest deed {deed}; latest words {words}"


def _voice(tables: Tables, group: str, cell: Cell) -> str:
    if cell.actor != group:
        return tables.actor_rows[cell.actor].short
    return cell.speaker or "its own record"
