"""A correction names one record and states what was changed and, separately, why."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.seen import as_seen


def remarks(case: Case) -> Iterator[Remark]:
    """Corrections with a repeated text, or with an id that two records share."""
    data = case.dataset
    kinds = {
        "actor": data.actors_by_id,
        "issue": data.issues_by_id,
        "source": data.sources_by_id,
        "stance": data.stances_by_id,
        "event": data.events_by_id,
    }
    for index, correction in enumerate(data.corrections):
        if as_seen(correction.what) == as_seen(correction.why):
            message = "'why' repeats 'what'; give the reason for the change"
            yield ("corrections", index, "why"), message
        named = [kind for kind, records in kinds.items() if correction.record in records]
        if len(named) > 1:
            message = f"'{correction.record}' names records of two kinds: {', '.join(named)}"
            yield ("corrections", index, "record"), f"{message}; give one of them a different id"
