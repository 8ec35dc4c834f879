"""What is loaded as the server starts is there for the first page, and no fault of it stops one."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from stances.app import ahead, cache

MODULES = ["stances.app.cache"]


def test_the_dataset_is_read_once_for_the_server_and_its_first_page(
    monkeypatch: pytest.MonkeyPatch, copy: Path
) -> None:
    readings: list[Path] = []
    real = cache.open_file

    def reading(file: Path, raw: bytes) -> object:
        readings.append(file)
        return real(file, raw)

    monkeypatch.setenv("STANCES_DATA", str(copy))
    monkeypatch.setattr(cache, "open_file", reading)
    ahead.load(MODULES)
    assert readings == [copy]
    assert cache.served().bundle is not None
    assert readings == [copy]


def test_a_fault_is_left_for_the_page_to_say() -> None:
    before = sys.getswitchinterval()
    ahead.load(["stances.no_such_module"])
    ahead.load(MODULES, read=lambda: 1 / 0)
    assert sys.getswitchinterval() == before


def test_every_module_that_is_loaded_ahead_is_there() -> None:
    for module in ahead.MODULES:
        import_module(module)
