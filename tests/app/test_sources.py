"""Sources: the list, its order, its filter, and what a text without a title is called."""

from collections.abc import Callable
from typing import Any

import pytest

from stances.app.views.sources.listing import listed_sources
from stances.citing import FORMATS
from stances.citing.citable import source_item
from stances.tables import Tables
from stances.wording import source_label
from tests.app.conftest import Open

Framed = Callable[[dict[str, Any]], Tables]


@pytest.fixture
def listed(framed: Framed, small: dict[str, Any]) -> Tables:
    """A titled page, and four texts without a title."""
    small["sources"] += [
        {"id": "paper", "publisher": "Le Monde", "published": "2024-11-17", "url": "https://lemonde.fr/x"},
        {"id": "host", "url": "https://www.example.org/2024/a", "published": "2023"},
        {"id": "undated", "publisher": "Babel", "url": "https://babel.ua/b", "language": "uk"},
    ]  # fmt: skip
    return framed(small)


def test_a_text_without_a_title_has_a_working_title_that_says_so(listed: Tables) -> None:
    assert {name: source_label(row) for name, row in listed.source_rows.items()} == {
        "text": "Untitled text (text.txt)",
        "link": "A page",
        "paper": "Untitled: Le Monde, 17 November 2024",
        "host": "Untitled: example.org, 2023",
        "undated": "Untitled: Babel, undated",
    }


@pytest.mark.parametrize("name", FORMATS)
def test_no_citation_takes_a_working_title_for_a_title(listed: Tables, name: str) -> None:
    items = [source_item(listed.source_rows[source]) for source in ("paper", "host", "undated")]
    assert not any(item.title for item in items)
    assert "Untitled:" not in FORMATS[name].text(items)


@pytest.mark.parametrize(
    ("find", "sources"),
    [
        ("", ["paper", "link", "host", "text", "undated"]),
        ("untitled", ["paper", "host", "text", "undated"]),
        ("example.org", ["link", "host"]),
        ("lemonde OR babel", ["paper", "undated"]),
        ('"le monde"', ["paper"]),
        ("nowhere", []),
    ],
)
def test_the_newest_source_comes_first_and_the_filter_reads_as_search_does(
    listed: Tables, find: str, sources: list[str]
) -> None:
    assert [row.source for row in listed_sources(listed, find)] == sources


def test_the_list_follows_the_filter_and_says_when_nothing_is_left(open_page: Open) -> None:
    at = open_page("sources", find="reuters")
    assert all("reuters" in " ".join(row).lower() for row in
               at.dataframe[0].value[["Source", "Publisher"]].to_numpy())  # fmt: skip
    none = open_page("sources", find="qwertz")
    assert not none.exception
    assert not none.dataframe
    assert "No source has these words" in none.info[0].value
