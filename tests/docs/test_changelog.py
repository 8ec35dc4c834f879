"""CHANGELOG.md: the newest entry of the code and of the data is the version that is in force."""

import re
from pathlib import Path

import pytest

from stances import __version__
from stances.reading.loader import Loaded

TEXT = (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")


def versions(section: str) -> list[str]:
    """The versions under ``## section``, in the order in which they stand."""
    _, _, rest = TEXT.partition(f"\n## {section}\n")
    return re.findall(r"(?m)^### (\d+\.\d+\.\d+)", rest.partition("\n## ")[0])


def test_the_newest_code_entry_is_this_version() -> None:
    assert versions("Code")[0] == __version__


def test_the_newest_data_entry_is_the_datasets_version(shipped: Loaded) -> None:
    assert versions("Data")[0] == shipped.dataset.dataset.version


@pytest.mark.parametrize("section", ["Code", "Data"])
def test_every_version_stands_once_the_newest_first(section: str) -> None:
    numbers = [tuple(map(int, version.split("."))) for version in versions(section)]
    assert numbers == sorted(set(numbers), reverse=True)


def test_a_data_entry_says_what_those_who_cite_have_to_know() -> None:
    _, _, data = TEXT.partition("\n## Data\n")
    *entries, first = re.split(r"(?m)^### ", data)[1:]
    assert first.startswith("1.0.0")
    for entry in entries:
        for matter in ("Sense", "Dates", "Attributions", "Positions"):
            assert f"- **{matter}.**" in entry, f"{entry.splitlines()[0]}: {matter}"
