"""`stances fmt` orders and spaces, keeps every comment, and changes no record."""

import random
from pathlib import Path

import pytest

from stances.cli import main
from stances.curation.yaml.layout import formatted
from stances.errors import InvalidData

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
    shipped_path: Path, seed: int
) -> None:
    text = shipped_path.read_text(encoding="utf-8")
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
