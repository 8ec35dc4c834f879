"""All of the page below its title, on one day."""

from functools import partial

import streamlit as st

from stances.analysis.groups import split_groups
from stances.analysis.question import Question
from stances.app import page
from stances.app.cache import Bundle
from stances.app.components.evidence.beside import lay_aside, mount_feed, mount_grid
from stances.app.page import follow
from stances.app.views.front.choice import choose
from stances.app.views.front.dataset import show_dataset
from stances.app.views.front.offline import offer_snapshot
from stances.app.views.front.recent import days_back, recent_moves
from stances.app.views.front.scale import room, show_scale
from stances.app.views.front.worth import worth
from stances.components.feed.items import differences, moves
from stances.components.grid.cells import small_grid
from stances.wording.numbers import count


@st.fragment
def show_front(bundle: Bundle) -> None:
    """A fragment: the day on which the slider comes to rest runs this alone."""
    lay_aside(bundle, partial(_draw, bundle))


def _draw(bundle: Bundle) -> Question:
    place = room()
    issue, question = choose(bundle)
    with place:
        show_scale(bundle, question, issue)
    page.hidden_note(question)
    _show_rest(bundle, question, issue)
    return question


def _show_rest(bundle: Bundle, question: Question, issue: str) -> None:
    st.title(page.as_text(bundle.dataset.dataset.title), anchor=False)
    positions = question.positions()
    actors = bundle.dataset.dataset.actors or question.actors
    every = len(question.issues) == len(bundle.tables.issues)
    issues = "every issue" if every else count(len(question.issues), "issue")
    st.header(f"{count(len(actors), 'actor')} on {issues}", anchor=False)
    listed = question.about(actors=actors).positions()
    split = split_groups(question.about(actors=actors), listed)
    small = small_grid(bundle.tables, listed, split)
    mount_grid(small, "small", scale=issue)
    days = days_back()
    recent = recent_moves(bundle, positions, days)
    empty = f"Nothing moved in the {days} days before the as-of date."
    sections = [
        moves(bundle.tables, recent.shifts, empty=empty, heading=f"What moved in {days} days"),
        differences(bundle.tables, positions, heading="Where actors differ most"),
        worth(bundle, positions, heading="What the data are worth"),
    ]
    follow(mount_feed(sections, "feed", scale=issue))
    show_dataset(bundle)
    name = f"shifts-{question.as_of}"
    scale = question.about(issues=[issue]).positions()
    pictured = {
        "Scale": f"n = {count(len(scale.stances), 'record')}",
        "Table": f"n = {count(len(listed.stances), 'record')}",
    }
    page.foot(
        bundle, question.as_of, recent, name=name, fixed={"scale": issue}, pictured=pictured,
        asked=question.about(actors=actors),
    )  # fmt: skip
    offer_snapshot(bundle, question)
