"""Where a passage stands."""

import pytest

from stances.curation.passages import place_words

TEXT = "One line,\nanother of it.\n\nA second paragraph."


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("One", "line 1, paragraph 1, characters 1–3"),
        ("another", "line 2, paragraph 1, characters 11–17"),
        ("second", "line 4, paragraph 2, characters 29–34"),
    ],
)
def test_a_place_is_counted_from_one(words: str, place: str) -> None:
    start = TEXT.index(words)
    assert place_words(TEXT, start, start + len(words)) == place
