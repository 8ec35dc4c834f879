"""Which day it is comes from one place, and a test can set it."""

import re
from datetime import date
from pathlib import Path

import pytest

from stances import clock

ROOT = Path(clock.__file__).parent


def test_the_variable_names_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2031-02-03")
    assert clock.today() == date(2031, 2, 3)


@pytest.mark.parametrize("named", ["", "soon", "2031-02-30"])
def test_without_a_valid_day_it_is_today(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv(clock.VARIABLE, named)
    assert abs((clock.today() - date.today()).days) <= 1


def test_nothing_else_asks_for_the_day() -> None:
    asking = [
        file.name
        for file in ROOT.rglob("*.py")
        if re.search(r"date\.today\(", file.read_text(encoding="utf-8"))
    ]
    assert asking == ["clock.py"]
