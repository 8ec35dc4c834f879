"""What a part of the page asks: about one issue, about one actor, or about all issues."""

import streamlit as st

from stances.analysis.question import Question
from stances.app import address, choices
from stances.app.cache import Bundle
from stances.wording.labels import LOOK_AT

_OF_ALL = ("Then and now", "Shifts")


def chosen_part(names: tuple[str, ...]) -> tuple[str, st.delta_generator.DeltaGenerator]:
    """The part of the page that is shown, and a place above its buttons for what it asks."""
    place = st.container()
    return choices.part(names), place


def asked(bundle: Bundle, view: str) -> tuple[str, Question]:
    """What is looked at (``issue``, ``actor`` or ``all``), and the question of the row of widgets.

    Parts that list what moved open on all issues, unless the address names one, and the list of
    shifts on all actors.
    """
    whole = view in _OF_ALL
    address.keep("by")
    labels = {code: label for code, label in LOOK_AT.items() if whole or code != "all"}
    usual = "all" if whole and not address.named("issue") else "issue"
    by = choices.one_of("by", "Look at", labels, usual=usual, mounted=True)
    many = {"issue": ("actors",), "actor": ("issues",), "all": ("actors", "issues")}[by]
    one = "" if by == "all" else by
    return by, choices.bar(bundle, one=one, many=many, everyone=view == "Shifts")


def one_of(question: Question, by: str) -> str:
    """The issue or actor that is looked at."""
    return question.issues[0] if by == "issue" else question.actors[0]
