"""Commands of the documents, on the shipped dataset."""

import pytest

from tests.once import read_each_once


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read_each_once(monkeypatch)
