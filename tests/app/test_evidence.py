"""The evidence panel says what was corrected on a record, and on what it rests on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from stances.components.evidence.cards import cell_evidence
from stances.components.evidence.payload import Evidence
from stances.reading.loader import Loaded
from stances.tables.frames import tables
from tests.conftest import correction, search, stance
from tests.questions import ask


def shown(loaded: Loaded, issue: str = "tax") -> Evidence:
    """The panel of Ann on tax."""
    made = tables(loaded.dataset, loaded.seeds)
    found = ask(made, as_of=date(2024, 6, 1)).positions()
    return cell_evidence(made, found, loaded.dataset.dataset, actor="ann", issue=issue)


def test_corrections_stand_on_the_record_the_source_the_actor_and_the_issue(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    names = ("ann.tax.1", "text", "ann", "tax", "bob.tax.1", "link", "bob", "war")
    small["corrections"] = [correction(name, what=f"About {name}.") for name in names]
    panel = shown(read(small))
    (card,) = panel.records
    (source,) = card.sources
    said = "Corrected 5 January 2025: About {}. Why: A slip."
    assert card.corrections == [said.format("ann.tax.1")]
    assert source.corrections == [said.format("text")]
    assert panel.corrections == [said.format("ann"), said.format("tax")]


def test_a_record_that_was_never_corrected_says_nothing_of_it(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    panel = shown(read(small))
    (card,) = panel.records
    assert (panel.corrections, card.corrections) == ([], [])


def test_what_does_not_apply_says_when_and_why(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    small["not_applicable"] = [{"actor": "ann", "from": "2024-05", "note": "She left the council."}]
    panel = shown(read(small))
    assert panel.label == "Not applicable"
    assert panel.basis == "Not applicable from May 2024: She left the council."


def test_the_place_of_a_record_within_its_day_stands_with_the_date(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    small["stances"][0]["order"] = 2
    (card,) = shown(read(small)).records
    assert card.date == "1 March 2024, no. 2 within the day"


def test_records_to_be_read_together_are_shown_together_and_name_each_other(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    later = stance("ann.tax.2", date="2024-07-01", position=1, see_also=["ann.tax.1"])
    small["stances"].append(later)
    panel = shown(read(small))
    new, old = panel.records
    assert [new.id, old.id] == ["ann.tax.2", "ann.tax.1"]
    assert [flag.label for flag in new.flags] == ["after the as-of date"]
    assert old.see_also == ["the record of 1 July 2024 (supports); both stand"]
    assert new.see_also == ["the record of 1 March 2024 (strongly opposes); both stand"]


def test_an_empty_cell_says_what_was_searched_and_what_does_not_count_yet(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    assert shown(read(small), "war").basis == "No record by 1 June 2024, nor any search for one."
    small["searches"] = [
        search("ann", "war", reach="one-text", sources=["link"], period="../2024-06-30"),
        search("ann", "war", date="2024-07-01", where="Radio, the web.", texts=12),
    ]
    panel = shown(read(small), "war")
    assert panel.label == "Not in the 1 text read"
    assert panel.basis == (
        "Read on 1 May 2024: nothing found. Texts: A page. Time covered: up to 30 June 2024. "
        "Searched on 1 July 2024: nothing found. Where: Radio, the web. 12 texts read. "
        "It does not count on 1 June 2024."
    )
    del small["searches"][0]
    basis = shown(read(small), "war").basis
    assert basis.startswith("No record by 1 June 2024. Searched on 1 July 2024")


def test_a_cell_with_a_record_says_what_was_searched_since(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    small["searches"] = [search("ann", "tax", date="2024-12-01", period="2024-04-01/..")]
    basis = shown(read(small)).basis
    assert basis.endswith(
        "Searched on 1 December 2024: nothing found. Time covered: from 1 April 2024 on."
    )


def test_the_kind_of_a_source_and_whose_copy_it_is_stand_beside_it(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    small["sources"][0] |= {"tier": "aggregator", "copy_of": "link"}
    small["sources"][1]["tier"] = "agency"
    small["stances"][0]["evidence"].append({"source": "link"})
    panel = shown(read(small))
    copy, original = panel.records[0].sources
    assert copy.detail == "Aggregator, copy of “A page”"
    assert original.detail == "A paper, March 2024 · News agency"
    assert panel.basis.endswith("1 record from 1 document in 2 sources.")
