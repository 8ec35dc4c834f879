"""Compare's own choices: the date compared with and how the table is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from stances.analysis.arrangement import ACTOR, DATASET, DIFFERENCE, ISSUE
from stances.analysis.question import Question
from stances.app import address, choices, days
from stances.app.cache import Bundle
from stances.app.components.choose import Control
from stances.app.line import page_options, panel
from stances.model.dates import FIRST_DAY, LAST_DAY, shifted
from stances.wording.labels import EXPLANATIONS
from stances.wording.words import day_words

_DAYS_BEFORE = (30, 90, 365)
_REACTIONS = 2  # days after an event that belong to what it set off


@dataclass(frozen=True)
class Layout:
    """What the reader chose; ``compared`` is None if nothing is compared."""

    compared: date | None
    order: str
    turned: bool
    groups: bool

    @property
    def controls(self) -> list[Control]:
        """The buttons of the panels that these were chosen in."""
        with_day = f"with {_day(self.compared)}" if self.compared else "with another date"
        return [
            Control("compared", "Compared with", with_day),
            Control("options", "Layout", "Layout"),
        ]


def chosen_layout(bundle: Bundle, question: Question) -> Layout:
    """The two panels of Compare alone: the date compared with, and the layout of the table."""
    with panel("compared"):
        compared = days.day("Another day", "compared", help=EXPLANATIONS["compared"])
        _quick_dates(bundle, address.day_shown(bundle.dataset.as_of), compared)
    with page_options():
        order = choices.one_of(
            "sort", "Sort", _orders(bundle, question), usual=DATASET, widget="list"
        )
        turned = st.toggle("Actors as rows", key="turned", bind="query-params")
        groups = st.toggle(
            "Show group positions",
            key="groups",
            bind="query-params",
            help=EXPLANATIONS["inherited"],
        )
    return Layout(compared, order, turned, groups)


def stop_comparing() -> None:
    """A button that leaves one date."""
    st.button(
        "Stop comparing",
        key="compared_clear",
        type="tertiary",
        on_click=address.choose,
        args=("compared", None),
    )


def _orders(bundle: Bundle, question: Question) -> dict[str, str]:
    actors, issues = (choices.names_of(bundle, kind) for kind in ("actor", "issue"))
    return {
        DATASET: "As chosen",
        DIFFERENCE: "Issues by difference",
        **{f"{ISSUE}{issue}": f"Actors by {issues[issue]}" for issue in question.issues},
        **{f"{ACTOR}{actor}": f"Closest to {actors[actor]}" for actor in question.actors},
    }


def _quick_dates(bundle: Bundle, day: date, compared: date | None) -> None:
    """A list of dates to compare with; those around an event also set the as-of date."""
    dates = _dates(bundle, day)
    labels = {code: label for code, (label, _) in dates.items()}
    chosen = next((code for code in dates if dates[code][1] == (compared, day)), None)
    address.put("compared_pick", chosen)
    st.selectbox(
        "Compared with",
        list(labels),
        format_func=labels.__getitem__,
        key="compared_pick",
        index=None,
        placeholder=_day(compared) if compared else "another date …",
        help=EXPLANATIONS["compared"],
        on_change=_compare,
        args=({code: pair for code, (_, pair) in dates.items()},),
    )


def _dates(bundle: Bundle, day: date) -> dict[str, tuple[str, tuple[date, date]]]:
    """By code a label, the day compared with and the as-of date that goes with it."""
    events = [row for row in bundle.tables.event_rows.values() if row.major]
    dates: dict[str, tuple[str, tuple[date, date]]] = {}
    for number in _DAYS_BEFORE:
        then = shifted(day, -number)
        dates[f"{number}"] = f"{number} days before · {_day(then)}", (then, day)
    for row in events:
        then, now = shifted(row.earliest, -1), shifted(row.latest, _REACTIONS)
        dates[f"around {row.event}"] = f"{_day(then)} → {_day(now)} · {row.short}", (then, now)
    for row in events:
        then, now = shifted(row.earliest, -1), shifted(row.latest, 1)
        dates[f"before {row.event}"] = f"{_day(then)} · before {row.short}", (then, day)
        dates[f"after {row.event}"] = f"{_day(now)} · after {row.short}", (now, day)
    return {
        code: (" ".join(label.split()), pair)
        for code, (label, pair) in dates.items()
        if FIRST_DAY < pair[0] != pair[1] < LAST_DAY
    }


def _day(day: date) -> str:
    return day_words(day, short=True)


def _compare(dates: Mapping[str, tuple[date, date]]) -> None:
    picked = address.got("compared_pick")
    if picked is None:
        address.choose("compared", None)
    if picked in dates:
        compared, day = dates[str(picked)]
        address.choose("compared", compared)
        address.choose("as_of", day)
