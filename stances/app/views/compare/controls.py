"""Compare's own choices: the date compared with and how the table is laid out."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from stances.analysis.arrangement import ACTOR, DATASET, DIFFERENCE, ISSUE
from stances.analysis.question import Question
from stances.app import address, choices, days
from stances.app.cache import Bundle
from stances.app.components.choose import Action, Control
from stances.app.line import is_drawn, page_options, panel
from stances.model.dates import FIRST_DAY, LAST_DAY, shifted
from stances.tables.rows import EventRow
from stances.wording.explanations import EXPLANATIONS
from stances.wording.words import day_words

_DAYS_BEFORE = (30, 90, 365)
_EARLIER, _AROUND, _BEFORE, _AFTER = "earlier ", "around ", "before ", "after "
STOP = Action("stop", "Stop comparing")
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
        with_day = f"with {_day(self.compared)}" if self.compared else "Compare dates"
        return [
            Control("compared", "Compared with", with_day),
            Control("options", "Layout", "Layout"),
        ]


def chosen_layout(bundle: Bundle, question: Question) -> Layout:
    """The two panels of Compare alone: the date compared with, and the layout of the table."""
    with panel("compared"):
        compared = days.day("Another day", "compared", help=EXPLANATIONS["compared"])
        if is_drawn():
            _quick_dates(bundle)
    with page_options():
        order = choices.one_of(
            "sort", "Sort", _orders(bundle, question), usual=DATASET, widget="list"
        )
        turned = choices.switch("Actors as rows", "turned")
        groups = choices.switch("Show group positions", "groups", help=EXPLANATIONS["inherited"])
    return Layout(compared, order, turned, groups)


def stop_comparing() -> None:
    """Callback: one date is left."""
    address.choose("compared", None)


def _orders(bundle: Bundle, question: Question) -> dict[str, str]:
    actors, issues = (choices.names_of(bundle, kind) for kind in ("actor", "issue"))
    return {
        DATASET: "As chosen",
        DIFFERENCE: "Issues by difference",
        **{f"{ISSUE}{issue}": f"Actors by {issues[issue]}" for issue in question.issues},
        **{f"{ACTOR}{actor}": f"Closest to {actors[actor]}" for actor in question.actors},
    }


def _quick_dates(bundle: Bundle) -> None:
    """A list of dates to compare with; those around an event also set the as-of date.

    Nothing in it depends on the as-of date, which moves without it.
    """
    events = {row.event: row for row in bundle.tables.event_rows.values() if row.major}
    labels = {f"{_EARLIER}{number}": f"{number} days before" for number in _DAYS_BEFORE}
    for code, row in events.items():
        then, now = _around(row)
        labels[f"{_AROUND}{code}"] = f"{_day(then)} → {_day(now)} · {row.short}"
    for code, row in events.items():
        labels[f"{_BEFORE}{code}"] = f"{_day(shifted(row.earliest, -1))} · before {row.short}"
        labels[f"{_AFTER}{code}"] = f"{_day(shifted(row.latest, 1))} · after {row.short}"
    address.put("compared_pick", None)
    st.selectbox(
        "Compared with",
        [code for code in labels if _possible(bundle, code)],
        format_func=lambda code: " ".join(labels[code].split()),
        key="compared_pick",
        index=None,
        placeholder="Choose a date …",
        help=EXPLANATIONS["compared"],
        on_change=_compare,
        args=(bundle,),
    )


def _around(row: EventRow) -> tuple[date, date]:
    """The day before an event, and the last of those that belong to what it set off."""
    return shifted(row.earliest, -1), shifted(row.latest, _REACTIONS)


def _dates(bundle: Bundle, code: str, day: date) -> tuple[date, date]:
    """The day compared with and the as-of date that goes with it, for what was picked."""
    kind, _, name = code.partition(" ")
    if f"{kind} " == _EARLIER:
        return shifted(day, -int(name)), day
    row = bundle.tables.event_rows[name]
    if f"{kind} " == _AROUND:
        return _around(row)
    return (shifted(row.earliest, -1) if f"{kind} " == _BEFORE else shifted(row.latest, 1)), day


def _possible(bundle: Bundle, code: str) -> bool:
    """False for an event at the very end of the calendar."""
    then, now = _dates(bundle, code, bundle.dataset.as_of)
    return then > FIRST_DAY and now < LAST_DAY


def _day(day: date) -> str:
    return day_words(day, short=True)


def _compare(bundle: Bundle) -> None:
    picked = address.got("compared_pick")
    if picked is not None:
        compared, day = _dates(bundle, str(picked), address.day_shown(bundle.dataset.as_of))
        address.choose("compared", compared)
        address.choose_day(day, bundle.dataset.as_of)
