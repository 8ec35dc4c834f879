"""Which day it is: the only place that asks."""

import os
from datetime import UTC, date, datetime, timedelta

VARIABLE = "STANCES_TODAY"
_FARTHEST_AHEAD = timedelta(hours=14)


def today(now: datetime | None = None) -> date:
    """The latest day that it is anywhere on Earth, so that a date is in the future for everybody.

    ``now`` is a moment with its time zone, by default the present one. ``STANCES_TODAY`` (such as
    2026-11-26) names another day, for trials and tests.
    """
    return _named() or ((now or datetime.now(UTC)).astimezone(UTC) + _FARTHEST_AHEAD).date()


def local_day() -> date:
    """The day where this machine is, for what is written down now; or that of ``STANCES_TODAY``."""
    return _named() or date.today()


def _named() -> date | None:
    try:
        return date.fromisoformat(os.environ.get(VARIABLE, ""))
    except ValueError:
        return None
