"""A sample is the same for the same seed, and every stratum has its share."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from stances.analysis.sampling import stratified

RECORDS = {f"{issue}.{number}": issue for issue, size in (("tax", 60), ("war", 30), ("sea", 3)) for number in range(size)}  # fmt: skip


def test_each_stratum_has_its_share_and_at_least_one() -> None:
    drawn = Counter(RECORDS[name] for name in stratified(RECORDS, 31, seed=1))
    assert drawn == {"tax": 20, "war": 10, "sea": 1}


def test_the_same_seed_draws_the_same_whatever_the_order_and_another_draws_others() -> None:
    shuffled = dict(sorted(RECORDS.items(), key=lambda pair: pair[0][::-1]))
    first = stratified(RECORDS, 20, seed=7)
    assert set(first) == set(stratified(shuffled, 20, seed=7))
    assert set(first) != set(stratified(RECORDS, 20, seed=8))


@given(
    sizes=st.lists(st.integers(1, 20), min_size=1, max_size=6),
    number=st.integers(0, 130),
    seed=st.integers(-5, 5),
)
def test_a_sample_has_as_many_different_records_as_wanted(
    sizes: list[int], number: int, seed: int
) -> None:
    records = {f"{s}.{n}": str(s) for s, size in enumerate(sizes) for n in range(size)}
    drawn = stratified(records, number, seed=seed)
    assert len(drawn) == len(set(drawn)) == min(number, len(records))
    for stratum, size in enumerate(sizes):
        share = sum(records[name] == str(stratum) for name in drawn)
        assert share <= size
        if number >= len(sizes):
            assert share >= 1
