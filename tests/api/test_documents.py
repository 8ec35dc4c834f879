"""What programs are answered is what the dashboard and the command line show."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from stances.analysis.ledger import ledger_of
from stances.analysis.question import question
from stances.api.asked import Refused, asked
from stances.api.documents import DOCUMENTS, dataset_document, record_document
from stances.api.store import Opened
from stances.app.cache import bundle_of
from stances.app.parameters import judged
from stances.cli import main
from stances.reading.loader import Loaded
from stances.tables import Tables
from stances.tables.frames import tables
from tests.conftest import search, stance

pytestmark = pytest.mark.xdist_group("web")  # one process opens the dataset for all

Read = Callable[[dict[str, Any]], Loaded]


@pytest.fixture(scope="session")
def data(shipped: Loaded, shipped_tables: Tables) -> Opened:
    return Opened(shipped.dataset, shipped_tables, ledger_of(shipped_tables))


def opened(loaded: Loaded) -> Opened:
    frames = tables(loaded.dataset, loaded.seeds)
    return Opened(loaded.dataset, frames, ledger_of(frames))


def answer(data: Opened, document: str, **given: str) -> Any:
    values = {name: [value] for name, value in given.items()}
    return DOCUMENTS[document](asked(data, document, values, base="http://host/"))


def test_positions_are_those_of_the_command_line(
    data: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["positions", "--as-of", "2024-11-18", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    whole = answer(data, "positions", as_of="2024-11-18", limit="1000")
    assert whole.n == len(rows)
    told = [(p.actor, p.issue, p.position, p.record, p.date, p.stale) for p in whole.positions]
    assert told == [
        (
            row["actor"],
            row["issue"],
            int(row["position"]) if row["position"] else None,
            row["stance"] or None,
            row["date"] or None,
            row["stale"] == "True",
        )
        for row in rows
    ]


@pytest.mark.parametrize("document", ["positions", "records", "shifts", "agreement"])
def test_pages_put_together_are_the_whole(data: Opened, document: str) -> None:
    name = document
    whole = answer(data, document, limit="1000")
    parts: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        part = answer(data, document, limit="97", offset=str(offset))
        assert part.truncated == (part.next_offset is not None)
        assert part.n == whole.n
        parts += getattr(part, name)
        offset = part.next_offset
    assert parts[:1000] == getattr(whole, name)
    assert len(parts) == whole.n


def test_each_kind_of_nothing_is_told_apart(read: Read, small: dict[str, Any]) -> None:
    small["searches"] = [search("ann", "war", date="2024-05-01")]
    small["stances"].append(
        stance("bob.war.1", actor="bob", issue="war", position=None, status="declined")
    )
    data = opened(read(small))
    kinds = {
        (one.actor, one.issue): one.nothing and one.nothing.kind
        for one in answer(data, "positions").positions
    }
    assert kinds == {
        ("ann", "tax"): None,
        ("ann", "war"): "not-found",
        ("bob", "tax"): None,
        ("bob", "war"): "declined",
    }
    later = answer(data, "positions", as_of="2025-03-01", actors="bob").positions
    assert {one.nothing.kind for one in later} == {"out-of-office"}
    assert answer(data, "shifts").nothing.kind == "no-change"
    assert answer(data, "positions", actors="none").nothing.kind == "nothing-chosen"
    assert answer(data, "positions", offset="4").nothing.kind == "past-the-end"
    (pair,) = answer(data, "agreement").agreement
    assert (pair.agreement, pair.nothing.kind, pair.n, pair.bounds) == (
        None,
        "too-few-shared",
        1,
        None,
    )


def test_agreement_comes_with_its_n_and_bounds(data: Opened) -> None:
    one = answer(data, "agreement", a="russia", b="zelenskyy", as_of="2024-11-18")
    (pair,) = one.agreement
    every = {
        (p.a, p.b): p for p in answer(data, "agreement", as_of="2024-11-18", limit="1000").agreement
    }
    same = every.get(("russia", "zelenskyy")) or every["zelenskyy", "russia"]
    assert (pair.agreement, pair.n, pair.bounds) == (same.agreement, same.n, same.bounds)
    assert pair.bounds.low <= pair.agreement <= pair.bounds.high
    assert one.n == 1
    for stale in ("true", "false"):
        told = answer(data, "agreement", stale=stale, actors="russia,zelenskyy,ukraine")
        assert told.stale is (stale == "true")
        assert all(f"stale={stale}" in each.link for each in (told, *told.agreement))
    assert "stale=false" in answer(data, "agreement").link


def test_one_actor_is_compared_with_each_other(data: Opened) -> None:
    one = answer(data, "agreement", a="zelenskyy", as_of="2024-11-18", limit="1000")
    every = answer(data, "agreement", as_of="2024-11-18", limit="1000")
    values = {frozenset((p.a, p.b)): p.agreement for p in every.agreement}
    assert {p.a for p in one.agreement} == {"zelenskyy"}
    assert len(one.agreement) == one.n == len(data.tables.actor_rows) - 1
    for pair in one.agreement:
        assert pair.agreement == pytest.approx(values[frozenset((pair.a, pair.b))], nan_ok=True)
    assert answer(data, "agreement", a="russia", b="russia").nothing.kind == "one-actor"


def test_moves_since_a_day_after_the_as_of_day_are_none_and_that_is_said(data: Opened) -> None:
    told = answer(data, "shifts", since="2024-12-01", as_of="2024-11-18")
    assert (told.n, told.nothing.kind) == (0, "no-change")
    assert told.remarks == ["“since” 2024-12-01 is after the as-of day, 2024-11-18."]


def test_a_record_has_its_evidence_verbatim(data: Opened, shipped: Loaded) -> None:
    name = next(iter(data.tables.evidence.dropna(subset=["start"])["stance"]))
    told = record_document(asked(data, "record", {}, base="http://host/"), name)
    (record,) = told.records
    quoted = [item for item in record.evidence if item.start is not None]
    for item in quoted:
        assert item.seed
        seed = shipped.seeds.get(item.seed)
        assert seed is not None
        assert item.quote
        assert len(seed.text[item.start : item.end]) > 0
    assert record.link in record.citation
    assert record.n == len(record.evidence)


def test_the_coverage_counts_every_cell_once(data: Opened) -> None:
    told = answer(data, "coverage", as_of="2024-11-18")
    assert sum(state.n for state in told.states) == told.cells
    assert 0 < told.bounds.low <= told.bounds.high < 1


@pytest.mark.parametrize(
    ("document", "given", "words"),
    [
        ("positions", {"actor": "russia"}, "There is no parameter “actor” here; these are: dataset,"),
        ("positions", {"actors": "russia,putln"}, "No actor “putln” in this dataset."),
        ("positions", {"as_of": "2024-11"}, "“2024-11” for “as_of” is not a day such as 2024-11-17."),
        ("positions", {"as_of": "20241117"}, "“20241117” for “as_of” is not a day"),
        ("positions", {"limit": "1001"}, "is not a whole number from 1 to 1000"),
        ("positions", {"hindsight": "maybe"}, "neither true nor false"),
        ("shifts", {"kind": "u-turn"}, "“u-turn” cannot be chosen for “kind”."),
        ("agreement", {"weights": "western-aid:101"}, "a weight is a number from 0 to 100"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_and_never_ignored(
    data: Opened, document: str, given: dict[str, str], words: str
) -> None:
    with pytest.raises(Refused) as caught:
        answer(data, document, **given)
    assert words in str(caught.value)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_opens_what_it_names(data: Opened, shipped: Loaded, document: str) -> None:
    bundle = bundle_of(shipped)
    given = {"actors": "russia,zelenskyy", "as_of": "2024-11-18", "attribution": "quote"}
    told = answer(data, document, **given)
    entries = getattr(told, document, [])
    for link in [told.link, *(each.link for each in entries)]:
        parts = urlsplit(link)
        query = parse_qs(parts.query, keep_blank_values=True)
        verdicts = judged(bundle, parts.path.strip("/"), query, arriving=True)
        assert not [remark for each in verdicts.values() for remark in each.remarks], link


def test_the_question_is_that_of_the_dashboard(data: Opened) -> None:
    told = asked(data, "positions", {"as_of": ["2024-11-18"], "hindsight": ["true"]})
    basis = question(data.tables, as_of=date(2024, 11, 18), ledger=data.ledger)
    assert (
        told.question.positions() == replace(basis, knowledge=told.question.knowledge).positions()
    )
    assert told.hindsight
    entered = answer(data, "positions", recorded="true", hindsight="true")
    assert (entered.hindsight, entered.recorded) == (True, False)
    assert entered.remarks == ["“recorded” has no effect with “hindsight”."]
    assert answer(data, "positions", recorded="true").recorded


def test_a_dataset_says_whom_and_what_it_is_about(data: Opened) -> None:
    told = dataset_document(data, "stances.yaml", base="http://host/", several=False)
    assert {one.id for one in told.actors} == set(data.tables.actor_rows)
    assert {one.id for one in told.issues} == set(data.tables.issue_rows)
    assert told.n == len(data.tables.stances)
