"""Each row of a coding sheet is taken, left empty, or refused with its number and a reason."""

from collections.abc import Callable
from typing import Any

import pytest

from stances.curation.codings import coder_of, intake
from stances.errors import StancesError
from stances.model.coding_sheets import CodedRow, quotation_cell
from stances.model.dataset import Dataset
from stances.reading.loader import Loaded

Read = Callable[[dict[str, Any]], Loaded]
ANN, BOB = "ann.tax.1", "bob.tax.1"


@pytest.fixture
def dataset(read: Read, small: dict[str, Any]) -> Dataset:
    gone = small["stances"][1] | {"id": "gone", "withdrawn": {"date": "2024-04-01", "reason": "R"}}
    small["stances"][1]["codings"] = [{"coder": "one", "position": 1}]
    small["stances"].append(gone)
    return read(small).dataset


def row(number: int, record: str, **cells: Any) -> CodedRow:
    given = {"position": "", "status": "", "note": ""} | cells
    return CodedRow(number, record, **given)


@pytest.mark.parametrize(
    ("cells", "coding"),
    [
        ({"position": "-2"}, {"position": -2}), ({"position": "+1"}, {"position": 1}),
        ({"position": "−1"}, {"position": -1}), ({"position": "2.0"}, {"position": 2}),
        ({"position": "0", "note": "hard"}, {"position": 0, "note": "hard"}),
        ({"status": "Unclear"}, {"status": "unclear"}), ({"status": "declined"}, {"status": "declined"}),
    ],
)  # fmt: skip
def test_a_judgement_is_added_to_the_codings_of_its_record(
    cells: dict[str, str], coding: dict[str, Any], dataset: Dataset
) -> None:
    result = intake([row(1, BOB, **cells)], dataset, coder_of(dataset, "two"))
    (edit,) = result.edits
    assert edit.fields == {"codings": [{"coder": "one", "position": 1}, {"coder": "two"} | coding]}


@pytest.mark.parametrize(
    ("record", "cells", "words"),
    [
        ("ann.tax.2", {"position": "1"}, "no record 'ann.tax.2' (did you mean 'ann.tax.1'?)"),
        (ANN, {"position": "3"}, "position is '3'; it must be -2, -1, 0, 1 or 2"),
        (ANN, {"position": "1.5"}, "position is '1.5'; it must be -2, -1, 0, 1 or 2"),
        (ANN, {"position": "=1"}, "position is '=1'; it must be -2, -1, 0, 1 or 2"),
        (ANN, {"position": "1", "status": "unclear"}, "position '1' and status 'unclear'; keep one"),
        (ANN, {"status": "coded"}, "status is 'coded'; it must be declined or unclear, or empty"),
        (ANN, {"note": "hm"}, "a note, but no position and no status; fill in one of them"),
        (ANN, {"position": "1", "note": "\u200b"}, "the note cannot be kept"),
        (ANN, {"position": "1", "summary": "Ann agreed."}, "the record's summary is no longer what the sheet shows"),
        (ANN, {"position": "1", "quotation": "We agree."}, "the record's quotation is no longer what the sheet shows"),
        (BOB, {"position": "-1"}, "'one' has coded this record otherwise (1)"),
        ("gone", {"position": "1"}, "the record was withdrawn on 2024-04-01"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_taken_is_refused_with_its_number_and_why(
    record: str, cells: dict[str, str], words: str, dataset: Dataset
) -> None:
    result = intake([row(7, record, **cells)], dataset, coder_of(dataset, "one"))
    (refused,) = result.refused
    assert (refused.row, refused.record) == (7, record)
    assert refused.reason.startswith(words)
    assert not result.edits


def test_a_record_in_two_rows_is_refused_in_both(dataset: Dataset) -> None:
    rows = [row(1, ANN, position="1"), row(2, ANN, position="2")]
    result = intake(rows, dataset, coder_of(dataset, "two"))
    assert [one.row for one in result.refused] == [1, 2]
    assert "is in 2 rows" in result.refused[0].reason


def test_a_text_that_a_cell_of_excel_cuts_is_still_the_same(
    read: Read, small: dict[str, Any]
) -> None:
    loaded = read(small).dataset
    bob = loaded.stances_by_id[BOB]
    item = bob.evidence[0].model_copy(update={"quote": "go on " * 3_000})
    stance = bob.model_copy(update={"evidence": (item, item)})
    dataset = Dataset.model_construct(**dict(loaded) | {"stances": (stance,)})
    coder, shown = coder_of(dataset, "two"), quotation_cell(stance)
    for cell, taken in ((f"{shown[:32_766]}…", [BOB]), ("never " * 6_000, [])):
        result = intake([row(1, BOB, position="1", quotation=cell)], dataset, coder)
        assert result.taken == taken


def test_the_rows_add_up(dataset: Dataset) -> None:
    rows = [
        row(1, ANN, position="1"), row(2, BOB, position="1"), row(3, "x", position="1"), row(4, "gone"),
    ]  # fmt: skip
    result = intake(rows, dataset, coder_of(dataset, "one"))
    counts = (len(result.taken), result.there, result.empty, len(result.refused))
    assert (result.rows, counts) == (4, (1, 1, 1, 1))


def test_a_new_coder_is_recorded_with_name_and_kind(dataset: Dataset) -> None:
    coder = coder_of(dataset, "eva", called="Eva Kline", kind="human")
    first, _ = intake([row(1, ANN, position="1")], dataset, coder).edits
    assert first.fields == {"id": "eva", "name": "Eva Kline", "kind": "human"}


@pytest.mark.parametrize(
    ("name", "more", "words"),
    [
        ("eva", {}, "no coder 'eva'; for a new one, say who it is with --name and --kind"),
        (
            "Eva Kline",
            {"called": "Eva", "kind": "human"},
            "the coder's id 'Eva Kline' is not valid",
        ),
        ("one", {"kind": "language-model"}, "coder 'one' is recorded as human, not language-model"),
        ("one", {"called": "Eins"}, "coder 'one' is recorded as One, not Eins"),
    ],
)
def test_a_coder_who_is_not_known_or_known_otherwise_is_refused(
    name: str, more: dict[str, str], words: str, dataset: Dataset
) -> None:
    with pytest.raises(StancesError) as error:
        coder_of(dataset, name, **more)
    assert str(error.value).startswith(words)
