"""`stances add` asks: each answer is checked at once, choices go by name, no answer is lost."""

import io
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.cli import main
from stances.cli.known_names import id_of
from stances.curation.backups import backups
from stances.errors import StancesError
from stances.reading.loader import load
from tests.conftest import SEED_TEXT

TEXT = SEED_TEXT + "\nA long day followed.\n\nHe said no, and she said no, on the last day.\n"


class Person:
    """What a person at a terminal answers, in order; ``leave`` ends the questions."""

    def __init__(self) -> None:
        self.answers: list[str | BaseException] = []
        self.asked: list[str] = []

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    sitting = Person()
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("builtins.input", sitting)
    yield sitting
    assert sitting.answers == []


@pytest.fixture
def file(tmp_path: Path, small: dict[str, Any]) -> Path:
    small["actors"] += [
        {"id": "novak", "name": "Peter Novak", "kind": "person", "other_names": ["Pjotr N."]},
        {"id": "brandt", "name": "Lena Brandt", "kind": "person"},
    ]
    small["issues"] += [
        {"id": f"long-range-{end}", "title": f"Long-range {end}", "proposal": "Send.", "support": "y", "opposition": "n"}
        for end in ("strikes", "supply")
    ]  # fmt: skip
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "text.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "stances.yaml"
    path.write_text(yaml.safe_dump(small, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path


# In the order of the questions, as far as the source.
START = ["novak", "tax", "2024-05-01", "", "1", "", "paraphrase", "", "", "He agreed.", "", "", ""]
Add = Callable[..., int]


@pytest.fixture
def add(file: Path) -> Add:
    return lambda *more: main(["add", "--data", str(file), *more])


def test_each_answer_is_checked_when_it_is_given(
    file: Path, add: Add, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    person.answers += [
        "Novack", "peter novak", "long-range", "supply", "17 Nov", "2024-05-01", "", "7", "1", "vote by hand", "decision",
        "Paraphrased", "", "office", "government", "\u200b", "He agreed.", "sure", "", "x.y", "", "", "A pge", "a page", "y",
    ]  # fmt: skip
    assert add() == 0
    out = capsys.readouterr().out
    for words in (
        "no actor 'Novack' (did you mean 'novak'?)",
        "Peter Novak (novak)",
        "'long-range' may be any of these; type more of the name, or the id:\n  Long-range strikes (",
        "'17 Nov' is not a date",
        "position is '7'; it must be -2, -1, 0, 1 or 2",
        "no act 'vote by hand'",
        "'office' may be any of these",
        "the summary has nothing that can be seen",
        "no confidence 'sure'",
        "no record 'x.y'",
        "no source 'A pge' (did you mean 'A page'?)",
    ):
        assert words in out
    record = load(file).dataset.stances_by_id["novak.long-range-supply.2024-05-01"]
    assert (record.act, record.attribution, record.speaker_role) == (
        "decision",
        "paraphrase",
        "government",
    )
    assert [item.source for item in record.evidence] == ["link"]


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ("novak", "novak"), ("Peter Novak", "novak"), ("PJOTR N.", "novak"), ("brandt", "brandt"),
        ("Léna", "brandt"), ("ann", "ann"),
    ],
)  # fmt: skip
def test_a_choice_is_found_by_name_other_name_part_or_id(answer: str, meant: str) -> None:
    known = {
        "ann": ("Ann",), "annex": ("Annex",), "novak": ("Peter Novak", "Pjotr N."),
        "brandt": ("Lena Brandt",),
    }  # fmt: skip
    assert id_of(answer, known, "actor") == meant


def test_a_name_of_several_chooses_none() -> None:
    with pytest.raises(StancesError, match="may be any of these"):
        id_of("novak", {"a": ("Anna Novak",), "p": ("Peter Novak",)}, "actor")


def test_the_place_of_a_quotation_is_shown_and_the_right_one_of_several_asked_for(
    file: Path, add: Add, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    quoting = [*START[:6], "quote", *START[7:]]
    person.answers += [*quoting, "text", "and she said now", "said no", "3", "2", "y"]
    assert add() == 0
    out = capsys.readouterr().out
    assert "the words are not in 'text'; nearest is line 6" in out
    for place in (
        "text: place 1 of 2, line 6, paragraph 3",
        "¶ He [said no], and she said no, on the last day.",
        "text: place 2 of 2, line 6, paragraph 3",
        "¶ He said no, and she [said no], on the last day.",
    ):
        assert place in out
    (item,) = load(file).dataset.stances_by_id["novak.tax.2024-05-01"].evidence
    assert (item.quote, item.occurrence) == ("said no", 2)


def test_the_place_is_shown_for_a_quotation_from_an_option_too(
    add: Add, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--actor", "novak", "--issue", "tax", "--date", "2024-05-01", "--position", "1", "--attribution",
             "quote", "--summary", "S", "--source", "text", "--quote", "A long day"]  # fmt: skip
    assert add(*given, "--yes") == 0
    out = capsys.readouterr().out
    assert "text: line 4, paragraph 2\n" in out
    assert "walked away. ¶ [A long day] followed. ¶ He said no" in out


def test_a_problem_at_the_end_returns_to_its_field_and_keeps_the_other_answers(
    file: Path, add: Add, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    person.answers += [*START[:2], "2031-05-01", *START[3:], "link", "2024-05-01", "y"]
    assert add() == 0
    assert "future-date: " in capsys.readouterr().out
    assert any("now 2031-05-01" in question for question in person.asked)
    record = load(file).dataset.stances_by_id["novak.tax.2024-05-01"]
    assert (record.position, record.summary) == (1, "He agreed.")


def test_another_field_than_the_one_named_may_be_changed(
    file: Path, add: Add, person: Person
) -> None:
    inferred = [*START[:6], "inferred", *START[7:]]
    person.answers += [*inferred, "link", "", "nothing", "attribution", "paraphrase", "y"]
    assert add() == 0
    assert load(file).dataset.stances_by_id["novak.tax.2024-05-01"].attribution == "paraphrase"


@pytest.mark.parametrize("end", [EOFError(), KeyboardInterrupt(), "n"])
def test_who_leaves_gets_a_command_that_goes_on_with_the_answers(
    end: str | BaseException,
    file: Path,
    add: Add,
    person: Person,
    capsys: pytest.CaptureFixture[str],
) -> None:
    person.answers += [*START[:9], "He said: it's “fine”.", *START[10:], "link", end]
    before = file.read_bytes()
    assert add() == (0 if end == "n" else 2)
    streams = capsys.readouterr()
    assert file.read_bytes() == before
    assert not backups(file)
    command = next(line for line in streams.err.splitlines() if "stances add" in line)
    person.answers += ["y"]
    assert main(shlex.split(command)[1:]) == 0
    record = load(file).dataset.stances_by_id["novak.tax.2024-05-01"]
    assert record.summary == "He said: it's “fine”."


def test_a_file_that_changed_meanwhile_loses_no_answer(
    file: Path,
    add: Add,
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    person.answers += [*START, "link", "y"]
    asking = person.__call__

    def meanwhile(question: str) -> str:
        if question.startswith("Save it?"):
            file.write_text(file.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
        return asking(question)

    monkeypatch.setattr("builtins.input", meanwhile)
    assert add() == 2
    told = capsys.readouterr().err
    assert "changed" in told
    assert "--summary 'He agreed.'" in told
