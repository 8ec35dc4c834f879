"""Numbers become words that are right in the singular, the plural and the unknown."""

from dataclasses import replace
from datetime import date

import pytest

from stances import wording
from stances.analysis.cell import Cell
from stances.model.vocabulary import CellStatus
from stances.tables.rows import CorrectionRow


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (59, "59 days"),
        (60, "2 months"),
        (400, "13 months"),
        (731, "2 years"),
        (1000, "2.7 years"),
        (77_359, "212 years"),
    ],
)
def test_an_age_in_the_unit_that_says_enough(days: int, words: str) -> None:
    assert wording.age_words(days) == words


@pytest.mark.parametrize(
    ("what", "said"), [("the date", "the date."), ("The date.", "The date."), ("Why?", "Why?")]
)
def test_a_correction_says_when_what_and_why(what: str, said: str) -> None:
    made = CorrectionRow("2026-12-03", "ann", what, "a slip")
    assert wording.correction_sentence(made) == f"Corrected 3 December 2026: {said} Why: a slip"


def test_counts() -> None:
    assert wording.count(1, "record") == "1 record"
    assert wording.count(1200, "record") == "1,200 records"
    assert wording.count(2, "person", "people") == "2 people"


def test_scores_have_a_true_minus() -> None:
    assert [wording.signed(value) for value in (2, 0, -1)] == ["+2", "0", "−1"]


def test_clipping_keeps_whole_words() -> None:
    assert wording.clipped("one two three", 9) == "one two…"
    assert wording.clipped("short", 9) == "short"


def test_a_screen_reader_hears_the_whole_cell() -> None:
    cell = Cell(
        "russia", "strikes", -2, CellStatus.CODED, "2024-11-18", certain=True, stance="x",
        records=3, age_days=0,
    )  # fmt: skip
    said = wording.cell_sentence(cell, actor="Russia", issue="Long-range strikes")
    assert said == "Russia on long-range strikes: strongly opposes, 18 November 2024, 3 records"
    old = replace(cell, stale=True, age_days=400, reversed="2024-01-01", certain=False)
    said = wording.cell_sentence(old, actor="Russia", issue="Strikes")
    for part in ("stale, 13 months old", "reversed 1 January 2024", "the date is not exact"):
        assert part in said


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Long-range strikes", "long-range strikes"),
        ("NATO membership", "NATO membership"),
        ("North Korean troops", "North Korean troops"),
        ("Tax", "tax"),
    ],
)
def test_a_title_inside_a_sentence_keeps_its_names(title: str, inside: str) -> None:
    assert wording.in_sentence(title) == inside


def test_decimals_have_a_true_minus_and_no_minus_nought() -> None:
    assert [wording.decimal(value) for value in (0.919, -0.4, -0.001)] == ["0.92", "−0.40", "0.00"]
    assert wording.decimal(0.91996, 3) == "0.920"


def test_what_a_coder_gave_in_words() -> None:
    assert [wording.code_words(code) for code in ("2", "-1", "declined")] == [
        "+2",
        "−1",
        "declined",
    ]


@pytest.mark.parametrize(
    ("cell", "label", "details", "said"),
    [
        (
            Cell("a", "i", status=CellStatus.NOT_FOUND, date="2026-11-26"),
            "Not found",
            "searched 26 Nov 2026",
            "not found, searched 26 November 2026",
        ),
        (
            Cell("a", "i", status=CellStatus.NOT_IN_TEXTS, date="2026-11-25", texts=1),
            "Not in the 1 text read",
            "read 25 Nov 2026",
            "not in the 1 text read, read 25 November 2026",
        ),
        (
            Cell("a", "i", status=CellStatus.NOT_IN_TEXTS, date="2026-11-25", texts=3),
            "Not in the 3 texts read",
            "read 25 Nov 2026",
            "not in the 3 texts read, read 25 November 2026",
        ),
    ],
)
def test_a_cell_without_a_record_says_what_was_searched(
    cell: Cell, label: str, details: str, said: str
) -> None:
    assert wording.cell_label(cell) == label
    assert wording.cell_details(cell) == [details]
    assert wording.cell_sentence(cell, actor="Ann", issue="Tax") == f"Ann on tax: {said}"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("../2024-11-18", "up to 18 November 2024"),
        ("2026-01-01/..", "from 1 January 2026 on"),
        ("2025/2026-03", "from 2025 to March 2026"),
        ("2025", "2025"),
    ],
)
def test_the_time_a_search_covered_in_words(period: str, words: str) -> None:
    assert wording.period_words(period) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 6, 5), "Data to 5 June 2026."),
        (date(2026, 9, 3), "Data to 5 June 2026."),
        (
            date(2026, 9, 4),
            "Data to 5 June 2026, 3 months ago: what happened since is not in them.",
        ),
    ],
)
def test_data_that_end_more_than_90_days_ago_say_how_long(today: date, words: str) -> None:
    assert wording.data_to(date(2026, 6, 5), today) == words
    assert wording.data_to(None, today) == "No record yet."
