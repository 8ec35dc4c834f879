"""Each measure against a slow and obvious second implementation, and its invariants."""

import itertools
import math
from datetime import date

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.analysis.agreement import Agreement, agreement
from stances.analysis.blocs import graph, network_blocs
from stances.analysis.clustering import clustering
from stances.analysis.layout import layout
from stances.analysis.matrix import Matrix, matrix_of
from stances.analysis.networks import network
from stances.analysis.polarisation import agreement_a
from stances.analysis.rankings import ranking_change
from stances.analysis.reliability import alpha, reliability
from stances.analysis.space import aligned, space
from stances.model.measures import Level, Measure, Normalisation, Tie
from stances.tables import Tables
from tests.conftest import examples
from tests.questions import ask

CELLS = st.one_of(st.none(), st.integers(-2, 2))


@st.composite
def matrices(draw: st.DrawFn, cells: st.SearchStrategy = CELLS) -> Matrix:
    actors, issues = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    rows = [(f"a{a}", f"j{j}", draw(cells)) for a in range(actors) for j in range(issues)]
    return matrix_of(pd.DataFrame(rows, columns=["actor", "issue", "position"]))


weighted = st.dictionaries(
    st.sampled_from([f"j{j}" for j in range(6)]), st.sampled_from([0, 0.5, 1, 3])
)


def slow_agreement(
    matrix: Matrix, a: int, b: int, measure: Measure, weights: dict[str, float]
) -> tuple[float | None, int, float | None, float | None]:
    """Straight from the formula, one issue at a time."""
    weigh = {issue: weights.get(issue, 1.0) for issue in matrix.issues}
    pairs = []
    for j, issue in enumerate(matrix.issues):
        x, y = matrix.values[a, j], matrix.values[b, j]
        if weigh[issue] > 0 and not math.isnan(x) and not math.isnan(y):
            pairs.append((weigh[issue], x, y))
    n, shared = len(pairs), sum(w for w, *_ in pairs)
    whole = sum(weigh.values())
    if n < 2:
        return None, n, None, None
    if measure is Measure.KAPPA:
        observed = sum(w * abs(x - y) for w, x, y in pairs) / shared
        expected = (
            sum(w * v * abs(x - y) for (w, x, _), (v, _, y) in itertools.product(pairs, pairs))
            / shared**2
        )
        return (None if expected == 0 else 1 - observed / expected), n, None, None
    near = {
        Measure.CITY_BLOCK: lambda x, y: 1 - abs(x - y) / 4,
        Measure.IDENTICAL: lambda x, y: float(x == y),
        Measure.SAME_SIGN: lambda x, y: float(np.sign(x) == np.sign(y)),
    }[measure]
    value = sum(w * near(x, y) for w, x, y in pairs) / shared
    return value, n, shared * value / whole, (shared * value + whole - shared) / whole


@pytest.mark.parametrize("measure", list(Measure))
@given(matrix=matrices(), weights=weighted)
@examples(20, thorough=60)
def test_agreement_is_the_formula(
    measure: Measure, matrix: Matrix, weights: dict[str, float]
) -> None:
    result = agreement(matrix, measure=measure, weights=weights)
    for a, b in itertools.product(range(len(matrix.actors)), repeat=2):
        value, n, low, high = slow_agreement(matrix, a, b, measure, weights)
        assert result.shared[a, b] == n
        for got, want in ((result.values, value), (result.low, low), (result.high, high)):
            assert (
                math.isnan(got[a, b])
                if want is None
                else got[a, b] == pytest.approx(want, abs=1e-9)
            )


@given(matrix=matrices(st.one_of(st.none(), st.floats(-2, 2, width=16))))
@examples(13, thorough=40)
def test_fractional_positions_are_compared_in_the_same_way(matrix: Matrix) -> None:
    result = agreement(matrix)
    for a, b in itertools.combinations(range(len(matrix.actors)), 2):
        value, *_ = slow_agreement(matrix, a, b, Measure.CITY_BLOCK, {})
        assert (
            math.isnan(result.values[a, b])
            if value is None
            else (result.values[a, b] == pytest.approx(value, abs=1e-9))
        )


@given(matrix=matrices(st.one_of(st.none(), st.floats(-2, 2, width=16))), weights=weighted)
@examples(13, thorough=40)
def test_kappa_of_many_levels_is_the_formula(matrix: Matrix, weights: dict[str, float]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stances.analysis.agreement._Sums.few_issues", lambda _: True)
        result = agreement(matrix, measure=Measure.KAPPA, weights=weights)
    for a, b in itertools.combinations(range(len(matrix.actors)), 2):
        value, *_ = slow_agreement(matrix, a, b, Measure.KAPPA, weights)
        got = result.values[a, b]
        assert math.isnan(got) if value is None else got == pytest.approx(value, abs=1e-6)


@given(matrix=matrices())
@examples(20, thorough=60)
def test_agreement_is_symmetric_in_bounds_and_full_with_oneself(matrix: Matrix) -> None:
    result = agreement(matrix)
    np.testing.assert_array_equal(result.values, result.values.T)
    own = np.diag(result.values)
    assert (np.isnan(own) | (own == 1)).all()
    numbered = ~np.isnan(result.values)
    for array in (result.values, result.low, result.high):
        assert ((array[numbered] >= 0) & (array[numbered] <= 1)).all()
    assert (result.low[numbered] <= result.high[numbered]).all()


@given(matrix=matrices(), completion=st.lists(st.integers(-2, 2), min_size=36, max_size=36))
@examples(20, thorough=60)
def test_bounds_hold_whatever_the_unknown_positions_are(
    matrix: Matrix, completion: list[int]
) -> None:
    before = agreement(matrix)
    fill = np.resize(np.array(completion, dtype=float), matrix.values.shape)
    rows = [(a, j, np.where(np.isnan(matrix.values), fill, matrix.values)[x, y])
            for x, a in enumerate(matrix.actors) for y, j in enumerate(matrix.issues)]  # fmt: skip
    after = agreement(matrix_of(pd.DataFrame(rows, columns=["actor", "issue", "position"])))
    numbered = ~np.isnan(before.values)
    assert (before.low[numbered] <= after.values[numbered] + 1e-9).all()
    assert (after.values[numbered] <= before.high[numbered] + 1e-9).all()


@given(matrix=matrices(), measure=st.sampled_from([Measure.IDENTICAL, Measure.KAPPA]))
@examples(20, thorough=60)
def test_a_changed_ranking_counts_every_pair_of_pairs(matrix: Matrix, measure: Measure) -> None:
    before, after = agreement(matrix), agreement(matrix, measure=measure)
    pairs = list(itertools.combinations(range(len(matrix.actors)), 2))

    def order(values: Agreement, one: tuple[int, int], other: tuple[int, int]) -> float:
        return float(np.sign(np.round(values.values[one] - values.values[other], 9)))

    swapped = sum(
        order(before, one, other) * order(after, one, other) < 0
        for one, other in itertools.combinations(pairs, 2)
    )
    change = ranking_change(before, after)
    assert (change.swapped if change else 0) == swapped


statements = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"), st.integers(-2, 2)), max_size=25
)


def slow_sums(rows: list[tuple[str, str, int]], a: str, b: str) -> tuple[float, float]:
    """Congruence and conflict: every statement of one against every statement of the other."""
    pairs = [(k, m) for i, j, k in rows if i == a for o, q, m in rows if o == b and q == j]
    return sum(1 - abs(k - m) / 4 for k, m in pairs), sum(abs(k - m) / 4 for k, m in pairs)


def slow_divisor(rows: list[tuple[str, str, int]], a: str, b: str, norm: Normalisation) -> float:
    mine, theirs = ([r for r in rows if r[0] == actor] for actor in (a, b))
    if norm is Normalisation.AVERAGE:
        return (len(mine) + len(theirs)) / 2
    if norm is Normalisation.PRODUCT:
        return len(mine) * len(theirs)
    if norm is Normalisation.COSINE:
        return math.sqrt(slow_sums(rows, a, a)[0] * slow_sums(rows, b, b)[0])
    if norm is Normalisation.JACCARD:
        theirs_once = {r[1:] for r in theirs}
        mine_once = {r[1:] for r in mine}
        alone = sum(r[1:] not in theirs_once for r in mine) + sum(
            r[1:] not in mine_once for r in theirs
        )
        return alone + sum(x[1:] == y[1:] for x in mine for y in theirs)
    return 1


@pytest.mark.parametrize("norm", list(Normalisation))
@given(rows=statements)
@examples(20, thorough=60)
def test_networks_are_the_double_sum(norm: Normalisation, rows: list[tuple[str, str, int]]) -> None:
    frame = pd.DataFrame(rows, columns=["actor", "issue", "position"])
    ties = {tie: network(frame, tie=tie, normalisation=norm) for tie in Tie}
    names = ties[Tie.CONGRUENCE].actors
    assert set(names) == {row[0] for row in rows}
    for a, b in itertools.permutations(names, 2):
        at = names.index(a), names.index(b)
        congruence, conflict = slow_sums(rows, a, b)
        divisor = slow_divisor(rows, a, b, norm) or 1
        wanted = {Tie.CONGRUENCE: congruence, Tie.CONFLICT: conflict,
                  Tie.SUBTRACT: congruence - conflict, Tie.IGNORE: congruence + conflict}  # fmt: skip
        for tie, value in wanted.items():
            assert ties[tie].weights[at] == pytest.approx(value / divisor, abs=1e-9)


@given(rows=statements)
@examples(13, thorough=40)
def test_two_actors_with_one_profile_have_cosine_one(rows: list[tuple[str, str, int]]) -> None:
    twins = [(actor, issue, k) for _, issue, k in rows for actor in ("p", "q")]
    ties = network(pd.DataFrame(twins, columns=["actor", "issue", "position"]),
                    normalisation=Normalisation.COSINE)  # fmt: skip
    if rows:
        assert ties.weights[0, 1] == pytest.approx(1)


@given(rows=statements, order=st.randoms())
@examples(10, thorough=30)
def test_layout_and_blocs_do_not_depend_on_the_order_of_rows(rows, order) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(rows)
    order.shuffle(shuffled)
    networks = [
        network(pd.DataFrame(version, columns=["actor", "issue", "position"]), actors="abcd")
        for version in (rows, shuffled)
    ]
    places = [layout(graph(ties)) for ties in networks]
    assert places[0] == places[1]
    assert network_blocs(networks[0]) == network_blocs(networks[1])
    assert set(places[0]) == {row[0] for row in rows}


many_statements = st.lists(
    st.tuples(st.sampled_from("hgfedcba"), st.sampled_from("vwxyz"), st.integers(-2, 2)),
    max_size=50,
)


@given(rows=many_statements, threshold=st.sampled_from([0, 0.3, 0.9]), shared=st.integers(1, 2))
@examples(26, thorough=80)
def test_blocs_and_layout_are_those_of_networkx(
    rows: list[tuple[str, str, int]], threshold: float, shared: int
) -> None:
    frame = pd.DataFrame(rows, columns=["actor", "issue", "position"])
    found = network(frame, tie=Tie.SUBTRACT)
    ties = graph(found, threshold=threshold, shared=shared)
    positive = nx.Graph()
    positive.add_nodes_from(ties)
    positive.add_edges_from((a, b, d) for a, b, d in ties.edges(data=True) if d["weight"] > 0)
    blocs = network_blocs(found, threshold=threshold, shared=shared)
    if not positive.number_of_edges():
        assert blocs.modularity is None
        return
    wanted = nx.community.greedy_modularity_communities(positive, weight="weight")
    assert set(map(frozenset, blocs.communities)) == {one for one in wanted if len(one) > 1}
    assert blocs.modularity == pytest.approx(nx.community.modularity(positive, wanted))
    if nx.is_connected(positive):
        top = max(weight for *_, weight in positive.edges(data="weight"))
        for *_, values in positive.edges(data=True):
            values["length"] = 1 / (0.25 + 0.75 * values["weight"] / top)
        spread = math.sqrt(len(positive))
        places = nx.kamada_kawai_layout(
            positive, pos=nx.circular_layout(positive), weight="length", scale=spread
        )
        drawn = layout(ties)
        for actor, (x, y) in places.items():
            assert drawn[actor] == pytest.approx((x + spread, y), abs=1e-4)


def slow_layers(counts: list[int]) -> float:
    """Van der Eijk's A: layers taken off one by one, triples of categories counted by hand."""
    size, total, left, value = len(counts), sum(counts), list(counts), 0.0
    while any(left):
        height = min(c for c in left if c)
        layer = [int(c > 0) for c in left]
        triples = [t for t in itertools.combinations(layer, 3) if sum(t) == 2]
        split = sum(t == (1, 0, 1) for t in triples)
        unimodal = len(triples) - split
        filled = sum(layer)
        if filled == 1:
            u = 1.0
        elif filled == size:
            u = 0.0
        else:
            u = ((size - 2) * unimodal - (size - 1) * split) / ((size - 2) * (unimodal + split))
        value += u * (1 - (filled - 1) / (size - 1)) * filled * height / total
        left = [c - height if c else 0 for c in left]
    return value


@given(st.lists(st.integers(0, 30), min_size=3, max_size=7).filter(any))
def test_agreement_a_is_the_sum_over_layers(counts: list[int]) -> None:
    value = agreement_a(counts)
    assert value == pytest.approx(slow_layers(counts), abs=1e-9)
    assert value == pytest.approx(agreement_a(counts[::-1]), abs=1e-9)
    assert -1 - 1e-9 <= value <= 1 + 1e-9


@given(matrix=matrices())
@examples(20, thorough=60)
def test_the_map_is_finite_and_leaves_out_actors_with_too_few_shared_issues(matrix: Matrix) -> None:
    result = agreement(matrix)
    mapped = space(result)
    assert np.isfinite(mapped.points).all()
    assert (
        set(mapped.actors) | set(mapped.left_out) == set(matrix.actors) or len(matrix.actors) == 1
    )
    for a, b in itertools.combinations(mapped.actors, 2):
        assert result.shared[matrix.actors.index(a), matrix.actors.index(b)] >= 3


@given(
    st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=4, max_size=8), st.floats(0, 6)
)
@examples(16, thorough=50)
def test_points_on_a_plane_are_recovered_and_rotated_back(points, angle) -> None:  # type: ignore[no-untyped-def]
    place = np.array(points)
    distance = np.linalg.norm(place[:, None] - place[None, :], axis=2)
    names = tuple(f"a{n}" for n in range(len(place)))
    blank = matrix_of(pd.DataFrame({"actor": names, "issue": "j", "position": 0}))
    from dataclasses import replace

    distances = replace(agreement(blank), values=1 - distance, shared=np.full(distance.shape, 9))
    plane = space(distances)
    again = np.linalg.norm(plane.points[:, None] - plane.points[None, :], axis=2)
    np.testing.assert_allclose(again, distance, atol=1e-5)
    assert plane.fit is None or plane.fit == pytest.approx(1, abs=1e-6)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    moved = aligned(replace(plane, points=plane.points @ turn + 5), plane)
    np.testing.assert_allclose(moved.points, plane.points, atol=1e-6)


@given(matrix=matrices())
@examples(16, thorough=50)
def test_clustering_keeps_every_actor_once(matrix: Matrix) -> None:
    tree = clustering(agreement(matrix))
    assert sorted(tree.order) == sorted(matrix.actors)
    heights = [merge.height for merge in tree.merges]
    assert heights == sorted(heights)


def slow_alpha(units: list[list[float]], level: Level) -> float | None:
    """Krippendorff's formula: every pair of codings within units, and of all codings."""
    paired = [unit for unit in units if len(unit) > 1]
    every = [value for unit in paired for value in unit]

    def apart(c: float, k: float) -> float:
        if level is Level.NOMINAL:
            return float(c != k)
        if level is Level.INTERVAL:
            return (c - k) ** 2
        low, high = sorted((c, k))
        between = sum(low <= value <= high for value in every)
        return (between - (every.count(c) + every.count(k)) / 2) ** 2

    observed = sum(
        apart(c, k) / (len(unit) - 1) for unit in paired for c, k in itertools.permutations(unit, 2)
    )
    expected = sum(apart(c, k) for c, k in itertools.permutations(every, 2))
    return None if not expected else 1 - (len(every) - 1) * observed / expected


@pytest.mark.parametrize("level", list(Level))
@given(units=st.lists(st.lists(st.sampled_from([-2, 0, 0.1, 0.7, 31]), max_size=4), max_size=7))
@examples(20, thorough=60)
def test_alpha_is_the_formula(level: Level, units: list[list[float]]) -> None:
    value = slow_alpha(units, level)
    got = alpha(units, level=level)
    assert got is None if value is None else got == pytest.approx(value, abs=1e-9)


@given(st.lists(st.lists(st.integers(-2, 2), min_size=0, max_size=3), max_size=12))
@examples(20, thorough=60)
def test_reliability_is_alpha_with_an_interval_around(units: list[list[int]]) -> None:
    result = reliability(units, level=Level.ORDINAL, rounds=100)
    assert result.alpha == alpha(units)
    assert result.units == sum(len(unit) > 1 for unit in units)
    if result.alpha is not None:
        assert result.low is not None and result.high is not None  # noqa: PT018
        assert result.low <= result.high <= 1 + 1e-9


@given(
    day=st.dates(date(2022, 1, 1), date(2026, 6, 1)), stale=st.booleans(), hindsight=st.booleans()
)
@examples(10, thorough=30)
def test_the_array_holds_the_positions_of_the_grid(
    shipped_tables: Tables, day: date, stale: bool, hindsight: bool
) -> None:
    from stances.model.vocabulary import Knowledge

    knowledge = Knowledge.HINDSIGHT if hindsight else Knowledge.THEN
    matrix = ask(shipped_tables, as_of=day, stale=stale, knowledge=knowledge).matrix()
    cells = ask(shipped_tables, as_of=day, knowledge=knowledge).positions().cells
    wanted = [
        math.nan if c.position is None or (c.stale and not stale) else c.position for c in cells
    ]
    np.testing.assert_array_equal(matrix.values.ravel(), np.array(wanted, dtype=float))
    contested = [c.status == "contested" for c in cells]
    np.testing.assert_array_equal(matrix.contested.ravel(), contested)
