"""The commands that write: they show the changes, ask, and save all of them or none."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stances.cli import main
from stances.curation.backups import backups
from stances.model.records import Author
from stances.reading.loader import load

STANCE = [
    "--actor", "russia", "--issue", "western-aid", "--date", "2024-11-20", "--position", "-2",
    "--attribution", "paraphrase", "--summary", "Moscow asked: stop.", "--source", "kommersant",
]  # fmt: skip
LINES = """\
+  - id: russia.western-aid.2024-11-20
+    actor: russia
+    issue: western-aid
+    date: 2024-11-20
+    position: -2
+    attribution: paraphrase
+    summary: 'Moscow asked: stop.'
+    evidence: [{source: kommersant}]
+    recorded: 2026-11-26
"""


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a person at a terminal answers, in order."""
    answers: list[str] = []
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("builtins.input", lambda _: answers.pop(0))
    yield answers
    assert answers == []


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCES_TODAY", "2026-11-26")


def test_a_stance_is_added_by_flags(shipped_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--data", str(shipped_copy), *STANCE, "--yes"]) == 0
    out = capsys.readouterr().out
    assert LINES in out
    assert ": saved; the previous version is" in out
    assert load(shipped_copy).dataset.stances_by_id["russia.western-aid.2024-11-20"].position == -2
    assert main(["check", "--strict", str(shipped_copy)]) == 0
    assert main(["fmt", "--check", str(shipped_copy)]) == 0
    assert len(backups(shipped_copy)) == 1


def test_the_positions_that_change_are_shown(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = [*STANCE, "--date", "2026-06-04", "--position", "1"]
    assert main(["add", "--data", str(copy), *fields, "--yes"]) == 0
    line = next(row for row in capsys.readouterr().out.splitlines() if "→" in row)
    assert line.startswith("russia, western-aid, on 5 June 2026: ")
    assert line.endswith("→ Supports")


def test_a_date_that_follows_the_newest_record_moves_by_itself(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "--data", str(copy), *STANCE, "--date", "2026-07-08", "--yes"]) == 0
    assert "pins" not in capsys.readouterr().out
    dataset = load(copy).dataset
    assert (dataset.dataset.as_of, str(dataset.as_of)) == (None, "2026-07-08")


def test_a_pinned_date_moves_with_a_later_record_and_says_so(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = copy.read_text(encoding="utf-8")
    copy.write_text(
        text.replace("\n\ncoders:", "\n  as_of: 2026-06-05\n\ncoders:", 1), encoding="utf-8"
    )
    assert main(["add", "--data", str(copy), *STANCE, "--yes"]) == 0
    assert "pins" not in capsys.readouterr().out
    later = ["--date", "2026-07-07", "--public", "2026-07-08"]
    assert main(["add", "--data", str(copy), *STANCE, *later, "--yes"]) == 0
    out = capsys.readouterr().out
    assert "pins its as-of date to 5 June 2026: it moves to 8 July 2026" in out
    assert "-  as_of: 2026-06-05\n+  as_of: 2026-07-08\n" in out
    assert str(load(copy).dataset.dataset.as_of) == "2026-07-08"
    assert main(["check", "--strict", str(copy)]) == 0


def test_every_field_can_be_given(copy: Path) -> None:
    more = [
        "--id", "x.y", "--public", "2024-11-21", "--speaker", "Dmitry Peskov", "--speaker-role", "government",
        "--confidence", "low", "--note", "N", "--order", "3", "--area", "Kursk", "--act", "decision", "--source", "rt",
    ]  # fmt: skip
    assert main(["add", "--data", str(copy), *STANCE, *more, "--yes"]) == 0
    record = load(copy).dataset.stances_by_id["x.y"]
    assert record.scope is not None
    assert (record.scope.area, record.speaker, record.confidence, record.order) == (
        "Kursk",
        "Dmitry Peskov",
        "low",
        3,
    )
    assert [item.source for item in record.evidence] == ["kommersant", "rt"]


def test_which_of_two_places_is_asked_for_and_can_be_given(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    about = ["--actor", "zelenskyy", "--issue", "long-range-strikes", "--position", "2"]
    quoted = ["--source", "seed-article", *STANCE, *about, "--quote", "Kursk"]
    assert main(["add", "--data", str(copy), *quoted, "--yes"]) == 0
    assert "which-occurrence: the words occur" in capsys.readouterr().out
    more = ["--id", "x.y", "--date", "2024-11-21", "--occurrence", "2", "--yes"]
    assert main(["add", "--data", str(copy), *quoted, *more]) == 0
    assert "which-occurrence" not in capsys.readouterr().out
    assert load(copy).dataset.stances_by_id["x.y"].evidence[0].occurrence == 2


def test_an_occurrence_without_a_quotation_is_refused(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "--data", str(copy), *STANCE, "--occurrence", "2", "--yes"]) == 2
    assert "--occurrence needs the quotation; add it with --quote" in capsys.readouterr().err


def test_without_a_terminal_nothing_is_saved_without_yes(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = copy.read_bytes()
    assert main(["add", "--data", str(copy), *STANCE]) == 2
    streams = capsys.readouterr()
    assert LINES in streams.out
    assert "add --yes" in streams.err
    assert copy.read_bytes() == before


def test_a_person_who_gave_everything_only_confirms(copy: Path, typed: list[str]) -> None:
    typed += ["y"]
    assert main(["add", "--data", str(copy), *STANCE]) == 0
    assert "russia.western-aid.2024-11-20" in load(copy).dataset.stances_by_id


def test_a_person_who_leaves_saves_nothing(
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    def leave(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", leave)
    assert main(["add", "--data", str(copy)]) == 2
    assert capsys.readouterr().err == "stances: nothing was saved\n"
    assert not backups(copy)


def test_a_person_may_decline(
    copy: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = copy.read_bytes()
    typed += ["n"]
    assert (
        main(
            [
                "withdraw",
                "russia.escalation-risk.2024-11-18.2",
                "--reason",
                "R",
                "--data",
                str(copy),
            ]
        )
        == 0
    )
    out = capsys.readouterr().out
    assert "+    withdrawn:\n" in out
    assert out.endswith("nothing was saved\n")
    assert copy.read_bytes() == before


def test_a_stance_is_withdrawn_once_with_day_and_reason(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "russia.escalation-risk.2024-11-18.2"
    command = ["withdraw", name, "--reason", "A mistake: see the note.", "--date", "2026-01-02"]
    assert main([*command, "--data", str(copy), "--yes"]) == 0
    assert main([*command, "--data", str(copy), "--yes"]) == 2
    assert "is already withdrawn, since 2026-01-02" in capsys.readouterr().err
    withdrawn = load(copy).dataset.stances_by_id[name].withdrawn
    assert withdrawn is not None
    assert (str(withdrawn.date), withdrawn.reason) == ("2026-01-02", "A mistake: see the note.")


def test_a_blank_reason_is_no_reason(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = copy.read_bytes()
    name = "russia.escalation-risk.2024-11-18.2"
    assert main(["withdraw", name, "--reason", " \u00a0", "--data", str(copy), "--yes"]) == 1
    told = capsys.readouterr().err
    assert re.search(
        r"stances\.yaml:\d+:\d+: wrong-value: 'reason' has nothing that can be seen", told
    )
    assert "fill it in" in told
    assert copy.read_bytes() == before


def test_a_source_is_kept_with_its_text(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "speech.txt"
    text.write_text("“We are ready,” the minister said.\n", encoding="utf-8")
    command = ["source", "add", str(text), "--data", str(copy), "--title", "A speech"]
    command += [
        "--publisher",
        "The Ministry",
        "--published",
        "2024-11-21",
        "--url",
        "https://example.org/s",
    ]
    command += ["--author", "Doe, Jane", "--author", "{Army, Navy}"]
    assert main([*command, "--yes"]) == 0
    out = capsys.readouterr().out
    assert "will be stored as 001_" in out
    assert "unused-source: no record cites the source 'the-ministry-2024-11-21'" in out
    source = load(copy).dataset.sources_by_id["the-ministry-2024-11-21"]
    assert source.seed is not None
    assert source.author == (Author(family="Doe", given="Jane"), Author(name="Army, Navy"))
    assert main(["fmt", "--check", str(copy)]) == 0
    assert (tmp_path / "seeds" / source.seed).read_bytes() == text.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ([*STANCE[:-1], "kommersent"], 1, "unknown-reference: no source 'kommersent' (did you mean 'kommersant'?)"),
        ([*STANCE, "--confidence", "sure"], 1, "wrong-value: confidence is 'sure'; choose high, medium, low"),
        ([*STANCE[2:]], 1, "missing-field: a stance needs the field 'actor'"),
        ([*STANCE, "--position", "two"], 2, "position is 'two'; it must be -2, -1, 0, 1 or 2"),
        ([*STANCE[:-2], "--quote", "x"], 2, "a quotation needs a source"),
    ],
)  # fmt: skip
def test_problems_are_reported_as_in_check(
    copy: Path, arguments: list[str], status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = copy.read_bytes()
    assert main(["add", "--data", str(copy), *arguments, "--yes"]) == status
    assert words in capsys.readouterr().err
    assert copy.read_bytes() == before
    assert not backups(copy)


def test_an_unknown_stance_is_named(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "russia.escalation-risk.2024-11-18.9"
    assert main(["withdraw", name, "--reason", "R", "--data", str(copy), "--yes"]) == 2
    assert f"no stance '{name}' (did you mean" in capsys.readouterr().err


def test_the_dataset_of_an_installed_package_is_not_edited(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").rename(tmp_path / "seeds/../shipped")
    monkeypatch.setattr("stances.shipped._PACKAGE", tmp_path)
    installed = tmp_path / "shipped/stances.yaml"
    assert main(["add", "--data", str(installed), *STANCE, "--yes"]) == 2
    assert "belongs to the installed package" in capsys.readouterr().err


def test_an_order_is_a_whole_number(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--data", str(copy), *STANCE, "--order", "first", "--yes"]) == 2
    assert "order is 'first'; it must be a whole number from 1" in capsys.readouterr().err


def test_an_actor_that_may_not_take_a_position_is_recorded(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--issue", "nato-membership", "--until", "1949-04-03", "--note", "Not yet founded."]
    assert main(["not-applicable", "nato", "--data", str(copy), *more, "--yes"]) == 0
    line = "  - {actor: nato, issue: nato-membership, until: 1949-04-03, note: Not yet founded.}"
    assert f"+{line}" in capsys.readouterr().out
    assert line in copy.read_text(encoding="utf-8").splitlines()
    assert main(["check", str(copy)]) == 0
    assert main(["positions", "--data", str(copy), "--as-of", "1949-04-03", "--actors", "nato",
                 "--issues", "nato-membership", "--format", "csv"]) == 0  # fmt: skip
    assert "nato,nato-membership,,not-applicable," in capsys.readouterr().out
