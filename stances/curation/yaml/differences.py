"""How two versions of plain data differ."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def is_leaf(value: Any) -> bool:
    """True for what is neither a list nor has fields."""
    return not isinstance(value, dict | list)


def same_kind(old: Any, new: Any) -> bool:
    """True if both are lists that hold something, or share a field."""
    if isinstance(old, dict) and isinstance(new, dict):
        return any(name in new for name in old)
    return isinstance(old, list) and isinstance(new, list) and bool(old) and bool(new)


def common_ends(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """How many items at the beginning and at the end are equal."""
    most = min(len(old), len(new))
    before = 0
    while before < most and old[before] == new[before]:
        before += 1
    after = 0
    while after < most - before and old[-1 - after] == new[-1 - after]:
        after += 1
    return before, after


def followers(new: Mapping[str, Any], kept: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The names that are not kept, each run with the kept name it follows."""
    before, names = kept[0], list[str]()
    for name in new:
        if name not in kept:
            names.append(name)
            continue
        if names:
            yield before, names
        before, names = name, []
    if names:
        yield before, names
