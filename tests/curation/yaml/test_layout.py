"""`stances fmt` orders and spaces, keeps every comment, and changes no record."""

import json
import random
from pathlib import Path

import pytest

from stances.cli import main
from stances.curation.yaml.layout import formatted, house_style
from stances.errors import InvalidData, StancesError
from stances.reading.shape import records_of
from stances.reading.yaml_text import read_yaml

MESSY = """\
# head
dataset:
  id: x
  title: X
  question: Q?
  version: "1"
  licence: CC0-1.0
  as_of: 2024-01-01


issues:
  - id: i
    title: I
    proposal: P
    support: s
    opposition: o
actors:
  - id: b
    kind: person
    name: B
  # about a
  - id: a
    name: A   
    kind: person
stances:
  # second
  - id: s2
    actor: a
    issue: i
    # why so
    position: 1   # firm
    date: 2024-02-01
    attribution: paraphrase
    summary: >-
      folded
      text
    evidence: []

  - {id: s1, actor: b, issue: i, date: 2024-01-01, position: 1, attribution: act, act: vote, summary: x}
"""


def test_a_messy_file_is_put_in_order_and_its_comments_move_along() -> None:
    new_text = formatted(MESSY, file="f")
    lines = new_text.splitlines()
    assert lines[:2] == ["# head", "dataset:"]
    assert new_text.index("actors:") < new_text.index("issues:") < new_text.index("stances:")
    assert new_text.index("s1") < new_text.index("# second") < new_text.index("id: s2")
    assert new_text.index("# why so") < new_text.index("position: 1   # firm")
    assert new_text.index("date: 2024-02-01") < new_text.index("# why so")
    assert "  - id: b\n    name: B\n    kind: person\n" in new_text
    assert not any(line != line.rstrip() for line in lines)
    assert formatted(new_text, file="f") == new_text


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_records_of_the_shipped_file_come_back_to_the_letter(
    shipped_path: Path, excerpt_text: str, seed: int
) -> None:
    text = excerpt_text if seed else shipped_path.read_text(encoding="utf-8")
    start, end = text.index("\nstances:\n") + 10, text.index("\nsearches:\n")
    blocks = text[start:end].strip("\n").split("\n\n")
    random.Random(seed).shuffle(blocks)
    shuffled = text[:start] + "\n\n".join(blocks) + "\n" + text[end:]
    assert shuffled != text
    assert formatted(shuffled, file="f") == text


def test_corrections_stand_last_by_day_and_record() -> None:
    lines = [
        "corrections:",
        "  - {date: 2025-02-01, record: s1, what: w, why: y}",
        "  # the first",
        "  - why: y",
        "    record: b",
        "    what: w",
        "    date: 2025-01-01",
        "  - {date: 2025-02-01, record: a, what: w, why: y}",
    ]
    new_text = formatted("\n".join(lines) + "\n" + MESSY.removeprefix("# head\n"), file="f")
    first, later = new_text.split("corrections:\n")
    assert "stances:" in first
    assert later.startswith("  # the first\n  - date: 2025-01-01\n    record: b\n    what: w\n")
    assert later.index("record: a") < later.index("record: s1")


def test_an_invalid_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("a: 1\na: 2\n", encoding="utf-8")
    with pytest.raises(InvalidData):
        formatted(file.read_text(encoding="utf-8"), file="x")
    assert main(["fmt", str(file)]) == 1
    assert file.read_text(encoding="utf-8") == "a: 1\na: 2\n"


def test_check_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(MESSY, encoding="utf-8")
    assert main(["fmt", "--check", str(file)]) == 1
    assert file.read_text(encoding="utf-8") == MESSY
    assert main(["fmt", str(file)]) == 0
    assert main(["fmt", "--check", str(file)]) == 0


HEAD = MESSY[: MESSY.index("stances:")]


def records_in(text: str) -> dict[str, list[str]]:
    """The records of each section, in no order."""
    dataset = records_of(read_yaml(text.encode(), file="f"))
    sections = {name: getattr(dataset, name) for name in type(dataset).model_fields}
    return {
        name: sorted(map(repr, value if isinstance(value, tuple) else [value]))
        for name, value in sections.items()
    }


def with_stances(*lines: str) -> str:
    return HEAD + "\n".join(["stances:", *lines]) + "\n"


def s1(*lines: str) -> list[str]:
    return ["  - id: s1", "    actor: a", "    issue: i", "    date: 2024-01-01", "    status: unclear",
            "    attribution: paraphrase", *lines]  # fmt: skip


@pytest.mark.parametrize(
    "summary",
    [
        ["    summary: |", "      One.", "", "      # Two.", "      - id: three  ", ""],
        ["    summary: >", "      One", "", "", "      two.", "    note: x"],
        ["    summary: |+", "      One.", "", ""],
        ["    summary: |-", "      One.", "", "      Two."],
        ['    summary: "One', "", "      # two", '      three"   '],
        ['    summary: "One\\ ', '      two"'],
        ["    summary: 'One", "", "    actor: b'"],
        ["    summary: One", "", "      two"],
        ["    summary: |2", "        One.", "", "       Two.", "    note: '\u2028 x\x85'  "],
    ],
)
def test_a_text_of_several_lines_keeps_its_empty_lines_and_every_character(
    summary: list[str],
) -> None:
    second = ["  - {id: s2, actor: b, issue: i, date: 2024-01-01, status: unclear,"]
    second += ["", "     attribution: paraphrase, summary: x}"]
    text = with_stances(*second, "", "  # first", *s1(*summary))
    new_text = formatted(text, file="f")
    assert records_in(new_text) == records_in(text)
    assert formatted(new_text, file="f") == new_text
    assert new_text.index("# first") > new_text.index("stances:")
    assert "paraphrase\n    summary: " in new_text
    for line in summary[1:]:
        assert line.rstrip() in new_text


def test_a_list_that_is_not_indented_is_put_in_order_too() -> None:
    lists = MESSY.index("issues:")
    text = MESSY[:lists] + MESSY[lists:].replace("\n  ", "\n")
    new_text = formatted(text.replace("# head", "# head\n---"), file="f")
    assert records_in(new_text) == records_in(text)
    assert new_text.startswith("# head\n---\ndataset:\n")
    assert new_text.index("s1") < new_text.index("# second") < new_text.index("id: s2")
    assert "- id: b\n  name: B\n  kind: person\n\n# about a\n- id: a\n" in new_text


def test_an_anchor_keeps_its_place_above_the_aliases_and_that_is_said() -> None:
    first = [line.replace("2024-01-01", "&day 2024-01-01") for line in s1("    summary: x")]
    second = [line.replace("s1", "s2").replace(": a", ": b") for line in s1("    summary: y")]
    text = with_stances(
        *first, "", "", *(line.replace("2024-01-01", "*day") for line in second), ""
    )
    layout = house_style(text, file="f")
    assert records_in(layout.text) == records_in(text)
    line = text.split("\n").index("    date: *day") + 1
    assert layout.remark == (
        "sections, records and fields stay in their order, because what line "
        f"{line} refers to has to stand above it"
    )
    assert layout.text.index("s1") < layout.text.index("s2")
    assert "\n\n\n" not in layout.text
    assert house_style(layout.text, file="f").text == layout.text
    free = text.replace("&day ", "").replace("*day", "2024-01-01")
    assert formatted(free, file="f").index("s2") < formatted(free, file="f").index("s1")


def test_sections_with_marks_of_their_own_stay_where_they_are() -> None:
    text = MESSY.replace("actors:\n", "? actors\n:\n")
    new_text = formatted(text, file="f")
    assert records_in(new_text) == records_in(MESSY)
    assert new_text == text.replace("name: A   ", "name: A")


@pytest.mark.parametrize("indent", [None, 2])
def test_a_dataset_in_braces_is_written_as_a_dataset_file(indent: int | None) -> None:
    value = read_yaml(MESSY.encode(), file="f").value
    text = "# head\n" + json.dumps(value, indent=indent)
    new_text = formatted(text, file="f")
    assert records_in(new_text) == records_in(MESSY)
    assert new_text.startswith("# head\ndataset:\n  id: x\n")
    assert "  - id: b\n    name: B\n    kind: person\n" in new_text
    assert formatted(new_text, file="f") == new_text


def test_a_comment_inside_braces_is_named_with_its_line() -> None:
    text = json.dumps(read_yaml(MESSY.encode(), file="f").value, indent=2)
    lines = text.replace('"title": "X"', '"title": "#X"').split("\n")
    lines[4] += "  # why"
    with pytest.raises(StancesError, match="f:5: not formatted, because a comment"):
        formatted("\n".join(lines), file="f")


def test_json_under_its_own_name_stays_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.json"
    text = json.dumps(read_yaml(MESSY.encode(), file="f").value)
    file.write_text(text, encoding="utf-8")
    assert main(["fmt", str(file)]) == 2
    assert "x.json:1: house style is YAML" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == text
