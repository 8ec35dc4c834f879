"""How large a network is, how separate its blocs are, and what must be known beside it."""

import networkx as nx
import numpy as np
import streamlit as st

from stances.analysis.blocs import Blocs, bloc_polarisation
from stances.analysis.networks import Network
from stances.analysis.question import Question
from stances.app import page
from stances.app.views.blocs.options import TieOptions
from stances.wording.explanations import EXPLANATIONS
from stances.wording.numbers import count, decimal, exact
from stances.wording.remarks import bloc_remarks, scale_remarks, statement_remarks, thin_ties
from stances.wording.words import day_words


def show_numbers(window: Question, network: Network, ties: nx.Graph, blocs: Blocs) -> None:
    """The size of the network, the blocs' modularity and polarisation, and the window."""
    apart = _polarisation(network, blocs)
    numbers = {
        "Actors": str(len(network.actors)),
        "Statements": decimal(float(network.activity.sum()), 0),
        "Ties": str(ties.number_of_edges()),
        "Blocs": str(len(blocs.communities)),
        "Modularity": "–" if blocs.modularity is None else decimal(blocs.modularity),
        "Bloc polarisation": "–" if apart is None else decimal(apart),
    }
    page.show_numbers(numbers, {"Modularity": EXPLANATIONS["modularity"]})
    start = f"from {day_words(window.since)} " if window.since else ""
    st.caption(
        f"Statements {start}to {day_words(window.as_of)} · tie: {network.tie.meaning}, "
        f"divided by {network.normalisation.meaning}"
    )


def _polarisation(network: Network, blocs: Blocs) -> float | None:
    if len(blocs.communities) < 2:
        return None
    inside = [actor for actor in network.actors if blocs.of(actor) >= 0]
    at = [network.actors.index(actor) for actor in inside]
    square = np.ix_(at, at)
    members = [blocs.of(actor) for actor in inside]
    return bloc_polarisation(network.congruence[square], network.conflict[square], members)


def show_caveats(
    window: Question, options: TieOptions, network: Network, ties: nx.Graph, blocs: Blocs
) -> None:
    """Why nothing is drawn, how weak the blocs are, who and what is left out."""
    stale = 0
    if not window.any_age:
        every = window.with_stale(True).statements(options.period)
        stale = len(every) - int(network.activity.sum())
    limits = ""
    if options.threshold or options.shared > 1:
        strength = f" of at least {exact(options.threshold)}" if options.threshold else ""
        limits = (
            f"Shown are ties{strength} on at least {count(options.shared, 'shared issue')}; blocs "
            "are those of the ties shown."
        )
    thin = thin_ties([shared for *_, shared in ties.edges(data="shared")])
    page.show_remarks(
        [
            *bloc_remarks(network, blocs, ties.number_of_edges()),
            *filter(None, [limits, thin]),
            *statement_remarks(window.tables, network, window.actors, stale=stale),
            *scale_remarks(window.tables.scales, window.issues),
        ]
    )
