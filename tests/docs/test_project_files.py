"""The workflow, the issue forms, the hooks and the editor's settings agree with the project."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FILES = [ROOT / ".pre-commit-config.yaml", *sorted((ROOT / ".github").rglob("*.y*ml"))]
FORMS = [f for f in FILES if f.parent.name == "ISSUE_TEMPLATE" and f.name != "config.yml"]


def content(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


WORKFLOW = content(ROOT / ".github/workflows/checks.yaml")
HOOKS = {
    hook["id"]: hook
    for repository in content(FILES[0])["repos"]
    for hook in repository["hooks"]
}  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_yaml(path: Path) -> None:
    assert isinstance(content(path), dict)


def test_the_workflow_runs_what_the_makefile_has() -> None:
    commands = [
        step["run"] for job in WORKFLOW["jobs"].values() for step in job["steps"] if "run" in step
    ]
    assert commands == ["make check", "make test", "make wheel"]
    for command in commands:
        assert f"\n{command.removeprefix('make ')}: " in MAKEFILE


def test_the_workflow_runs_the_pythons_from_the_oldest_on() -> None:
    pythons = WORKFLOW["jobs"]["checks"]["strategy"]["matrix"]["python"]
    assert pythons == ["3.11", "3.12", "3.13", "3.14"]
    assert PROJECT["project"]["requires-python"] == f">={pythons[0]}"


def test_the_workflow_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_asks_each_thing_once(path: Path) -> None:
    form = content(path)
    assert form["name"]
    assert form["description"]
    fields = [item for item in form["body"] if item["type"] != "markdown"]
    assert {item["type"] for item in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(item["attributes"]["label"] for item in fields)
    ids = [item["id"] for item in fields]
    assert len(ids) == len(set(ids))


def test_there_are_forms_for_a_position_and_for_a_bug() -> None:
    names = {content(path)["name"]: path for path in FORMS}
    assert set(names) == {"A position is wrong", "A bug"}
    fields = [item for item in content(names["A position is wrong"])["body"] if "id" in item]
    assert [item["id"] for item in fields] == ["record", "now", "instead", "source"]
    assert all(item["validations"]["required"] for item in fields)


def test_hooks_call_the_tools_of_make_check_and_download_nothing() -> None:
    assert [repository["repo"] for repository in content(FILES[0])["repos"]] == ["local"]
    assert {hook["language"] for hook in HOOKS.values()} == {"system", "pygrep"}
    checks = MAKEFILE.partition("\ncheck: ")[2].partition("\n\n")[0]
    tools = [
        Path(shlex.split(hook["entry"])[0]).name
        for hook in HOOKS.values()
        if hook["language"] == "system"
    ]
    assert tools == re.findall(r"\$\(BIN\)/(\S+)", checks)


@pytest.mark.parametrize(
    ("message", "refused"),
    [
        ("x" * 72, False),
        ("x" * 73, True),
        ("–" * 72, False),
        ("–" * 73, True),
        ("Short\n\n" + "x" * 200, False),
    ],
)
def test_the_subject_of_a_commit_has_at_most_72_characters(message: str, refused: bool) -> None:
    hook = HOOKS["subject-length"]
    assert hook["stages"] == ["commit-msg"]
    assert hook["args"] == ["--multiline"]  # as pre-commit takes it: re.MULTILINE and re.DOTALL
    pattern = re.compile(hook["entry"].encode(), re.MULTILINE | re.DOTALL)
    assert bool(pattern.search(message.encode())) is refused


def test_editors_break_lines_where_ruff_does_and_leave_seeds_alone() -> None:
    text = (ROOT / ".editorconfig").read_text(encoding="utf-8")
    sections = dict(re.findall(r"(?ms)^\[(.+?)\]\n(.*?)(?=^\[|\Z)", text))
    assert f"max_line_length = {PROJECT['tool']['ruff']['line-length']}\n" in sections["*"]
    assert "trim_trailing_whitespace = unset" in sections["seeds/**"]
    assert "indent_style = tab" in sections["Makefile"]


def test_an_image_is_built_from_all_that_the_wheel_is_made_of() -> None:
    let_through = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    project = PROJECT["project"]
    needed = [*wheel["packages"], *wheel["force-include"], project["readme"], "requirements.txt"]
    assert let_through == {*needed, *project["license-files"], "pyproject.toml"}
