"""One position per actor, issue and day, unless the records that disagree are marked contested.

Acts outrank statements, statements outrank anonymous reports; only records of the same rank and the
same place within the day (``order``) can disagree. If one of them states its order, all do.
"""

from collections import defaultdict
from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.records import Stance

NAMED = 10  # records that a message names


def rivals(stances: tuple[Stance, ...]) -> Iterator[list[int]]:
    """Indices of records that disagree: same actor, issue, day, order and rank."""
    return _disagreeing(stances, ordered=True)


def _disagreeing(stances: tuple[Stance, ...], *, ordered: bool) -> Iterator[list[int]]:
    superseded = {stance.supersedes for stance in stances}
    for group in _of_one_day(stances):
        alike = defaultdict(list)
        for index in group:
            stance = stances[index]
            alike[stance.order if ordered else None, stance.rank].append(index)
        for indices in alike.values():
            standing = [index for index in indices if stances[index].id not in superseded]
            if len({stances[index].position for index in standing}) > 1:
                yield standing


def _of_one_day(stances: tuple[Stance, ...]) -> list[list[int]]:
    """Indices of coded records of one actor, issue and date, if there are several."""
    groups = defaultdict(list)
    for index, stance in enumerate(stances):
        if stance.position is not None and stance.withdrawn is None:
            when = stance.date
            groups[stance.actor, stance.issue, when.earliest, when.latest].append(index)
    return [group for group in groups.values() if len(group) > 1]


def remarks(case: Case) -> Iterator[Remark]:
    """Records that disagree and are not marked contested."""
    stances = case.dataset.stances
    for group in rivals(stances):
        for index in group:
            if not stances[index].contested:
                named = [at for at in group[: NAMED + 1] if at != index][:NAMED]
                others = ", ".join(stances[other].id for other in named)
                if more := len(group) - 1 - len(named):
                    others += f" and {more} more"
                message = f"another position on this day: {others}; mark each with contested: true"
                yield ("stances", index, "position"), message
    for group in _disagreeing(stances, ordered=False):
        without = [index for index in group if stances[index].order is None]
        if 0 < len(without) < len(group):
            for index in without:
                message = "other records of this day state their order; add order: 1, 2 … here too"
                yield ("stances", index, "date"), message
