"""Which record is in force, and what ends its position: the only home of each rule.

A position is stale if it is older than its issue allows, contested if another record of the same
date and rank disagrees, and ends with the actor's time in office (docs/method.md).
"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from stances.analysis.ledger import Bools, Floats, Ints, Ledger
from stances.model.dates import shifted
from stances.tables import Tables
from stances.tables.rows import OfficeRow


def age_in_days(latest: int, day: int) -> int:
    """Days from the last day that a record's date can mean to ``day``; 0 if that is later."""
    return max(day - latest, 0)


def stale_limits(tables: Tables) -> Floats:
    """The greatest age of each issue that is not stale; infinite if the issue sets none."""
    return tables.issues["stale_after"].to_numpy(dtype=np.float64, na_value=np.inf)


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


def rivals(ledger: Ledger, coded: Ints, winner: int) -> list[int]:
    """The coded records with the winner's cell, date and rank but another position.

    The last in the ledger's order comes first.
    """
    number = ledger.dispute[winner]
    if number < 0:
        return []
    among = coded[ledger.dispute[coded] == number]
    contesting = among[ledger.position[among] != ledger.position[winner]]
    return [int(other) for other in contesting[::-1]]


def contested_cells(ledger: Ledger, coded: Ints, force: Ints) -> Bools:
    """True for each cell whose record in force (-1 if none) is contested by a coded one."""
    contested = np.zeros(force.shape, dtype=bool)
    group = np.where(force >= 0, ledger.dispute[force], -1)
    disputed = group >= 0
    if not disputed.any():
        return contested
    at = np.searchsorted(coded, ledger.disputed)
    among = ledger.disputed[coded[np.minimum(at, len(coded) - 1)] == ledger.disputed]
    size = int(ledger.dispute.max()) + 1
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, ledger.dispute[among], ledger.position[among])
    np.maximum.at(high, ledger.dispute[among], ledger.position[among])
    contested[disputed] = low[group[disputed]] != high[group[disputed]]
    return contested
