"""Which day it is: the only place that asks."""

import os
from datetime import date

VARIABLE = "STANCES_TODAY"


def today() -> date:
    """The day in ``STANCES_TODAY`` (such as 2026-11-26), for trials and tests; else today."""
    named = os.environ.get(VARIABLE, "")
    try:
        return date.fromisoformat(named) if named else date.today()
    except ValueError:
        return date.today()
