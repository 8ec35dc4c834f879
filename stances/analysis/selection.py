"""Which records count, and what leaving the others out hides."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from stances.analysis.ledger import Bools
from stances.analysis.question import Question
from stances.tables import Tables


class HiddenRecords(NamedTuple):
    """How many records of one attribution and confidence the filters hide."""

    attribution: str
    confidence: str
    number: int


def selection(
    tables: Tables, *, attributions: Collection[str], confidences: Collection[str]
) -> Bools:
    """For each row of ``tables.stances``, whether its attribution and confidence are named."""
    return np.array(
        [
            record.attribution in attributions and record.confidence in confidences
            for record in tables.stance_rows.values()
        ],
        dtype=bool,
    )


def hidden_records(question: Question) -> list[HiddenRecords]:
    """What the question leaves out of its actors' and issues' records, the most frequent first."""
    if question.keep is None:
        return []
    kinds = Counter(
        (record.attribution, record.confidence)
        for record, kept in zip(question.tables.stance_rows.values(), question.keep, strict=True)
        if not kept and record.actor in question.actors and record.issue in question.issues
    )
    return [HiddenRecords(*kind, number) for kind, number in kinds.most_common()]
