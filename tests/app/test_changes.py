"""What changed: between two versions that git has, or what the browser needs for a visit."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Open
from tests.conftest import SEED_TEXT, correction, stance

Commit = Callable[[], str]


@pytest.fixture
def file(tmp_path: Path, small: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small dataset outside any repository."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/text.txt").write_text(SEED_TEXT, encoding="utf-8")
    file = tmp_path / "data/stances.yaml"
    file.parent.mkdir()
    file.write_text(json.dumps(small, indent=1), encoding="utf-8")
    return file


@pytest.fixture
def commit(file: Path) -> Commit:
    """Keeps the file as it is in a repository, and returns the commit's name in addresses."""

    def git(*arguments: str) -> str:
        identity = (
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.org",
            "-c",
            "commit.gpgsign=false",
        )
        command = ["git", "-C", str(file.parent.parent), *identity, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def committing() -> str:
        git("init", "--quiet")
        git("add", "--all")
        git("commit", "--quiet", "--message", "a version")
        return git("rev-parse", "HEAD")[:12]

    return committing


def payload(at: AppTest) -> dict[str, Any]:
    (shown,) = [
        json.loads(each.proto.json)
        for each in at.get("bidi_component")
        if each.proto.component_name == "stances_changes"
    ]
    return shown


def entries(at: AppTest) -> dict[str, list[tuple[str, Any, list[tuple[str, str, str]]]]]:
    """By heading each entry: its name, where it leads, its fields with both values."""
    return {
        section["heading"]: [
            (
                entry["title"],
                entry["link"] and (entry["link"]["page"], entry["link"]["parameters"]),
                [(each["label"], each["before"]["label"], each["after"]["label"]) for each in entry["lines"]],
            )
            for entry in section["entries"]
        ]
        for section in payload(at)["sections"]
    }  # fmt: skip


def test_two_versions_are_compared_and_every_entry_opens_what_it_is_about(
    open_page: Open, file: Path, commit: Commit, small: dict[str, Any]
) -> None:
    old = commit()
    small["stances"][1].update(position=-2, date="2024-02-25")
    small["stances"].append(stance("new", issue="war", date="2024-04-01", position=2))
    small["corrections"] = [correction("bob.tax.1")]
    file.write_text(json.dumps(small), encoding="utf-8")
    at = open_page("changes", data=file, **{"from": old})
    assert not at.exception
    assert "**2 positions in force moved, 3 records changed.**" in [m.value for m in at.markdown]
    shown = entries(at)
    record = ("compare", {"stance": "bob.tax.1"})
    assert [(title, link) for title, link, _ in shown["Positions in force that moved"]] == [
        ("Ann on war", ("compare", {"cell": "ann~war"})),
        ("Bob on tax", ("compare", {"cell": "bob~tax"})),
    ]
    ((_, link, lines),) = shown["Stances recoded"]
    assert link == record
    assert lines == [("Position", "+1", "−2")]
    assert shown["Stances re-dated"][0][2] == [("Date", "1 Mar 2024", "25 Feb 2024")]
    assert [link for _, link, _ in shown["Stances added"]] == [("compare", {"stance": "new"})]
    assert [link for _, link, _ in shown["Corrections added"]] == [record]
    assert "Download" in [each.proto.popover.label for each in at.get("popover")]


def test_a_record_that_is_gone_is_named_and_leads_nowhere(
    open_page: Open, file: Path, commit: Commit, small: dict[str, Any]
) -> None:
    small["stances"].append(stance("gone", date="2024-04-01"))
    file.write_text(json.dumps(small), encoding="utf-8")
    old = commit()
    del small["stances"][-1]
    file.write_text(json.dumps(small), encoding="utf-8")
    ((title, link, _),) = entries(open_page("changes", data=file, **{"from": old}))[
        "Stances removed"
    ]
    assert title == "Ann on Tax, 1 Apr 2024"
    assert link is None


def test_versions_that_are_alike_say_so_and_a_broken_one_lists_its_problems(
    open_page: Open, file: Path, commit: Commit
) -> None:
    good = file.read_text(encoding="utf-8")
    same = commit()
    at = open_page("changes", data=file, **{"from": same})
    assert "**Nothing changed in substance.**" in [each.value for each in at.markdown]
    file.write_text(good.replace('"position": 1', '"position": 7'), encoding="utf-8")
    broken = commit()
    file.write_text(good, encoding="utf-8")
    at = open_page("changes", data=file, **{"from": same, "to": broken})
    assert "1 problem" in at.error[0].value
    assert f"{broken}" in at.code[0].value
    assert "7" in at.code[0].value


def test_without_git_it_says_so_and_a_visit_can_still_be_compared(
    open_page: Open, file: Path
) -> None:
    at = open_page("changes", data=file)
    assert "not in a git repository" in " ".join(each.value for each in at.caption)
    visit = payload(at)["visit"]
    assert visit["version"] == "1.0.0"
    kept = {(each["section"], each["key"]): each["state"] for each in visit["records"]}
    assert kept["cells", "bob~tax"][0] == "1"
    assert kept["stances", "bob.tax.1"][:3] == ["1", "2024-03-01", False]
    assert "earlier versions" not in visit["first"]


def test_a_version_that_is_not_there_is_named_and_until_belongs_to_two_versions(
    open_page: Open, file: Path, commit: Commit
) -> None:
    name = commit()
    at = open_page("changes", data=file, **{"from": "--output=x"})
    assert "No version" in at.warning[0].value
    at = open_page("changes", data=file, to=name)
    assert f"“{name}” for “Until” is not shown here" in " ".join(c.value for c in at.caption)
    at.run()
    assert "to" not in at.query_params


def test_before_anything_has_changed_the_newest_records_stand_there(
    open_page: Open, file: Path, small: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = small["stances"][0]
    small["stances"] = [
        {**first, "id": f"ann.war.{day}", "date": day, **more}
        for day, more in {
            "2024-02-01": {},
            "2024-03-05": {},
            "2024-01-01": {"public": "2024-04-01"},
            "2024-01-02": {"recorded": "2024-05-01"},
            "2024-05-02": {"withdrawn": {"date": "2024-05-03", "reason": "Misread."}},
        }.items()
    ]
    file.write_text(json.dumps(small), encoding="utf-8")
    newest = payload(open_page("changes", data=file))["visit"]["newest"]
    links = [each["link"]["parameters"]["stance"][-10:] for each in newest["entries"]]
    assert links == ["2024-01-02", "2024-01-01", "2024-03-05", "2024-02-01"]
    assert newest["entries"][0]["words"] == f"Strongly opposes: {first['summary']}"
    monkeypatch.setattr("stances.app.views.changes.visit._MOST", 1)
    (section,) = payload(open_page("changes", data=file))["sections"]
    assert section == newest


def test_the_shipped_data_fit_into_a_browser(open_page: Open) -> None:
    visit = payload(open_page("changes"))["visit"]
    assert {each["section"] for each in visit["records"]} >= {"cells", "stances", "sources"}
    kept = {f"{each['section']}/{each['key']}": each["state"] for each in visit["records"]}
    assert len(json.dumps(kept)) < 150_000
