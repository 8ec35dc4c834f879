"""Withdrawing a stance: it stops counting and stays in the file with the reason."""

from datetime import date

import streamlit as st

from stances import clock
from stances.app.curate import form
from stances.app.curate.proposal import original, propose
from stances.curation.editing import Withdrawing
from stances.model.dates import FIRST_DAY, LAST_DAY

_STANCE, _REASON, _DAY = "withdrawn_stance", "withdrawn_reason", "withdrawn_on"


def withdrawal_page() -> None:
    """The stance, the day and the reason; preview and save."""
    started = original()
    chosen = form.pick("Stance", started.names.stances, key=_STANCE)
    if not chosen:
        st.caption("A withdrawn stance stays in the file, with the date and the reason.")
        return
    st.text(started.dataset.stances_by_id[chosen].summary)
    reason = st.text_area("Reason (required)", key=_REASON, height=90, persist_state="session")
    day = st.date_input(
        "Withdrawn on",
        value=clock.local_day(),
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


def _empty() -> None:
    form.hold(_STANCE, None)
    form.hold(_REASON, "")
