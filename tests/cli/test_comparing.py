"""`stances diff` compares files and revisions and reports which version has errors."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.cli import main
from tests.conftest import SEED_TEXT

Git = Callable[..., str]


def write(file: Path, data: Any) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return file


@pytest.fixture
def data(tmp_path: Path, small: dict[str, Any]) -> Path:
    """A dataset with its seeds beside its folder."""
    (tmp_path / "house/seeds").mkdir(parents=True)
    (tmp_path / "house/seeds/text.txt").write_text(SEED_TEXT, encoding="utf-8")
    return write(tmp_path / "house/data/stances.yaml", small)


@pytest.fixture
def git(data: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Git in a repository that holds the dataset in its first commit."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")

    def running(*arguments: str) -> str:
        identity = (
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.org",
            "-c",
            "commit.gpgsign=false",
        )
        done = subprocess.run(
            ["git", *identity, *arguments],
            cwd=data.parent.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    running("init", "--quiet")
    running("add", "--all")
    running("commit", "--quiet", "--message", "first")
    return running


def recode(data: Path, small: dict[str, Any], position: int) -> None:
    small["stances"][1]["position"] = position
    write(data, small)


def changes(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str]]:
    assert main(["diff", "--format", "json", *arguments]) == 0
    document = json.loads(capsys.readouterr().out)
    return [(change["kind"], change["record"]) for change in document["changes"]]


def test_two_files(
    data: Path, tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    small["stances"][1]["position"] = 2
    other = write(data.with_name("other.yaml"), small)
    assert changes(capsys, str(data), str(other)) == [("recoded", "bob.tax.1")]
    assert changes(capsys, str(data), str(data)) == []


def test_a_file_elsewhere_is_read_with_the_seeds_of_the_dataset(
    data: Path, tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    small["dataset"]["version"] = "0.9"
    other = write(tmp_path / "elsewhere/deep/old.yaml", small)
    assert changes(capsys, str(other), "--data", str(data)) == [("changed", "small")]


def test_a_revision_against_the_working_file_and_two_revisions(
    data: Path, git: Git, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    recode(data, small, 2)
    assert changes(capsys, "HEAD", "--data", str(data)) == [("recoded", "bob.tax.1")]
    git("commit", "--quiet", "--all", "--message", "second")
    assert changes(capsys, "HEAD", "--data", str(data)) == []
    assert changes(capsys, "HEAD~1", "HEAD", "--data", str(data)) == [("recoded", "bob.tax.1")]


def test_a_revision_is_read_with_its_own_seeds(
    data: Path, git: Git, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    git("mv", "seeds/text.txt", "seeds/renamed.txt")
    small["sources"][0]["seed"] = "renamed.txt"
    write(data, small)
    assert changes(capsys, "HEAD", "--data", str(data)) == [("changed", "text")]


def test_the_exit_status_reports_changes_only_on_request(
    data: Path, git: Git, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "HEAD", "--data", str(data), "--exit-code"]) == 0
    recode(data, small, 2)
    assert main(["diff", "HEAD", "--data", str(data)]) == 0
    assert main(["diff", "HEAD", "--data", str(data), "--exit-code"]) == 1
    assert main(["diff", "HEAD", "--data", str(data), "--format", "markdown"]) == 0
    assert "| `bob.tax.1` | `position` | `+1` | `+2` |" in capsys.readouterr().out


def test_a_broken_version_is_named_with_its_problems(
    data: Path, git: Git, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    recode(data, small, 7)
    git("commit", "--quiet", "--all", "--message", "broken")
    data.write_text("a: 1\na: 2\n", encoding="utf-8")
    assert main(["diff", "HEAD~1", "--data", str(data)]) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "the new version, " in streams.err
    assert ":2:1: repeated-key:" in streams.err
    assert "the old version" not in streams.err
    assert main(["diff", "HEAD", "--data", str(data), "--exit-code"]) == 2
    streams = capsys.readouterr()
    assert "the old version, HEAD, cannot be compared:\nHEAD:stances.yaml:" in streams.err
    assert "2 problems" in streams.err


@pytest.mark.parametrize("name", ["nowhere.yaml", "HEAD~9", "--", "-x", "HEAD:data"])
def test_a_name_that_is_neither_file_nor_revision_is_explained(
    data: Path, git: Git, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "--data", str(data), "--", name, "HEAD"]) == 2
    assert f"'{name}' is neither a file nor a git revision" in capsys.readouterr().err


def test_a_revision_without_the_dataset_is_explained(
    data: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = data.with_name("new.yaml")
    assert main(["diff", "HEAD", "--data", str(missing)]) == 2
    assert "'HEAD' has no file new.yaml; name the dataset with --data" in capsys.readouterr().err


def test_without_git_two_files_are_suggested(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["diff", "HEAD", "--data", str(data)]) == 2
    assert "git is not installed; compare two files" in capsys.readouterr().err
