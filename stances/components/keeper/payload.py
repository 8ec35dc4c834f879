"""What the browser keeps of forms: the values of their fields, for one dataset."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """A form's values by the keys of its fields, ``begun`` once somebody has written into it.

    ``about`` says which record it is about.
    """

    begun: bool
    about: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """The forms by their names, each of which begins the keys of its fields.

    What is begun is kept, and so is a form with its first letters, which only the browser knows.
    Until ``asked`` the browser tells what it kept before, and keeps nothing new. ``turn`` counts
    the saves, after which the field ``focus`` has the focus.
    """

    dataset: str
    forms: Mapping[str, Draft]
    asked: bool
    turn: int = 0
    focus: str = ""
