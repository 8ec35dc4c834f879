"""The versions of a dataset's file that git has: its newest tags and commits, by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from stances.errors import StancesError
from stances.versions.revisions import run_git

COMMITS = 40
TAGS = 20
_SUFFIXES = frozenset({".yaml", ".yml"})
_START = 20_000  # bytes of a file in which its version is looked for
_VERSION = re.compile(
    rb"""^dataset:.*?^[ ]+version:[ ]*["']?([^\s"'#]+)""", re.MULTILINE | re.DOTALL
)

NO_GIT = (
    "The earlier versions of the dataset are not at hand: its file is not in a git repository, or "
    "git is not installed where the dashboard runs."
)
NO_YAML = "Only the versions of a dataset in YAML can be compared, and this one is a table."
SHALLOW = (
    "This copy of the repository has only its newest commits (a shallow clone, as Streamlit "
    "Community Cloud makes it): older versions of the dataset are not at hand here."
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A version of the file: its name in addresses, its commit and day, the data's own version."""

    name: str
    commit: str
    day: date
    second: int  # since 1970, for the order within a day
    tagged: bool = False
    version: str = ""


@dataclass(frozen=True)
class History:
    """The versions that can be compared, the newest first, and why there are no others."""

    revisions: tuple[Revision, ...] = ()
    limits: str = ""

    @cached_property
    def by_name(self) -> Mapping[str, Revision]:
        """The versions by their names."""
        return {revision.name: revision for revision in self.revisions}


def history_of(path: Path) -> History:
    """The newest versions of the file: tags first among those of one commit."""
    path = path.resolve()
    if path.suffix.lower() not in _SUFFIXES:
        return History(limits=NO_YAML)
    try:
        logged = _commits(path, f"--max-count={COMMITS}")
        if not logged:
            return History(limits=NO_GIT)
        tags = [
            Revision(tag, *one, tagged=True)
            for tag in _tags(path)
            for one in _commits(path, "--max-count=1", f"refs/tags/{tag}")
        ]
        shallow = _lines(path, "rev-parse", "--is-shallow-repository") == ["true"]
        versions = _versions(path, [one[0] for one in logged] + [tag.commit for tag in tags])
    except StancesError:
        return History(limits=NO_GIT)
    every = [*tags, *(Revision(one[0][:12], *one) for one in logged)]
    every.sort(key=lambda revision: (revision.day, revision.second), reverse=True)
    named = tuple(
        replace(revision, version=versions.get(revision.commit, "")) for revision in every
    )
    older = f"Only the newest {COMMITS} commits that changed the file are listed."
    return History(named, SHALLOW if shallow else older if len(logged) == COMMITS else "")


def head_of(path: Path) -> str:
    """The commit that the repository of the file is at; empty without one."""
    try:
        return "".join(_lines(path.resolve(), "rev-parse", "--verify", "--quiet", "HEAD"))
    except StancesError:
        return ""


def _commits(path: Path, *which: str) -> list[tuple[str, date, int]]:
    """The commits that changed the file, their days and seconds, the newest first."""
    lines = _lines(path, "log", "--format=%H %cs %ct", *which, "--", f":(literal){path.name}")
    words = map(str.split, lines)
    return [(commit, date.fromisoformat(day), int(second)) for commit, day, second in words]


def _tags(path: Path) -> list[str]:
    order = ("--sort=-creatordate", f"--count={TAGS}", "--format=%(refname:short)")
    return [tag for tag in _lines(path, "for-each-ref", *order, "refs/tags") if tag]


def _versions(path: Path, commits: list[str]) -> dict[str, str]:
    """The version that the data themselves name at each commit, where its first lines do."""
    versions = {}
    for commit in dict.fromkeys(commits):
        blob = run_git(path.parent, "cat-file", "blob", f"{commit}:./{path.name}")
        if found := _VERSION.search(blob.stdout[:_START]):
            versions[commit] = found[1].decode(errors="replace")[:40]
    return versions


def _lines(path: Path, *arguments: str) -> list[str]:
    done = run_git(path.parent, *arguments)
    return [] if done.returncode else done.stdout.decode(errors="replace").splitlines()
