"""Compare below its choices: the date, the grid with its evidence, the foot."""

import streamlit as st

from stances.analysis.question import Question
from stances.app import choices, page
from stances.app.cache import Bundle
from stances.app.components.evidence.beside import show_positions
from stances.wording.numbers import count
from stances.wording.words import day_words


@st.fragment
def show_board(bundle: Bundle, question: Question) -> None:
    """A fragment, so that moving the date repaints these and nothing else."""
    question, place = choices.moment(bundle, question)
    day = question.as_of
    place.caption(
        f"Positions as of {day_words(day)} · {count(len(question.actors), 'actor')} · "
        f"{count(len(question.issues), 'issue')} · every cell opens its evidence"
    )
    positions = question.positions()
    show_positions(bundle, question, positions)
    page.foot(bundle, day, positions, name=f"positions-{day}")
