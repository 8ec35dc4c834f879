"""The finding and the scale that moves."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stances.analysis.finding import finding
from stances.analysis.question import Question
from stances.app import address, cache
from stances.app.cache import Bundle
from stances.app.components.play import play
from stances.app.page import follow
from stances.components.play.scale import finding_sentence, issue_play

_HEIGHT = 620  # pixels; of the play at least, kept for it until it is there


def room() -> DeltaGenerator:
    """A place as high as the play before anything is in it, so that nothing below it jumps."""
    return st.container(key="front-play", height=_HEIGHT, border=False)


def show_scale(bundle: Bundle, question: Question, issue: str) -> None:
    """The sentence on the day of the question, and every actor on the scale of the issue."""
    asked = question.about(issues=[issue])
    info = bundle.dataset.dataset
    days = [bundle.dataset.as_of, question.as_of]
    follow(
        play(
            issue_play(bundle.tables, cache.course_of(asked), days=days),
            finding_sentence(bundle.tables, finding(asked, first=info.actors), over=info.question),
            key="play",
            height=_HEIGHT,
            on_open=partial(address.open_from, "play", scale=issue),
            on_move=partial(address.move_from, "play", bundle.dataset.as_of),
        )
    )
