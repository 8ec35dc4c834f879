"""Actor: everything about one: positions on every issue with their history, and dissent."""

import streamlit as st

from stances.app import cache, filters, parts, sharing, summary

bundle = cache.bundle()
heading = st.empty()
facts = st.empty()
chosen = filters.bar(bundle, one="actor")
actor = chosen.actors[0]
heading.title(parts.plain(bundle.tables.actor_rows[actor].name), anchor=False)
facts.caption(parts.plain(summary.actor_words(bundle, actor)))
parts.hidden_note(chosen)

found = chosen.positions()
summary.group_note(bundle, chosen, actor)
parts.timeline_with_evidence(bundle, found, chosen, by="actor")
st.subheader("What moved", anchor=False)
summary.shift_table(bundle, summary.shifts_of(bundle, found))
sharing.foot(
    bundle,
    chosen.as_of,
    summary.frame_of_positions(found),
    name=f"positions-{actor}-{chosen.as_of}",
    stances=summary.rests_on(bundle, found),
    fixed={"actor": actor},
)
