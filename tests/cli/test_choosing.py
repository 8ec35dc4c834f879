"""Names with commas, and scales, in the options of the command line."""

import pytest

from stances.cli.choosing import ids_of, pairs, weights
from stances.errors import StancesError

KNOWN = ["Stone, Ida", "O'Hara, Leo", "Smith", "Zoé"]


@pytest.mark.parametrize(
    ("texts", "chosen"),
    [
        (["Stone, Ida"], ["Stone, Ida"]),
        (["Stone, Ida,O'Hara, Leo"], ["Stone, Ida", "O'Hara, Leo"]),
        (["Stone, Ida", "Smith"], ["Stone, Ida", "Smith"]),
        (['"Stone, Ida",Smith, "O\'Hara, Leo"'], ["Stone, Ida", "Smith", "O'Hara, Leo"]),
        (["O’Hara, Leo", "Zoe\u0301 ,Smith,Smith"], ["O'Hara, Leo", "Zoé", "Smith"]),
        (["Smith,,"], ["Smith"]),
    ],
)
def test_names_with_commas_can_be_chosen(texts: list[str], chosen: list[str]) -> None:
    assert ids_of(texts, KNOWN, "actor") == chosen


@pytest.mark.parametrize(
    ("texts", "known", "sentence"),
    [
        (["Smith,Stone"], KNOWN, "no actor 'Stone' (did you mean 'Stone, Ida'?); put a name with a comma in double quotes"),
        (["Smth"], ["Smith"], "no actor 'Smth' (did you mean 'Smith'?)"),
        (["a,b"], ["a", "b", "a,b"], "'a,b' can be read in several ways; put a name with a comma"),
    ],
)  # fmt: skip
def test_an_unknown_or_ambiguous_name_is_explained(
    texts: list[str], known: list[str], sentence: str
) -> None:
    with pytest.raises(StancesError) as refused:
        ids_of(texts, known, "actor")
    assert str(refused.value).startswith(sentence)


def test_quotes_decide_between_one_name_and_two() -> None:
    assert ids_of(['"a","b"'], ["a", "b", "a,b"], "actor") == ["a", "b"]
    assert ids_of(['"a,b"'], ["a", "b", "a,b"], "actor") == ["a,b"]


def test_weights_and_scales_may_be_of_names_with_commas() -> None:
    assert weights("Guns, ban=2,Trade=0.5") == {"Guns, ban": 2, "Trade": 0.5}
    assert weights('"Guns, ban"=2') == {"Guns, ban": 2}
    assert pairs("Guns, ban=0..10,-1..1,a=b=4") == [
        ("Guns, ban", "0..10"), (None, "-1..1"), ("a=b", "4"),
    ]  # fmt: skip
