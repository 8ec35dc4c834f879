"""Days: the as-of date, the turning points, other days, and how far the data go."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from stances import clock
from stances.analysis.question import Question
from stances.analysis.selection import later_records
from stances.app import address
from stances.app.cache import Bundle
from stances.model.dates import FIRST_DAY, LAST_DAY
from stances.wording.explanations import EXPLANATIONS
from stances.wording.numbers import count
from stances.wording.words import data_to, day_words, when_words


def as_of(bundle: Bundle) -> date:
    """The as-of date; the dataset's own if the address says none."""
    default = bundle.dataset.as_of
    return day("As of", "as_of", default=default, help=EXPLANATIONS["as of"]) or default


def day(label: str, name: str, *, default: date | None = None, **options: Any) -> date | None:
    """A day, kept in the address under ``name``; None if there is neither one nor a default."""
    picked = st.date_input(
        label,
        value=default,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="YYYY-MM-DD",
        key=name,
        bind="query-params",
        on_change=address.chosen_anew,
        **options,
    )
    return picked if isinstance(picked, date) else default


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


def turning_points(bundle: Bundle, chosen: date) -> None:
    """A list of the major events and the dataset's own date; choosing one sets the as-of date."""
    latest = bundle.dataset.as_of
    events = {name: row for name, row in bundle.tables.event_rows.items() if row.major}
    days = {name: row.latest for name, row in events.items()} | {"": latest}
    labels = {
        name: _one_line(f"{row.short} · {when_words(row.date, short=True)}")
        for name, row in events.items()
    } | {"": f"Latest · {day_words(latest, short=True)}"}
    address.put("pick", next((name for name in days if days[name] == chosen), None))
    st.selectbox(
        "Turning point",
        list(days),
        format_func=labels.__getitem__,
        key="pick",
        index=None,
        placeholder="Go to …",
        on_change=_go_to,
        args=(days,),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _go_to(days: Mapping[str, date]) -> None:
    picked = address.got("pick")
    if picked in days:
        address.choose("as_of", days[str(picked)])


def show_data_end(bundle: Bundle, question: Question | None = None) -> None:
    """How far the data go, and what a click away is later than the question's day."""
    newest = bundle.dataset.newest
    later = later_records(question) if question else 0
    words = data_to(newest, clock.today())
    if question and later:
        verb = "is" if later == 1 else "are"
        words += f" {count(later, 'record')} {verb} later than {day_words(question.as_of)}."
    st.markdown(f":small[{words}]", width="content")
    if later and newest:
        st.button(
            "Show them",
            type="tertiary",
            key="show_newest",
            help=f"Set the as-of date to {day_words(newest)}, the newest record's",
            on_click=address.put,
            args=("as_of", newest),
        )
