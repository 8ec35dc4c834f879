"""A slow and obvious second implementation agrees, and the order of rows does not matter."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from stances.model.seeds import Seeds
from stances.model.vocabulary import Knowledge
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText
from stances.tables import Tables
from stances.tables.frames import tables
from stances.tables.rows import OfficeRow, SearchRow, StanceRow, rows_of
from tests.conftest import SMALL, examples
from tests.questions import ask

START = date(2024, 1, 1)
DAYS = st.integers(0, 8)


@st.composite
def a_stance(draw: st.DrawFn, number: int) -> dict[str, Any]:
    first = START + timedelta(draw(DAYS))
    last = first + timedelta(draw(st.sampled_from([0, 0, 0, 1, 3])))
    position = draw(st.sampled_from([None, -2, -1, 0, 1, 2]))
    record = {
        "id": f"r{number}",
        "actor": draw(st.sampled_from(["ann", "bob"])),
        "issue": draw(st.sampled_from(["tax", "war"])),
        "date": first.isoformat() if first == last else f"{first}/{last}",
        "act": draw(st.sampled_from(["statement", "decision"])),
        "attribution": draw(st.sampled_from(["paraphrase", "anonymous"])),
        "summary": "x",
    }
    if order := draw(st.sampled_from([None, None, 1, 2])):
        record["order"] = order
    if draw(st.booleans()):
        record["public"] = (first + timedelta(draw(DAYS))).isoformat()
    if position is None:
        record["status"] = draw(st.sampled_from(["declined", "unclear"]))
    else:
        record["position"] = position
    return record


@st.composite
def a_search(draw: st.DrawFn) -> dict[str, Any]:
    first, last = sorted(START + timedelta(draw(DAYS)) for _ in range(2))
    periods = [None, f"{first}/{last}", f"../{last}", f"{first}/.."]
    one = draw(st.booleans())
    record = {
        "actor": "ann",
        "issue": "war",
        "date": (START + timedelta(draw(DAYS))).isoformat(),
        "period": draw(st.sampled_from(periods)),
        "reach": "one-text" if one else "open",
        "sources": ["link"] if one else [],
    }
    return {name: value for name, value in record.items() if value is not None}


@st.composite
def datasets(draw: st.DrawFn) -> Tables:
    records = [draw(a_stance(number)) for number in range(draw(st.integers(0, 9)))]
    searches = draw(st.lists(a_search(), max_size=3))
    data = SMALL | {"stances": records, "searches": searches}
    dataset = records_of(YamlText("f", data, None))
    return tables(dataset, Seeds({}))


def slow(
    tables: Tables, day: date, knowledge: Knowledge, actor: str, issue: str
) -> tuple[Any, Any]:
    """Status and position, straight from the words of docs/method.md."""
    offices = rows_of(tables.offices, OfficeRow)
    if any(office.actor == actor and day > office.last for office in offices):
        return "none", None
    admitted = [
        record
        for record in rows_of(tables.stances, StanceRow)
        if (record.actor, record.issue) == (actor, issue)
        and record.earliest <= day
        and (knowledge is Knowledge.HINDSIGHT or record.known <= day)
    ]
    coded = [record for record in admitted if record.status == "coded"]
    if coded:
        top = max((r.earliest, r.latest, r.order or 0, r.rank) for r in coded)
        best = [r for r in coded if (r.earliest, r.latest, r.order or 0, r.rank) == top]
        positions = {record.position for record in best}
        return ("coded", positions.pop()) if len(positions) == 1 else ("contested", None)
    if admitted:
        newest = max((r.earliest, r.order or 0) for r in admitted)
        statuses = {r.status for r in admitted if (r.earliest, r.order or 0) == newest}
        return ("declined" if "declined" in statuses else "unclear"), None
    reaches = {search.reach for search in counting(tables, day, actor, issue)}
    if "open" in reaches:
        return "not-found", None
    return ("not-in-texts" if reaches else "none"), None


def counting(tables: Tables, day: date, actor: str, issue: str) -> list[SearchRow]:
    """The searches that count on the day: from their own on, or in the time they covered."""
    searches = []
    for search in rows_of(tables.searches, SearchRow):
        if (search.actor, search.issue) != (actor, issue):
            continue
        start, _, end = (search.period or f"{search.date}/..").partition("/")
        if (start == ".." or start <= str(day)) and (end == ".." or str(day) <= end):
            searches.append(search)
    return searches


@examples(20, thorough=150)
@given(frames=datasets(), shift=st.integers(-1, 20), knowledge=st.sampled_from(list(Knowledge)))
def test_the_slow_implementation_agrees(frames: Tables, shift: int, knowledge: Knowledge) -> None:
    day = START + timedelta(shift)
    for cell in ask(frames, as_of=day, knowledge=knowledge).positions().cells:
        expected = slow(frames, day, knowledge, cell.actor, cell.issue)
        assert (cell.status, cell.position) == expected


@examples(12, thorough=80)
@given(frames=datasets(), seed=st.integers(0, 999), shift=st.integers(0, 12))
def test_the_order_of_rows_never_matters(frames: Tables, seed: int, shift: int) -> None:
    day = START + timedelta(shift)
    shuffled = frames.stances.sample(frac=1, random_state=seed).reset_index(drop=True)
    columns = ["actor", "issue", "status", "position", "date", "records", "reversed"]
    straight = ask(frames, as_of=day).positions().frame
    mixed = ask(replace(frames, stances=shuffled), as_of=day).positions().frame
    settled = straight["status"] != "contested"
    pd.testing.assert_frame_equal(straight.loc[settled, columns], mixed.loc[settled, columns])
