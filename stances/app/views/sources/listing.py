"""The list of sources, and which of them is open."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from stances.analysis.query import query_of
from stances.app import address, choices
from stances.app.cache import Bundle
from stances.model.addresses import site_of
from stances.model.dates import parse
from stances.model.plain_letters import plain_letters
from stances.model.vocabulary import Tier
from stances.tables import Tables
from stances.tables.rows import SourceRow
from stances.wording.explanations import EXPLANATIONS
from stances.wording.labels import TIER_LABELS
from stances.wording.numbers import count
from stances.wording.words import source_label, when_words

_TABLE = "source_rows"


def size_words(bundle: Bundle) -> str:
    """How many sources and quotations there are, and that they were checked."""
    quotes = int(bundle.tables.evidence["quote"].notna().sum())
    kept = int(bundle.tables.sources["seed"].notna().sum())
    return (
        f"{count(len(bundle.tables.sources), 'source')} · {kept} with the full text kept · "
        f"{count(quotes, 'quotation')}, each verified verbatim against its text"
    )


def show_list(bundle: Bundle) -> None:
    """The sources that match the filter as a table, the newest first; a row opens its source."""
    find = st.text_input(
        "Filter",
        key="find",
        bind="query-params",
        type="search",
        live=True,
        placeholder="Title, publisher, host, language or ID",
        help=EXPLANATIONS["search"],
    )
    rows = listed_sources(bundle.tables, find)
    if find.strip():
        st.caption(f"{len(rows)} of {count(len(bundle.tables.source_rows), 'source')}")
    if not rows:
        st.info("No source has these words. Try fewer.", icon=":material/arrow_upward:")
        return
    table = pd.DataFrame(
        {
            "Source": [source_label(row) for row in rows],
            "Publisher": [row.publisher or "" for row in rows],
            "Published": [when_words(row.published, short=True) for row in rows],
            "Kind": [_kind(row) for row in rows],
            "Language": [row.language or "" for row in rows],
            "Stances": [row.stances for row in rows],
            "Quotations": [row.quotes for row in rows],
            "Full text": ["kept" if row.seed else "" for row in rows],
        }
    )
    ids = [row.source for row in rows]
    key = f"{_TABLE}:{find}" if find.strip() else _TABLE  # a row chosen is one of this list
    st.dataframe(
        table,
        key=key,
        hide_index=True,
        height=min(38 + 35 * len(table), 330),
        column_config={"Kind": st.column_config.Column(width=120)},
        on_select=partial(address.choose_row, ids, key, "source", "quote"),
        selection_mode="single-row",
        alt=f"{count(len(table), 'source')}, the newest first; choose a row to open one",
    )


def listed_sources(tables: Tables, find: str) -> list[SourceRow]:
    """The sources that match the words, the newest first; those without a date last."""
    asked = query_of(find)
    rows = [row for row in tables.source_rows.values() if asked.matches(_texts(row))]
    return sorted(rows, key=_latest, reverse=True)


def _latest(row: SourceRow) -> date:
    return parse(row.published).latest if row.published else date.min


def _texts(row: SourceRow) -> list[str]:
    site = site_of(row.url)
    texts = [source_label(row), row.publisher, site, row.language, row.source, _kind(row)]
    return [plain_letters(text) for text in (*texts, *map(str, row.author)) if text]


def _kind(row: SourceRow) -> str:
    return TIER_LABELS[Tier(row.tier)] if row.tier else ""


def chosen_source(bundle: Bundle) -> str:
    """The id of the chosen source; else the first whose text is kept, else the first."""
    known = bundle.tables.source_rows
    choices.say_unknown("source", address.unknown("source", ["", *known]))
    kept = [name for name, row in known.items() if row.seed]
    return address.known("source", known) or next(iter(kept or known))
