"""Over time: one issue through its actors, or one actor through the issues; what moved and when."""

import streamlit as st

from stances.app import cache, choices, page
from stances.app.components.evidence.beside import show_feed, show_lanes
from stances.app.views.over_time.asked import asked, chosen_part, one_of
from stances.app.views.over_time.events import linked_event
from stances.app.views.over_time.moves import chosen_moves, every_gap
from stances.app.views.over_time.records import LaneRecords
from stances.app.views.over_time.then_and_now import changes, show_picture, then_and_now
from stances.components.feed.items import events, moves, words_and_deeds
from stances.wording.labels import OVER_TIME_PARTS

bundle = cache.bundle()
st.title("Over time", anchor=False)
view, above, beside = chosen_part(OVER_TIME_PARTS)
by, question = asked(bundle, view, above, beside)
if page.nothing_chosen(question):
    st.stop()

if view == "Lanes":
    positions = question.positions()
    show_lanes(bundle, question, positions, by=by)
    page.foot(
        bundle,
        question.as_of,
        LaneRecords(positions),
        name=f"records-{question.as_of}",
        about=choices.names_of(bundle, by)[one_of(question, by)],
        fixed={by: one_of(question, by)},
        asked=question,
    )
elif view == "Then and now":
    compared = then_and_now(bundle, question)
    show_picture(compared, by=by)
    show_feed(bundle, question, [changes(compared)])
    page.foot(
        bundle,
        question.as_of,
        compared,
        name=f"then-and-now-{question.as_of}",
        about="Then and now",
        fixed={"then": compared.then.isoformat(), "by": by},
        asked=question,
    )
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
    page.foot(
        bundle, question.as_of, chosen, name=f"shifts-{question.as_of}", about="Shifts",
        asked=question,
    )  # fmt: skip
