"""What the browser keeps of a form: the values of its fields, for one dataset."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kept:
    """The form's values by the keys of its fields, empty if there is nothing to keep.

    Until ``asked`` the browser tells what it kept before, and keeps nothing new. ``turn`` counts
    the saves, after which the field ``focus`` has the focus.
    """

    dataset: str
    fields: Mapping[str, Any]
    asked: bool
    turn: int = 0
    focus: str = ""
