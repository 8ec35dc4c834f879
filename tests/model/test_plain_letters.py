"""Names are compared as people type them, and every letter keeps its place in the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.model.plain_letters import plain_letters, plain_letters_with_places


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Søren BJØRNØ", "soren bjorno"),
        ("Yıldırım İnce", "yildirim ince"),
        ("Đorđević Łódź", "dordevic lodz"),
        ("Straße Æsop Œuvre Þór", "strasse aesop oeuvre thor"),
        ("Erdog\u0306an’s", "erdogan's"),
        ("Ζήνων ЙОЖ", "ζηνων иож"),
        ("한국 が हिन्दी", "한국 が हिन्दी"),
    ],
)
def test_letters_without_accents(text: str, typed: str) -> None:
    assert plain_letters(text) == typed


@given(st.text(st.sampled_from("aB ﬁßøé\u0301\u0323ıİ…’한\u11abक\u093c\u200b²"), max_size=20))
def test_the_form_with_places_is_the_same_text(text: str) -> None:
    placed = plain_letters_with_places(text)
    assert placed.text == plain_letters(text)
    assert list(placed.starts) == sorted(placed.starts)
    assert all(s < e <= len(text) for s, e in zip(placed.starts, placed.ends, strict=True))
