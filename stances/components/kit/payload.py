"""What the payloads of all components have in common, and how they become plain data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

Parameters = Mapping[str, str | Sequence[str]]
_ATOMS = frozenset({str, float, int, bool, type(None)})
_Fields = tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[str, ...]]
_NONE: _Fields = ((), tuple, ())
_FIELDS: dict[type[Any], _Fields] = {}
"""Of each class of payload its fields, what reads them, and those that are not plain already."""


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
    """A line of a legend: its words, the classes of its swatch (none: words alone), a tooltip.

    With a ``code`` it can be chosen: what it stands for is then shown alone.
    """

    label: str
    swatch: str = ""
    meaning: str = ""
    code: str = ""


def plain(value: Any) -> Any:
    """A payload as the lists and dictionaries that Streamlit sends to the browser.

    It goes through every cell on every run: fields of texts and numbers are taken as they are.
    """
    kind = value.__class__
    if kind in _ATOMS:
        return value
    if kind is list or kind is tuple:
        return [each if each.__class__ in _ATOMS else plain(each) for each in value]
    names, values, nested = _FIELDS.get(kind, _NONE)
    if not names:
        return _plain_of_another_kind(value)
    data = dict(zip(names, values(value), strict=True))
    for name in nested:
        data[name] = plain(data[name])
    return data


def _plain_of_another_kind(value: Any) -> Any:
    """A mapping, a text or number of a class of its own, or the first payload of its class."""
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, Sequence):
        return plain(list(value))
    every = fields(value)
    names = tuple(field.name for field in every)
    nested = tuple(field.name for field in every if field.type not in _ATOMS)
    values = attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)
    _FIELDS[value.__class__] = names, values, nested
    return plain(value)
