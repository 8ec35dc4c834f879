"""Every chart has its parts: a spec, a sentence, and for a figure of Plotly's also the rest."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from stances import charts
from tests.app import test_contrast

# Components draw its points and lines, whose own lists and sentence are Plane's fields.
APART = {"palette", "plane"}
CHARTS = sorted(
    file.stem
    for file in Path(charts.__file__).parent.glob("*.py")
    if file.stem not in {*APART, "__init__"}
)


def chart(name: str) -> ModuleType:
    return import_module(f"stances.charts.{name}")


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_spec_and_a_sentence(name: str) -> None:
    for part in ("spec", "alt"):
        assert callable(getattr(chart(name), f"{name}_{part}"))


@pytest.mark.parametrize("name", [name for name in CHARTS if hasattr(chart(name), "go")])
def test_a_figure_has_a_table_and_a_test_of_its_contrast(name: str) -> None:
    for part in ("figure", "table"):
        assert callable(getattr(chart(name), f"{name}_{part}"))
    assert hasattr(test_contrast, f"{name}_figure"), "see tests/app/test_contrast.py"
