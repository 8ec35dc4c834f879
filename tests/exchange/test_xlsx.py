"""A workbook, read back by another library: typed cells, notes, sources, and nothing that runs."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from stances.errors import StancesError
from stances.exchange import WRITERS
from stances.exchange.xlsx import MOST_LETTERS, MOST_ROWS, xlsx_bytes
from stances.tables.rows import SourceRow

SOURCE = SourceRow(
    "s1", "A title", url="https://example.org/a?b=1&c=2", archived="javascript:alert(1)",
    published="2024-11",
)  # fmt: skip


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def column(data: bytes, name: str, sheet: str = "Table") -> list[object]:
    head, *rows = opened(data)[sheet].iter_rows(values_only=True)
    return [row[head.index(name)] for row in rows]


def notes(data: bytes) -> dict[str, str]:
    return dict(opened(data)["Notes"].iter_rows(values_only=True))


def test_cells_are_days_numbers_flags_and_texts() -> None:
    frame = pd.DataFrame(
        {
            "earliest": pd.Series(["2024-11-17", None], dtype="datetime64[s]"),
            "date": ["2024-11-17", "2024-11"],
            "position": pd.array([-2, None], dtype="Int8"),
            "agreement": [0.1 + 0.2, float("nan")],
            "sure": [True, False],
            "text": ["2024-11-17", "0042"],
            "ids": [("a", "b"), ()],
        }
    )
    data = xlsx_bytes(frame)
    assert column(data, "earliest") == [datetime(2024, 11, 17), None]  # noqa: DTZ001
    assert column(data, "date") == [datetime(2024, 11, 17), "2024-11"]  # noqa: DTZ001
    assert column(data, "position") == [-2, None]
    assert column(data, "agreement") == [pytest.approx(0.1 + 0.2), None]
    assert column(data, "sure") == [True, False]
    assert column(data, "text") == ["2024-11-17", "0042"]
    assert column(data, "ids") == ["a,b", None]


def test_the_head_stays_in_sight_and_filters() -> None:
    sheet = opened(xlsx_bytes(pd.DataFrame({"a": [1, 2], "b": [3, 4]})))["Table"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "{=", "＝", "http://x/", "mailto:"])
def test_no_text_is_a_formula_or_a_link(start: str) -> None:
    text = f'{start}HYPERLINK("http://evil.example")'
    data = xlsx_bytes(pd.DataFrame({text: [text]}), {text: text})
    for sheet in opened(data):
        for cell in [cell for row in sheet.iter_rows() for cell in row]:
            assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_too_long_for_a_cell_is_cut_and_named() -> None:
    data = xlsx_bytes(pd.DataFrame({"a": ["short", "x" * (MOST_LETTERS + 1)]}))
    assert column(data, "a") == ["short", "x" * (MOST_LETTERS - 1) + "…"]
    assert "A3, 32,768 characters" in notes(data)["Texts that were cut"]


def test_a_day_that_excel_does_not_have_stays_a_text_and_is_named() -> None:
    days = ["0033-04-03", "1900-02-28", "1900-03-01", "9999-12-31"]
    data = xlsx_bytes(pd.DataFrame({"day": pd.Series(days, dtype="datetime64[s]")}))
    first, last = date(1900, 3, 1), date(9999, 12, 31)
    texts = [each.date() if isinstance(each, datetime) else each for each in column(data, "day")]
    assert texts == ["0033-04-03", "1900-02-28", first, last]
    assert notes(data)["Days before March 1900"].startswith("2 of the days")


def test_notes_and_sources_have_sheets_of_their_own() -> None:
    data = xlsx_bytes(pd.DataFrame({"a": [1]}), {"Licence": "CC-BY-4.0"}, [SOURCE])
    assert opened(data).sheetnames == ["Table", "Notes", "Sources"]
    assert notes(data) == {"Licence": "CC-BY-4.0"}
    assert column(data, "source", "Sources") == ["s1"]
    assert "“A title,”" in str(column(data, "citation", "Sources")[0])
    assert column(data, "published", "Sources") == ["2024-11"]
    assert column(data, "address", "Sources") == [SOURCE.url]
    links = [cell.hyperlink.target for cell in opened(data)["Sources"][2] if cell.hyperlink]
    assert links == [SOURCE.url]


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    with pytest.raises(StancesError, match=r"1,048,576 rows .* write CSV or JSON"):
        WRITERS["xlsx"].data(pd.DataFrame(index=range(MOST_ROWS + 1)))
