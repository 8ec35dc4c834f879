"""CITATION.cff agrees with the package and the dataset."""

from pathlib import Path

import pytest
import yaml

from stances import __version__
from stances.reading.loader import Loaded

FILE = Path(__file__).parents[2] / "CITATION.cff"


@pytest.fixture
def citation() -> dict[str, object]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def test_it_has_what_its_format_needs(citation: dict[str, object]) -> None:
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert citation["title"] == "Stances"
    assert citation["message"]
    assert citation["authors"] == [{"name": "Stances contributors"}]
    assert all(isinstance(word, str) for word in citation["keywords"])


def test_it_names_this_version_and_its_licence(citation: dict[str, object]) -> None:
    assert citation["version"] == __version__
    assert citation["license"] == "MIT"


def test_it_names_the_dataset_in_its_version(citation: dict[str, object], shipped: Loaded) -> None:
    info = shipped.dataset.dataset
    assert citation["references"] == [
        {
            "type": "data", "title": info.title, "version": info.version,
            "license": info.licence, "authors": [{"name": "Stances contributors"}],
        }
    ]  # fmt: skip
