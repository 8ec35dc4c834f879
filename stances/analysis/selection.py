"""Which records count, and what leaving the others out hides."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stances.tables import Row, Tables


@dataclass(frozen=True)
class Selection:
    """The records kept (a mask over the rows of ``tables.stances``), and those left out."""

    keep: npt.NDArray[np.bool_]
    hidden: tuple[Row, ...]

    def hidden_among(
        self, actors: Collection[str], issues: Collection[str]
    ) -> list[tuple[str, str, int]]:
        """Attribution, confidence and number of the hidden records of these actors and issues."""
        kinds = Counter(
            (record["attribution"], record["confidence"])
            for record in self.hidden
            if record["actor"] in actors and record["issue"] in issues
        )
        return [(kind, sure, number) for (kind, sure), number in kinds.most_common()]


def selection(
    tables: Tables, *, attributions: Collection[str], confidences: Collection[str]
) -> Selection:
    """The stances whose attribution and confidence are among those named."""
    records = list(tables.stance_rows.values())
    kept = [
        record["attribution"] in attributions and record["confidence"] in confidences
        for record in records
    ]
    hidden = tuple(record for record, keep in zip(records, kept, strict=True) if not keep)
    return Selection(np.array(kept, dtype=bool), hidden)
