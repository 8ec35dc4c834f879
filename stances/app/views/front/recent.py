"""What moved lately."""

import streamlit as st

from stances.analysis.positions import Positions
from stances.analysis.shifts import Moves, shifts
from stances.app.cache import Bundle
from stances.model.dates import shifted
from stances.wording.labels import RECENT_DAYS


def days_back() -> int:
    """How many days before the as-of date count as recent."""
    chosen = st.segmented_control(
        "Moves in the last",
        RECENT_DAYS,
        default="90 days",
        required=True,
        key="days",
        bind="query-params",
    )
    return int((chosen or "90 days").split()[0])


def recent_moves(bundle: Bundle, positions: Positions, days: int) -> Moves:
    """The shifts of the last ``days`` days before the day of the positions."""
    since = shifted(positions.as_of, -days)
    return Moves([shift for shift in shifts(bundle.tables, positions) if shift.day >= since])
