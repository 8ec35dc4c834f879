"""Compare below its choices: the date, the grid with its evidence, the foot."""

from functools import partial

import streamlit as st

from stances.analysis.arrangement import arranged
from stances.analysis.comparison import compared
from stances.analysis.groups import inherited_cells
from stances.analysis.question import Question
from stances.app import choices, page
from stances.app.cache import Bundle
from stances.app.components.choose import Note
from stances.app.components.evidence.beside import show_positions
from stances.app.views.compare.controls import STOP, Layout, stop_comparing
from stances.app.views.compare.table import ShownPositions
from stances.wording.numbers import count
from stances.wording.words import day_words


@st.fragment
def show_board(bundle: Bundle, question: Question, layout: Layout) -> None:
    """A fragment, so that moving the date repaints these and nothing else."""
    question, done = choices.moment(
        bundle,
        question,
        also=layout.controls,
        note=partial(_note, layout),
        actions={STOP.name: stop_comparing},
    )
    if done == STOP.name:
        st.rerun()  # the date compared with stands outside the fragment
    day = question.as_of
    positions = arranged(question, question.positions(), layout.order)
    comparison = None
    if layout.compared and layout.compared != day:
        comparison = compared(positions, question.on(layout.compared).positions())
    inherited = inherited_cells(question, positions) if layout.groups else None
    show_positions(
        bundle,
        question,
        positions,
        comparison=comparison,
        inherited=inherited,
        turned=layout.turned,
    )
    page.foot(
        bundle,
        day,
        ShownPositions(positions, comparison, inherited),
        name=f"positions-{day}",
        fixed={"compared": layout.compared.isoformat()} if layout.compared else None,
        asked=question,
    )


def _note(layout: Layout, question: Question) -> Note:
    return Note(
        f"Positions as of {day_words(question.as_of)} · "
        f"{count(len(question.actors), 'actor')} · {count(len(question.issues), 'issue')} · "
        "every cell opens its evidence",
        STOP if layout.compared else None,
        below=True,
    )
