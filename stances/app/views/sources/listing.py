"""The list of sources, and which of them is open."""

from functools import partial

import pandas as pd
import streamlit as st

from stances.app import address, choices
from stances.app.cache import Bundle
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
    """The sources as a table; choosing a row opens the source."""
    rows = list(bundle.tables.source_rows.values())
    table = pd.DataFrame(
        {
            "Source": [source_label(row) for row in rows],
            "Publisher": [row.publisher or "" for row in rows],
            "Published": [when_words(row.published, short=True) for row in rows],
            "Language": [row.language or "" for row in rows],
            "Stances": [row.stances for row in rows],
            "Quotations": [row.quotes for row in rows],
            "Full text": ["kept" if row.seed else "" for row in rows],
        }
    )
    ids = [row.source for row in rows]
    st.dataframe(
        table,
        key=_TABLE,
        hide_index=True,
        height=min(38 + 35 * len(table), 330),
        on_select=partial(address.choose_row, ids, _TABLE, "source", "quote"),
        selection_mode="single-row",
        alt=f"{count(len(table), 'source')}; choose a row to open one",
    )


def chosen_source(bundle: Bundle) -> str:
    """The id of the chosen source; else the first whose text is kept, else the first."""
    known = bundle.tables.source_rows
    choices.say_unknown("source", address.unknown("source", ["", *known]))
    kept = [name for name, row in known.items() if row.seed]
    return address.known("source", known) or next(iter(kept or known))
