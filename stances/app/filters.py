"""Widgets that return plain values. What they hold lives in the address, by ids and codes.

Choices of records (actors, issues, the open cell) are kept in bound text inputs out of sight, as
ids joined by commas, because Streamlit would put the displayed names into the address. An unknown
id is ignored.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from stances import wording
from stances.analysis.selection import Selection, selection
from stances.app.cache import Bundle
from stances.model.vocabulary import Attribution, Confidence, Knowledge

_FIRST_DAY = date(1900, 1, 1)
_LAST_DAY = date(2100, 12, 31)
_MARKS = "\\`*_{}[]()#+-.!~|<>$&^=\"'"


@dataclass(frozen=True)
class Opened:
    """The cell whose evidence is open, and the record that the address names, if any."""

    actor: str = ""
    issue: str = ""
    stance: str = ""

    def __bool__(self) -> bool:
        return bool(self.actor)


def address_state(*names: str) -> None:
    """Mounts the unseen inputs through which the address holds ``names``, before they are read."""
    with st.container(key=f"address-state-{names[0]}", height=1, border=False):
        for name in names:
            st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def actors(bundle: Bundle) -> list[str]:
    """The chosen actors, in the dataset's order unless the user chose another."""
    names = {actor: row["name"] for actor, row in bundle.tables.actor_rows.items()}
    return _choice("actors", "Actors", names, list(bundle.dataset.dataset.actors) or list(names))


def issues(bundle: Bundle) -> list[str]:
    """The chosen issues."""
    titles = {issue: row["title"] for issue, row in bundle.tables.issue_rows.items()}
    return _choice("issues", "Issues", titles, list(bundle.dataset.dataset.issues) or list(titles))


def _choice(name: str, label: str, known: dict[str, str], default: list[str]) -> list[str]:
    held = str(st.session_state.get(name, ""))
    chosen = default if not held else [item for item in held.split(",") if item in known]
    shown = f"{name}_shown"
    st.session_state[shown] = list(dict.fromkeys(chosen))
    return st.multiselect(
        label,
        list(known),
        format_func=lambda item: _literal(known[item]),
        key=shown,
        on_change=_keep_choice,
        args=(name, default),
        placeholder=f"Choose {label.lower()}",
        wrap=False,
    )


def _keep_choice(name: str, default: list[str]) -> None:
    chosen = st.session_state[f"{name}_shown"]
    st.session_state[name] = "" if chosen == default else ",".join(chosen) or "none"


def _literal(text: str) -> str:
    """One line; options of a multiselect are shown as plain text."""
    return " ".join(text.split())


def as_of(bundle: Bundle) -> date:
    """The as-of date; the dataset's own where the address says none."""
    default = bundle.dataset.dataset.as_of.earliest
    picked = st.date_input(
        "As of",
        value=default,
        min_value=_FIRST_DAY,
        max_value=_LAST_DAY,
        format="YYYY-MM-DD",
        key="as_of",
        bind="query-params",
    )
    return picked if isinstance(picked, date) else default


def turning_points(bundle: Bundle, chosen: date) -> None:
    """A list of the major events and the dataset's own date; choosing one sets the as-of date."""
    events = {name: row for name, row in bundle.tables.event_rows.items() if row["major"]}
    days = {name: row["latest"].date() for name, row in events.items()}
    labels = {
        name: f"{row['short']} · {wording.when_words(row['date'], short=True)}"
        for name, row in events.items()
    }
    days[""] = bundle.dataset.dataset.as_of.earliest
    labels[""] = f"Latest · {wording.day_words(days[''], short=True)}"
    st.session_state["pick"] = next((name for name in days if days[name] == chosen), None)
    st.selectbox(
        "Turning point",
        list(days),
        format_func=lambda name: _literal(labels[name]),
        key="pick",
        index=None,
        placeholder="Go to …",
        on_change=_go_to,
        args=(days,),
    )


def _go_to(days: dict[str, date]) -> None:
    picked = st.session_state["pick"]
    if picked in days:
        st.session_state["as_of"] = days[picked]


def escaped(text: str) -> str:
    """The text for places that Streamlit reads as Markdown, so that it appears as it stands.

    Marks are escaped; a word joiner, which nobody sees, keeps addresses and ``:name:`` codes,
    which Streamlit looks for after escapes are gone, from being found.
    """
    marked = "".join(f"\\{mark}" if mark in _MARKS else mark for mark in text)
    return re.sub(r"(:|@|www)(?=\S)", "\\1\u2060", marked)


def records(bundle: Bundle) -> tuple[Selection, Knowledge]:
    """The records that count: attributions, confidences, and what a date admits."""
    with st.popover("Filters", icon=":material/tune:"):
        attributions = st.pills(
            "Attribution: how a stance is known",
            list(map(str, Attribution)),
            selection_mode="multi",
            default=list(map(str, Attribution)),
            key="attribution",
            bind="query-params",
        )
        confidences = st.pills(
            "Confidence of the coder",
            list(map(str, Confidence)),
            selection_mode="multi",
            default=list(map(str, Confidence)),
            key="confidence",
            bind="query-params",
        )
        hindsight = st.toggle(
            "With hindsight",
            key="hindsight",
            bind="query-params",
            help="Also count what was said or done by the date but became known only later.",
        )
    chosen = selection(
        bundle.tables, attributions=attributions or [], confidences=confidences or []
    )
    return chosen, Knowledge.HINDSIGHT if hindsight else Knowledge.THEN


def opened(bundle: Bundle) -> Opened:
    """The open cell (``cell=actor~issue``), or that of the linked record (``stance=``)."""
    stance = bundle.dataset.stances_by_id.get(str(st.session_state.get("stance", "")))
    actor, _, issue = str(st.session_state.get("cell", "")).partition("~")
    if stance is not None and actor in ("", stance.actor) and issue in ("", stance.issue):
        return Opened(stance.actor, stance.issue, stance.id)
    if actor in bundle.dataset.actors_by_id and issue in bundle.dataset.issues_by_id:
        return Opened(actor, issue)
    return Opened()


def open_cell() -> None:
    """Callback of the grid: opens the cell that was chosen, or closes it when it was open."""
    event = st.session_state["grid"].open
    now = event["cell"]
    before = st.session_state.get("cell") or st.session_state.get("opened_cell", "")
    st.session_state["cell"] = "" if now == before else now
    st.session_state["stance"] = ""
    if event["keyboard"] and now != before:
        st.session_state["evidence_focus"] = st.session_state.get("evidence_focus", 0) + 1


def close_cell() -> None:
    """Callback of the evidence panel: closes it and hands the focus back to the cell."""
    cell = st.session_state.get("cell") or st.session_state.get("opened_cell", "")
    st.session_state["cell"] = ""
    st.session_state["stance"] = ""
    turn = st.session_state.get("grid_focus", {}).get("turn", 0) + 1
    st.session_state["grid_focus"] = {"cell": cell, "turn": turn}


def source(table: pd.DataFrame) -> str:
    """The id of the chosen source, the first one where the address names none that is known."""
    held = str(st.session_state.get("source", ""))
    return held if held in set(table["source"]) else str(table["source"].iloc[0])


def named(known: Iterable[str], parameter: str) -> str:
    """The value of an address parameter where it is among ``known``, else an empty text."""
    held = str(st.session_state.get(parameter, ""))
    return held if held in set(known) else ""


def open_source(table: pd.DataFrame) -> None:
    """Callback of the list of sources: opens the chosen row."""
    rows = st.session_state["source_rows"].selection.rows
    if rows:
        st.session_state["source"] = str(table["source"].iloc[rows[0]])
        st.session_state["quote"] = ""
