"""Every problem of a phase is reported at once, in plain words, with its place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stances.errors import InvalidData, Problem, UnreadableFile
from stances.reading.loader import Loaded, load
from tests.conftest import correction

Read = Callable[[dict[str, Any]], Loaded]


def problems(read: Read, data: Any) -> list[Problem]:
    with pytest.raises(InvalidData) as caught:
        read(data)
    return list(caught.value.problems)


def test_a_valid_dataset_is_read(read: Read, small: dict[str, Any]) -> None:
    loaded = read(small)
    assert list(loaded.dataset.stances_by_id) == ["ann.tax.1", "bob.tax.1"]
    assert loaded.warnings == ()


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (lambda d: d["stances"][0].update(sumary="x"), "unknown-field", "did you mean 'summary'?"),
        (lambda d: d["stances"][0].pop("summary"), "missing-field", "a stance needs the field"),
        (lambda d: d["stances"][0].update(position=3), "wrong-value", "-2, -1, 0, 1 or 2"),
        (lambda d: d["issues"][0].update(stale_after=0), "wrong-value", "must be 1 to 36500"),
        (lambda d: d["stances"][0].update(position=True), "wrong-type", "whole number, found true"),
        (lambda d: d["stances"][0].update(position="2"), "wrong-type", "found '2'"),
        (lambda d: d["stances"][0].update(attribution="quoted"), "wrong-value", "mean 'quote'?"),
        (lambda d: d["stances"][0].update(date="2024-02-30"), "wrong-date", "no 30 February 2024"),
        (lambda d: d["stances"][0].update(date=5), "wrong-date", "found the number 5"),
        (lambda d: d["stances"][0].update(date=20240117), "wrong-date", "; write 2024-01-17"),
        (
            lambda d: d["stances"][0].update(summary="x" * 20001),
            "wrong-value",
            "is longer than 20,000 characters; shorten it",
        ),
        (lambda d: d["stances"][0].update(date=None), "wrong-date", "found nothing"),
        (lambda d: d["stances"][0].update(summary=""), "wrong-value", "is empty"),
        (lambda d: d["stances"][0].update(summary=7), "wrong-type", "in quotation marks"),
        (lambda d: d["stances"][0].update(evidence="text"), "wrong-type", "should be a list"),
        (lambda d: d["stances"][0].update(evidence=["text"]), "wrong-type", "item of evidence"),
        (
            lambda d: d["actors"][0].update(name="   "),
            "wrong-value",
            "'name' has nothing that can be seen; fill",
        ),
        (
            lambda d: d["stances"][0].update(summary="\u200b\u2060\n"),
            "wrong-value",
            "'summary' has nothing",
        ),
        (
            lambda d: d["actors"][0].update(other_names=["Anna", "\u00a0"]),
            "wrong-value",
            "'other_names' has nothing",
        ),
        (
            lambda d: d["sources"][0].update(author=[{"name": " "}]),
            "wrong-value",
            "'name' has nothing",
        ),
        (lambda d: d["sources"][0].update(author=" "), "wrong-value", "'author' has nothing"),
        (lambda d: d["sources"][0].update(author=""), "wrong-value", "'author' is empty"),
        (lambda d: d["sources"][0].update(author=7), "wrong-type", "in quotation marks"),
        (
            lambda d: d["sources"][0].update(author=["Doe, Jane"]),
            "wrong-type",
            "{family: Doe, given: Jane}",
        ),
        (
            lambda d: d["sources"][0].update(author=[{"given": "Jane"}]),
            "wrong-value",
            "an author has a family name",
        ),
        (
            lambda d: d["sources"][0].update(author=[{"name": "NATO", "family": "Doe"}]),
            "wrong-value",
            "or a name",
        ),
        (
            lambda d: d["sources"][0].update(author=[{"famly": "Doe", "name": "D"}]),
            "unknown-field",
            "mean 'family'?",
        ),
        (lambda d: d.update({"notes (old)": "x"}), "unknown-field", "no field 'notes (old)'"),
        (lambda d: d.update({"acto[rs": []}), "unknown-field", "the file has no field 'acto[rs'"),
        (
            lambda d: d["actors"][0].update({"name (de)": "x"}),
            "unknown-field",
            "an actor has no field 'name (de)'",
        ),
        (
            lambda d: d["sources"][0].update(author=[{"name": "D", "a[b": 1}]),
            "unknown-field",
            "an author has no field 'a[b'",
        ),
        (
            lambda d: d["sources"][0].update(author={"family": "Doe"}),
            "wrong-type",
            "'author' should be text or a list, found fields; write a list, as in [{family: Doe,",
        ),
        (lambda d: d["actors"][0].update(id="Ann Lee"), "wrong-id", "lower-case letters"),
        (lambda d: d["actors"][0].update(country="Poland"), "wrong-value", "did you mean 'PL'?"),
        (lambda d: d["actors"][0].update(country="pol"), "wrong-value", "did you mean 'PL'?"),
        (lambda d: d["actors"][0].update(country="UK"), "wrong-value", "did you mean 'GB'?"),
        (lambda d: d["actors"][0].update(country="EL"), "wrong-value", "did you mean 'GR'?"),
        (
            lambda d: d["actors"][0].update(country="QQ"),
            "wrong-value",
            "country is 'QQ', which is not an ISO 3166-1 code; write the two-letter code",
        ),
        (lambda d: d["sources"][0].update(seed="../x.txt"), "wrong-value", "without a folder"),
        (lambda d: d.update(actors=[]), "missing-record", "at least one"),
        (lambda d: d.pop("issues"), "missing-field", "'issues'"),
        (lambda d: d.update(stances=None), "wrong-type", "should be a list, found nothing"),
        (lambda d: d["stances"][0].update(actor="an"), "unknown-reference", "did you mean 'ann'?"),
        (
            lambda d: d.update(corrections=[correction("anne.tax.1")]),
            "unknown-reference",
            "mean 'ann.tax.1'?",
        ),
        (
            lambda d: d.update(corrections=[correction("ann", why="")]),
            "wrong-value",
            "'why' is empty",
        ),
        (
            lambda d: d.update(corrections=[correction("ann", by="me")]),
            "unknown-field",
            "a correction has no",
        ),
        (lambda d: d["stances"][1].update(id="ann.tax.1"), "repeated-id", "already the id"),
    ],
)
def test_a_mistake_is_reported_in_plain_words(
    read: Read,
    small: dict[str, Any],
    change: Callable[[dict[str, Any]], Any],
    code: str,
    words: str,
) -> None:
    change(small)
    reported = problems(read, small)
    assert [problem.code for problem in reported] == [code]
    assert words in reported[0].message
    assert "pydantic" not in str(reported[0])


@pytest.mark.parametrize("country", ["GB", "SU", "YU", "EU", "XK"])
def test_countries_of_today_and_of_history_have_codes(
    read: Read, small: dict[str, Any], country: str
) -> None:
    small["actors"][0]["country"] = country
    assert read(small).dataset.actors[0].country == country


def test_all_problems_of_a_phase_come_at_once_and_later_phases_wait(
    read: Read, small: dict[str, Any]
) -> None:
    small["stances"][0]["position"] = 9
    small["stances"][1]["summery"] = small["stances"][1].pop("summary")
    small["stances"][1]["actor"] = "nobody"
    codes = sorted(problem.code for problem in problems(read, small))
    assert codes == ["missing-field", "unknown-field", "wrong-value"]


def test_a_problem_reads_as_path_line_column_code_message(
    read: Read, small: dict[str, Any]
) -> None:
    small["stances"][0]["actor"] = "anne"
    (problem,) = problems(read, small)
    assert str(problem).startswith(f"data/stances.yaml:{problem.line}:{problem.column}: ")
    assert str(problem).endswith("unknown-reference: no actor 'anne' (did you mean 'ann'?)")


@pytest.mark.parametrize("data", [None, [], "text", 5])
def test_a_file_that_is_not_a_mapping_is_told_what_it_needs(read: Read, data: Any) -> None:
    (problem,) = problems(read, data)
    assert (problem.code, problem.line) == ("wrong-type", 1)
    assert "sections" in problem.message


def test_a_year_without_quotation_marks_is_a_date(read: Read, small: dict[str, Any]) -> None:
    small["sources"][1]["published"] = 2024
    assert str(read(small).dataset.sources[1].published) == "2024"


@pytest.mark.parametrize("record", ["ann.tax.1", "link", "ann", "tax", "vote"])
def test_a_correction_is_about_a_record_of_any_kind_with_an_id(
    read: Read, small: dict[str, Any], record: str
) -> None:
    small["events"] = [{"id": "vote", "date": "2024-01-01", "label": "A vote"}]
    small["corrections"] = [correction(record)]
    assert read(small).dataset.corrections[0].record == record


def test_a_problem_is_one_line_whatever_stands_in_the_file(
    read: Read, small: dict[str, Any]
) -> None:
    small["actors"][0]["kind"] = "per\nson\x1b[31m\u202e"
    (problem,) = problems(read, small)
    assert "kind is 'per<U+000A>son<U+001B>[31m<U+202E>'" in str(problem)


def test_a_file_that_the_system_does_not_give_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, below = tmp_path / "loop.yaml", tmp_path / "file.txt" / "x.yaml"
    loop.symlink_to(loop)
    below.parent.write_text("", encoding="utf-8")
    for path, remedy in (
        (loop, "the link leads to itself"),
        (below, "a part of the path is a file"),
        (tmp_path / ("x" * 300), "the name is too long"),
    ):
        with pytest.raises(UnreadableFile, match=remedy):
            load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"none\.yaml: there is no such file"):
        load(tmp_path / "none.yaml")
    with pytest.raises(UnreadableFile, match="this is a folder"):
        load(tmp_path)
