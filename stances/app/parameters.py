"""Every parameter of every page, and what of an address can be shown.

An address comes from anywhere: typed, cut off by a mail program, or older than the dataset. What
cannot be shown is named and taken out of it, before a page has read it.
"""

from collections.abc import Mapping
from itertools import product

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from stances.analysis.arrangement import ACTOR, DATASET, DIFFERENCE, ISSUE
from stances.analysis.codings import CODES
from stances.analysis.comparison import KINDS
from stances.analysis.coverage import Weakness, hosts
from stances.api.verdicts import (
    Judge,
    Judged,
    Values,
    anything,
    choice,
    day,
    number,
    one_value,
    period,
    record,
    records,
    several,
    shortened,
    switch,
    weights,
)
from stances.app import address, cache
from stances.app.address import OPEN
from stances.app.cache import Bundle
from stances.app.page import as_text
from stances.app.views.changes.versions import NOW, VISIT
from stances.checks import RULES
from stances.citing import FORMATS
from stances.model.measures import Measure, Normalisation, Period, Tie
from stances.model.vocabulary import POSITIONS, Attribution, Confidence, ShiftKind
from stances.reading.codes import READING
from stances.wording.labels import (
    CURATE_TASKS,
    DATA_PARTS,
    DIVIDES_PARTS,
    ISSUE_PARTS,
    LEAST_SHARED,
    LOOK_AT,
    OVER_TIME_PARTS,
    RECENT_DAYS,
    STATE_WORDS,
)


def keep_right(bundle: Bundle, page: StreamlitPage) -> None:
    """Puts the address right and says, above the page, what was ignored in it and why."""
    now = address.present()
    verdicts = judged(bundle, page.url_path, now, arriving=address.arriving())
    wrong = {name: (each.values, each.remarks) for name, each in verdicts.items() if each.remarks}
    remarks = address.note_ignored(page.url_path, wrong)
    right = {name: each.values for name, each in verdicts.items()}
    if wrong:
        address.put_right(page, right)
    if remarks:
        words = "\n".join(f"- {as_text(remark)}" for remark in remarks)
        st.warning(f"The address had to be put right:\n{words}", icon=":material/link_off:")


def judged(
    bundle: Bundle, page: str, present: Mapping[str, Values], *, arriving: bool
) -> dict[str, Judged]:
    """Each parameter of an address for ``page``, judged.

    What another page knows is carried along by Streamlit; a reader who is just ``arriving`` is told
    of it.
    """
    known = _CARRIED | _PAGES[page]
    verdicts = {
        name: known[name](bundle, values)
        if name in known
        else Judged(values)
        if name in _NAMES and not arriving
        else Judged([], [f"This page has no parameter “{shortened(name)}”."])
        for name, values in present.items()
    }
    if page == "over-time" and arriving and "by" not in present and "issue" not in present:
        actor = verdicts.get("actor", Judged([]))
        if actor.values and not actor.remarks:
            verdicts["by"] = Judged(["actor"], ["One actor is named, so that one is looked at."])
    return verdicts


def names_of(page: str) -> set[str]:
    """The names of the parameters that the page reads."""
    return {*_CARRIED, *_PAGES[page]}


def _hosts(bundle: Bundle) -> set[str]:
    return {host.name or "-" for host in hosts(bundle.tables, among=())}


def _orders(bundle: Bundle) -> set[str]:
    issues = {f"{ISSUE}{name}" for name in bundle.tables.issue_rows}
    return {DATASET, DIFFERENCE} | issues | {f"{ACTOR}{name}" for name in bundle.tables.actor_rows}


def _dataset(_: Bundle, value: str) -> Judged:
    if value in cache.dataset_codes():
        return Judged([value])
    words = f"No dataset “{shortened(value)}” here."
    if value == cache.OWN:
        words = "An uploaded file can be seen only in the session that opened it."
    return Judged([], [words])


_actor = record("actor", lambda bundle: bundle.tables.actor_rows)
_issue = record("issue", lambda bundle: bundle.tables.issue_rows)
_SEVERAL: dict[str, Judge] = {
    "actors": records("actor", lambda bundle: bundle.tables.actor_rows),
    "issues": records("issue", lambda bundle: bundle.tables.issue_rows),
}
# What goes along from page to page, also to those that do not read it. Of a record or a cell that
# is not there the evidence itself speaks.
_CARRIED: dict[str, Judge] = {
    "as_of": day("As of"),
    "attribution": several("Attribution", Attribution),
    "confidence": several("Confidence", Confidence),
    "hindsight": switch("With hindsight"),
    "recorded": switch("As this dataset said then"),
    "actor": _actor,
    "issue": _issue,
    "citation_format": choice("Format", FORMATS),
    "dataset": one_value(_dataset),
    **_SEVERAL,
    **dict.fromkeys(OPEN, anything),
}
_STALE: dict[str, Judge] = {"stale": switch("Include stale positions")}
_MEASURED = _STALE | {"measure": choice("Measure", Measure), "weights": one_value(weights)}
_ONLY = choice(
    "Stand out",
    [*map(str, POSITIONS), *STATE_WORDS, "stale", "split", "inherited", "gap", *KINDS],
)
_LANES: dict[str, Judge] = {"lanes": one_value(period)}
_PAGES: dict[str, dict[str, Judge]] = {
    "": {"scale": _issue, "days": choice("Moves in the last", RECENT_DAYS)},
    "compare": {
        "compared": day("Compared with"),
        "sort": record("order", _orders),
        "turned": switch("Actors as rows"),
        "groups": switch("Show group positions"),
        "only": _ONLY,
    },
    "over-time": _LANES
    | {
        "by": choice("Look at", LOOK_AT),
        "part": choice("Part", OVER_TIME_PARTS),
        "kind": several("Kinds of move", ShiftKind),
        "then": day("Then"),
        "event": record("event", lambda bundle: bundle.tables.event_rows),
    },
    "actor": _LANES,
    "issue": _LANES | {"view": choice("Part", ISSUE_PARTS)},
    "agreement": _MEASURED
    | {"order": choice("Order", ("dataset", "clustering"))}
    | {name: number(name.capitalize(), 1, 1000, whole=True) for name in ("rows", "columns")},
    "pair": _MEASURED | {"a": _actor, "b": _actor, "only": _ONLY},
    "blocs": _STALE
    | {
        "since": day("Records from", first=True),
        "tie": choice("A tie stands for", Tie),
        "normalisation": choice("Normalise by", Normalisation),
        "period": choice("Count repeats once per", Period),
        "threshold": number("Minimum tie strength", 0, float("inf"), whole=False),
        "shared": number("Minimum shared issues", 1, 50, whole=True),
        "node": _actor,
    },
    "divides": _STALE | {"part": choice("Part", DIVIDES_PARTS)},
    "map": _STALE
    | {
        "trails_from": day("Trails from"),
        "measure": choice("Distance by", [one for one in Measure if one is not Measure.KAPPA]),
        "least": choice("Shared issues", LEAST_SHARED),
        "node": _actor,
    },
    "search": {"q": anything},
    "sources": {
        "find": anything,
        "source": record("source", lambda bundle: bundle.tables.source_rows),
        "quote": record("record", lambda bundle: bundle.tables.stance_rows),
    },
    "data": {
        "check": choice("Part", DATA_PARTS),
        "cells": choice("Cells by what is known", [*STATE_WORDS, "stale"]),
        "rests": choice("Why look again", [*Weakness, "hosts"]),
        "host": record("host", _hosts),
        "on": _issue,
        "pair": choice("One coder against the other", list(map("~".join, product(CODES, CODES)))),
        "rule": choice(
            "Rules",
            [rule.code for rule in RULES] + [code for codes in READING.values() for code in codes],
        ),
    },
    "changes": {
        "from": record("version", lambda _: {VISIT, *cache.history().by_name}),
        "to": record("version", lambda _: {NOW, *cache.history().by_name}),
    },
    "curate": {"task": choice("Task", CURATE_TASKS)},
}
_NAMES = {name for page in _PAGES.values() for name in page}
