"""No two records have the same actor, issue, date, order, coding, speaker and summary.

Nor do two entries under not_applicable have the same actor, issue and days.
"""

from collections import defaultdict
from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.seen import as_seen


def remarks(case: Case) -> Iterator[Remark]:
    """Records that repeat an earlier one."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, stance in enumerate(case.dataset.stances):
        if stance.withdrawn is None:
            judgement = stance.position, stance.outcome, stance.act, stance.attribution
            when = stance.date.text, stance.order
            groups[stance.actor, stance.issue, *when, *judgement].append(index)
    for group in groups.values():
        if len(group) > 1:
            yield from _repeated(case, group)
    first: dict[tuple[object, ...], int] = {}
    for index, entry in enumerate(case.dataset.not_applicable):
        number = first.setdefault((entry.actor, entry.issue, entry.first, entry.last), index) + 1
        if number <= index:
            message = f"the same actor, issue and days as entry {number}; keep one of the two"
            yield ("not_applicable", index, "actor"), message


def _repeated(case: Case, group: list[int]) -> Iterator[Remark]:
    """Those of the records whose speaker and summary are those of an earlier one of them."""
    earlier: dict[tuple[str, str], str] = {}
    for index in group:
        stance = case.dataset.stances[index]
        statement = as_seen(stance.speaker or ""), as_seen(stance.summary)
        first = earlier.setdefault(statement, stance.id)
        if first != stance.id:
            yield ("stances", index, "summary"), f"the same as '{first}'; keep one of the two"
