"""The cells of two actors carry what each record says."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.components.grid.cells import position_grid
from stances.components.grid.payload import StanceCell
from stances.tables import Tables
from tests.questions import ask


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        (
            "The minister said: “We will never – never – agree.”",
            "The minister said: “We will never – never – agree.”",
        ),
        ("We will never – never – agree.", "We will never – never – agree."),
        ("Asked again, he walked away.", "Asked again, he walked away."),
        (None, "Ann refused outright."),
    ],
)
def test_a_passage_stands_as_it_is_without_marks_around_the_reporters_words(
    framed: Callable[[dict[str, Any]], Tables], small: dict[str, Any], quote: str | None, text: str
) -> None:
    item = {"source": "text"} | ({"quote": quote} if quote else {})
    small["stances"][0] |= {"evidence": [item], "attribution": "paraphrase"}
    positions = ask(framed(small), as_of=date(2024, 6, 1)).positions()
    cell = position_grid(framed(small), positions).rows[0].cells[0]
    assert isinstance(cell, StanceCell)
    assert cell.text == text
    assert cell.verbatim is (quote is not None)
