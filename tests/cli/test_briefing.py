"""`stances brief` writes one view as a document."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document

from stances.cli import main


def test_markdown_is_printed_with_the_view_that_it_is_about(
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = [
        "--as-of", "2024-11-18", "--compared", "2024-11-16", "--issues", "long-range-strikes",
        "--base", "https://stances.example.org/",
    ]  # fmt: skip
    assert main(["brief", *options]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# Who stands where")
    assert "3 of 7 cells changed between 16 November 2024 and 18 November 2024" in text
    assert "(<https://stances.example.org/compare?as_of=2024-11-18&actors=biden" in text
    assert "compared=2024-11-16" in text


def test_the_table_of_a_word_file_has_the_positions_that_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--as-of", "2024-11-18", "--actors", "russia,zelenskyy"]
    assert main(["positions", *chosen, "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    file = tmp_path / "brief.docx"
    assert main(["brief", *chosen, "-o", str(file)]) == 0
    assert capsys.readouterr().out == ""
    (table,) = Document(str(file)).tables
    for at, name in enumerate(("russia", "zelenskyy"), start=1):
        labels = [row.cells[at].text.split("\n")[0] for row in table.rows[1:]]
        cells = [cell for cell in printed if cell["actor"] == name]
        signs = {
            2: "Strongly supports",
            1: "Supports",
            0: "Mixed",
            -1: "Opposes",
            -2: "Strongly opposes",
        }
        for label, cell in zip(labels, cells, strict=True):
            assert cell["position"] is None or label.startswith(signs[cell["position"]])
    assert zipfile.is_zipfile(io.BytesIO(file.read_bytes()))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--format", "docx"], "name a file with -o brief.docx"),
        (["-o", "brief.pdf"], "brief.pdf: the name ends in none of .docx, .md, .html"),
        (["-o", "nowhere/brief.md"], "cannot write nowhere/brief.md"),
        (["--actors", "grenell"], "did you mean 'richard-grenell'?"),
    ],
)
def test_what_cannot_be_written_is_explained(
    options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", *options]) == 2
    assert words in capsys.readouterr().err
