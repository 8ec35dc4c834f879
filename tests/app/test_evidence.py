"""The evidence panel says what was corrected on a record, and on what it rests on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from stances.app.components.evidence.cards import cell_evidence
from stances.app.components.evidence.payload import Evidence
from stances.reading.loader import Loaded
from stances.tables.frames import tables
from tests.conftest import correction
from tests.questions import ask


def shown(loaded: Loaded) -> Evidence:
    """The panel of Ann on tax."""
    made = tables(loaded.dataset, loaded.seeds)
    found = ask(made, as_of=date(2024, 6, 1)).positions()
    return cell_evidence(made, found, loaded.dataset.dataset, actor="ann", issue="tax")


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
