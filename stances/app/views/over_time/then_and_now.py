"""Then and now: a dumbbell for each actor and issue between two days."""

import streamlit as st

from stances.analysis.question import Question
from stances.app import choices, page
from stances.app.cache import Bundle
from stances.app.components.kit import theme
from stances.charts.dumbbell import dumbbell_alt, dumbbell_figure, dumbbell_spec, dumbbell_table
from stances.charts.palette import palette
from stances.model.dates import shifted


def show_then_and_now(bundle: Bundle, question: Question) -> None:
    """The positions on an earlier day, by default a year before the dataset's own, and now."""
    usual = shifted(bundle.dataset.as_of, -365)
    then = choices.day("Then", "then", default=usual, width=220) or usual
    spec = dumbbell_spec(bundle.tables, question.on(then).positions(), question.positions())
    if not spec.labels:
        st.info("No position is known on either day for what is chosen.")
        return
    figure = dumbbell_figure(spec, palette(theme()))
    page.show_chart(figure, dumbbell_table(spec), key="then_and_now", alt=dumbbell_alt(spec))
