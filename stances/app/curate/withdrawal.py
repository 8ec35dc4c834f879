"""Withdrawing a stance: it stops counting and stays in the file with the reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from stances import clock
from stances.app.curate import form
from stances.app.curate.drafts import Form, digest
from stances.app.curate.proposal import original, propose
from stances.curation.editing import Withdrawing
from stances.model.dates import FIRST_DAY, LAST_DAY

_KEY = "withdrawn"
_STANCE, _REASON, _DAY = (f"{_KEY}_{name}" for name in ("stance", "reason", "on"))


def withdrawal_page() -> None:
    """The stance, the day and the reason; preview and save."""
    started = original()
    if form.value(_REASON) is None:
        _empty()
    others = started.names.others("stances")
    chosen = form.pick(
        "Stance", started.names.stances, key=_STANCE, on_change=_start_over, others=others
    )
    if not chosen:
        st.caption("A withdrawn stance stays in the file, with the date and the reason.")
        return
    st.text(started.dataset.stances_by_id[chosen].summary)
    reason = st.text_area("Reason (required)", key=_REASON, height=90, persist_state="session")
    held = form.value(_DAY)
    if not (isinstance(held, date) and FIRST_DAY <= held <= LAST_DAY):
        form.hold(_DAY, clock.local_day())
    day = st.date_input(
        "Withdrawn on",
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="YYYY-MM-DD",
        key=_DAY,
        persist_state="session",
    )
    if not reason.strip():
        form.show_missing(["Reason"])
        return
    on = day if isinstance(day, date) else clock.local_day()
    propose([Withdrawing(chosen, on, reason.strip())], key="withdrawal", after=_empty)


def draft() -> Form:
    """The form as one of which a draft is kept."""
    return Form(_KEY, "Withdraw", _empty, about=_about)


def _about(fields: Mapping[str, Any]) -> str | None:
    """What a draft knows the stance by that it withdraws."""
    record = original().dataset.stances_by_id.get(str(fields.get(_STANCE)))
    return digest(record) if record else None


def _empty() -> None:
    form.hold(_STANCE, None)
    _start_over()


def _start_over() -> None:
    """Callback: no reason yet, so that no other stance gets this one."""
    form.hold(_REASON, "")
    form.hold(_DAY, clock.local_day())
    draft().settle()
