"""Widgets that return plain values. What they hold lives in the address, by ids and codes.

Choices of records (actors, issues, the open cell) are kept in bound text inputs out of sight, as
ids joined by commas, because Streamlit would put the displayed names into the address. An unknown
id is ignored.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from stances import wording
from stances.analysis.ledger import Bools
from stances.analysis.question import Question, question
from stances.analysis.selection import keep_mask
from stances.app import address, opening
from stances.app.cache import Bundle
from stances.model.vocabulary import Attribution, Confidence, Knowledge, ShiftKind

_FIRST_DAY = date(1900, 1, 1)
_LAST_DAY = date(2100, 12, 31)
_MARKS = "\\`*_{}[]()#+-.!~|<>$&^=\"'"


def bar(
    bundle: Bundle,
    *,
    many: Sequence[str] = (),
    one: str = "",
    dated: bool = True,
    everyone: bool = False,
) -> Question:
    """The row of widgets that a page needs: ``many`` of actors, issues; ``one`` actor or issue.

    What is not asked for comes back whole: all actors, all issues. ``dated=False`` leaves the date
    to a part of the page that reruns alone (``moment``). With ``everyone`` all actors are chosen
    where the address names none, instead of the dataset's own choice.
    """
    address.address_state(*many, *([one] if one else []))
    widths = [2.2] * len(many) + ([2.2] if one else []) + [1.05, 1.5] * dated + [0.75]
    places = iter(st.columns(widths, vertical_alignment="bottom"))
    chosen: dict[str, list[str]] = {}
    if one:
        with next(places):
            chosen[f"{one}s"] = [_one(bundle, one)]
    for name in many:
        with next(places):
            chosen[name] = actors(bundle, everyone) if name == "actors" else issues(bundle)
    day = bundle.dataset.dataset.as_of.earliest
    if dated:
        with next(places):
            day = as_of(bundle)
        with next(places):
            turning_points(bundle, day)
    with next(places):
        keep, knowledge = records(bundle)
    asked = question(bundle.tables, as_of=day, ledger=bundle.ledger, **chosen)
    return replace(asked, keep=keep, knowledge=knowledge)


def actors(bundle: Bundle, everyone: bool = False) -> list[str]:
    """The chosen actors, in the dataset's order unless the user chose another."""
    names = {actor: row.name for actor, row in bundle.tables.actor_rows.items()}
    usual = [] if everyone else list(bundle.dataset.dataset.actors)
    return _choice("actors", "Actors", names, usual or list(names))


def issues(bundle: Bundle) -> list[str]:
    """The chosen issues."""
    titles = {issue: row.title for issue, row in bundle.tables.issue_rows.items()}
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


def moment(bundle: Bundle) -> tuple[date, Any]:
    """The as-of date beside the turning points, and a place in that row for a sentence."""
    left, middle, right = st.columns([1.05, 1.5, 3.9], vertical_alignment="bottom")
    with left:
        day = as_of(bundle)
    with middle:
        turning_points(bundle, day)
    return day, right


def _one(bundle: Bundle, name: str) -> str:
    """The chosen actor or issue: the address's, else the dataset's first."""
    tables = bundle.tables
    table = {
        "actor": {actor: row.name for actor, row in tables.actor_rows.items()},
        "issue": {issue: row.title for issue, row in tables.issue_rows.items()},
    }[name]
    label = {"actor": "Actor", "issue": "Issue"}[name]
    held = str(st.session_state.get(name, "")) or opening.named(bundle, name)
    shown = f"{name}_shown"
    if held and held not in table:
        st.caption(escaped(f"No {name} “{wording.clipped(held, 60)}” in this dataset."))
    st.session_state[shown] = held if held in table else next(iter(table))
    return st.selectbox(
        label,
        list(table),
        format_func=lambda item: _literal(table[item]),
        key=shown,
        on_change=_keep_one,
        args=(name,),
    )


def _keep_one(name: str) -> None:
    st.session_state[name] = st.session_state[f"{name}_shown"]


def by() -> str:
    """Whether lanes are the actors on one issue, or the issues of one actor."""
    chosen = st.segmented_control(
        "Look at one",
        ["issue", "actor"],
        default="issue",
        key="by",
        bind="query-params",
    )
    return chosen or "issue"


def part(names: Sequence[str], *, key: str = "part") -> str:
    """Which part of the page is shown; the first where the address says none."""
    chosen = st.segmented_control(
        "Part",
        list(names),
        default=names[0],
        key=key,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or names[0]


def kinds() -> list[str]:
    """The kinds of shift to list."""
    chosen: list[str] | None = st.pills(
        "Kinds of move",
        list(map(str, ShiftKind)),
        selection_mode="multi",
        default=list(map(str, ShiftKind)),
        key="kind",
        bind="query-params",
        label_visibility="collapsed",
    )
    return list(chosen or [])


def then(latest: date) -> date:
    """The earlier of the two days that are compared; by default a year before."""
    default = latest - timedelta(365)
    picked = st.date_input(
        "Then",
        value=default,
        min_value=_FIRST_DAY,
        max_value=_LAST_DAY,
        format="YYYY-MM-DD",
        key="then",
        bind="query-params",
        width=220,
    )
    return picked if isinstance(picked, date) else default


def days_back() -> int:
    """How many days before the as-of date count as recent."""
    chosen = st.segmented_control(
        "Moves in the last",
        ["30 days", "90 days", "180 days", "365 days"],
        default="90 days",
        key="days",
        bind="query-params",
    )
    return int((chosen or "90 days").split()[0])


def query() -> str:
    """The words to search for."""
    return st.text_input(
        "Search summaries, quotations, speakers and sources",
        key="q",
        bind="query-params",
        type="search",
        placeholder="Words, in any order; accents do not matter",
    )


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
    events = {name: row for name, row in bundle.tables.event_rows.items() if row.major}
    days = {name: row.latest for name, row in events.items()}
    labels = {
        name: f"{row.short} · {wording.when_words(row.date, short=True)}"
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


def records(bundle: Bundle) -> tuple[Bools | None, Knowledge]:
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
    keep = keep_mask(bundle.tables, attributions=attributions or [], confidences=confidences or [])
    return None if keep.all() else keep, Knowledge.HINDSIGHT if hindsight else Knowledge.THEN


def source(table: pd.DataFrame) -> str:
    """The id of the chosen source; else the first whose text is kept, else the first."""
    held = str(st.session_state.get("source", ""))
    _told_unknown("source", table["source"])
    if held in set(table["source"]):
        return held
    kept = table[table["seed"].notna()]
    return str((kept if len(kept) else table).source.iloc[0])


def named(known: Iterable[str], parameter: str) -> str:
    """The value of an address parameter where it is among ``known``, else an empty text."""
    held = str(st.session_state.get(parameter, ""))
    return held if held in set(known) else ""


def event(bundle: Bundle) -> str:
    """The id of the event that the address names; empty where it names none that is there."""
    address.address_state("event")
    _told_unknown("event", bundle.tables.event_rows)
    return named(bundle.tables.event_rows, "event")


def _told_unknown(kind: str, known: Iterable[str]) -> None:
    """Says so where the address names something that is not there."""
    held = str(st.session_state.get(kind, ""))
    if held and held not in set(known):
        st.caption(escaped(f"No {kind} “{wording.clipped(held, 60)}” in this dataset."))


def open_source(table: pd.DataFrame) -> None:
    """Callback of the list of sources: opens the chosen row."""
    rows = st.session_state["source_rows"].selection.rows
    if rows:
        st.session_state["source"] = str(table["source"].iloc[rows[0]])
        st.session_state["quote"] = ""
