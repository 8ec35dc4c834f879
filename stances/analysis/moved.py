"""The records between which a position moved, as arrays: the definition of ``shifts``.

``shifts.move_kind`` says the same of any two records.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.analysis.admitted import rows_among
from stances.analysis.ledger import Bools, Ints, Ledger
from stances.analysis.positions import Positions
from stances.analysis.voices import has_many_voices, other_speaker
from stances.model.vocabulary import ShiftKind
from stances.tables import Tables

KINDS = tuple(map(str, ShiftKind))
_SCOPE = ("area", "weapon", "condition")
Places = npt.NDArray[np.int64]


class Moved(NamedTuple):
    """Rows of ``tables.stances`` before and after each move, the newest move first.

    ``kind`` is a place in KINDS; ``stated`` is true if the records state their order within one
    date, ``other_speaker`` if their speakers differ.
    """

    before: Ints
    after: Ints
    kind: Places
    stated: Bools
    other_speaker: Bools


def moves_between(tables: Tables, positions: Positions) -> Moved:
    """Every move between two consecutive records in force up to the day, the newest first.

    The last record without a position before the first with one stands before it.
    """
    ledger, known = positions.trails.ledger, positions.trails.known
    cells = ledger.cell[known]
    same = cells[1:] == cells[:-1]
    first = known[np.flatnonzero(np.concatenate([[True], ~same]))] if len(known) else known
    silent = _silence_before(tables, positions, first)
    before = np.concatenate([silent[silent >= 0], known[:-1][same]])
    after = np.concatenate([first[silent >= 0], known[1:][same]])
    rows = ledger.row[before], ledger.row[after]
    other = other_speaker(tables, *rows)
    kind = _kinds(tables, ledger, before, after, other)
    stated = _in_stated_order(tables, ledger, before, after)
    keys = ledger.earliest[after], ledger.within[after], _ranks(tables, ledger.row[after])
    newest = np.lexsort(keys[::-1])[::-1]
    newest = newest[kind[newest] >= 0]
    before, after = rows
    return Moved(before[newest], after[newest], kind[newest], stated[newest], other[newest])


def _ranks(tables: Tables, rows: Ints) -> Places:
    """The place of each record's id in their alphabetical order."""
    order = tables.stances["stance"].iloc[rows].array.argsort()
    ranks = np.empty(len(rows), dtype=np.int64)
    ranks[order] = np.arange(len(rows))
    return ranks


def _in_stated_order(tables: Tables, ledger: Ledger, one: Ints, other: Ints) -> Bools:
    """True for each two records of one date that say that the first comes first within it."""
    stated = (ledger.within[one] > 0) & (ledger.within[one] < ledger.within[other])
    where = np.flatnonzero(stated)
    dates = tables.stances["date"]
    before, after = (dates.iloc[ledger.row[side[where]]].to_numpy(object) for side in (one, other))
    stated[where] = before == after
    return np.asarray(stated)


def _silence_before(tables: Tables, positions: Positions, first: Ints) -> Ints:
    """For each cell's first record with a position the last without one before it, -1 if none."""
    ledger = positions.trails.ledger
    answer = np.full(len(first), -1, dtype=np.int32)
    if ledger.all_coded or not len(first):
        return answer
    number = np.full(ledger.cells, -1, dtype=np.int64)
    number[ledger.cell[first]] = np.arange(len(first))
    admitted = rows_among(tables, positions.admitted)
    silent = np.flatnonzero(np.isnan(ledger.position) & admitted[ledger.row]).astype(np.int32)
    silent = silent[number[ledger.cell[silent]] >= 0]
    against = first[number[ledger.cell[silent]]]
    begun = ledger.earliest[silent] < ledger.earliest[against]
    silent = silent[begun | _in_stated_order(tables, ledger, silent, against)]
    ranks = _ranks(tables, ledger.row[silent])
    silent = silent[np.lexsort((ranks, ledger.within[silent], ledger.earliest[silent]))]
    answer[number[ledger.cell[silent]]] = silent  # the last of each cell stays
    return answer


def _kinds(tables: Tables, ledger: Ledger, before: Ints, after: Ints, other: Bools) -> Places:
    """The kind of each move as a place in KINDS, -1 if nothing moved."""
    old, new = ledger.position[before], ledger.position[after]
    same = old == new
    scoped = np.zeros(len(same), dtype=bool)
    scoped[same] = _scope_changed(tables, *(ledger.row[side[same]] for side in (before, after)))
    place = {kind: KINDS.index(kind) for kind in ShiftKind}
    cases = (
        (np.isnan(old), ShiftKind.CLARIFICATION),
        (old * new < 0, ShiftKind.REVERSAL),
        (scoped, ShiftKind.SCOPE_CHANGE),
        (same, None),
        (new == 0, ShiftKind.TO_MIXED),
        (old == 0, ShiftKind.FROM_MIXED),
        (np.abs(new) > np.abs(old), ShiftKind.HARDENING),
    )
    kind = np.select(
        [condition for condition, _ in cases],
        [-1 if name is None else place[name] for _, name in cases],
        place[ShiftKind.SOFTENING],
    )
    groups = [has_many_voices(tables, actor) for actor in ledger.actors]
    of_group = np.array(groups, dtype=bool)[ledger.cell[after] // max(len(ledger.issues), 1)]
    voice = of_group & other & (kind >= 0) & (kind != place[ShiftKind.CLARIFICATION])
    kind[voice] = place[ShiftKind.ANOTHER_VOICE]
    return kind


def _scope_changed(tables: Tables, before: Ints, after: Ints) -> Bools:
    """True for each two rows that both state a scope, and not the same."""
    some = np.zeros((2, len(before)), dtype=bool)
    differs = np.zeros(len(before), dtype=bool)
    for name in _SCOPE:
        column = tables.stances[name]
        if column.isna().all():
            continue
        sides = [column.iloc[rows].to_numpy(object) for rows in (before, after)]
        missing = [pd.isna(side) for side in sides]
        some |= [~gone & (side != "") for side, gone in zip(sides, missing, strict=True)]
        differs |= np.where(missing[0] | missing[1], missing[0] != missing[1], sides[0] != sides[1])
    return np.asarray(some[0] & some[1] & differs)
