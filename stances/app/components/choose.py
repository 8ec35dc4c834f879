"""The line of controls: a button for each panel of widgets, which it opens and closes; words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from stances.app.components.kit import component, plain

_choose = component("choose")


@dataclass(frozen=True, slots=True)
class Control:
    """A button: the panel that it opens, what it is about, what is chosen there."""

    name: str
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button that does something at once, by its name."""

    name: str
    label: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Words in the line, or ``below`` it where there is room, and what can be done about them."""

    words: str
    action: Action | None = None
    below: bool = False


def choose(
    controls: Sequence[Control],
    notes: Sequence[Note],
    *,
    key: str,
    on_act: Callable[[], None],
    on_open: Callable[[], None],
) -> Any:
    """Mounts the line; the panels are the page's containers with the keys ``choose-<name>``.

    ``on_open`` runs when a panel is opened that is not there yet (``session_state[key].open``).

    ``on_act`` runs when the action of a note is chosen (``session_state[key].act``, its name), and
    the result's ``act`` names it, once.
    """
    return _choose(
        key=key,
        data={"controls": plain(controls), "notes": plain(notes)},
        on_act_change=on_act,
        on_open_change=on_open,
    )
