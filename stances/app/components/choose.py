"""The line of controls: a button for each panel of widgets, which it opens and closes."""

from collections.abc import Sequence
from dataclasses import dataclass

from stances.app.components.kit import component, plain

_choose = component("choose")


@dataclass(frozen=True, slots=True)
class Control:
    """A button: the panel that it opens, what it is about, what is chosen there."""

    name: str
    title: str
    label: str


def choose(controls: Sequence[Control], *, key: str) -> None:
    """Mounts the line; the panels are the page's containers with the keys ``choose-<name>``."""
    _choose(key=key, data={"controls": plain(controls)}, width="content")
