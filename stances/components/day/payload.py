"""What the control for a day shows: the day, the usual one, and days worth going to."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A day worth going to: what happened, and when in words."""

    day: str
    label: str
    when: str


@dataclass(frozen=True, slots=True)
class DayControl:
    """A field for a day between ``first`` and ``last``; if it is emptied, the ``usual`` one counts.

    Days are ISO dates.
    """

    label: str
    help: str
    day: str
    usual: str
    first: str
    last: str
    points: Sequence[TurningPoint]
