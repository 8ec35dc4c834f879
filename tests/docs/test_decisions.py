"""docs/decisions: numbered, all in the index, each with its reason and what follows from it."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs/decisions"
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(file.name[:4]) for file in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_index_lists_each_once_in_order() -> None:
    listed = re.findall(r"\[(\d{4})\]\(([^)]+)\)", INDEX)
    assert listed == [(file.name[:4], file.name) for file in DECISIONS]


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_says_why_what_and_what_follows(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    title = text.splitlines()[0]
    assert title.startswith(f"# {file.name[:4]} · ")
    assert f"| {title.partition(' · ')[2]} |" in INDEX
    headings = re.findall(r"(?m)^## (.+)$", text)
    assert headings == ["Context", "Decision", "Consequences"]
    assert re.search(r"(?m)^(Accepted|Replaced by \[\d{4}\])", text)
