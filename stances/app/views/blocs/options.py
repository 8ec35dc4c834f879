"""How a network is made and how much of it is shown."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from stances.analysis.networks import Network, network
from stances.analysis.question import Question
from stances.app import choices
from stances.app.line import is_drawn
from stances.model.measures import Normalisation, Period, Tie
from stances.wording.labels import NORMALISATION_LABELS, PERIOD_LABELS, TIE_LABELS, meanings

SHARED = 2  # issues that a tie rests on, if the address says nothing


class TieOptions(NamedTuple):
    """What ties are, how they are normalised, and which are shown."""

    tie: Tie
    normalisation: Normalisation
    period: Period
    threshold: float
    shared: int


def tie_options() -> TieOptions:
    """What ties stand for, how they are normalised, and from which weight on they are shown."""
    ties = st.popover("Ties", icon=":material/hub:") if is_drawn() else st.container()
    with ties:
        tie = choices.one_of(
            "tie",
            "A tie stands for",
            {str(code): TIE_LABELS[code] for code in Tie},
            usual=str(Tie.SUBTRACT),
            explained=meanings(Tie, TIE_LABELS),
        )
        normalisation = choices.one_of(
            "normalisation",
            "Normalise by",
            {str(code): NORMALISATION_LABELS[code] for code in Normalisation},
            usual=str(Normalisation.AVERAGE),
            explained=meanings(Normalisation, NORMALISATION_LABELS),
        )
        period = choices.one_of(
            "period",
            "Count repeats once per",
            {str(code): PERIOD_LABELS[code] for code in Period},
            usual=str(Period.WINDOW),
            explained=meanings(Period, PERIOD_LABELS),
        )
        threshold = choices.number(
            "Minimum tie strength",
            "threshold",
            usual=0.0,
            min_value=0.0,
            step=0.1,
            help="Of either sign.",
        )
        shared = choices.number(
            "Minimum shared issues",
            "shared",
            usual=SHARED,
            min_value=1,
            max_value=50,
            step=1,
            help="A tie on a single issue says little. The command line draws those too.",
        )
    return TieOptions(
        Tie(tie), Normalisation(normalisation), Period(period), float(threshold), int(shared)
    )


def network_of(window: Question, statements: pd.DataFrame, options: TieOptions) -> Network:
    """The network that the statements make."""
    return network(
        statements,
        actors=window.actors,
        tie=options.tie,
        normalisation=options.normalisation,
        scale_range=window.tables.scale_range,
    )
