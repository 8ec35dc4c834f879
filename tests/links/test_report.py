"""The report of a link check: its addresses, its lines and its summary."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stances.errors import StancesError
from stances.links.answer import Answer, Outcome
from stances.links.report import Link, links_of, results, resume, summary, write_line
from stances.reading.loader import Loaded


def test_the_links_of_a_dataset_are_its_web_addresses(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    small["sources"][0] |= {"url": "ftp://example.org/x", "archived": "https://archive.test/a"}
    dataset = read(small).dataset
    page = Link("link", "url", "https://example.org/a")
    assert links_of(dataset) == [Link("text", "archived", "https://archive.test/a"), page]
    assert links_of(dataset, hosts=["org"]) == [page]
    assert links_of(dataset, hosts=["xample.org"]) == []


def report(tmp_path: Path, *addresses: str) -> Path:
    file = tmp_path / "links.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for address in addresses:
            for line in results([Link("s", "url", address)], Answer(Outcome.OK, 200, address)):
                write_line(out, line)
    return file


def test_a_report_is_read_back_without_an_incomplete_last_line(tmp_path: Path) -> None:
    file = report(tmp_path, "http://a/1", "http://a/2")
    whole = file.read_bytes()
    assert [result.url for result in resume(file)] == ["http://a/1", "http://a/2"]
    file.write_bytes(whole + whole[:40])
    assert len(resume(file)) == 2
    assert file.read_bytes() == whole
    file.write_bytes(whole[:40])
    assert resume(file) == []
    assert resume(tmp_path / "none.jsonl") == []
    assert set(json.loads(whole.splitlines()[0])) == {
        "source", "field", "url", "outcome", "status", "final", "checked", "detail",
    }  # fmt: skip


@pytest.mark.parametrize("content", ["dataset:\n  id: x\n", "{}\n", "[1]\n", "text", '{"a": 1}\n'])
def test_another_file_is_not_a_report_and_is_left_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(StancesError, match=r"other:1: not a link report"):
        resume(file)
    assert file.read_text(encoding="utf-8") == content


def test_the_summary_counts_an_address_once_and_puts_trouble_first() -> None:
    lines = [
        result
        for source, address, outcome in (
            ("s", "http://a/1", Outcome.OK), ("t", "http://a/1", Outcome.OK),
            ("u", "http://b/1", Outcome.TIMEOUT), ("v", "http://b/2", Outcome.REDIRECTED),
        )
        for result in results([Link(source, "url", address)], Answer(outcome, None, address))
    ]  # fmt: skip
    frame = summary(lines)
    assert list(frame["host"]) == ["b", "a"]
    assert list(frame["addresses"]) == [2, 1]
    assert list(frame["timeout"]) == [1, 0]
    assert summary([]).empty
