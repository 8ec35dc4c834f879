"""The workflow that comments what a pull request changes in the dataset."""

import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from stances.cli import main
from tests.conftest import SEED_TEXT, stance

WORKFLOW: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / ".github/workflows/changes.yaml").read_text(encoding="utf-8")
)
COMPARE, COMMENT = WORKFLOW["jobs"]["compare"], WORKFLOW["jobs"]["comment"]
RUNS = [step["run"] for step in COMPARE["steps"] if "run" in step]
(CUT,) = (run for run in RUNS if "fitting" in run)
EVIL = (
    "@team see https://example.org #1 ![x](https://evil.example/p.png) <img src=x> | `c` \\| **b**"
)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True)


@pytest.fixture
def merged(tmp_path: Path, small: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of a pull request: its first parent is the branch that it goes into."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    file = tmp_path / "data/stances.yaml"
    file.parent.mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/text.txt").write_text(SEED_TEXT, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    for more in ([], [stance("new", issue="war", date="2024-04-01", position=2, summary=EVIL)]):
        small["stances"] += more
        file.write_text(yaml.safe_dump(small, sort_keys=False), encoding="utf-8")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message", "a version")
    return tmp_path


def test_the_job_that_runs_code_only_reads_and_the_one_that_writes_runs_none() -> None:
    assert WORKFLOW["permissions"] == {}
    assert set(WORKFLOW["on"]) == {"pull_request"}
    assert COMPARE["permissions"] == {"contents": "read"}
    assert COMPARE["steps"][0]["with"]["persist-credentials"] is False
    assert COMMENT["permissions"] == {"pull-requests": "write"}
    assert not [step for step in COMMENT["steps"] if "checkout" in step.get("uses", "")]
    assert [step["run"].split()[0] for step in COMMENT["steps"] if "run" in step] == ["gh"]


def test_no_text_from_outside_is_put_into_a_command() -> None:
    every = [step["run"] for job in (COMPARE, COMMENT) for step in job["steps"] if "run" in step]
    assert not [run for run in every if "${{" in run]


def test_its_command_writes_what_changed_and_hostile_text_stays_text(
    merged: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (command,) = (run for run in RUNS if "stances" in run and "fitting" not in run)
    words, _, target = command.partition(" > ")
    assert target == "changes.md"
    arguments = shlex.split(words)
    assert arguments[:3] == ["python", "-m", "stances"]
    monkeypatch.chdir(merged)
    assert main(arguments[3:]) == 0
    comment = capsys.readouterr().out
    assert "### Stances added: 1" in comment
    markdown = MarkdownIt("gfm-like", {"linkify": False}).parse(comment)
    inner = [each for token in markdown for each in token.children or ()]
    assert {each.type for each in inner} <= {"text", "code_inline"}
    assert not [token for token in markdown if token.type == "html_block"]
    texts = " ".join(each.content for each in inner if each.type == "text")
    assert not [sign for sign in ("@", "#1", "http", "<img") if sign in texts]
    assert any("@team" in each.content for each in inner if each.type == "code_inline")


@pytest.mark.parametrize("rows", [3, 3_000])
def test_a_long_comment_is_cut_between_two_rows_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    row = f"| `{'é' * 30}` |\n"
    (tmp_path / "changes.md").write_text(row * rows, encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    subprocess.run(["bash", "-e", "-c", CUT], cwd=tmp_path, check=True)
    comment = (tmp_path / "comment.md").read_text(encoding="utf-8")
    cut = rows > 3
    assert comment.startswith(row)
    assert len(comment.encode()) < 60_200
    assert set(comment.splitlines(keepends=True)[: -2 if cut else None]) == {row}
    assert ("There is more than fits here: `stances diff`" in comment) is cut
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == row * rows
