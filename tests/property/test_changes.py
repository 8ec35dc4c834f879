"""Nothing differs from itself in any order; one edit is shown as that edit and nothing else."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText
from stances.tables.frames import tables
from stances.versions.changes import differences_between
from stances.versions.json import json_of
from stances.versions.markdown import markdown_of
from stances.versions.plain import text_of
from tests.conftest import SMALL, examples
from tests.questions import ask

START = date(2024, 1, 1)
WORDS = st.text("ab |`<&\n", min_size=1, max_size=6).filter(str.strip)
DATES = st.integers(0, 200).map(lambda days: (START + timedelta(days)).isoformat())
POSITIONS = st.integers(-2, 2)
FIELDS: dict[str, dict[str, tuple[str, st.SearchStrategy[Any]]]] = {
    "stances": {
        "position": ("recoded", POSITIONS),
        "date": ("re-dated", DATES),
        "public": ("re-dated", DATES),
        "withdrawn": ("withdrawn", st.fixed_dictionaries({"date": DATES, "reason": WORDS})),
        "summary": ("changed", WORDS),
        "note": ("changed", WORDS),
        "speaker": ("changed", WORDS),
        "attribution": ("changed", st.sampled_from(["quote", "paraphrase", "act", "inferred"])),
        "confidence": ("changed", st.sampled_from(["high", "medium", "low"])),
        "evidence": ("changed", st.lists(st.just({"source": "link"}), max_size=2)),
    },
    "sources": {"title": ("changed", WORDS), "published": ("changed", DATES)},
    "actors": {"name": ("changed", WORDS), "role": ("changed", WORDS)},
    "issues": {"proposal": ("changed", WORDS), "tags": ("changed", st.lists(WORDS, max_size=2))},
    "events": {"label": ("changed", WORDS), "date": ("changed", DATES)},
    "searches": {"where": ("changed", WORDS)},
    "corrections": {"what": ("changed", WORDS), "why": ("changed", WORDS)},
}
ALONE = ("stances", "searches", "events", "corrections")


@st.composite
def datasets(draw: st.DrawFn) -> dict[str, Any]:
    stances = [
        {
            "id": f"r{number}", "actor": draw(st.sampled_from(["ann", "bob"])),
            "issue": draw(st.sampled_from(["tax", "war"])), "date": draw(DATES),
            "position": draw(POSITIONS), "attribution": "paraphrase", "summary": draw(WORDS),
        }
        for number in range(draw(st.integers(1, 4)))
    ]  # fmt: skip
    return SMALL | {
        "stances": stances,
        "searches": [
            {"actor": "ann", "issue": "war", "date": "2024-01-01"},
            {"actor": "bob", "issue": "war", "date": "2024-01-01"},
        ],
        "events": [{"id": "vote", "date": "2024-01-05", "label": "A vote"}],
        "corrections": [{"date": "2025-01-01", "record": "ann", "what": "It.", "why": "So."}],
    }


def records(data: dict[str, Any]) -> Dataset:
    return records_of(YamlText("f", data, None))


@examples(4, thorough=15)
@given(data=datasets(), chance=st.randoms())
def test_a_dataset_in_any_order_does_not_differ_from_itself(
    data: dict[str, Any], chance: Any
) -> None:
    mixed = {
        name: chance.sample(section, len(section)) if isinstance(section, list) else section
        for name, section in data.items()
    }
    assert differences_between(records(data), records(data)).empty
    assert differences_between(records(data), records(mixed)).empty


@examples(8, thorough=60)
@given(data=datasets(), draws=st.data())
def test_an_edited_field_is_shown_and_nothing_else(
    data: dict[str, Any], draws: st.DataObject
) -> None:
    section = draws.draw(st.sampled_from(sorted(FIELDS)))
    place = draws.draw(st.integers(0, len(data[section]) - 1))
    field = draws.draw(st.sampled_from(sorted(FIELDS[section])))
    kind, values = FIELDS[section][field]
    before = data[section][place]
    value = draws.draw(values)
    edited = list(data[section])
    edited[place] = before | {field: value}
    old, new = records(data), records(data | {section: edited})
    differences = differences_between(old, new)
    if old == new:
        assert differences.empty
        return
    (change,) = differences.changes
    assert (change.section, change.kind.value) == (section, kind)
    assert [edit.field for edit in change.fields] == [field]
    assert before.get("id", change.record) == change.record
    assert [(s.actor, s.issue) for s in differences.shifts] == slow_shifts(old, new)
    assert set(differences.shifts_at(change)) == (
        set(differences.shifts) if section == "stances" else set()
    )
    for rendering in (text_of, markdown_of, json_of):
        assert field in rendering(differences, old="a", new="b")


@examples(4, thorough=20)
@given(data=datasets(), draws=st.data())
def test_a_record_added_or_removed_is_shown_and_nothing_else(
    data: dict[str, Any], draws: st.DataObject
) -> None:
    section = draws.draw(st.sampled_from(ALONE))
    place = draws.draw(st.integers(0, len(data[section]) - 1))
    rest = [record for at, record in enumerate(data[section]) if at != place]
    whole, less = records(data), records(data | {section: rest})
    for old, new, kind in ((whole, less, "removed"), (less, whole, "added")):
        differences = differences_between(old, new)
        (change,) = differences.changes
        assert (change.section, change.kind.value) == (section, kind)
        assert {field.field for field in change.fields} >= set(data[section][place])
        assert [(s.actor, s.issue) for s in differences.shifts] == slow_shifts(old, new)


def slow_shifts(old: Dataset, new: Dataset) -> list[tuple[str, str]]:
    """The cells that read otherwise, one by one."""
    sides = [ask(tables(data, Seeds({})), as_of=data.as_of).positions() for data in (old, new)]
    cells = [(actor.id, issue.id) for actor in new.actors for issue in new.issues]
    return [
        cell
        for cell in cells
        if len({(c.status, c.position, c.reason, c.texts) for c in (s.cell(*cell) for s in sides)})
        > 1
    ]
