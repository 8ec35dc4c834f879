"""The versions of a dataset's file that git has, and why there may be none."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from stances.versions.history import NO_GIT, NO_YAML, SHALLOW, head_of, history_of

Git = Callable[..., str]
TEXT = "dataset:\n  id: small\n  version: {}\nactors: []\n"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Git in a new repository, on fixed days, one a commit."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "t")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "t@example.org")
    (tmp_path / "house").mkdir()

    def running(*arguments: str) -> str:
        command = ["git", "-C", str(tmp_path / "house"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    running("init", "--quiet")
    return running


@pytest.fixture
def file(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset with two versions, the first of them tagged, and a commit that is not about it."""
    file = tmp_path / "house/data[1].yaml"
    for day, version in (("2025-01-01", "'1.0.0'"), ("2025-02-01", "2.0.0")):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00Z")
        file.write_text(TEXT.format(version), encoding="utf-8")
        git("add", "--all")
        git("commit", "--quiet", "--message", version)
    git("tag", "v1", "HEAD~1")
    (file.parent / "other.txt").write_text("other", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "about another file")
    return file


def test_versions_are_named_by_tag_commit_day_and_the_datas_own_version(
    git: Git, file: Path
) -> None:
    history = history_of(file)
    assert [(r.name, str(r.day), r.version, r.tagged) for r in history.revisions] == [
        (git("rev-parse", "HEAD~1")[:12], "2025-02-01", "2.0.0", False),
        ("v1", "2025-01-01", "1.0.0", True),
        (git("rev-parse", "v1")[:12], "2025-01-01", "1.0.0", False),
    ]
    assert history.limits == ""
    assert head_of(file) == git("rev-parse", "HEAD")


def test_of_two_versions_of_one_day_the_later_is_first(
    git: Git, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("tag", "v2", "HEAD~1")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-02-01T13:00:00Z")
    file.write_text(TEXT.format("2.1.0"), encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "2.1.0")
    assert [revision.version for revision in history_of(file).revisions[:2]] == ["2.1.0", "2.0.0"]


def test_a_shallow_clone_says_that_it_is_one(git: Git, file: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    source = (tmp_path / "house").as_uri()
    git("clone", "--quiet", "--depth=1", "--no-tags", source, str(clone))
    history = history_of(clone / file.name)
    assert [revision.version for revision in history.revisions] == ["2.0.0"]
    assert history.limits == SHALLOW


def test_without_a_repository_or_for_a_table_it_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    file = tmp_path / "data.yaml"
    file.write_text("x", encoding="utf-8")
    assert history_of(file).limits == NO_GIT
    assert head_of(file) == ""
    monkeypatch.setenv("PATH", "")
    assert history_of(file).limits == NO_GIT
    assert head_of(file) == ""
    assert history_of(tmp_path / "data.csv").limits == NO_YAML
