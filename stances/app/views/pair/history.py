"""The agreement of a pair over time."""

from collections.abc import Callable

import streamlit as st

from stances.analysis.agreement import Agreement
from stances.analysis.history import agreement_history, change_days
from stances.analysis.matrix import Matrix
from stances.analysis.question import Question
from stances.app.components.history import show_history as draw_history
from stances.charts.history import history_spec


def show_history(question: Question, measured: Callable[[Matrix], Agreement]) -> None:
    """The agreement on every day on which it can have changed, with its bounds."""
    moments = agreement_history(question, change_days(question), measured)
    if all(moment.value is None for moment in moments):
        st.info("The two never shared enough issues to compute agreement.")
        return
    spec = history_spec(
        {"Agreement": moments}, measure="Agreement", counted="shared issues", strong="Agreement"
    )
    draw_history(spec, key="pair_history")
