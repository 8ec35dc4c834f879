"""How a number came about: the formula, with the actual values put in."""

from collections.abc import Mapping, Sequence

import numpy as np

from stances import wording
from stances.analysis.agreement import ENOUGH, Agreement
from stances.analysis.matrix import Matrix
from stances.analysis.networks import Network
from stances.analysis.polarisation import Split
from stances.analysis.space import Space
from stances.model.measures import Measure, Normalisation, Tie
from stances.tables import Tables


def agreement_lines(
    tables: Tables,
    matrix: Matrix,
    found: Agreement,
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
        if issue in found.issues and not np.isnan(x) and not np.isnan(y)
    ]
    lines = [f"{names}: n = {len(shared)} shared of N = {len(found.issues)} issues."]
    for issue, x, y in shared:
        weight = weights.get(issue, 1.0)
        weighed = "" if weight == 1 else f", weight {weight:g}"
        lines.append(
            f"{tables.issue_rows[issue].title}: {_signed(x)} and {_signed(y)}, "
            f"{_said(found.measure, x, y)}{weighed}"
        )
    if len(shared) < ENOUGH:
        return [*lines, f"Fewer than {ENOUGH} shared issues: not enough for a number."]
    return [*lines, *_together(matrix, found, (a, b), shared, weights)]


def _together(
    matrix: Matrix,
    found: Agreement,
    at: tuple[int, int],
    shared: Sequence[tuple[str, float, float]],
    weights: Mapping[str, float],
) -> list[str]:
    value = float(found.values[at])
    weigh = {issue: weights.get(issue, 1.0) for issue, *_ in shared}
    mass = sum(weigh.values())
    if np.isnan(value):
        return ["Both hold one and the same position throughout: kappa is not defined."]
    if found.measure is Measure.KAPPA:
        observed = sum(weigh[i] * abs(x - y) for i, x, y in shared) / mass
        expected = (
            sum(weigh[i] * weigh[j] * abs(x - y) for i, x, _ in shared for j, _, y in shared)
            / mass**2
        )
        return [
            (
                f"Observed mean distance {observed:.3f}; expected by chance {expected:.3f}, each "
                "shared position of the one against each of the other."
            ),
            f"kappa = 1 − {observed:.3f} / {expected:.3f} = {value:.3f}",
            "Kappa has no bounds: unknown positions would change what chance gives.",
        ]
    whole = sum(weights.get(issue, 1.0) for issue in found.issues)
    if found.measure is Measure.CITY_BLOCK:
        terms = " + ".join(f"{weigh[i]:g}·{abs(x - y):g}" for i, x, y in shared)
        first = f"A = 1 − ({terms}) / ({matrix.scale_range:g} · {mass:g}) = {value:.3f}"
    else:
        first = f"Share = {value * mass:g} of {mass:g} = {value:.3f}"
    return [
        first,
        (
            "Bounds if every unknown position were known, from all different to all the same: "
            f"{mass:g}·{value:.3f} / {whole:g} = {found.low[at]:.3f} and "
            f"({mass:g}·{value:.3f} + {whole:g} − {mass:g}) / {whole:g} = {found.high[at]:.3f}"
        ),
    ]


def _said(measure: Measure, x: float, y: float) -> str:
    if measure is Measure.IDENTICAL:
        return "the same" if x == y else "not the same"
    if measure is Measure.SAME_SIGN:
        return "the same sign" if np.sign(x) == np.sign(y) else "not the same sign"
    return f"distance {abs(x - y):g}"


def tie_lines(tables: Tables, found: Network, pair: tuple[str, str]) -> list[str]:
    """One tie: its congruence and conflict, and what they are divided by."""
    a, b = (found.actors.index(actor) for actor in pair)
    names = " and ".join(tables.actor_rows[actor].name for actor in pair)
    congruence, conflict = float(found.congruence[a, b]), float(found.conflict[a, b])
    raw = {
        Tie.CONGRUENCE: (congruence, f"congruence = {congruence:g}"),
        Tie.CONFLICT: (conflict, f"conflict = {conflict:g}"),
        Tie.SUBTRACT: (
            congruence - conflict,
            f"congruence − conflict = {congruence:g} − {conflict:g} = {congruence - conflict:g}",
        ),
        Tie.IGNORE: (congruence + conflict, f"all pairs of statements = {congruence + conflict:g}"),
    }[found.tie]
    weight = float(found.weights[a, b])
    lines = [
        (
            f"{names}: {wording.count(int(found.shared[a, b]), 'issue')} on which both made a "
            f"statement; {found.activity[a]:g} and {found.activity[b]:g} statements in all."
        ),
        (
            "Congruence adds 1 − |k − k'| / R for every pair of their statements on an issue, "
            "conflict adds |k − k'| / R."
        ),
        raw[1],
    ]
    if found.normalisation is Normalisation.NONE:
        return lines
    divisor = raw[0] / weight if weight else float("nan")
    average = f" = ({found.activity[a]:g} + {found.activity[b]:g}) / 2"
    shown = average if found.normalisation is Normalisation.AVERAGE else ""
    return [
        *lines,
        f"Divided by {found.normalisation.meaning}{shown}"
        + (f": {raw[0]:g} / {divisor:.4g} = {weight:.3f}" if weight else ": 0"),
    ]


def polarisation_lines(tables: Tables, split: Split) -> list[str]:
    """One issue: its distribution, A and the polarisation."""
    counts = ", ".join(
        f"{number} at {_signed(position)}"
        for position, number in zip(range(-2, 3), split.counts, strict=True)
    )
    title = tables.issue_rows[split.issue].title
    lines = [f"{title}: {counts}."]
    if split.agreement_a is None or split.polarisation is None:
        return [*lines, "Fewer than 5 actors: the distribution is shown, and no number."]
    return [
        *lines,
        (
            "Van der Eijk's A takes the distribution apart into layers of filled and empty "
            "categories, and weighs each layer's agreement U · (1 − (S − 1) / 4) by its actors."
        ),
        f"A = {split.agreement_a:.3f}",
        f"Polarisation = (1 − A) / 2 = {split.polarisation:.3f}",
    ]


def map_lines(tables: Tables, found: Space, measured: Agreement) -> list[str]:
    """The fit, and for the closest and the furthest pair the map beside the disagreement."""
    lines = [
        (
            "Distances are disagreements, 1 − A. Classical scaling (Torgerson) finds the points "
            "whose distances come nearest to them."
        ),
        f"First axis {found.axes[0]:.0%}, second axis {found.axes[1]:.0%} of the variance.",
    ]
    size = len(found.actors)
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    drawn = {(a, b): float(np.linalg.norm(found.points[a] - found.points[b])) for a, b in pairs}
    for label, pick in (("Closest", min), ("Furthest apart", max)):
        a, b = pick(pairs, key=lambda pair: drawn[pair])
        value = measured.values[measured.place[found.actors[a]], measured.place[found.actors[b]]]
        names = " and ".join(tables.actor_rows[found.actors[n]].short for n in (a, b))
        lines.append(
            f"{label} on the map: {names}, {drawn[a, b]:.2f} apart; their disagreement is "
            f"1 − {value:.2f} = {1 - value:.2f}."
        )
    return lines


def _signed(value: float) -> str:
    return f"{value:+g}".replace("-", "−") if value else "0"
