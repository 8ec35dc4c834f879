"""What changed between two days, in words."""

from stances.analysis.cell import Cell
from stances.analysis.comparison import Change, Comparison
from stances.model.vocabulary import ChangeKind
from stances.tables import Tables
from stances.wording.labels import CHANGE_WORDS, change_count
from stances.wording.numbers import count
from stances.wording.words import cell_label, day_words, in_sentence, when_words


def comparison_title(comparison: Comparison) -> str:
    """How many cells changed between which days: ``9 of 70 cells changed between … and …``.

    What only was searched changes nothing that is known, so it is counted apart.
    """
    total = count(len(comparison.shown.cells), "cell")
    changed = sum(each.kind is not ChangeKind.SEARCHED for each in comparison.changes)
    return f"{changed} of {total} changed between {_days(comparison)}"


def kinds_counted(comparison: Comparison) -> list[tuple[str, str]]:
    """Each kind of change with how many there are: ``("reversal", "2 reversals")``."""
    return [(str(kind), change_count(kind, n)) for kind, n in comparison.counts.items()]


def restated_words(comparison: Comparison) -> str:
    """In how many more cells another record says the same; empty if in none."""
    number = len(comparison.restated)
    return f"{count(number, 'more cell')} restated: another record says the same." if number else ""


def change_sentence(tables: Tables, change: Change) -> str:
    """Who, on what, from where to where, and when the later record dates from."""
    actor, issue = change.pair
    about = f"{tables.actor_rows[actor].name} on {in_sentence(tables.issue_rows[issue].title)}"
    return f"{about}: {then_and_now(change)}"


def then_and_now(change: Change) -> str:
    """What was known before and is after: ``opposes (White House, …), then strongly supports``."""
    return f"{_known(change.before)}, then {_known(change.after)}"


def change_words(comparison: Comparison, change: Change) -> str:
    """What a screen reader hears of a cell that changed."""
    before, after = (day_words(each.as_of) for each in (comparison.before, comparison.after))
    labels = (cell_label(each).lower() for each in (change.before, change.after))
    old, new = labels
    return f"{CHANGE_WORDS[change.kind].lower()}: {old} on {before}, {new} on {after}"


def _days(comparison: Comparison) -> str:
    return f"{day_words(comparison.before.as_of)} and {day_words(comparison.after.as_of)}"


def _known(cell: Cell) -> str:
    if not cell.stance:
        return cell_label(cell).lower()
    parts = [cell.speaker or "", when_words(cell.date)]
    return f"{cell_label(cell).lower()} ({', '.join(filter(None, parts))})"
