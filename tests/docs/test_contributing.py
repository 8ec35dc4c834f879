"""CONTRIBUTING.md: the six recipes are there, and every path and target that they name exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(
    re.findall(r"(?ms)^### (.+?)\n(.*?)(?=^### |^## |\Z)", TEXT.partition("\n## Recipes\n")[2])
)


def paths(text: str) -> list[str]:
    """The paths that a text names between backticks; ``<name>`` in one stands for any name."""
    named = re.findall(r"`([\w.<>*-]+(?:/[\w.<>*-]+)+|[\w-]+\.(?:md|cff|toml))`", text)
    return [re.sub(r"<\w+>", "*", path) for path in named]


def test_the_six_recipes_are_there() -> None:
    assert list(RECIPES) == [
        "A field or a section of the dataset",
        "A check",
        "An import or export format",
        "A chart",
        "A page",
        "A colour or a label",
    ]


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_step_of_a_recipe_begins_with_a_file(recipe: str) -> None:
    steps = re.findall(r"(?m)^(\d+)\. (.*)$", RECIPES[recipe])
    assert [int(number) for number, _ in steps] == list(range(1, len(steps) + 1))
    assert all(paths(step.partition(":")[0]) for _, step in steps)


@pytest.mark.parametrize(
    ("recipe", "path"), [(name, path) for name, text in RECIPES.items() for path in paths(text)]
)
def test_every_path_of_a_recipe_exists(recipe: str, path: str) -> None:
    assert any(ROOT.glob(path)), f"{recipe}: {path}"


@pytest.mark.parametrize("path", paths(TEXT))
def test_no_path_leads_out_of_the_project(path: str) -> None:
    assert not path.startswith("/")
    assert ".." not in path


def test_every_target_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"`make (\w+)`", TEXT))
    assert {"check", "test", "format"} <= targets
    for target in targets:
        assert f"\n{target}: " in makefile
