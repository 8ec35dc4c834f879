"""The tutorial: whoever types what it says gets what it says."""

import re
import shlex
from pathlib import Path

import pytest

from stances.cli import main
from stances.reading.loader import load

TEXT = (Path(__file__).parents[2] / "docs/tutorial.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (only,) = re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    return str(only)


def test_the_tutorial_leads_from_an_article_to_a_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(block("yaml"), encoding="utf-8")
    Path("article.txt").write_text(block("text"), encoding="utf-8")
    told: dict[str, str] = {}
    for lines in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL):
        for command in lines.splitlines():
            if " serve " in command:  # tests/browser serves datasets
                continue
            assert main(shlex.split(command)[1:]) == 0, command
            told[command.split()[1]] = capsys.readouterr().out
    mayor, chamber = load(Path("mine.yaml")).dataset.stances
    assert (mayor.position, mayor.evidence[0].quote) == (
        2,
        "We will close the bridge to cars by summer",
    )
    assert (chamber.position, str(chamber.date)) == (1, "2025-03~")
    assert "no problems" in told["check"]
    assert re.search(r"mayor\s+car-ban\s+2", told["positions"])
    brief = Path("brief.md").read_text(encoding="utf-8")
    assert "We will close the bridge to cars by summer" in brief
    assert "Council hears mayor on bridge" in brief
    assert Path("brief.docx").read_bytes().startswith(b"PK")
    assert "Mayor Lind" in Path("bridge.html").read_text(encoding="utf-8")
    assert (
        main(["positions", "--data", "mine.yaml", "--as-of", "2025-01-01", "--format", "csv"]) == 0
    )
    assert ",coded," not in capsys.readouterr().out


def test_a_letter_changed_in_the_quotation_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(block("yaml"), encoding="utf-8")
    Path("article.txt").write_text(block("text"), encoding="utf-8")
    commands = [
        line for line in TEXT.splitlines() if line.startswith(("stances source", "stances add"))
    ]
    for command in commands[:2]:
        assert main(shlex.split(command)[1:]) == 0
    file = Path("mine.yaml")
    file.write_text(
        file.read_text(encoding="utf-8").replace("to cars by", "to card by"), encoding="utf-8"
    )
    capsys.readouterr()
    assert main(["check", "mine.yaml"]) == 1
    assert "quote" in "".join(capsys.readouterr())
