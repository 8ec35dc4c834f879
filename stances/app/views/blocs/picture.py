"""The network, and under it the statements behind the ties of the chosen actor."""

from collections.abc import Mapping
from dataclasses import replace

import networkx as nx
import pandas as pd
import streamlit as st

from stances.analysis.blocs import Blocs
from stances.analysis.networks import Network
from stances.analysis.positions import Pair
from stances.analysis.question import Question
from stances.app import cache
from stances.app.cache import Bundle
from stances.app.components.evidence.beside import lay_feed
from stances.app.components.plane.picture import choose_on_plane, plane_picture
from stances.charts.plane import CROWD, CROWDED, DRAWN, LETTERS, network_plane
from stances.components.feed.items import side_of
from stances.components.feed.payload import Item, Section, Side
from stances.tables import Tables
from stances.tables.rows import StanceRow
from stances.wording.labels import position_words
from stances.wording.numbers import count, decimal, exact
from stances.wording.remarks import no_network
from stances.wording.words import in_sentence


@st.fragment
def show_network(
    bundle: Bundle,
    question: Question,
    statements: pd.DataFrame,
    network: Network,
    ties: nx.Graph,
    *,
    blocs: Blocs,
) -> None:
    """The network and the records behind the chosen actor's ties; nothing if there is no tie."""
    if no_network(network, ties.number_of_edges()):
        return
    legend = [
        f"{LETTERS[number % 26]}: "
        + ", ".join(bundle.tables.actor_rows[actor].short for actor in members)
        for number, members in enumerate(blocs.communities)
    ]
    thin = any(data["shared"] == 1 for *_, data in ties.edges(data=True))
    faint = "; faint: on one shared issue" if thin else ""
    number = ties.number_of_edges()
    left_out = f"the {DRAWN:,} strongest of {number:,}; a download has all; " * (number > DRAWN)
    legend.append(f"Line: tie, {left_out}the wider the stronger; dashed: negative{faint}")
    if len(ties) > CROWD:
        legend.append(CROWDED)
    picture = network_plane(bundle.tables, ties, blocs, cache.places_of(ties))
    actor = choose_on_plane(plane_picture(picture, legend=legend, uniform=False))
    lay_feed(bundle, question, [_ties_of(bundle.tables, network, statements, ties, actor)])


def _ties_of(
    tables: Tables, network: Network, statements: pd.DataFrame, ties: nx.Graph, actor: str
) -> Section:
    """The ties of one actor that are shown, the strongest first, each with its records."""
    if not actor:
        return Section([], "Choose an actor on the picture to read the records behind it.")
    at = network.actors.index(actor)
    weights = network.weights[at]
    shown = [network.actors.index(other) for other in ties[actor]]
    order = sorted(shown, key=lambda other: -abs(weights[other]))
    names = tables.stances["stance"].iloc[statements["row"]]
    records: dict[Pair, list[StanceRow]] = {}
    for name in names:
        records.setdefault(tables.stance_rows[name].pair, []).append(tables.stance_rows[name])
    items = [_tie(tables, network, records, (at, other)) for other in order]
    heading = f"Ties of {tables.actor_rows[actor].name}"
    return Section(items, "No tie to anyone is shown in this window.", heading, follows=actor)


def _tie(
    tables: Tables, network: Network, records: Mapping[Pair, list[StanceRow]], at: tuple[int, int]
) -> Item:
    pair = [network.actors[number] for number in at]
    sides: list[Side] = []
    for issue in tables.issue_rows:
        on = [records.get((actor, issue), []) for actor in pair]
        if all(on):
            sides += [
                replace(side_of(tables, record.stance), label=_short_label(tables, record))
                for record in on[0] + on[1]
            ]
    congruence, conflict = float(network.congruence[at]), float(network.conflict[at])
    return Item(
        tables.actor_rows[pair[1]].name,
        f"{exact(congruence)} congruent, {exact(conflict)} conflicting",
        decimal(float(network.weights[at])),
        strong=bool(network.weights[at] < 0),
        fold=f"{count(len(sides), 'record')} on {count(int(network.shared[at]), 'shared issue')}",
        sides=sides,
    )


def _short_label(tables: Tables, record: StanceRow) -> str:
    title = in_sentence(tables.issue_rows[record.issue].title)
    label = position_words(record.position, record.status).lower()
    return f"{tables.actor_rows[record.actor].short} {label}: {title}"
