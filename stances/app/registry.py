"""The pages as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from stances.app.curate.allowed import curating

_VIEWS = Path(__file__).parent / "views"
ICON = Path(__file__).parent / "icon.png"


@dataclass(frozen=True)
class PageInfo:
    """One page: its folder, its path in the address (empty for the first), title, icon, purpose."""

    folder: str
    path: str
    title: str
    icon: str
    purpose: str


PAGES = (
    PageInfo(
        "front",
        "",
        "Front page",
        ":material/home:",
        "The finding in a sentence, the actors on the scale as it moves, what changed lately.",
    ),
    PageInfo(
        "compare",
        "compare",
        "Compare",
        ":material/grid_on:",
        "Who stands where on a date: issues by actors, every cell with its evidence.",
    ),
    PageInfo(
        "over_time",
        "over-time",
        "Over time",
        ":material/timeline:",
        "Positions over time as lanes, then and now, and the list of shifts.",
    ),
    PageInfo(
        "actor",
        "actor",
        "Actor",
        ":material/person:",
        "One actor on every issue, with its history and dissent inside its group.",
    ),
    PageInfo(
        "issue",
        "issue",
        "Issue",
        ":material/help:",
        "One issue: its proposal, the actors along the scale, its history.",
    ),
    PageInfo(
        "agreement",
        "agreement",
        "Agreement",
        ":material/handshake:",
        "How far each two actors agree, on how many issues, within which bounds.",
    ),
    PageInfo(
        "pair",
        "pair",
        "Pair",
        ":material/compare_arrows:",
        "Two actors: same, different, only one known; their agreement over time.",
    ),
    PageInfo(
        "blocs",
        "blocs",
        "Blocs",
        ":material/hub:",
        "Who says the same as whom: networks of statements, and the blocs in them.",
    ),
    PageInfo(
        "divides",
        "divides",
        "Divides",
        ":material/call_split:",
        "Issues ranked by how far they split the actors, now and over time.",
    ),
    PageInfo(
        "map",
        "map",
        "Map",
        ":material/scatter_plot:",
        "Actors on a plane, near where they agree, with trails between two dates.",
    ),
    PageInfo(
        "search",
        "search",
        "Search",
        ":material/search:",
        "Words in summaries, quotations, speakers and sources, each hit in context.",
    ),
    PageInfo(
        "sources",
        "sources",
        "Sources",
        ":material/article:",
        "The sources, and the texts with every quotation marked.",
    ),
    PageInfo(
        "data",
        "data",
        "Data",
        ":material/fact_check:",
        "What the data is worth: coverage, evidence quality, reliability, searches, rules.",
    ),
    PageInfo(
        "changes",
        "changes",
        "What changed",
        ":material/difference:",
        "Cells that moved and records that changed, between two versions or since your last visit.",
    ),
)


GROUPS = {
    "Over time": ("over_time", "actor", "issue"),
    "Agreement": ("agreement", "pair", "blocs", "divides", "map"),
    "Evidence": ("search", "sources", "data", "changes"),
}
"""The groups of the menu, by folder; every other page stands in it by itself, before them."""

CURATE = PageInfo(
    "curate",
    "curate",
    "Curate",
    ":material/edit_note:",
    "Add and change source texts, stances and other records in the local file.",
)


FORMER = ("overview",)
"""Paths of pages that are no more: the router knows where each leads (``moved.py``)."""


def pages() -> dict[str, StreamlitPage]:
    """Streamlit's pages by path, in the order of the menu; Curate only if it is allowed."""
    front = _VIEWS / PAGES[0].folder / "page.py"
    former = {path: st.Page(front, url_path=path, visibility="hidden") for path in FORMER}
    return former | {
        page.path: st.Page(
            _VIEWS / page.folder / "page.py",
            title=page.title,
            icon=page.icon,
            url_path=page.path,
            default=not page.path,
            help=page.purpose,
        )
        for page in (*PAGES, *([CURATE] if curating() else []))
    }


def menu(known: Mapping[str, StreamlitPage]) -> dict[str, list[StreamlitPage]]:
    """The pages as they stand in the menu: alone under no name, then group by group."""
    paths = {page.folder: page.path for page in PAGES}
    groups = {name: [known[paths[each]] for each in folders] for name, folders in GROUPS.items()}
    grouped = [page.url_path for pages_of in groups.values() for page in pages_of]
    alone = [page for path, page in known.items() if path not in grouped]
    return {"": alone, **groups}
