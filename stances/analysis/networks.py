"""Networks of actors from their statements, as defined by Discourse Network Analyzer.

Leifeld, Discourse Network Analysis (2017) and the manual of Discourse Network Analyzer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stances.analysis.in_force import stale_limits, stale_records
from stances.analysis.ledger import Floats
from stances.analysis.matrix import RANGE, aligned
from stances.analysis.selection import Selection
from stances.model.measures import Normalisation, Period, Tie


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
    x, levels = _counts(events, names)
    closeness = 1 - np.abs(levels[:, None] - levels[None, :]) / scale_range
    flat = _flat(x)
    smoothed = _flat(np.einsum("ijk,kl->ijl", x, closeness))
    statements_on = x.sum(axis=2)
    together = statements_on @ statements_on.T
    congruence = smoothed @ flat.T
    conflict = together - congruence
    raw = {
        Tie.CONGRUENCE: congruence,
        Tie.CONFLICT: conflict,
        Tie.SUBTRACT: congruence - conflict,
        Tie.IGNORE: together,
    }[tie]
    activity = statements_on.sum(axis=1)
    weights = raw / _divisor(normalisation, x, congruence, activity)
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
    normalisation: Normalisation, x: Floats, congruence: Floats, activity: Floats
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
    flat = _flat(x)
    alone = flat @ (flat == 0).T.astype(float)
    return _or_one(alone + alone.T + flat @ flat.T)


def _flat(x: Floats) -> Floats:
    return x.reshape(len(x), x.shape[1] * x.shape[2])


def _or_one(divisor: Floats) -> Floats:
    return np.where(divisor == 0, 1.0, divisor)


def _present(events: pd.DataFrame, actors: Sequence[str] | None) -> tuple[str, ...]:
    present = set(events["actor"])
    order = events["actor"].drop_duplicates() if actors is None else actors
    return tuple(actor for actor in order if actor in present)


def _counts(events: pd.DataFrame, names: Sequence[str]) -> tuple[Floats, Floats]:
    """Statements by actor, issue and position, and the positions."""
    issues, levels = pd.Index(events["issue"].unique()), np.unique(events["position"])
    x = np.zeros((len(names), len(issues), len(levels)))
    place = pd.Index(names).get_indexer(events["actor"])
    kept = place >= 0
    at = (
        place[kept],
        issues.get_indexer(events["issue"])[kept],
        np.searchsorted(levels, events["position"])[kept],
    )
    np.add.at(x, at, 1.0)
    return x, levels


def _number(days: np.ndarray, period: Period) -> np.ndarray:
    """The number of the period that contains each day."""
    if period is Period.WINDOW:
        return np.zeros(len(days), dtype=np.int64)
    if period is Period.WEEK:
        return (days.astype(np.int64) + 3) // 7  # 1970-01-01 was a Thursday
    unit = {Period.DAY: "D", Period.MONTH: "M", Period.YEAR: "Y"}[period]
    return days.astype(f"datetime64[{unit}]").astype(np.int64)
