"""Which positions are known and what they rest on, worked out by hand on small datasets."""

from collections.abc import Callable
from datetime import date
from typing import Any

from stances.analysis.coverage import (
    STATES,
    Weakness,
    coverage,
    coverage_table,
    hosts,
    hosts_table,
    weaknesses,
)
from stances.analysis.selection import keep_mask
from stances.model.vocabulary import Attribution, Confidence
from stances.tables import Tables
from tests.conftest import stance
from tests.questions import ask

Framed = Callable[[dict[str, Any]], Tables]
DAY = date(2024, 6, 1)


def states(tables: Tables, as_of: date = DAY, **options: Any) -> dict[str, list[str]]:
    cells_by_state = coverage(ask(tables, as_of=as_of, **options).positions())
    return {name: [cell.id for cell in cells] for name, cells in cells_by_state.items() if cells}


def test_every_cell_is_in_one_state_and_every_state_is_named(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["stances"] += [
        stance("d", issue="war", position=None, status="declined"),
        stance("u", actor="bob", issue="war", position=None, status="unclear"),
    ]
    tables = framed(small)
    assert states(tables) == {
        "coded": ["ann~tax", "bob~tax"],
        "declined": ["ann~war"],
        "unclear": ["bob~war"],
    }
    assert tuple(coverage(ask(tables, as_of=DAY).positions())) == STATES


def test_the_kinds_of_empty_cell_stay_apart(framed: Framed, small: dict[str, Any]) -> None:
    small["searches"] = [{"actor": "ann", "issue": "war", "date": "2024-05-01", "where": "the web"}]
    tables = framed(small)
    assert states(tables) == {
        "coded": ["ann~tax", "bob~tax"],
        "not-found": ["ann~war"],
        "none": ["bob~war"],
    }
    assert states(tables, date(2025, 2, 1))["out-of-office"] == ["bob~tax"]
    nothing = keep_mask(tables, attributions=[], confidences=[])
    assert states(tables, keep=nothing)["hidden"] == ["ann~tax", "bob~tax"]


def test_two_records_that_disagree_are_contested_not_coded(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["stances"] = [
        stance("a", position=1, contested=True), stance("b", position=-1, contested=True),
    ]  # fmt: skip
    tables = framed(small)
    assert states(tables)["contested"] == ["ann~tax"]
    assert weaknesses(tables, ask(tables, as_of=DAY).positions())[Weakness.ONE_SOURCE] == []


def test_the_table_gives_state_and_age(framed: Framed, small: dict[str, Any]) -> None:
    tables = framed(small)
    positions = ask(tables, as_of=date(2024, 7, 1), actors=["ann"]).positions()
    table = coverage_table(tables, positions.cells)
    assert table["state"].tolist() == ["coded", "none"]
    assert table["age_days"].iloc[0] == 122
    assert table["stale"].tolist() == [True, False]


def test_what_records_rest_on(framed: Framed, small: dict[str, Any]) -> None:
    both = [{"source": "link"}, {"source": "text"}]
    coded = [{"coder": "one", "position": 1}, {"coder": "two", "position": 1}]
    small["stances"] = [
        stance("old", date="2024-01-01", confidence="low", codings=coded),
        stance("two-sources", evidence=both, codings=coded),
        stance("unnamed", issue="war", attribution="anonymous", evidence=both, codings=coded[:1]),
        stance("guess", actor="bob", attribution="inferred", note="why", codings=coded),
        stance("later", actor="bob", issue="war", date="2024-06-02"),
    ]
    tables = framed(small)
    assert weaknesses(tables, ask(tables, as_of=DAY).positions()) == {
        Weakness.ONE_SOURCE: ["guess"],
        Weakness.ANONYMOUS: ["unnamed"],
        Weakness.PARAPHRASE: ["two-sources"],
        Weakness.ONE_CODER: ["unnamed"],
        Weakness.LOW_CONFIDENCE: ["old"],
        Weakness.INFERRED: ["guess"],
    }


def test_entries_of_one_document_are_one_source(framed: Framed, small: dict[str, Any]) -> None:
    small["sources"] += [
        {"id": "again", "url": "http://www.example.org/a/"},
        {"id": "joined", "url": "https://example.net/x", "seed": "text.txt"},
        {"id": "copy", "archived": "https://example.net/x#end"},
    ]
    small["stances"] = [
        stance("once", evidence=[{"source": "link"}, {"source": "again"}]),
        stance("twice", issue="war", evidence=[{"source": "link"}, {"source": "copy"}]),
        stance("joined", actor="bob", evidence=[{"source": "text"}, {"source": "copy"}]),
    ]
    tables = framed(small)
    assert weaknesses(tables, ask(tables, as_of=DAY).positions())[Weakness.ONE_SOURCE] == [
        "once", "joined",
    ]  # fmt: skip
    assert set(tables.document_of.values()) == {"text", "link"}


def test_a_copy_is_not_a_second_document(framed: Framed, small: dict[str, Any]) -> None:
    small["sources"] += [
        {"id": "reprint", "url": "https://example.net/r", "copy_of": "link"},
        {"id": "of-reprint", "url": "https://example.net/s", "copy_of": "reprint"},
    ]
    copies = [{"source": "link"}, {"source": "of-reprint"}]
    small["stances"] = [
        stance("copies", evidence=copies),
        stance("both", issue="war", evidence=[*copies, {"source": "text"}]),
    ]
    tables = framed(small)
    positions = ask(tables, as_of=DAY, actors=["ann"]).positions()
    assert weaknesses(tables, positions)[Weakness.ONE_SOURCE] == ["copies"]
    assert coverage_table(tables, positions.cells)["documents"].tolist() == [1, 2]


def test_a_quotation_makes_more_than_a_paraphrase(framed: Framed, small: dict[str, Any]) -> None:
    small["stances"][0]["attribution"] = "paraphrase"
    tables = framed(small)
    stances = weaknesses(tables, ask(tables, as_of=DAY).positions())
    assert stances[Weakness.PARAPHRASE] == ["bob.tax.1"]
    assert stances[Weakness.ONE_SOURCE] == ["ann.tax.1", "bob.tax.1"]


def test_sources_by_host_with_the_stances_that_cite_them(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["sources"].append({"id": "more", "title": "More", "url": "https://www.example.org/b"})
    small["stances"].append(
        stance("both", issue="war", evidence=[{"source": "more"}, {"source": "link"}])
    )
    tables = framed(small)
    sites = hosts(tables, among=set(tables.stance_rows))
    assert [(h.name, h.sources, h.stances) for h in sites] == [
        ("example.org", ["link", "more"], ["bob.tax.1", "both"]),
        ("", ["text"], ["ann.tax.1"]),
    ]
    assert [len(h.stances) for h in hosts(tables, among=["both"])] == [1, 0]
    table = hosts_table(sites)
    assert table["host"].isna().tolist() == [False, True]
    assert table["sources"].sum() == len(tables.sources)


def test_every_cell_and_every_source_of_the_shipped_dataset_is_counted_once(
    shipped_tables: Tables,
) -> None:
    positions = ask(shipped_tables, as_of=date(2026, 6, 5)).positions()
    cells = coverage(positions)
    assert sum(map(len, cells.values())) == len(positions.cells) == 280
    known = hosts(shipped_tables, among=positions.admitted)
    assert sum(len(one.sources) for one in known) == len(shipped_tables.sources)
    assert {name for one in known for name in one.stances} == set(positions.admitted)
    listed = weaknesses(shipped_tables, positions)
    low = shipped_tables.stances["confidence"].eq(Confidence.LOW)
    assert len(listed[Weakness.LOW_CONFIDENCE]) == int(low.sum())
    inferred = shipped_tables.stances["attribution"].eq(Attribution.INFERRED)
    assert len(listed[Weakness.INFERRED]) == int(inferred.sum())
