"""The control for the day that a page shows."""

from collections.abc import Callable

from stances.app.components.kit import component, plain
from stances.components.day.payload import DayControl

_day = component("day")


def day_control(payload: DayControl, *, key: str, on_day: Callable[[], None]) -> None:
    """Mounts the control; ``on_day`` runs when a day is chosen (``session_state[key].day``)."""
    _day(key=key, data=plain(payload), on_day_change=on_day)
