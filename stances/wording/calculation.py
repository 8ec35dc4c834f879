"""How a number came about: the formula, with the actual values put in."""

from collections.abc import Mapping, Sequence

import numpy as np

from stances.analysis.agreement import ENOUGH, Agreement
from stances.analysis.matrix import Matrix
from stances.analysis.networks import Network
from stances.analysis.polarisation import Split
from stances.analysis.space import Space
from stances.model.measures import Measure, Normalisation, Tie
from stances.tables import Tables
from stances.wording import numbers


def agreement_lines(
    tables: Tables,
    matrix: Matrix,
    agreed: Agreement,
    pair: tuple[str, str],
    *,
    weights: Mapping[str, float],
) -> list[str]:
    """The agreement of one pair, issue by issue and then put together."""
    a, b = (matrix.actors.index(actor) for actor in pair)
    names = " and ".join(tables.actor_rows[actor].name for actor in pair)
    shared = [
        (issue, float(x), float(y))
        for issue, x, y in zip(matrix.issues, matrix.values[a], matrix.values[b], strict=True)
        if issue in agreed.issues and not np.isnan(x) and not np.isnan(y)
    ]
    lines = [f"{names}: n = {len(shared)} shared of N = {agreed.possible[a, b]} issues."]
    for issue, x, y in shared:
        weight = weights.get(issue, 1.0)
        weighed = "" if weight == 1 else f", weight {weight:g}"
        lines.append(
            f"{tables.issue_rows[issue].title}: {numbers.plain_number(x)} and "
            f"{numbers.plain_number(y)}, {_compared(agreed.measure, x, y)}{weighed}"
        )
    if len(shared) < ENOUGH:
        return [*lines, f"Fewer than {ENOUGH} shared issues: too few for a number."]
    return [*lines, *_together(matrix, agreed, (a, b), shared, weights)]


def _together(
    matrix: Matrix,
    agreed: Agreement,
    at: tuple[int, int],
    shared: Sequence[tuple[str, float, float]],
    weights: Mapping[str, float],
) -> list[str]:
    value = float(agreed.values[at])
    weigh = {issue: weights.get(issue, 1.0) for issue, *_ in shared}
    mass = sum(weigh.values())
    if np.isnan(value):
        return ["Both always hold the same position: kappa is not defined."]
    if agreed.measure is Measure.KAPPA:
        observed = sum(weigh[i] * abs(x - y) for i, x, y in shared) / mass
        expected = (
            sum(weigh[i] * weigh[j] * abs(x - y) for i, x, _ in shared for j, _, y in shared)
            / mass**2
        )
        return [
            (
                f"Observed mean distance {_three(observed)}; expected by chance "
                f"{_three(expected)}, comparing every shared position of both."
            ),
            f"kappa = 1 − {_three(observed)} / {_three(expected)} = {_three(value)}",
            "Kappa has no possible range: unknown positions would change what chance gives.",
        ]
    whole = float(agreed.whole[at])
    if agreed.measure is Measure.CITY_BLOCK:
        terms = " + ".join(f"{weigh[i]:g}·{abs(x - y):g}" for i, x, y in shared)
        first = f"A = 1 − ({terms}) / ({matrix.scale_range:g} · {mass:g}) = {_three(value)}"
    else:
        first = f"Share = {value * mass:g} of {mass:g} = {_three(value)}"
    return [
        first,
        (
            "Possible range if all positions were known, from all different to all the same: "
            f"{mass:g}·{_three(value)} / {whole:g} = {_three(agreed.low[at])} and "
            f"({mass:g}·{_three(value)} + {whole:g} − {mass:g}) / {whole:g} = "
            f"{_three(agreed.high[at])}"
        ),
    ]


def _compared(measure: Measure, x: float, y: float) -> str:
    if measure is Measure.IDENTICAL:
        return "the same" if x == y else "not the same"
    if measure is Measure.SAME_SIGN:
        return "the same sign" if np.sign(x) == np.sign(y) else "not the same sign"
    return f"distance {abs(x - y):g}"


def tie_lines(tables: Tables, network: Network, pair: tuple[str, str]) -> list[str]:
    """One tie: its congruence and conflict, and what they are divided by."""
    a, b = (network.actors.index(actor) for actor in pair)
    names = " and ".join(tables.actor_rows[actor].name for actor in pair)
    congruence, conflict = float(network.congruence[a, b]), float(network.conflict[a, b])
    net = numbers.exact(congruence - conflict)
    raw = {
        Tie.CONGRUENCE: (congruence, f"congruence = {congruence:g}"),
        Tie.CONFLICT: (conflict, f"conflict = {conflict:g}"),
        Tie.SUBTRACT: (
            congruence - conflict,
            f"congruence − conflict = {congruence:g} − {conflict:g} = {net}",
        ),
        Tie.IGNORE: (
            congruence + conflict,
            f"all pairs of statements = {congruence + conflict:g}",
        ),
    }[network.tie]
    weight = float(network.weights[a, b])
    lines = [
        (
            f"{names}: {numbers.count(int(network.shared[a, b]), 'issue')} on which both made a "
            f"statement; {network.activity[a]:g} and {network.activity[b]:g} statements in all."
        ),
        (
            "Congruence adds 1 − |k − k'| / R for every pair of their statements on an issue, "
            "conflict adds |k − k'| / R."
        ),
        raw[1],
    ]
    if network.normalisation is Normalisation.NONE:
        return lines
    divisor = raw[0] / weight if weight else float("nan")
    average = f" = ({network.activity[a]:g} + {network.activity[b]:g}) / 2"
    shown = average if network.normalisation is Normalisation.AVERAGE else ""
    return [
        *lines,
        f"Divided by {network.normalisation.meaning}{shown}"
        + (f": {numbers.exact(raw[0])} / {divisor:.4g} = {_three(weight)}" if weight else ": 0"),
    ]


def polarisation_lines(tables: Tables, split: Split) -> list[str]:
    """One issue: its distribution, A and the polarisation."""
    counts = ", ".join(
        f"{number} at {numbers.plain_number(position)}"
        for position, number in zip(range(-2, 3), split.counts, strict=True)
    )
    title = tables.issue_rows[split.issue].title
    lines = [f"{title}: {counts}."]
    if split.agreement_a is None or split.polarisation is None:
        return [*lines, "Fewer than 5 actors: the distribution is shown without a number."]
    return [
        *lines,
        (
            "Van der Eijk's A takes the distribution apart into layers of filled and empty "
            "categories, and weighs each layer's agreement U · (1 − (S − 1) / 4) by its actors."
        ),
        f"A = {_three(split.agreement_a)}",
        f"Polarisation = (1 − A) / 2 = {_three(split.polarisation)}",
    ]


def map_lines(tables: Tables, space: Space, measured: Agreement) -> list[str]:
    """The fit, and for the closest and the furthest pair the map beside the disagreement."""
    lines = [
        (
            "Distances are disagreements, 1 − A. Classical scaling (Torgerson) finds the points "
            "whose distances come nearest to them."
        ),
        (
            f"First axis {numbers.percent(space.axes[0])} of the variance, "
            f"second axis {numbers.percent(space.axes[1])}."
        ),
    ]
    for label, (distance, a, b) in zip(("Closest", "Furthest apart"), _ends(space), strict=True):
        value = float(
            measured.values[measured.place[space.actors[a]], measured.place[space.actors[b]]]
        )
        names = " and ".join(tables.actor_rows[space.actors[n]].short for n in (a, b))
        lines.append(
            f"{label} on the map: {names}, {numbers.decimal(distance)} apart; "
            f"their disagreement is 1 − {numbers.decimal(value)} = {numbers.decimal(1 - value)}."
        )
    return lines


def _ends(space: Space) -> list[tuple[float, int, int]]:
    """The closest and the furthest pair on the map with their distance, the first of equals."""
    rows = [
        np.linalg.norm(space.points[at + 1 :] - space.points[at], axis=1)
        for at in range(len(space.actors) - 1)
    ]
    ends = []
    for pick in (np.argmin, np.argmax):
        best = [int(pick(row)) for row in rows]
        values = np.array([row[at] for row, at in zip(rows, best, strict=True)])
        a = int(pick(values))
        ends.append((float(values[a]), a, a + 1 + best[a]))
    return ends


def _three(value: float) -> str:
    return numbers.decimal(float(value), 3)
