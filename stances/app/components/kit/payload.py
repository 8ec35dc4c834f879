"""What the payloads of all components have in common, and how they become plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

Parameters = Mapping[str, str | Sequence[str]]
_ATOMS = (str, float, int, bool, type(None))
_FIELDS: dict[type[Any], tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Focus:
    """Which cell or record is to have the focus again; ``turn`` counts the times it was asked."""

    turn: int = 0
    cell: str = ""
    stance: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of the dashboard; the empty page is the first."""

    label: str
    page: str
    parameters: Parameters


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A line of a legend: its words, the classes of its swatch (none: words alone), a tooltip."""

    label: str
    swatch: str = ""
    meaning: str = ""


def plain(value: Any) -> Any:
    """A payload as the lists and dictionaries that Streamlit sends to the browser."""
    if isinstance(value, _ATOMS):
        return value
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, Sequence):
        return [plain(each) for each in value]
    kind = type(value)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(value))
    data = {}
    for name in _FIELDS[kind]:
        each = getattr(value, name)
        data[name] = each if isinstance(each, _ATOMS) else plain(each)
    return data
