"""What is written without the emitter is what the emitter writes."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from stances.curation.yaml import notation
from stances.curation.yaml.bare import bare
from stances.curation.yaml.notation import field_lines, flow
from tests.curation.strategies import AWKWARD, WORDS

NEARLY = st.text("aZé1 .,:;/()'\"_-?!%&+=$#–“’[]{}", min_size=1, max_size=12)
SCALARS = (
    NEARLY | WORDS | st.booleans() | st.integers(-3, 3) | st.floats(-2, 2) | st.dates().map(str)
)
ONE = st.dictionaries(st.sampled_from(["source"]), SCALARS, min_size=1)
SEVERAL = st.dictionaries(st.sampled_from(["quote", "source", "note"]), SCALARS, min_size=2)
VALUES = (
    SCALARS | SEVERAL | st.lists(SCALARS, max_size=3) | st.lists(ONE | SEVERAL, max_size=3)
    | st.dictionaries(st.sampled_from(["area", "weapon"]), SCALARS | st.lists(SCALARS, max_size=2))
)  # fmt: skip


def styled(name: str, value: Any) -> Any:
    """The whole value as the emitter takes it, every style set."""
    if isinstance(value, dict):
        if not value:
            return notation._flow(value)
        return CommentedMap({each: styled(each, item) for each, item in value.items()})
    if not isinstance(value, list):
        return notation._scalar(value, notation._literal)
    if all(not isinstance(item, dict) or len(item) == 1 for item in value):
        return notation._flow(value)
    return CommentedSeq([styled("", item) for item in value])


@given(SCALARS | ONE | st.lists(SCALARS, max_size=3))
@example("yes")
@example("a:b")
@example("a :b")
@example("it's")
def test_in_brackets(value: Any) -> None:
    assert flow(value) == notation._dumped(notation._flow([value])).rstrip("\n")[1:-1]


@given(VALUES)
@example("a:b")
@example("a: b")
@example("a b:")
def test_a_field(value: Any) -> None:
    slowly = notation._dumped({"note": styled("note", value)}).rstrip("\n").split("\n")
    assert field_lines("note", value) == slowly


def test_most_words_need_no_emitter_and_awkward_ones_do() -> None:
    usual = [
        "Said in debate 7",
        "https://example.org/a=b",
        "Russia’s foreign ministry",
        "2024-05-31",
    ]
    assert [bare(words, inside=False) for words in usual] == usual
    assert [words for words in AWKWARD if bare(words, inside=True)] == ["a: b", "it's", "a,"]
