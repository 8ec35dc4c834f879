"""docs/architecture.md: the layers are those that import-linter enforces, and no package is missing."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


def test_the_layers_are_those_of_the_import_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (enforced,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    drawn = re.split(r"\s*→\s*", TEXT.split("```\n")[1].strip())
    assert ["__main__", *drawn] == enforced


def test_the_tree_names_every_package() -> None:
    tree = TEXT.split("```\n")[3]
    for folder in (ROOT / "stances").iterdir():
        if (folder / "__init__.py").exists():
            assert f"\n  {folder.name}/" in tree


def test_every_room_of_the_tests_in_the_table_exists() -> None:
    rooms = re.findall(r"(?m)^\| `(tests/\w+/)` \|", TEXT)
    assert len(rooms) > 5
    for room in rooms:
        assert (ROOT / room).is_dir()
