"""What a part of the page asks: about one issue, about one actor, or about all issues."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator as Place

from stances.analysis.question import Question
from stances.app import address, choices, page
from stances.app.cache import Bundle
from stances.wording.labels import LOOK_AT

_OF_ALL = ("Then and now", "Shifts")


def chosen_part(names: tuple[str, ...]) -> tuple[str, Place, Place]:
    """The part of the page that is shown, a place above its buttons, and one beside them."""
    above = st.container()
    with st.container(horizontal=True, gap="small"):
        beside = st.container(width="content")
        return choices.part(names), above, beside


def asked(bundle: Bundle, view: str, above: Place, beside: Place) -> tuple[str, Question]:
    """What is looked at (``issue``, ``actor`` or ``all``), and the question of the controls.

    Parts that list what moved open on all issues, unless the address names one, and the list of
    shifts on all actors.
    """
    whole = view in _OF_ALL
    address.keep("by")
    labels = {code: label for code, label in LOOK_AT.items() if whole or code != "all"}
    usual = "all" if whole and not address.named("issue") else "issue"
    with beside:
        by = choices.one_of("by", "Look at", labels, usual=usual, mounted=True, hidden_label=True)
    many = {"issue": ("actors",), "actor": ("issues",), "all": ("actors", "issues")}[by]
    one = "" if by == "all" else by
    with above:
        question = choices.bar(bundle, one=one, many=many, everyone=view == "Shifts")
        page.hidden_note(question)
    return by, question


def one_of(question: Question, by: str) -> str:
    """The issue or actor that is looked at."""
    return question.issues[0] if by == "issue" else question.actors[0]
