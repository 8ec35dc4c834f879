"""Words and numbers are found whole, with all that belongs to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.model.seeds import Seed
from stances.model.seen import seen_with_places
from stances.model.word_edges import edges


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an anti-war can't", ["an", "anti-war", "can't"]),
        ("weapons--not war—25", ["weapons", "not", "war", "25"]),
        ("Russia–Ukraine U.S. end.Next", ["Russia", "Ukraine", "U.S", "end", "Next"]),
        ("1,500.5 1'500 1\u202f500 1 500", ["1,500.5", "1'500", "1 500", "1 500"]),
        ("in 2022 500 men", ["in", "2022", "500", "men"]),
        ("–.5 −3.2 % +5 ±2", ["-.5", "-3.2 %", "+5", "±2"]),
        ("10–25 percent 50 per cent.", ["10-25 percent", "50 per cent"]),
        ("9/11 10:30 2½ F-16 COVID-19", ["9/11", "10:30", "2½", "F-16", "COVID-19"]),
        ("war.12 x²", ["war", "12", "x"]),
        ("米国は3,000人", ["3,000"]),
    ],
)
def test_a_word_or_number_is_whole(text: str, words: list[str]) -> None:
    found = edges(seen_with_places(text), text)
    assert [found.text[start:end] for start, end in found.spans()] == words


@given(st.text(st.sampled_from("ab1 0.,'-%per cent"), max_size=40))
def test_a_place_is_in_a_word_if_it_is_in_one_of_the_whole_text(text: str) -> None:
    found = edges(seen_with_places(text), text)
    for place in range(len(found.text) + 1):
        around = [found.text[s:e] for s, e in found.spans() if s < place < e]
        left_out = [word for word in around if found.around(place) is None]
        assert all("'" in word for word in left_out)  # an elided article may be left out
        assert around == left_out or around == [found.around(place)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("C’est à l’été que", "été que"),
        ("dell’Unione europea", "Unione europea"),
        ("米国は支援する", "支援"),
        ("weapons—not talks", "not talks"),
        ("Costs $500 million.", "500 million"),
        ("(“We will”)", "We will"),
        ("A share of 5 percent of it.", "5 percent"),
        ("The area is x² here, of H₂ too.", "x²"),
        ("The area is x² here, of H₂ too.", "H₂"),
        ("यह कि है", "कि"),
        ("不 means no", "不"),
    ],
)
def test_a_quotation_may_begin_after_an_elision_or_a_mark(text: str, quote: str) -> None:
    assert Seed("s.txt", text).find(quote) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ukraine's bid", "Ukraine"),
        ("non\u2011violence", "violence"),
        ("Об’єднані", "єднані"),
        ("we’re going", "re going"),
        ("a rise of 25 percent", "a rise of 25"),
        ("1.5 percent", "5 percent"),
        ("ne\u0301e", "ne"),
    ],
)
def test_a_quotation_never_cuts(text: str, quote: str) -> None:
    seed = Seed("s.txt", text)
    assert seed.find(quote) is None
    assert (seed.cut(quote) is not None) is ("\u0301" not in text)
