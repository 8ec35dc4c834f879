"""No two records have the same actor, issue, date, order, coding, speaker and summary.

Nor do two entries under not_applicable have the same actor, issue and days.
"""

from collections import defaultdict
from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.seen import as_seen


def remarks(case: Case) -> Iterator[Remark]:
    """Records that repeat an earlier one."""
    earlier: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for index, stance in enumerate(case.dataset.stances):
        if stance.withdrawn is not None:
            continue
        judgement = stance.position, stance.outcome, stance.act, stance.attribution
        statement = as_seen(stance.speaker or ""), as_seen(stance.summary)
        same = earlier[
            stance.actor, stance.issue, str(stance.date), stance.order, *judgement, *statement
        ]
        if same:
            yield ("stances", index, "summary"), f"the same as '{same[0]}'; keep one of the two"
        same.append(stance.id)
    first: dict[tuple[object, ...], int] = {}
    for index, entry in enumerate(case.dataset.not_applicable):
        number = first.setdefault((entry.actor, entry.issue, entry.first, entry.last), index) + 1
        if number <= index:
            message = f"the same actor, issue and days as entry {number}; keep one of the two"
            yield ("not_applicable", index, "actor"), message
