"""The import contracts name every package: one that is forgotten is not protected."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)["tool"]["importlinter"]["contracts"]
PACKAGES = {
    path.stem
    for path in (ROOT / "stances").iterdir()
    if (path / "__init__.py").exists() or (path.suffix == ".py" and path.stem != "__init__")
}
# Who may import what nobody else may.
ALLOWED = {
    "streamlit": {"app"},
    "plotly": {"charts", "exchange"},
    "yaml": {"reading"},
    "ruamel": {"curation"},
    "docx": {"briefs", "gathering"},
}


def contracts(kind: str) -> list[dict[str, Any]]:
    return [contract for contract in CONTRACTS if contract["type"] == kind]


def test_every_package_has_its_layer() -> None:
    (layers,) = contracts("layers")
    names = [name for layer in layers["layers"] for name in layer.replace(":", "|").split("|")]
    assert sorted(name.strip() for name in names) == sorted(PACKAGES)
    assert layers["exhaustive"] is True


@pytest.mark.parametrize("library", ALLOWED)
def test_every_other_package_is_kept_from_a_library(library: str) -> None:
    (sources,) = (
        contract["source_modules"]
        for contract in contracts("forbidden")
        if contract["forbidden_modules"] == [library]
    )
    named = {name.removeprefix("stances.") for name in sources}
    assert named == PACKAGES - ALLOWED[library]
