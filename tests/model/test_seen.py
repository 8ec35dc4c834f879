"""Texts that look alike are the same text; what cannot be seen can be named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.model.seen import as_seen, seen_with_places, unseen

TRICKY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(
            " \t\n\xa0\u00ad\u200b\u202e\ufeffeé\u0301\u0323ﬁ…‥–’“ĳ\u1112\u1161\u11ab한"
        ),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoe\u0301", "Zoé"),
        ("\u1112\u1161\u11ab", "한"),
        ("wea\u00adpons", "weapons"),
        ("Le\u200bo", "Leo"),
        ("\ufeffEve \u202eX\u202c", "Eve X"),
        ("will \u200b stay", "will stay"),
        ("☂\ufe0f", "☂"),
        ("the of\ufb01ce", "the office"),
        ("\ufedf\ufe8e", "\u0644\u0627"),
        (" 1\u202f500\u00a0\n million\u2028", "1 500 million"),
        ("Обʼєднані O’Neill d＇Or Ha\u02b9", "Об'єднані O'Neill d'Or Ha'"),
        ("„We wait…“", '"We wait..."'),
        ("long\u2011range \u2212 –", "long-range - -"),
    ],
)
def test_texts_that_look_alike_are_the_same(one: str, other: str) -> None:
    assert as_seen(one) == other


@pytest.mark.parametrize("text", ["CO²", "½", "Ａ", "Straße", "Ørsted", "LEO leo"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert as_seen(text) == text


@given(TRICKY)
def test_the_form_with_places_is_the_same_text_and_its_places_follow_each_other(text: str) -> None:
    seen = seen_with_places(text)
    assert seen.text == as_seen(text)
    assert as_seen(seen.text) == seen.text
    assert [*seen.starts] == sorted(seen.starts)
    assert len(seen.starts) == len(seen.ends) == len(seen.text)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(seen.starts, seen.ends, strict=True)
    )


@given(TRICKY)
def test_each_character_is_seen_at_its_place_in_the_original(text: str) -> None:
    seen = seen_with_places(text)
    for place, character in enumerate(seen.text):
        original = text[seen.starts[place] : seen.ends[place]]
        assert character in (as_seen(original) or " ")


def test_a_character_stands_for_its_letter_and_marks_in_the_original() -> None:
    text = "de\u0300s \u200b\n oﬃ\u00adce…"
    seen = seen_with_places(text)
    assert seen.text == "dès office..."
    places = [text[start:end] for start, end in zip(seen.starts, seen.ends, strict=True)]
    assert places[1] == "e\u0300"
    assert places[3] == " \u200b\n "
    assert places[5:8] == ["ﬃ"] * 3
    assert places[-3:] == ["…"] * 3


def test_characters_that_cannot_be_seen_are_named_once_with_their_code_point() -> None:
    assert unseen("Eve \u202ed\u202e\u200b \x07") == (
        "U+202E RIGHT-TO-LEFT OVERRIDE",
        "U+200B ZERO WIDTH SPACE",
        "U+0007 CONTROL CHARACTER",
    )
    assert unseen("Zoë\u00a0O’Neill\n½") == ()
