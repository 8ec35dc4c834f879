"""The map, and under it the positions of the chosen actor."""

from collections.abc import Mapping

import numpy as np
import streamlit as st

from stances.analysis.agreement import Agreement
from stances.analysis.matrix import Matrix
from stances.analysis.question import Question
from stances.analysis.space import Space
from stances.app.cache import Bundle
from stances.app.components.evidence.beside import lay_feed
from stances.app.components.plane.picture import choose_on_plane, plane_picture
from stances.charts.plane import CROWD, CROWDED, map_plane
from stances.components.feed.items import side_of
from stances.components.feed.payload import Item, Section
from stances.tables import Tables
from stances.wording.numbers import decimal
from stances.wording.remarks import no_map
from stances.wording.words import when_words

_TRAILS = (
    "Dotted: from where the actor was (hollow) to where it is, for those on both maps whose "
    "positions changed. A trail shows movement relative to the others, as closely as the two maps "
    "can be lined up."
)


@st.fragment
def show_map(
    bundle: Bundle,
    question: Question,
    matrix: Matrix,
    places: Space,
    agreed: Agreement,
    *,
    earlier: Space | None,
) -> None:
    """The map and the records behind the chosen actor; nothing if there is no map."""
    if no_map(matrix, places):
        return
    picture = map_plane(bundle.tables, places, earlier, _nearest(bundle, places, agreed))
    legend = [] if earlier is None else [_TRAILS]
    if len(places.actors) > CROWD:
        legend.append(CROWDED)
    actor = choose_on_plane(plane_picture(picture, legend=legend, uniform=True))
    section = _held_positions(bundle.tables, question, matrix, actor)
    lay_feed(bundle, question, [section])


def _nearest(bundle: Bundle, places: Space, agreed: Agreement) -> Mapping[str, str]:
    """Who agrees most with each actor on the map, in words."""
    at = [agreed.place[actor] for actor in places.actors]
    values = agreed.values[np.ix_(at, at)]
    values = np.where(np.isnan(values) | np.eye(len(at), dtype=bool), -np.inf, values)
    words = {}
    for actor, row in zip(places.actors, values, strict=True):
        best = row.max()
        name = max(places.actors[other] for other in np.flatnonzero(row == best))
        short = bundle.tables.actor_rows[name].short
        words[actor] = f", agrees most with {short} ({decimal(float(best))})"
    return words


def _held_positions(tables: Tables, question: Question, matrix: Matrix, actor: str) -> Section:
    """The positions of one actor that the map rests on, with the records in force."""
    empty = "Choose an actor on the picture to read the records behind it."
    if not actor:
        return Section([], empty)
    positions = question.about(actors=[actor]).positions()
    known = matrix.known[matrix.actors.index(actor)]
    items = []
    for issue, counts in zip(matrix.issues, known, strict=True):
        cell, row = positions.cell(actor, issue), tables.issue_rows[issue]
        if counts and cell.stance:
            side = side_of(tables, cell.stance)
            items.append(Item(row.title, when_words(cell.date), sides=[side], notes=[row.proposal]))
    return Section(items, empty, tables.actor_rows[actor].name, follows=actor)
