"""Whatever the dataset and the words: what is written reads back, and an edit keeps to its lines."""

import difflib
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.curation.editing import Addition, Change, Edit, Withdrawing, edited, readable
from stances.curation.yaml.layout import formatted
from stances.curation.yaml.notation import dataset_text
from stances.errors import InvalidData, StancesError
from stances.model.seeds import Seeds
from stances.reading.loader import Loaded, parse
from stances.reading.yaml_text import YamlText
from tests.conftest import TODAY, examples
from tests.curation.strategies import MAYBE, WORDS, a_stance, dataset_of, plain_datasets

NO_SEEDS = Seeds({})
LONG = settings(deadline=None, max_examples=50)


def read(text: str, seeds: Seeds = NO_SEEDS) -> Loaded:
    return parse(text.encode(), file="f", seeds=seeds, today=TODAY)


def touched(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    old, new = old[same:], new[same:]
    while old and new and old[-1] == new[-1]:
        old.pop()
        new.pop()
    rows = list(difflib.ndiff(old, new))
    return [row[2:] for row in rows if row[0] == "-"], [row[2:] for row in rows if row[0] == "+"]


@LONG
@given(data=plain_datasets())
def test_a_dataset_that_is_written_reads_back_as_itself(data: dict[str, Any]) -> None:
    dataset = dataset_of(data)
    text = dataset_text(dataset)
    assert read(text).dataset == dataset
    assert dataset_text(read(text).dataset) == text
    assert formatted(text, file="f").count("\n") == text.count("\n")


def test_the_shipped_dataset_is_written_to_the_letter(shipped_path: Path, shipped: Loaded) -> None:
    assert dataset_text(shipped.dataset) == shipped_path.read_text(encoding="utf-8")


class Hand(yaml.SafeDumper):
    """Someone else's writing: other quotation marks, other breaks, lists not indented."""


Hand.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str",
        text,
        style=None if text.isalpha() and text not in YAML_WORDS else '"',
    ),
)
YAML_WORDS = {"true", "null", "no"}


def written(data: dict[str, Any], style: str) -> str:
    """The data as different hands would write it."""
    if style == "house":
        return dataset_text(dataset_of(data))
    return yaml.dump(
        data,
        Dumper=Hand,
        sort_keys=style == "sorted",
        allow_unicode=style != "escaped",
        default_flow_style={"braces": True, "some braces": None}.get(style, False),
        width=40 if style == "narrow" else 1000,
    )


STYLES = ["house", "plain", "narrow", "escaped", "sorted", "braces", "some braces"]


@LONG
@given(
    data=plain_datasets(),
    draw=st.data(),
    style=st.sampled_from(STYLES),
    ends=st.sampled_from(["\n", "\r\n"]),
)
def test_a_new_stance_only_adds_lines(
    data: dict[str, Any], draw: st.DataObject, style: str, ends: str
) -> None:
    text = written(data, style).replace("\r\n", "\n").replace("\n", ends)
    before = read(text).dataset
    free = [
        s
        for s in data["issues"]
        if not any(x["issue"] == s["id"] for x in data.get("searches", []))
    ]
    fields = draw.draw(a_stance("new", data | {"issues": free or data["issues"]}))
    data.pop("searches", None) if not free else None
    if not free and before.searches:
        return
    result = edited(text, [Addition("stances", fields)], file="f", seeds=NO_SEEDS, today=TODAY)
    gone, came = touched(text, result.text)
    assert {s.id for s in result.loaded.dataset.stances} == {s.id for s in before.stances} | {"new"}
    assert len(gone) <= 1
    assert all(line.endswith(ends) for line in came[:-1])


@LONG
@given(data=plain_datasets(), draw=st.data(), style=st.sampled_from(STYLES))
def test_a_changed_record_keeps_every_other_line(
    data: dict[str, Any], draw: st.DataObject, style: str
) -> None:
    text = written(data, style)
    section = draw.draw(st.sampled_from(["actors", "sources"]))
    record = draw.draw(st.sampled_from(data[section]))
    fields: dict[str, Any] = {"note": draw.draw(MAYBE)}
    if section == "actors":
        fields |= {
            "name": draw.draw(WORDS),
            "other_names": draw.draw(st.none() | st.lists(WORDS, max_size=3)),
        }
    else:
        fields |= {
            "title": draw.draw(MAYBE),
            "published": draw.draw(st.sampled_from([None, "2024-11", "2021"])),
        }
    result = edited(
        text, [Change(section, record["id"], fields)], file="f", seeds=NO_SEEDS, today=TODAY
    )
    by_id = {r.id: r for r in getattr(result.loaded.dataset, section)}
    assert (
        by_id[record["id"]]
        == dataset_of(_merged(data, section, record["id"], fields)).__getattribute__(section)[
            data[section].index(record)
        ]
    )
    if style in {"house", "plain", "narrow", "escaped", "sorted"}:
        start, end = _range(text, section, data[section].index(record))
        lines = text.splitlines(keepends=True)
        head, tail = "".join(lines[:start]), "".join(lines[end:])
        assert result.text.startswith(head)
        assert result.text.endswith(tail)


def _merged(
    data: dict[str, Any], section: str, name: str, fields: dict[str, Any]
) -> dict[str, Any]:
    records = [
        {k: v for k, v in (r | fields).items() if v is not None} if r["id"] == name else r
        for r in data[section]
    ]
    return data | {section: records}


def _range(text: str, section: str, at: int) -> tuple[int, int]:
    """First line and end of a record, from another parser's marks."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    records = next(value for key, value in root.value if key.value == section)
    marks = [record.start_mark.index for record in records.value] + [records.end_mark.index]
    count = lambda index: text.count("\n", 0, index)  # noqa: E731
    return count(marks[at]), count(marks[at + 1])


@cache
def readable_once(text: str) -> YamlText:
    return readable(text, file="f")


@examples(3, thorough=8)
@given(draw=st.data())
def test_a_withdrawal_in_the_shipped_dataset_adds_three_lines(
    draw: st.DataObject, shipped_path: Path, shipped: Loaded
) -> None:
    text = shipped_path.read_text(encoding="utf-8")
    stance = draw.draw(st.sampled_from(shipped.dataset.stances))
    if stance.contested or any(s.supersedes == stance.id for s in shipped.dataset.stances):
        return
    edit = Withdrawing(stance.id, on=TODAY, reason=draw.draw(WORDS.filter(lambda t: "\n" not in t)))
    result = edited(
        text, [edit], file="f", seeds=shipped.seeds, today=TODAY, source=readable_once(text)
    )
    gone, came = touched(text, result.text)
    assert gone == []
    assert [line.split(":")[0].strip() for line in came] == ["withdrawn", "date", "reason"]
    assert str(result.loaded.dataset.stances_by_id[stance.id].withdrawn.date) == str(TODAY)  # type: ignore[union-attr]


@LONG
@given(data=plain_datasets(), draw=st.data())
def test_no_comment_is_lost(data: dict[str, Any], draw: st.DataObject) -> None:
    text = dataset_text(dataset_of(data))
    lines = text.splitlines(keepends=True)
    places = draw.draw(st.lists(st.integers(2, len(lines)), max_size=8, unique=True))
    for number in sorted(places, reverse=True):
        indent = draw.draw(st.sampled_from([0, 2, 4, 6]))
        lines.insert(number, f"{' ' * indent}# remark {number}\n")
    remarked = "".join(lines)
    try:
        if read(remarked).dataset != dataset_of(data):
            return  # a comment fell into a text of several lines
    except InvalidData:
        return
    changes: list[Edit] = [Addition("sources", {"id": "new", "title": draw.draw(WORDS)})]
    for section in ("actors", "issues", "sources"):
        record = draw.draw(st.sampled_from(data[section]))
        changes.append(Change(section, record["id"], {"note": draw.draw(MAYBE)}))
    try:
        new_text = edited(remarked, changes, file="f", seeds=NO_SEEDS, today=TODAY).text
    except StancesError as refusal:
        assert "layout" in str(
            refusal
        )  # a deep comment after a text of several lines would join it
        return
    kept = [line.strip() for line in new_text.splitlines() if line.strip().startswith("# remark")]
    assert kept == [f"# remark {number}" for number in sorted(places)]


@examples(3, thorough=8)
@given(draw=st.data(), words=WORDS)
def test_a_note_anywhere_in_the_shipped_dataset_touches_only_itself(
    draw: st.DataObject, words: str, shipped_path: Path, shipped: Loaded
) -> None:
    text = shipped_path.read_text(encoding="utf-8")
    section = draw.draw(
        st.sampled_from(["coders", "actors", "issues", "sources", "stances", "searches"])
    )
    records = getattr(shipped.dataset, section)
    at = draw.draw(st.integers(0, len(records) - 1))
    key = at if section == "searches" else records[at].id
    result = edited(
        text,
        [Change(section, key, {"note": words})],
        file="f",
        seeds=shipped.seeds,
        today=TODAY,
        source=readable_once(text),
    )
    assert getattr(result.loaded.dataset, section)[at].note == words
    gone, came = touched(text, result.text)
    assert len(gone) <= 1
    assert all("note:" in line or section == "searches" for line in [*gone, *came[:1]])
    back = edited(
        result.text,
        [Change(section, key, {"note": records[at].note})],
        file="f",
        seeds=shipped.seeds,
        today=TODAY,
    )
    assert back.text == text
