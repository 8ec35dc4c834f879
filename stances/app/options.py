"""Widgets of the analysis pages: measures, weights, windows, ties. Bound to the address by code."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import streamlit as st

from stances import wording
from stances.app import address, filters
from stances.app.cache import Bundle
from stances.model.measures import Measure, Normalisation, Period, Tie
from stances.model.vocabulary import Vocabulary

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


class Ties(NamedTuple):
    """How a network is made and how much of it is shown."""

    tie: Tie
    normalisation: Normalisation
    period: Period
    threshold: float
    shared: int


def measure() -> Measure:
    """The measure of agreement."""
    return Measure(_one_of("Measure", Measure, Measure.CITY_BLOCK, key="measure"))


def mapped_measure() -> Measure:
    """The measure whose disagreements the map shows; kappa has no zero and makes none."""
    chosen = st.segmented_control(
        "Distance by",
        [str(measure) for measure in Measure if measure is not Measure.KAPPA],
        default=str(Measure.CITY_BLOCK),
        key="measure",
        bind="query-params",
    )
    return Measure(chosen or Measure.CITY_BLOCK)


def by_clustering() -> bool:
    """True where actors are ordered by clustering instead of as in the dataset."""
    chosen = st.segmented_control(
        "Order", ["dataset", "clustering"], default="dataset", key="order", bind="query-params"
    )
    return chosen == "clustering"


def stale() -> bool:
    """True where positions that are too old count as well."""
    return st.toggle(
        "Stale positions too",
        key="stale",
        bind="query-params",
        help="Positions older than their issue allows are left out unless you ask for them.",
    )


def since(label: str = "Records from", *, key: str = "since") -> date | None:
    """The first day of the window; None where it has no beginning."""
    picked = st.date_input(
        label,
        value=None,
        min_value=_FIRST_DAY,
        max_value=_LAST_DAY,
        format="YYYY-MM-DD",
        key=key,
        bind="query-params",
        width=170,
    )
    return picked if isinstance(picked, date) else None


def ties() -> Ties:
    """What the ties of a network are, how they are normalised, and from which weight on."""
    with st.popover("Ties", icon=":material/hub:"):
        tie = Tie(_one_of("A tie stands for", Tie, Tie.SUBTRACT, key="tie"))
        usual = Normalisation.AVERAGE
        norm = _one_of("Divided by", Normalisation, usual, key="normalisation")
        period = _one_of("The same statement counts once per", Period, Period.WINDOW, key="period")
        threshold = st.number_input(
            "Ties at least this strong, of either sign",
            min_value=0.0,
            value=0.0,
            step=0.1,
            key="threshold",
            bind="query-params",
        )
        shared = st.number_input(
            "Shared issues at least",
            min_value=1,
            max_value=50,
            value=1,
            step=1,
            key="shared",
            bind="query-params",
            help="A tie on a single issue says little; Agreement asks for two, the map for three.",
        )
    return Ties(tie, Normalisation(norm), Period(period), float(threshold or 0), int(shared or 1))


def _one_of(label: str, of: type[Vocabulary], usual: Vocabulary, *, key: str) -> str:
    """One value of a vocabulary by its code, the meanings in the help."""
    meanings = [f"**{value}**: {value.meaning}" for value in of]
    chosen = st.segmented_control(
        label,
        list(map(str, of)),
        default=str(usual),
        key=key,
        bind="query-params",
        help="\n\n".join(meanings),
    )
    return str(of(chosen or str(usual)))


def weights(bundle: Bundle, issues: Sequence[str]) -> dict[str, float]:
    """The weights of the issues where they are not 1; the address holds ``issue:weight``."""
    address.address_state("weights")
    said = str(st.session_state.get("weights", ""))
    held = _weights_of(said, set(bundle.tables.issue_rows))
    if said and len(held) < len(said.split(",")):
        st.caption(
            "Some weights in the address are not from 0 to 100, or of no issue here: passed over."
        )
    with st.popover("Issue weights", icon=":material/balance:"):
        st.caption("1 is the usual weight; 0 leaves an issue out.")
        for issue in issues:
            key = f"weight_{issue}"
            st.session_state[key] = held.get(issue, 1.0)
            st.number_input(
                filters.escaped(bundle.tables.issue_rows[issue].title),
                min_value=0.0,
                max_value=100.0,
                step=0.5,
                key=key,
                on_change=_keep_weight,
                args=(tuple(issues), held),
            )
    return held


def _weights_of(text: str, known: set[str]) -> dict[str, float]:
    """What the address says, without what makes no sense."""
    found = {}
    for item in text.split(","):
        issue, _, number = item.partition(":")
        try:
            weight = float(number)
        except ValueError:
            continue
        if issue in known and 0 <= weight <= 100 and weight != 1:
            found[issue] = weight
    return found


def _keep_weight(issues: Sequence[str], held: dict[str, float]) -> None:
    weighed = held | {issue: float(st.session_state[f"weight_{issue}"]) for issue in issues}
    st.session_state["weights"] = ",".join(f"{i}:{w:g}" for i, w in weighed.items() if w != 1)


def task(names: Sequence[str]) -> str:
    """What the curator does; callbacks may choose it too, so that it has no default of its own."""
    held = st.session_state.get("task") or st.query_params.get("task")
    st.session_state["task"] = held if held in names else names[0]
    chosen = st.segmented_control(
        "Task", list(names), key="task", bind="query-params", label_visibility="collapsed"
    )
    return chosen or names[0]


def pair(bundle: Bundle) -> tuple[str, str]:
    """The two actors of the address, else the dataset's first two."""
    address.address_state("a", "b")
    known = list(bundle.tables.actor_rows)
    usual = [actor for actor in bundle.dataset.dataset.actors if actor in known] or known
    columns = st.columns(2)
    chosen = []
    for place, name, label in ((0, "a", "Actor"), (1, "b", "and actor")):
        held = str(st.session_state.get(name, ""))
        shown = f"{name}_shown"
        if held and held not in known:
            words = f"No actor “{wording.clipped(held, 60)}” in this dataset."
            columns[place].caption(filters.escaped(words))
        fallback = usual[min(place, len(usual) - 1)]
        st.session_state[shown] = held if held in known else fallback
        chosen.append(
            columns[place].selectbox(
                label,
                known,
                format_func=lambda actor: " ".join(
                    str(bundle.tables.actor_rows[actor].name).split()
                ),
                key=shown,
                on_change=_keep_actor,
                args=(name,),
            )
        )
    return chosen[0], chosen[1]


def _keep_actor(name: str) -> None:
    st.session_state[name] = st.session_state[f"{name}_shown"]


def strong_issue(bundle: Bundle, issues: Sequence[str]) -> str:
    """The issue whose line stands out; the first of ``issues`` where the address says none."""
    address.address_state("issue")
    held = str(st.session_state.get("issue", ""))
    st.session_state["issue_line"] = held if held in issues else issues[0]
    return st.selectbox(
        "Issue",
        list(issues),
        format_func=lambda issue: " ".join(str(bundle.tables.issue_rows[issue].title).split()),
        key="issue_line",
        on_change=_keep_line,
    )


def _keep_line() -> None:
    st.session_state["issue"] = st.session_state["issue_line"]


def chosen_node(known: Sequence[str]) -> str:
    """The actor that was chosen on a plane; empty where none is, or it is not there."""
    held = str(st.session_state.get("node", ""))
    return held if held in known else ""


def choose_node(component: str) -> Any:
    """Callback of a plane: notes the chosen actor in the address."""
    st.session_state["node"] = st.session_state[component].node["id"]
