"""Days: the as-of date, the turning points, other days, and how far the data go."""

from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from stances import clock
from stances.analysis.question import Question
from stances.analysis.selection import later_records
from stances.app import address
from stances.app.cache import Bundle
from stances.app.components.choose import Action, Note
from stances.app.components.day import day_control
from stances.app.line import is_drawn
from stances.components.day.payload import DayControl, TurningPoint
from stances.model.dates import FIRST_DAY, LAST_DAY
from stances.tables.rows import EventRow
from stances.wording.explanations import EXPLANATIONS
from stances.wording.numbers import count
from stances.wording.words import data_to, day_words, when_words

NEWEST = "newest"


def as_of(bundle: Bundle) -> date:
    """The as-of date; the dataset's own if the address says none. With the control for it."""
    usual = bundle.dataset.as_of
    address.keep("as_of")
    chosen = usual
    with suppress(ValueError):
        chosen = date.fromisoformat(address.text("as_of"))
    shown = DayControl(
        "As of",
        EXPLANATIONS["as of"],
        chosen.isoformat(),
        usual.isoformat(),
        FIRST_DAY.isoformat(),
        LAST_DAY.isoformat(),
        _turning_points(bundle),
    )
    day_control(shown, key="day", on_day=partial(address.day_from, "day", usual))
    return chosen


def _turning_points(bundle: Bundle) -> list[TurningPoint]:
    """The dataset's own date and the major events, the latest first."""
    usual = bundle.dataset.as_of
    events = [row for row in bundle.tables.event_rows.values() if row.major]
    return [
        TurningPoint(usual.isoformat(), "Latest", day_words(usual, short=True)),
        *(
            TurningPoint(row.latest.isoformat(), _one_line(row.short), _when(row))
            for row in sorted(events, key=lambda row: row.latest, reverse=True)
        ),
    ]


def _when(row: EventRow) -> str:
    return when_words(row.date, short=True)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def day(label: str, name: str, **options: Any) -> date | None:
    """A day, kept in the address under ``name``; None if it says none."""
    if not (is_drawn() or address.in_use(name)):
        return None
    picked = st.date_input(
        label,
        value=None,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="YYYY-MM-DD",
        key=name,
        bind="query-params",
        on_change=address.chosen_anew,
        **options,
    )
    return picked if isinstance(picked, date) else None


def day_until(label: str, name: str, *, usual: date, until: date, **options: Any) -> date:
    """A day up to ``until``, kept in the address under ``name``; ``usual`` if it says none.

    A later one is not shown, and named.
    """
    address.keep(name)
    named = address.text(name)
    chosen = date.fromisoformat(named) if named else usual
    if chosen > until:
        st.caption(
            f"“{label}” cannot be later than the as-of date, {day_words(until)}: "
            f"{day_words(usual)} is shown instead of {day_words(chosen)}."
        )
        chosen = usual
    shown = f"{name}_shown"
    address.put(shown, chosen)
    st.date_input(
        label,
        value=None,
        min_value=FIRST_DAY,
        max_value=until,
        format="YYYY-MM-DD",
        key=shown,
        on_change=address.take_over_day,
        args=(name, shown, usual),
        **options,
    )
    return chosen


def data_end(bundle: Bundle, question: Question) -> Note:
    """How far the data go, and what a click away is later than the question's day."""
    newest = bundle.dataset.newest
    words = data_to(newest, clock.today())
    later = later_records(question)
    if not later or newest is None:
        return Note(words)
    verb = "is" if later == 1 else "are"
    words += f" {count(later, 'record')} {verb} later than {day_words(question.as_of)}."
    title = f"Set the as-of date to {day_words(newest)}, the newest record's"
    return Note(words, Action(NEWEST, "Show them", title))


def show_newest(bundle: Bundle) -> None:
    """Callback: the as-of date is the newest record's."""
    if newest := bundle.dataset.newest:
        address.choose_day(newest, bundle.dataset.as_of)


def show_data_end(bundle: Bundle) -> None:
    """How far the data go, on a page that shows no day."""
    st.markdown(f":small[{data_to(bundle.dataset.newest, clock.today())}]", width="content")
