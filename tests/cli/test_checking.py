"""`stances check`, `fmt` and the generated pages: every problem, in every format."""

import json
from pathlib import Path

import pytest

from stances.cli import main


def test_check_is_clean_on_the_shipped_dataset(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out.endswith("no problems\n")


def test_one_wrong_letter_names_the_line_and_the_nearest_passage(
    shipped_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shipped_copy.read_text(encoding="utf-8")
    broken = text.replace("The missiles will speak", "The missiles will speek")
    shipped_copy.write_text(broken, encoding="utf-8")
    line = next(n for n, row in enumerate(broken.splitlines(), 1) if "speek" in row)
    assert main(["check", str(shipped_copy)]) == 1
    out = capsys.readouterr().out
    assert f"stances.yaml:{line}:" in out
    assert "quote-not-in-seed" in out
    assert "The missiles will speak for themselves" in out


def test_problems_as_json_and_for_github(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy.write_text("dataset: {}\nactors: [x, y]\n", encoding="utf-8")
    assert main(["check", "--data", str(copy), "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert {"file", "line", "column", "code", "message", "level"} == set(problems[0])
    assert main(["check", "--data", str(copy), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(problems)
    assert all(line.startswith("::error file=") for line in lines)


def test_warnings_count_only_with_strict(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("\nstances:\n", "  - id: spare\n\nstances:\n"), encoding="utf-8")
    assert main(["check", str(copy)]) == 0
    assert "unused-source: no record cites the source 'spare'" in capsys.readouterr().out
    assert main(["check", "--strict", str(copy)]) == 1


def test_fmt_explains_a_file_that_is_not_utf8(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "stances.yaml"
    file.write_bytes("title: Zürich\n".encode("latin-1"))
    assert main(["fmt", str(file)]) == 1
    (line, _) = capsys.readouterr().err.splitlines()
    assert "stances.yaml:1:9: not-utf-8: " in line
    assert "not UTF-8; save the file as UTF-8" in line


def test_the_old_name_of_fields_names_the_new_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "data-format.md"
    for arguments in (["format"], ["format", "--output", str(page)]):
        assert main(arguments) == 2
        streams = capsys.readouterr()
        assert streams.out == ""
        assert streams.err == "stances: `stances format` is now `stances fields`\n"
    assert not page.exists()
