"""Records as integer arrays, sorted once, so that an as-of question is a search and a scatter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.model.vocabulary import Knowledge
from stances.tables import Tables

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
NEVER = np.int32(np.iinfo(np.int32).max)
_EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - _EPOCH).days


def day_of(number: int) -> date:
    """The day with that number."""
    return _EPOCH + timedelta(number)


@dataclass(frozen=True)
class Ledger:
    """Records in order of (earliest day, latest day, order, rank, id); the file's never matters.

    ``cell`` is actor × issue as one number, ``actor_index * len(issues) + issue_index``; ``row`` is
    the record's row in the stances frame; ``until`` is the first day a superseding record is
    known, ``until_said`` the first day it was said, ``until_entered`` the first day it was in the
    dataset, NEVER if there is none; ``within`` is the place
    within the day, 0 if none is stated; ``position`` is NaN if the record is not coded; ``dispute``
    numbers the groups of coded records that share cell, date, place within it and rank but differ
    in position, -1 for all others. All arrays have one entry per record; withdrawn records are left
    out.
    """

    actors: pd.Index
    issues: pd.Index
    cell: Ints
    earliest: Ints
    latest: Ints
    known: Ints
    entered: Ints
    until: Ints
    until_said: Ints
    until_entered: Ints
    within: Ints
    rank: Ints
    position: Floats
    declined: Ints
    row: Ints
    dispute: Ints
    all_coded: bool
    all_known_at_once: bool
    all_entered_at_once: bool
    none_superseded: bool

    @cached_property
    def every(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of all actors and of all issues, in order."""
        return tuple(self.actors), tuple(self.issues)

    @cached_property
    def places(self) -> tuple[dict[str, int], dict[str, int]]:
        """What actors and issues, by id, add up to as the number of their cell."""
        width = len(self.issues)
        actors = {name: at * width for at, name in enumerate(self.actors.tolist())}
        return actors, {name: at for at, name in enumerate(self.issues.tolist())}

    def about(self, actors: Sequence[str]) -> Self:
        """The ledger with the records of these actors alone."""
        numbers = self.actors.get_indexer(list(actors))
        return self.only(np.isin(self.cell // len(self.issues), numbers))

    def only(self, among: Bools) -> Self:
        """The ledger with some of its records alone."""
        columns = (
            *("cell", "earliest", "latest", "known", "entered", "until", "until_said"),
            *("until_entered", "within", "rank", "position", "declined", "row", "dispute"),
        )
        return replace(self, **{name: getattr(self, name)[among] for name in columns})

    @cached_property
    def following(self) -> Ints:
        """The next record in the cell of each record, NEVER for the last."""
        order = np.argsort(self.cell, kind="stable")
        following = np.full(len(order), NEVER, dtype=np.int32)
        same = self.cell[order[1:]] == self.cell[order[:-1]]
        following[order[:-1][same]] = order[1:][same]
        return following

    @cached_property
    def disputed(self) -> Ints:
        """Indices of the records in a dispute."""
        return np.flatnonzero(self.dispute >= 0).astype(np.int32)

    @property
    def cells(self) -> int:
        """The number of pairs of actor and issue."""
        return len(self.actors) * len(self.issues)

    def admitted(self, day: int, knowledge: Knowledge, *, since: int | None = None) -> Ints:
        """Indices of the records that count on ``day``, in ledger order.

        With ``since`` only those whose earliest day is not before it.
        """
        end = int(np.searchsorted(self.earliest, day, side="right"))
        start = 0 if since is None else int(np.searchsorted(self.earliest, since))
        if self.none_superseded and self._at_once(knowledge):
            return np.arange(start, end, dtype=np.int32)
        if knowledge is Knowledge.THEN:
            keep = (self.until[start:end] > day) & (self.known[start:end] <= day)
        elif knowledge is Knowledge.RECORDED:
            keep = (self.until_entered[start:end] > day) & (self.entered[start:end] <= day)
        else:
            keep = self.until_said[start:end] > day
        return (np.flatnonzero(keep) + start).astype(np.int32)

    def _at_once(self, knowledge: Knowledge) -> bool:
        """True if every record counts from its earliest day on."""
        if knowledge is Knowledge.RECORDED:
            return self.all_entered_at_once
        return self.all_known_at_once or knowledge is Knowledge.HINDSIGHT

    def last(self, admitted: Ints) -> Ints:
        """The last admitted record of each cell, -1 if there is none."""
        latest = np.full(self.cells, -1, dtype=np.int32)
        if len(admitted) and admitted[-1] - admitted[0] == len(admitted) - 1:
            # A contiguous run: a record is the last of its cell if the next is beyond the end.
            start, end = int(admitted[0]), int(admitted[-1]) + 1
            admitted = (np.flatnonzero(self.following[start:end] >= end) + start).astype(np.int32)
        latest[self.cell[admitted]] = admitted
        return latest

    def silent(self, admitted: Ints) -> Ints:
        """Admitted records without a position; on one day, declined ones come last and prevail.

        A stated order within the day comes before that.
        """
        silent = admitted[np.isnan(self.position[admitted])]
        keys = (silent, self.declined[silent], self.within[silent], self.earliest[silent])
        return silent[np.lexsort(keys)]

    def succeeds(self, record: int, earlier: int) -> bool:
        """True if both records are of one date, which states the order of the two."""
        same = (
            self.earliest[record] == self.earliest[earlier]
            and self.latest[record] == self.latest[earlier]
        )
        return bool(same and 0 < self.within[earlier] < self.within[record])

    def coded(self, admitted: Ints) -> Ints:
        """Admitted records with a position."""
        return admitted if self.all_coded else admitted[~np.isnan(self.position[admitted])]


def ledger_of(tables: Tables) -> Ledger:
    """The ledger of all stances of ``tables``; built once per dataset."""
    stances = tables.stances
    actors, issues = pd.Index(tables.actors["actor"]), pd.Index(tables.issues["issue"])
    actor = actors.get_indexer(stances["actor"])
    issue = issues.get_indexer(stances["issue"])
    row = np.flatnonzero(stances["withdrawn"].isna()).astype(np.int32)
    kept = stances.iloc[row]
    days = ("earliest", "latest", "known", "entered")
    columns: dict[str, Any] = {name: _days(kept[name]) for name in days}
    columns["cell"] = (actor[row] * len(issues) + issue[row]).astype(np.int32)
    columns["within"] = kept["order"].fillna(0).to_numpy(dtype=np.int32)
    columns["rank"] = kept["rank"].to_numpy(dtype=np.int32)
    columns["position"] = kept["position"].to_numpy(dtype=np.float64, na_value=np.nan)
    columns["declined"] = (kept["status"] == "declined").to_numpy(dtype=np.int32)
    columns["until"] = _superseded_on(kept, columns["known"])
    columns["until_said"] = _superseded_on(kept, columns["earliest"])
    columns["until_entered"] = _superseded_on(kept, columns["entered"])
    columns["row"] = row
    names = pd.factorize(kept["stance"], sort=True)[0]
    keys = (columns[name] for name in ("rank", "within", "latest", "earliest"))
    order = np.lexsort((names, *keys))
    ordered: dict[str, Any] = {name: values[order] for name, values in columns.items()}
    return Ledger(
        actors=actors,
        issues=issues,
        **ordered,
        dispute=_disputes(ordered),
        all_coded=not np.isnan(columns["position"]).any(),
        all_known_at_once=bool((columns["known"] <= columns["earliest"]).all()),
        all_entered_at_once=bool((columns["entered"] <= columns["earliest"]).all()),
        none_superseded=bool((columns["until"] == NEVER).all()),
    )


def _days(days: pd.Series) -> Ints:
    return (days.to_numpy(dtype="datetime64[D]").astype(np.int64)).astype(np.int32)


def _disputes(columns: dict[str, Any]) -> Ints:
    """The number of each record's dispute, -1 if it is in none."""
    dispute = np.full(len(columns["cell"]), -1, dtype=np.int32)
    coded = np.flatnonzero(~np.isnan(columns["position"]))
    keys = [columns[name][coded] for name in ("rank", "within", "latest", "earliest", "cell")]
    order = np.lexsort(keys)
    if not len(order):
        return dispute
    changes = np.any([key[order][1:] != key[order][:-1] for key in keys], axis=0)
    starts = np.concatenate([[0], np.flatnonzero(changes) + 1])
    positions = columns["position"][coded][order]
    highest, lowest = np.maximum.reduceat(positions, starts), np.minimum.reduceat(positions, starts)
    differs = highest != lowest
    size = np.diff(np.append(starts, len(order)))
    inside = np.repeat(differs, size)
    dispute[coded[order[inside]]] = np.repeat(np.arange(int(differs.sum())), size[differs])
    return dispute


def _superseded_on(stances: pd.DataFrame, days: Ints) -> Ints:
    """The first of ``days`` of the records that supersede each record, NEVER if none does."""
    until = np.full(len(stances), NEVER, dtype=np.int32)
    newer = np.flatnonzero(stances["supersedes"].notna())
    if len(newer):
        place = pd.Index(stances["stance"]).get_indexer(stances["supersedes"].iloc[newer])
        known = place >= 0
        np.minimum.at(until, place[known], days[newer[known]])
    return until
