"""A passage is shown with its paragraph and its neighbours, as far as the reach goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.model.seeds import Seed
from stances.model.surroundings import surroundings

TEXT = (
    "They met on Monday.\n\nAsked about it,\nhe said no. Nobody else spoke.\n\nThe end came late."
)


@pytest.mark.parametrize(
    ("quote", "reach", "before", "after", "paragraph"),
    [
        ("he said no", 400, "They met on Monday. ¶ Asked about it, ", ". Nobody else spoke. ¶ The end came late.", 2),
        ("he said no", 24, "… Asked about it, ", ". Nobody else spoke. …", 2),
        ("he said no", 12, "… about it, ", ". Nobody …", 2),
        ("They met", 400, "", " on Monday. ¶ Asked about it, he said no. Nobody else spoke. ¶ The end came late.", 1),
        ("The end came late.", 20, "… ", "", 3),
    ],
)  # fmt: skip
def test_what_stands_around_a_passage(
    quote: str, reach: int, before: str, after: str, paragraph: int
) -> None:
    passage = Seed("t", TEXT).find(quote)
    assert passage is not None
    around = surroundings(TEXT, passage, reach=reach)
    assert (around.before, around.after, around.paragraph) == (before, after, paragraph)


@given(
    text=st.text(alphabet="ab. \n", min_size=4, max_size=60),
    reach=st.integers(0, 30),
    data=st.data(),
)
def test_nothing_but_marks_is_added_and_no_word_is_lost_beside_the_passage(
    text: str, reach: int, data: st.DataObject
) -> None:
    words = text.split()
    if not words or len(max(words, key=len)) < 2:
        return
    quote = data.draw(st.sampled_from(words))
    passage = Seed("t", text).find(quote)
    if passage is None:
        return
    around = surroundings(text, passage, reach=reach)
    plain = "".join(around.whole.replace("…", "").replace("¶", "").split())
    assert plain in "".join(text.split())
    assert around.words in around.whole
