"""The log of searches that found nothing."""

from collections.abc import Sequence

import streamlit as st

from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.app import page
from stances.app.cache import Bundle
from stances.app.components.evidence.beside import show_grid
from stances.components.grid.payload import ButtonCell, Grid, LinkCell, TextCell
from stances.components.grid.sheet import SheetCell, sheet_grid
from stances.model.vocabulary import Reach
from stances.tables import Tables
from stances.tables.rows import SearchRow
from stances.wording.explanations import EXPLANATIONS
from stances.wording.labels import REACH_LABELS
from stances.wording.numbers import count
from stances.wording.words import cell_label, in_sentence, period_words, source_label, when_words


def show_searches(bundle: Bundle, question: Question, positions: Positions) -> None:
    """Every search, the latest first; a row opens its cell."""
    searches = sorted(bundle.tables.search_rows, key=lambda row: row.date, reverse=True)
    if not searches:
        st.info(
            "No search is on record. Record unsuccessful searches under `searches:` in the "
            "dataset; data/README.md says how."
        )
        return
    pairs = {search.pair for search in searches}
    st.caption(
        f"{count(len(searches), 'search', 'searches')} that found nothing, for "
        f"{count(len(pairs), 'cell')}, the latest first: {_reaches(searches)}. "
        f"{EXPLANATIONS['searches']}"
    )
    shown = searches_sheet(bundle.tables, positions, searches)
    show_grid(bundle, question, shown, key="searches")
    page.download(page.Rows(searches, SearchRow), name="searches")


def searches_sheet(tables: Tables, positions: Positions, searches: Sequence[SearchRow]) -> Grid:
    """Each search that found nothing: for whom and what, when, where, and what is known now."""
    now = {cell.pair: cell_label(cell) for cell in positions.cells}
    rows: list[list[str | SheetCell]] = []
    for search in searches:
        actor = tables.actor_rows[search.actor]
        title = in_sentence(tables.issue_rows[search.issue].title)
        name = f"{actor.short} on {title}"
        cell = f"{search.actor}~{search.issue}"
        rows.append(
            [
                ButtonCell(
                    name,
                    cell,
                    say=f"{actor.name} on {title}: open the cell",
                    sub=f"searched {when_words(search.date)}",
                ),
                TextCell(
                    REACH_LABELS[Reach(search.reach)],
                    sub=period_words(search.period) if search.period else "from that day on",
                ),
                _places(tables, search),
                now.get(search.pair, "not among those chosen"),
            ]
        )
    heads = ["Actor and issue", "Reach and time", "Where the search looked", "On the as-of date"]
    return sheet_grid("Searches that found nothing", heads, rows, wide={0, 2})


def _reaches(searches: Sequence[SearchRow]) -> str:
    """How many of the searches read one text, and how many were open."""
    wide = sum(search.open for search in searches)
    return f"{len(searches) - wide} read one text, {wide} {'was' if wide == 1 else 'were'} open"


def _places(tables: Tables, search: SearchRow) -> str | SheetCell:
    read = list(search.sources)
    if len(read) == 1 and not search.where and not search.note:
        label = source_label(tables.source_rows[read[0]])
        return LinkCell(label, "sources", parameters={"source": read[0]})
    named = [source_label(tables.source_rows[name]) for name in read]
    number = "" if search.texts is None else f"{count(search.texts, 'text')} read"
    parts = ["; ".join(named), search.where, number, search.note]
    return ". ".join(part.rstrip(".") for part in parts if part) or "not recorded"
