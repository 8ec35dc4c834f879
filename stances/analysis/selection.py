"""Which actors, issues and records a question is about, and which records it hides."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Self

import numpy as np

from stances.analysis.ledger import Bools, Ints, Ledger, day_number
from stances.model.vocabulary import Attribution, Confidence, Knowledge
from stances.tables import Tables


@dataclass(frozen=True, eq=False)
class Selection:
    """Which actors, issues and records a question is about, and the day.

    ``since`` leaves out records dated before it; ``keep`` says for each row of ``tables.stances``
    whether the record counts at all; ``stale`` includes positions that are too old in matrices and
    statements (a window with ``since`` has its own beginning, so nothing in it is too old).
    """

    tables: Tables
    ledger: Ledger
    as_of: date
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    since: date | None = None
    knowledge: Knowledge = Knowledge.THEN
    keep: Bools | None = None
    stale: bool = False

    def on(self, day: date) -> Self:
        """The same question on another day."""
        return replace(self, as_of=day)

    def about(
        self, *, actors: Sequence[str] | None = None, issues: Sequence[str] | None = None
    ) -> Self:
        """The same question about other actors, other issues or both."""
        return replace(
            self,
            actors=self.actors if actors is None else tuple(actors),
            issues=self.issues if issues is None else tuple(issues),
        )

    def with_stale(self, stale: bool, *, since: date | None = None) -> Self:
        """The same question with or without stale positions, for records dated since ``since``."""
        return replace(self, stale=stale, since=since)

    @property
    def day(self) -> int:
        """The number of the as-of day."""
        return day_number(self.as_of)

    @property
    def any_age(self) -> bool:
        """True if no position is too old to count."""
        return self.stale or self.since is not None

    def admitted(self) -> Ints:
        """The records that count on the day, as indices of the ledger, in its order."""
        since = None if self.since is None else day_number(self.since)
        records = self.ledger.admitted(self.day, self.knowledge, since=since)
        return records if self.keep is None else records[self.keep[self.ledger.row[records]]]

    def recorded(self) -> tuple[list[str], list[str]]:
        """The actors with a coded record on an issue of the selection, and the issues with one.

        Records of all actors count for an issue.
        """
        cells = self.ledger.cell[self.coded()]
        actor, issue = np.divmod(cells, max(len(self.ledger.issues), 1))
        issues = set(self.ledger.issues.to_numpy()[np.unique(issue)])
        chosen = self.ledger.issues.isin(self.issues)[issue]
        actors = set(self.ledger.actors.to_numpy()[np.unique(actor[chosen])])
        return (
            [name for name in self.actors if name in actors],
            [name for name in self.issues if name in issues],
        )

    def coded(self) -> Ints:
        """The admitted records with a position."""
        return self.ledger.coded(self.admitted())


class HiddenRecords(NamedTuple):
    """The number of records of one attribution and confidence that the filters hide."""

    attribution: str
    confidence: str
    number: int


def later_records(selection: Selection) -> int:
    """How many records, of any actor on any issue, do not count yet on the day."""
    ledger = selection.ledger
    days = ledger.earliest
    if selection.knowledge is Knowledge.THEN:
        days = np.maximum(days, ledger.known)
    elif selection.knowledge is Knowledge.RECORDED:
        days = np.maximum(days, ledger.entered)
    return int((days > selection.day).sum())


def keep_mask(
    tables: Tables, *, attributions: Collection[str], confidences: Collection[str]
) -> Bools:
    """For each row of ``tables.stances``, whether its attribution and confidence are chosen.

    A record that does not state one is chosen with all of them.
    """
    keep = np.ones(len(tables.stances), dtype=bool)
    for column, chosen, every in (
        ("attribution", attributions, Attribution),
        ("confidence", confidences, Confidence),
    ):
        values = tables.stances[column]
        unstated = values.isna() if set(every) <= set(chosen) else False
        keep &= (values.isin(list(chosen)) | unstated).to_numpy(dtype=bool)
    return keep


def hidden_records(selection: Selection) -> list[HiddenRecords]:
    """What the filters hide of the selection's records, the most frequent kind first."""
    if selection.keep is None:
        return []
    stances = selection.tables.stances
    asked = stances["actor"].isin(selection.actors) & stances["issue"].isin(selection.issues)
    hidden = stances[~selection.keep & asked.to_numpy(dtype=bool)]
    first, second = (
        column.astype(object).where(column.notna(), None).tolist()
        for column in (hidden["attribution"], hidden["confidence"])
    )
    kinds = Counter(zip(first, second, strict=True))
    return [HiddenRecords(*kind, number) for kind, number in kinds.most_common()]
