"""Commands on a dataset that many of them read."""

import pytest

from tests.once import read_each_once


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read_each_once(monkeypatch)
