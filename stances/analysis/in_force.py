"""Which record is in force, and what ends its position: the only home of each rule.

A position is stale if it is older than its issue allows, contested if another record of the same
date and rank disagrees, and ends with the actor's time in office (docs/method.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from stances.analysis.ledger import Bools, Floats, Ints, Ledger
from stances.model.dates import shifted
from stances.tables import Tables
from stances.tables.rows import NotApplicableRow, OfficeRow


def age_in_days(latest: int, day: int) -> int:
    """Days from the last day that a record's date can mean to ``day``; 0 if that is later."""
    return max(day - latest, 0)


def stale_limits(tables: Tables) -> Floats:
    """The greatest age of each issue that is not stale; infinite if the issue sets none."""
    limits = [row.stale_after for row in tables.issue_rows.values()]
    return np.array([np.inf if limit is None else limit for limit in limits], dtype=np.float64)


def is_stale(latest: int, day: int, limit: int | None) -> bool:
    """True if a position dated ``latest`` at the latest is too old on ``day``."""
    return limit is not None and age_in_days(latest, day) > limit


def stale_records(ledger: Ledger, records: Ints, limits: Floats, day: int) -> Bools:
    """True for each record that is too old on ``day``; ``limits`` has one entry per record."""
    return np.asarray(day - ledger.latest[records] > limits)


def left_office(offices: Sequence[OfficeRow], day: date) -> OfficeRow | None:
    """The last time in office that was over, if the actor is out of office on ``day``."""
    if any(time.first <= day <= time.last for time in offices):
        return None
    return max((time for time in offices if time.last < day), key=_end, default=None)


def absences(offices: Sequence[OfficeRow], until: date) -> list[tuple[date, date]]:
    """First and last day of each stretch out of office after a time in office, up to ``until``."""
    gaps = []
    ends = sorted({time.last for time in offices if time.last < until})
    for first in (shifted(end, 1) for end in ends):
        if left_office(offices, first) is not None:
            again = min((time.first for time in offices if time.first > first), default=None)
            gaps.append((first, until if again is None else min(shifted(again, -1), until)))
    return gaps


def _end(time: OfficeRow) -> date:
    return time.last


def out_of_office(tables: Tables, day: date) -> Bools:
    """True for each actor that is out of office on ``day``, after a time in office."""
    gone = {actor for actor, times in tables.offices_of.items() if left_office(times, day)}
    return tables.actors["actor"].isin(gone).to_numpy(dtype=bool)


def not_applicable(tables: Tables, actor: str, issue: str, day: date) -> Sequence[NotApplicableRow]:
    """Why the actor may not take a position on the issue on ``day``; nothing if it may."""
    times = tables.not_applicable_of.get(actor, ())
    return [time for time in times if time.covers(issue, day)]


def applicable(tables: Tables, actors: Sequence[str], issues: Sequence[str], day: date) -> Bools:
    """For actors × issues, whether the actor may take a position on the issue on ``day``."""
    answer = np.ones((len(actors), len(issues)), dtype=bool)
    if tables.not_applicable_of:
        for at, actor in enumerate(actors):
            for time in tables.not_applicable_of.get(actor, ()):
                answer[at] &= [not time.covers(issue, day) for issue in issues]
    return answer


@dataclass(frozen=True)
class Disputes:
    """The coded records of one cell, date and rank, dispute by dispute, and which disagree.

    ``records`` are in the order of their dispute, those of dispute n from ``start[n]`` to
    ``start[n + 1]``; the last entry of ``open``, which stands for no dispute, is false.
    """

    ledger: Ledger
    records: Ints
    start: npt.NDArray[np.int64]
    open: Bools

    def contested(self, records: Ints) -> Bools:
        """True for each record in a dispute in which coded ones disagree."""
        return self.open[self.ledger.dispute[records]]

    def rivals(self, winner: int) -> list[int]:
        """The records with the winner's cell, date and rank but another position, last first."""
        at = self.ledger.dispute[winner]
        group = self.records[self.start[at] : self.start[at + 1]]
        contesting = group[self.ledger.position[group] != self.ledger.position[winner]]
        return contesting[::-1].tolist()


def disputes(ledger: Ledger, coded: Ints) -> Disputes:
    """The disputes among coded records."""
    size = int(ledger.dispute.max(initial=-1)) + 1
    among = coded[ledger.dispute[coded] >= 0]
    among = among[np.argsort(ledger.dispute[among], kind="stable")]
    start = np.concatenate([[0], np.cumsum(np.bincount(ledger.dispute[among], minlength=size))])
    low, high = _extent(ledger, among, size)
    return Disputes(ledger, among, start, np.append(low < high, False))


def _extent(ledger: Ledger, among: Ints, size: int) -> tuple[Floats, Floats]:
    """The lowest and the highest position in each dispute; infinite if it has no record."""
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, ledger.dispute[among], ledger.position[among])
    np.maximum.at(high, ledger.dispute[among], ledger.position[among])
    return low, high


def contested_cells(ledger: Ledger, coded: Ints, force: Ints) -> Bools:
    """True for each cell whose record in force (-1 if none) is contested by a coded one."""
    contested = np.zeros(force.shape, dtype=bool)
    group = np.where(force >= 0, ledger.dispute[force], -1)
    disputed = group >= 0
    if not disputed.any():
        return contested
    at = np.searchsorted(coded, ledger.disputed)
    among = ledger.disputed[coded[np.minimum(at, len(coded) - 1)] == ledger.disputed]
    low, high = _extent(ledger, among, int(ledger.dispute.max()) + 1)
    contested[disputed] = low[group[disputed]] != high[group[disputed]]
    return contested
