"""A quotation is located regardless of typography; if missing, the nearest passage is offered."""

import pytest

from stances.model.seeds import Seed

SEED = Seed("s.txt", "First line.\nHe said:  “It’s a well–known\nfact” – and left.\n")


@pytest.mark.parametrize(
    "quote",
    [
        "It's a well-known fact",
        "“It’s a well–known\nfact”",
        '"It\'s a  well—known fact" - and',
        "left.",
    ],
)
def test_typography_and_white_space_do_not_matter(quote: str) -> None:
    assert SEED.find(quote) is not None


def test_the_passage_is_the_original_text_with_its_line() -> None:
    passage = SEED.find("It's a well-known fact")
    assert passage is not None
    assert passage.text == "It’s a well–known\nfact"
    assert SEED.text[passage.start : passage.end] == passage.text
    assert passage.line == 2


@pytest.mark.parametrize("quote", ["It's a well-known fib", "it's a well-known fact", "", "  "])
def test_one_letter_matters(quote: str) -> None:
    assert SEED.find(quote) is None


def test_the_nearest_passage_is_offered_in_whole_words() -> None:
    near = SEED.nearest("Its a well-knwon fact")
    assert near is not None
    assert "well–known" in near.text
    assert near.line == 2
    assert SEED.nearest("zzzz qqqq xxxx") is None


def test_each_place_of_the_same_words_is_found() -> None:
    seed = Seed("s.txt", "We go. Undergo. We  go!")
    assert [place.text for place in seed.passages("We go")] == ["We go", "We  go"]
    second = seed.find("We go", 2)
    assert second is not None
    assert second.start == 16
    assert seed.find("We go", 3) is None
