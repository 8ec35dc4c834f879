"""A record stands once: no two share actor, issue, date, judgement, speaker and summary."""

from collections import defaultdict
from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Records that repeat an earlier one."""
    seen: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for index, stance in enumerate(case.dataset.stances):
        if stance.withdrawn is not None:
            continue
        judged = stance.position, stance.outcome, stance.act, stance.attribution
        said = stance.speaker, stance.summary.strip()
        first = seen[stance.actor, stance.issue, str(stance.date), *judged, *said]
        if first:
            yield ("stances", index, "summary"), f"the same as '{first[0]}'; keep one of the two"
        first.append(stance.id)
