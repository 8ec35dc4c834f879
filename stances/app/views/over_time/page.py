"""Over time: one issue through its actors, or one actor through the issues; what moved and when."""

import streamlit as st

from stances.app import cache, choices, page
from stances.app.components.evidence.beside import show_feed, show_lanes
from stances.app.components.feed.items import events, moves, words_and_deeds
from stances.app.views.over_time.events import linked_event
from stances.app.views.over_time.moves import chosen_moves, every_gap
from stances.app.views.over_time.records import LaneRecords
from stances.app.views.over_time.then_and_now import show_then_and_now
from stances.wording.labels import OVER_TIME_PARTS

bundle = cache.bundle()
st.title("Over time", anchor=False)
by = choices.one_of("by", "Look at one", {"issue": "Issue", "actor": "Actor"}, usual="issue")
question = choices.bar(bundle, one=by, many=("actors",) if by == "issue" else ("issues",))
page.hidden_note(question)
if page.nothing_chosen(question):
    st.stop()

one = question.issues[0] if by == "issue" else question.actors[0]
view = choices.part(OVER_TIME_PARTS)
if view == "Lanes":
    positions = question.positions()
    show_lanes(bundle, question, positions, by=by)
    page.foot(
        bundle,
        question.as_of,
        LaneRecords(positions),
        name=f"records-{question.as_of}",
        about=choices.names_of(bundle, by)[one],
        fixed={by: one},
    )
elif view == "Then and now":
    show_then_and_now(bundle, question)
elif view == "Events":
    section = events(bundle.tables, linked_event(bundle), until=question.as_of)
    show_feed(bundle, question, [section])
else:
    chosen = chosen_moves(bundle, question)
    empty = "No shift of these kinds among what is chosen by this date."
    sections = [
        moves(bundle.tables, chosen.shifts, empty=empty),
        words_and_deeds(
            bundle.tables,
            every_gap(bundle, question),
            heading="Where words and deeds differ: every actor, every issue",
        ),
    ]
    show_feed(bundle, question, sections)
    page.foot(bundle, question.as_of, chosen, name=f"shifts-{question.as_of}", about="Shifts")
