"""Rows made when they are asked for are those that are made at once."""

from dataclasses import replace

import pytest

from stances import tables as frames
from stances.tables import Tables


def test_a_large_dataset_has_the_same_rows_as_a_small_one(
    shipped_tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = replace(shipped_tables)
    monkeypatch.setattr(frames, "AT_ONCE", 0)
    lazily = replace(shipped_tables)
    for name in ("stance_rows", "stances_of", "evidence_of"):
        usual, made = getattr(at_once, name), getattr(lazily, name)
        assert type(made) is not dict
        assert list(made) == list(usual)
        assert {key: made[key] for key in made} == usual
        assert dict(made.items()) == usual
        assert list(map(repr, made.values())) == list(map(repr, usual.values()))
        assert made.get("nobody", "none") == "none"
