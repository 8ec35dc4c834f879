"""Networks of actors from their statements, as defined by Discourse Network Analyzer.

Leifeld, Discourse Network Analysis (2017) and the manual of Discourse Network Analyzer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from stances.analysis.in_force import stale_limits, stale_records
from stances.analysis.ledger import Floats, Ints
from stances.analysis.matrix import RANGE, aligned
from stances.analysis.selection import Selection
from stances.model.measures import Normalisation, Period, Tie

if TYPE_CHECKING:
    from scipy.sparse import csr_array

BATCH = 250_000  # pairs × actors at a time: what a processor keeps at hand


@dataclass(frozen=True)
class Network:
    """Ties between ``actors`` as a symmetric array with an empty diagonal.

    ``weights`` are normalised, ``congruence`` and ``conflict`` are the raw sums;
    ``activity`` counts each actor's statements after all exclusions, ``shared`` the issues on
    which both made one.
    """

    actors: tuple[str, ...]
    tie: Tie
    normalisation: Normalisation
    weights: Floats
    congruence: Floats
    conflict: Floats
    shared: Floats
    activity: Floats

    @property
    def frame(self) -> pd.DataFrame:
        """One row per non-zero tie: actor_a, actor_b, weight, congruence, conflict, shared."""
        a, b = np.triu_indices(len(self.actors), k=1)
        kept = self.weights[a, b] != 0
        a, b = a[kept], b[kept]
        names = np.array(self.actors, dtype=object)
        return pd.DataFrame(
            {
                "actor_a": pd.Series(names[a], dtype="str"),
                "actor_b": pd.Series(names[b], dtype="str"),
                "weight": self.weights[a, b],
                "congruence": self.congruence[a, b],
                "conflict": self.conflict[a, b],
                "shared": self.shared[a, b].astype(np.int64),
            }
        )


def statements(selection: Selection, period: Period) -> pd.DataFrame:
    """Coded records as events: actor, issue, position, day, row (of the stances frame).

    Positions stand on the scale that the issues share, its middle at 0.
    Stale ones are left out unless the selection includes them. If an actor repeats a position on
    an issue, only the first statement in each ``period`` counts.
    """
    ledger = selection.ledger
    index = selection.coded()
    actor, issue = np.divmod(ledger.cell[index], max(len(ledger.issues), 1))
    inside = (
        ledger.actors.isin(selection.actors)[actor] & ledger.issues.isin(selection.issues)[issue]
    )
    if not selection.any_age:
        limits = stale_limits(selection.tables)[issue]
        inside &= ~stale_records(ledger, index, limits, selection.day)
    index, actor, issue = index[inside], actor[inside], issue[inside]
    days = ledger.earliest[index].astype("datetime64[D]")
    events = pd.DataFrame(
        {
            "actor": pd.Series(ledger.actors.to_numpy()[actor], dtype="str"),
            "issue": pd.Series(ledger.issues.to_numpy()[issue], dtype="str"),
            "position": aligned(
                ledger.position[index], ledger.issues.to_numpy()[issue], selection.tables.scales
            ),
            "day": days.astype("datetime64[s]"),
            "row": ledger.row[index],
        }
    )
    if period is Period.NEVER:
        return events
    repeated = events.assign(period=_number(days, period)).duplicated(
        ["actor", "issue", "position", "period"]
    )
    return events[~repeated].reset_index(drop=True)


def network(
    events: pd.DataFrame,
    *,
    actors: Sequence[str] | None = None,
    tie: Tie = Tie.CONGRUENCE,
    normalisation: Normalisation = Normalisation.AVERAGE,
    scale_range: float = RANGE,
) -> Network:
    """The network of statements (``events`` with columns actor, issue, position).

    Congruence is the sum over issues j and positions k, k' of x_ijk x_i'jk' (1 - |k - k'| / R),
    conflict the same with |k - k'| / R, x counting statements. Actors without a statement
    are left out; activity counts the statements after exclusions.
    """
    names = _present(events, actors)
    counts = _counts(events, names)
    statements_on = counts.by_issue()
    together = statements_on @ statements_on.T
    apart = counts.distance()
    conflict = (apart + apart.T) / 2 / scale_range
    congruence = together - conflict
    raw = {
        Tie.CONGRUENCE: congruence,
        Tie.CONFLICT: conflict,
        Tie.SUBTRACT: congruence - conflict,
        Tie.IGNORE: together,
    }[tie]
    activity = statements_on.sum(axis=1)
    weights = raw / _divisor(normalisation, counts, congruence, activity)
    spoke = (statements_on > 0).astype(np.float64)
    off = 1.0 - np.eye(len(names))
    return Network(
        names,
        tie,
        normalisation,
        weights=weights * off,
        congruence=congruence * off,
        conflict=conflict * off,
        shared=spoke @ spoke.T * off,
        activity=activity,
    )


def affiliation(
    events: pd.DataFrame, *, tie: Tie = Tie.IGNORE, scale_range: float = RANGE
) -> pd.DataFrame:
    """The two-mode network: one row per actor and issue with a statement, and its weight.

    The weight is the number of statements; for subtract, the sum of the positions as shares of the
    half scale (+1 and -1 for full support and opposition).
    """
    value = events["position"] / (scale_range / 2) if tie is Tie.SUBTRACT else 1
    weights = events.assign(weight=value).groupby(["actor", "issue"], sort=False)["weight"]
    return weights.sum().reset_index()


def _divisor(
    normalisation: Normalisation, counts: "_Counts", congruence: Floats, activity: Floats
) -> Floats:
    if normalisation is Normalisation.NONE:
        return np.ones_like(congruence)
    if normalisation is Normalisation.AVERAGE:
        return _or_one((activity[:, None] + activity[None, :]) / 2)
    if normalisation is Normalisation.PRODUCT:
        return _or_one(activity[:, None] * activity[None, :])
    if normalisation is Normalisation.COSINE:
        length = np.sqrt(np.diag(congruence))
        return _or_one(length[:, None] * length[None, :])
    x = counts.x
    alone = activity[:, None] - (x @ (x > 0).astype(np.float64).T).toarray()
    return _or_one(alone + alone.T + (x @ x.T).toarray())


def _or_one(divisor: Floats) -> Floats:
    return np.where(divisor == 0, 1.0, divisor)


def _present(events: pd.DataFrame, actors: Sequence[str] | None) -> tuple[str, ...]:
    present = set(events["actor"])
    order = events["actor"].drop_duplicates() if actors is None else actors
    return tuple(actor for actor in order if actor in present)


@dataclass(frozen=True)
class _Counts:
    """How often each actor took each position on each issue.

    ``x`` is actors × pairs of an issue and one of the positions taken on it, in order; ``issue``
    and ``level`` are those of each pair.
    """

    x: "csr_array"
    issue: Ints
    level: Floats

    def by_issue(self) -> Floats:
        """The statements of each actor on each issue."""
        pairs = len(self.issue)
        size = int(self.issue[-1]) + 1 if pairs else 0
        shape = pairs, size
        from scipy.sparse import csr_array  # noqa: PLC0415  slow to import, and rarely needed

        member = csr_array((np.ones(pairs), (np.arange(pairs), self.issue)), shape=shape)
        return (self.x @ member).toarray()

    def distance(self) -> Floats:
        """The sum of |k - k'| over the statements of each two actors on the same issue.

        For one actor's statements the sums to every position follow from running counts, so that
        nothing is as large as positions × positions.
        """
        actors, pairs = self.x.shape
        total = np.zeros((actors, actors))
        if not pairs:
            return total
        first = np.concatenate([[True], self.issue[1:] != self.issue[:-1]])
        start = np.flatnonzero(first).astype(np.int32)
        gap = np.where(first, 0.0, np.diff(self.level, prepend=self.level[0]))
        base = self.level - np.repeat(self.level[start], np.diff(np.append(start, pairs)))
        most = max(BATCH // pairs, 1)
        for begin in range(0, actors, most):
            part = self.x[begin : begin + most].toarray().T
            total[:, begin : begin + most] = self.x @ _distances(part, start, gap, base)
        return total


def _distances(counts: Floats, start: Ints, gap: Floats, base: Floats) -> Floats:
    """For each pair and actor the sum of the distances from the pair's position.

    ``counts`` are pairs × actors; ``start`` is the first pair of each issue, ``gap`` the distance
    to the pair before, ``base`` that to the first of the issue.
    """
    size = np.diff(np.append(start, len(gap)))
    below = np.cumsum(counts, axis=0) - counts
    below -= np.repeat(below[start], size, axis=0)
    here = np.repeat(np.add.reduceat(counts, start, axis=0), size, axis=0)
    lowest = np.repeat(np.add.reduceat(counts * base[:, None], start, axis=0), size, axis=0)
    # One step up, everything below is further away by the gap, and everything else is closer.
    steps = np.cumsum((2 * below - here) * gap[:, None], axis=0)
    return lowest + steps - np.repeat(steps[start], size, axis=0)


def _counts(events: pd.DataFrame, names: Sequence[str]) -> _Counts:
    from scipy.sparse import csr_array  # noqa: PLC0415  slow to import, and rarely needed

    place = pd.Index(names).get_indexer(events["actor"])
    kept = place >= 0
    issue = pd.factorize(events["issue"])[0][kept]
    levels, level = np.unique(events["position"].to_numpy()[kept], return_inverse=True)
    pairs, column = np.unique(issue * max(len(levels), 1) + level, return_inverse=True)
    x = csr_array((np.ones(len(column)), (place[kept], column)), shape=(len(names), len(pairs)))
    pair_issue, pair_level = np.divmod(pairs, max(len(levels), 1))
    return _Counts(x, pair_issue, levels[pair_level].astype(np.float64))


def _number(days: np.ndarray, period: Period) -> np.ndarray:
    """The number of the period that contains each day."""
    if period is Period.WINDOW:
        return np.zeros(len(days), dtype=np.int64)
    if period is Period.WEEK:
        return (days.astype(np.int64) + 3) // 7  # 1970-01-01 was a Thursday
    unit = {Period.DAY: "D", Period.MONTH: "M", Period.YEAR: "Y"}[period]
    return days.astype(f"datetime64[{unit}]").astype(np.int64)
