"""Any bytes give a Dataset or InvalidData, never another exception."""

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from stances.errors import InvalidData
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import parse
from tests.conftest import SEED_TEXT, SMALL, TODAY, examples

SEEDS = Seeds({"text.txt": Seed("text.txt", SEED_TEXT)})
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def outcome(raw: bytes) -> None:
    try:
        parse(raw, file="f.yaml", seeds=SEEDS, today=TODAY)
    except InvalidData as error:
        assert error.problems
        assert all(p.line >= 1 and p.column >= 1 and p.code and p.message for p in error.problems)


@given(raw=st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    outcome(raw)


@given(text=st.text(max_size=200))
def test_any_text(text: str) -> None:
    outcome(text.encode("utf-8", "surrogatepass"))


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    paths = [path] if path else []
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in items:
        paths += places(inner, (*path, key))
    return paths


@examples(100, thorough=300)
@given(place=st.sampled_from(places(SMALL)), value=VALUES)
def test_any_value_anywhere_in_a_valid_dataset(place: tuple[Any, ...], value: Any) -> None:
    data = yaml.safe_load(yaml.safe_dump(SMALL))
    target = data
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    outcome(yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "surrogatepass"))


@examples(66, thorough=200)
@given(cut=st.integers(0, 3000), insert=st.text(max_size=6))
def test_any_slip_of_the_keyboard(cut: int, insert: str) -> None:
    text = yaml.safe_dump(SMALL, sort_keys=False)
    place = cut % (len(text) + 1)
    outcome((text[:place] + insert + text[place:]).encode("utf-8", "surrogatepass"))
