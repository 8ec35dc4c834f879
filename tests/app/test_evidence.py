"""The evidence panel says what was corrected on a record, and on what it rests on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from stances.app.components.evidence.cards import cell_evidence
from stances.app.components.evidence.payload import Evidence
from stances.reading.loader import Loaded
from stances.tables.frames import tables
from tests.conftest import correction, stance
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
