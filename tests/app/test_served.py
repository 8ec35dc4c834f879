"""Any dataset in every page: packages, databases and tables; folders; a reader's own file."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from stances.app import upload
from stances.app.registry import PAGES
from stances.cli import main
from stances.errors import InvalidData, StancesError
from tests.app.conftest import Open, choose_day, shown_day
from tests.app.test_parameters import remarks

TABLE = """actor,issue,date,position,justification,source
"Smith, Ann",Tax,2024-01-01,2,Because,Paper A
Bob,Tax,2024-02-01,-1,,Paper B
Bob,War & peace,2024-02-03,0,x,
"Smith, Ann",War & peace,2024-03-01,1,=1+1,
Émile,Tax,2024-03,1,y,Paper A
Émile,War & peace,2024-04-01,,y,Paper A
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "views.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def captions(at: AppTest) -> str:
    return " ".join(each.value for each in at.caption).replace("\\", "")


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_every_page_shows_a_tidy_table(open_page: Open, table: Path, page: str) -> None:
    at = open_page(page, data=table)
    assert not at.exception
    assert not at.warning
    assert at.title
    assert "Scale: −2 to 2, assumed, because no position is outside" in captions(at)
    assert "hidden by the filters" not in captions(at)


def test_a_table_has_its_positions_and_their_evidence_in_the_cells(
    open_page: Open, table: Path
) -> None:
    at = open_page("data", data=table)
    assert at.pills(key="cells_shown").options[0] == "Coded · 5"


def test_names_in_a_table_become_ids_in_addresses(open_page: Open, table: Path) -> None:
    at = open_page("actor", data=table, actor="smith-ann", cell="smith-ann~war-peace")
    assert not at.exception
    assert not at.warning
    assert at.title[0].value == "Smith, Ann"


def test_a_table_on_another_scale_is_refused_with_its_row(open_page: Open, table: Path) -> None:
    table.write_text(TABLE.replace(",2,Because", ",7,Because"), encoding="utf-8")
    at = open_page(data=table)
    assert "row 1: position 7; the dashboard shows positions from -2 to 2" in at.code[0].value


def test_a_package_is_shown_with_its_evidence(
    open_page: Open, tmp_path: Path, shipped_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["export", "package-parquet", str(tmp_path / "pack")]) == 0
    plain = open_page("sources", data=shipped_path)
    at = open_page("sources", data=tmp_path / "pack")
    assert not at.exception
    assert [each.value for each in at.caption] == [each.value for each in plain.caption]
    monkeypatch.setenv("STANCES_WATCH", "1")
    at = open_page("data", data=tmp_path / "pack")
    assert "Curate is off: this is a data package" in captions(at)
    (tmp_path / "pack" / "actors.parquet").write_bytes(b"PAR1 no")
    at.run()
    assert "last good version" in at.error[0].value
    assert "resource 'actors': cannot be read" in at.code[0].value


@pytest.fixture
def folder(tmp_path: Path, table: Path, shipped_path: Path) -> Path:
    several = tmp_path / "several"
    several.mkdir()
    shutil.copy(table, several / "b.csv")
    (several / "a.csv").write_text(TABLE.replace("Tax", "Taxes"), encoding="utf-8")
    return several


def test_a_folder_has_a_choice_that_the_address_keeps(open_page: Open, folder: Path) -> None:
    at = open_page(data=folder)
    assert at.selectbox(key="dataset_shown").options == ["a.csv", "b.csv"]
    assert at.title[0].value == "a\\.csv"
    choose_day(at, "2024-03-02")
    at.selectbox(key="dataset_shown").set_value("b.csv").run()
    assert not at.exception
    assert shown_day(at) == "2024-04-01"
    assert at.title[0].value == "b\\.csv"
    assert at.query_params["dataset"] == "b.csv"


def test_a_broken_dataset_of_a_folder_can_be_left(open_page: Open, folder: Path) -> None:
    (folder / "a.csv").write_text("actor,issue\n", encoding="utf-8")
    at = open_page(data=folder)
    assert "no column 'date'" in at.code[0].value
    at.selectbox(key="dataset_shown").set_value("b.csv").run()
    assert not at.exception
    assert at.title[0].value == "b\\.csv"


def test_an_address_opens_one_dataset_of_a_folder(open_page: Open, folder: Path) -> None:
    at = open_page("issue", data=folder, dataset="b.csv", issue="tax")
    assert at.title[0].value == "Tax"
    assert not at.warning
    at = open_page("issue", data=folder, dataset="../etc/passwd")
    assert remarks(at) == ["No dataset “../etc/passwd” here."]
    assert at.title[0].value == "Taxes"


def test_an_upload_is_seen_in_its_own_session_alone(
    open_page: Open, table: Path, monkeypatch: pytest.MonkeyPatch, shipped_path: Path
) -> None:
    def send(session: AppTest) -> None:
        monkeypatch.setattr(upload.st, "session_state", session.session_state)
        upload.open_upload("views.csv", table.read_bytes())
        monkeypatch.undo()

    mine, other = open_page("data"), open_page("data")
    send(mine)
    mine.query_params["dataset"] = "own"
    mine.run()
    assert not mine.exception
    assert mine.selectbox(key="dataset_shown").value == "own"
    assert "Scale: −2 to 2, assumed" in captions(mine)
    assert "Curate is off: your file is in this session alone" in captions(mine)
    other.query_params["dataset"] = "own"
    other.run()
    assert remarks(other) == ["An uploaded file can be seen only in the session that opened it."]
    assert "Scale:" not in captions(other)
    with pytest.raises(KeyError):
        other.selectbox(key="dataset_shown")


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()


def workbook(cell: object = "2024-01-01") -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["actor", "issue", "date", "position"])
    book.active.append(["Ann", "Tax", cell, 2])
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    packed = io.BytesIO(raw)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def far_cell() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "actor", 1
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.csv", b"actor,issue,date,position\nAnn,Tax,2024-01-01\n", "row 1"),
        ("a.csv", b"\xff\xfea", "a.csv: "),
        ("a.xlsx", workbook("=1+1"), "a.xlsx: has formulas; copy the sheet as values"),
        ("a.xlsx", with_part(workbook(), "xl/externalLinks/externalLink1.xml", b"<a/>"), "links to another workbook"),
        ("a.xlsx", with_part(workbook(), "xl/media/a.bin", b"0" * 50_000_000), "unpacks to far more than a table needs"),
        ("a.xlsx", far_cell(), "a cell stands in row 1,048,576 and column 16,384"),
        ("a.xlsx", b"PK\x03\x04 no", "damaged or not .xlsx"),
        ("a.zip", b"PK\x03\x04 no", "damaged or not a zip archive"),
        ("a.zip", zipped(readme_txt=b"x"), "no file 'datapackage.json'"),
        ("a.sqlite", b"SQLite format 3\0" + b"x" * 100, "a.sqlite: cannot be read: damaged"),
        ("a.duckdb", b"x", "the file is not DuckDB"),
        ("a.exe", b"x", "not one of the formats that are read here"),
        ("a.yaml", b"[" * 100_000, "nested too deeply; check the brackets"),
        ("a.yaml", b"0" * (51 * 1024**2), "larger than 50 MB"),
    ],
)  # fmt: skip
def test_a_hostile_upload_is_refused_in_a_sentence(name: str, raw: bytes, said: str) -> None:
    with pytest.raises((InvalidData, StancesError)) as caught:
        upload.open_upload(name, raw)
    assert said in str(caught.value)
    assert name in str(caught.value)


def test_an_excel_table_has_the_values_of_its_cells() -> None:
    import datetime as dt

    from stances.exchange.door import Held
    from stances.exchange.table_dataset import read_table_dataset

    read = read_table_dataset(Held("a.xlsx", workbook(dt.date(2024, 2, 29))))
    assert list(read.tables.stances["date"]) == ["2024-02-29"]
    assert list(read.tables.stances["position"]) == [2]
