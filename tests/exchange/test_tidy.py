"""Tables of others are read as they stand; what is not plain is refused with its row, or said."""

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stances.analysis.question import question
from stances.cli import main
from stances.errors import StancesError
from stances.exchange import door
from stances.exchange.tidy import Tidy, read_tidy

HEAD = "actor,issue,date,position\n"
FOUR = "Ana,I1,2024-01-01,1\nAna,I2,2024-01-01,1\nBen,I1,2024-01-01,1\nBen,I2,2024-01-01,-1\n"


def read(folder: Path, content: str | bytes, name: str = "t.csv") -> Tidy:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_tidy(file)


def refusal(folder: Path, content: str | bytes, name: str = "t.csv") -> str:
    with pytest.raises(StancesError) as refused:
        read(folder, content, name)
    assert str(refused.value).startswith(f"{name}: ")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def names(tidy: Tidy, table: str = "actor") -> list[str]:
    return list(getattr(tidy.tables, f"{table}s")[table])


# --- rows and cells


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD + FOUR + "Ben,I3,2024-01-01\n", "row 5: 3 cells, but 4 columns"),
        (HEAD + "Ana,I1,2024-01-01,1\nBen,I2,x,y,z\nBen\n", "row 2: 5 cells, but 4 columns"),
        (HEAD + "1,Ana,I1,2024-01-01,1\n", "name every column in the first row"),
        (HEAD.replace("\n", ",position\n") + "A,i,2024,1,-1\n", "2 columns are called 'position', columns 4 and 5"),
        (HEAD + 'Ana,"I1,2024-01-01,1\nBen,I1,2024-01-01,1\n', "row 1: a quotation mark opens a cell here and nothing closes it"),
        (HEAD + 'A,i,2024,1\n"Ben" B,i,2024,1\n', "row 2: a quotation mark inside a cell"),
        (HEAD + 'A,"i\nj",2024,1\n', "row 1: the cell in column 'issue' runs over several lines"),
        (HEAD.replace("\n", ",comment\n") + 'A,i,2024,1,"x\nB,i,2024,1,"\nC,i,2024,1,y\n', "row 1: the cell in column 'comment' runs over several lines; it contains 'B,i,2024,1,'"),
        (HEAD + "A,i,2024,1\nB\0,i,2024,1\n", "row 2: a NUL character"),
        (HEAD + "A,i,2024,True\n", "position 'True' is not a number; write each position as a number"),
        (HEAD + "A,i,2024,agree\nB,i,2024,neutral\n", "row 1: position 'agree' is not a number, nor 'neutral'"),
        (HEAD + "A,i,2024,-\n", "leave the cell empty if there is no position"),
        (HEAD + 'A,i,2024,"0,5"\n', "position '0,5' is not a number; write it with a decimal point"),
        (HEAD + "A,i,2024,1e10\n", "row 1: position 1e+10 is too large"),
        (HEAD + "A,i,2024,1_0\n", "position '1_0' is not a number"),
        (HEAD + ",i,2024,1\n,j,2024,1\n", "row 1: no actor, nor in any other row"),
        (HEAD + "\u200b,i,2024,1\n", "row 1: no actor"),
        ("Actor,Issue,date,position\nA,i,2024,1\n", "rename 'Actor' to 'actor', 'Issue' to 'issue'"),
        ("actor,date,tax,navy\nA,2024,1,1\n", "reshape the table so that each actor and issue has a row"),
    ],
)  # fmt: skip
def test_what_is_not_one_row_a_position_is_refused_with_its_row(
    tmp_path: Path, text: str, sentence: str
) -> None:
    assert sentence in refusal(tmp_path, text)


def test_a_text_of_several_lines_and_an_ignored_second_column_do_no_harm(tmp_path: Path) -> None:
    text = 'actor,issue,date,position,justification,x,x\nA,i,2024,1,"no,\nnot yet",a,b\n'
    tidy = read(tmp_path, text)
    assert tidy.tables.stances["summary"].tolist() == ["no,\nnot yet"]
    assert tidy.remarks == ()


def test_rows_without_a_position_are_counted(tmp_path: Path) -> None:
    tidy = read(tmp_path, HEAD + FOUR + "Cy,I1,2024-01-01,\nCy,I2,2024-01-01,NA\n")
    assert tidy.remarks == ("Without a position: 2 rows, the first is row 5.",)


def test_not_applicable_holds_until_the_actors_next_row_on_the_issue(tmp_path: Path) -> None:
    more = "Cy,I1,2024-01-10,not-applicable\nCy,I1,2024-03-01,1\nCy,I2,2024-02,Not Applicable\n"
    tidy = read(tmp_path, HEAD + FOUR + more)
    (remark,) = tidy.remarks
    assert remark.startswith("Not applicable: 2 rows, the first is row 5; each holds from its date")
    assert names(tidy) == ["Ana", "Ben", "Cy"]
    assert len(tidy.tables.stances) == 5
    shown = {
        day: [
            question(tidy.tables, as_of=date.fromisoformat(day))
            .positions()
            .cell("Cy", issue)
            .status
            for issue in ("I1", "I2")
        ]
        for day in ("2024-01-09", "2024-01-10", "2024-02-29", "2024-03-01", "2030-01-01")
    }
    assert shown == {
        "2024-01-09": ["none", "none"],
        "2024-01-10": ["not-applicable", "none"],
        "2024-02-29": ["not-applicable", "not-applicable"],
        "2024-03-01": ["coded", "not-applicable"],
        "2030-01-01": ["coded", "not-applicable"],
    }


def test_a_position_on_the_day_that_is_not_applicable_is_refused(tmp_path: Path) -> None:
    both = "Cy,I1,2024-01-10,not-applicable\nCy,I1,2024-01-10,1\n"
    words = refusal(tmp_path, HEAD + FOUR + both)
    assert "every row is not applicable" in refusal(
        tmp_path, HEAD + both.split("\n", maxsplit=1)[0] + "\n"
    )
    assert "rows 5 and 6: 'Cy' on 'I1' on 2024-01-10 cannot be not applicable and have a" in words


# --- separators and encodings


@pytest.mark.parametrize(
    ("text", "encoding", "remarks"),
    [
        ("actor;issue;date;position\nAna;I1;2024-01-01;0,5\nBen;I, 1;2024-01-01;1\n", "utf-8",
         ["separated by semicolons", "A comma is read as the decimal point of 1 position."]),
        ("sep=;\nactor;issue;date;position\nAna;I1;2024-01-01;0.5\n", "utf-8-sig", ["semicolons"]),
        ("actor\tissue\tdate\tposition\nAna\tI, 1\t2024-01-01\t0.5\n", "utf-8", ["separated by tabs"]),
        (HEAD + "Ana,I1,2024-01-01,0.5\n", "utf-16", ["Read as UTF-16."]),
        (HEAD + "Ana,I1,2024-01-01,0.5\n", "utf-16-le", ["Read as UTF-16."]),
        (HEAD + "Ana,I1,2024-01-01,.5\r\n", "utf-8-sig", []),
        (HEAD.replace("\n", "\r") + "Ana,I1,2024-01-01,.5\r", "utf-8", []),
        (HEAD + " Ana ,I1,2024-01-01, 0.5\n", "utf-8", ["Blanks around names and characters that cannot be seen"]),
    ],
)  # fmt: skip
def test_other_separators_and_encodings_are_read_and_said(
    tmp_path: Path, text: str, encoding: str, remarks: list[str]
) -> None:
    tidy = read(tmp_path, text.encode(encoding), "t.tsv")
    assert names(tidy)[0] == "Ana"
    assert tidy.tables.stances["position"][0] == 0.5
    assert len(tidy.remarks) == len(remarks)
    for remark, said in zip(tidy.remarks, remarks, strict=True):
        assert said in remark


def test_windows_1252_is_read_and_the_first_line_shown(tmp_path: Path) -> None:
    tidy = read(tmp_path, (HEAD + "A,i,2024,1\nYnys Môn,i,2024,1\n").encode("cp1252"))
    assert names(tidy) == ["A", "Ynys Môn"]
    (remark,) = tidy.remarks
    assert remark == (
        "Not UTF-8, so read as Windows-1252; if a letter is wrong in row 2, "
        "“Ynys Môn,i,2024,1”, save the file as UTF-8 CSV."
    )
    assert "row 2: neither UTF-8 nor Windows-1252" in refusal(
        tmp_path, (HEAD + "A,i,2024,1\n").encode() + b"\x81,i,2024,1\n"
    )


def test_a_typographic_minus_is_one(tmp_path: Path) -> None:
    tidy = read(tmp_path, HEAD + "A,i,2024,−1\n")
    assert tidy.tables.stances["position"].tolist() == [-1]
    assert tidy.remarks == ("A typographic minus is read as one in 1 position.",)


# --- names


def test_names_that_look_alike_are_one_and_counted(tmp_path: Path) -> None:
    spelt = ["Zoé", "Zoe\u0301", "Zoé ", "Zo\u200bé"]
    rows = "".join(f"{name},I{at},2024-01-01,1\n" for at, name in enumerate(spelt))
    tidy = read(tmp_path, HEAD + rows + "Ben,I0,2024-01-01,1\n")
    assert names(tidy) == ["Zoé", "Ben"]
    assert tidy.remarks == (
        "Spellings that look alike are one name: 1 actor: 'Zoé' (4 spellings, in rows 1, 2, 3, 4).",
    )


def test_one_spelling_stays_as_it_is_written(tmp_path: Path) -> None:
    tidy = read(tmp_path, HEAD + "O’Hara –  “Leo”,i,2024,1\n")
    assert names(tidy) == ["O’Hara –  “Leo”"]
    assert tidy.remarks == ()


# --- dates and times


@pytest.mark.parametrize(
    "date", ["2024-11-170", "2024-11-17...", "2024-11-17TTT", "2024-11-1700", "2024-11-17T25:00",
             "2024-11-17T10:00+99:00", "2024-11-17 00", "17.11.2024", "2024-02-30T10:00"],
)  # fmt: skip
def test_a_mistyped_date_is_refused(tmp_path: Path, date: str) -> None:
    message = refusal(tmp_path, HEAD + f"A,i,2024,1\nA,i,{date},1\nB,i,{date},1\n")
    assert f"row 2: date '{date}': " in message
    assert message.endswith("1 more such row")


def test_zones_do_not_put_a_later_time_on_an_earlier_day(tmp_path: Path) -> None:
    later, earlier = "A,i,2024-01-01T22:00Z,-1\n", "A,i,2024-01-02T00:30+05:00,1\n"
    for rows, numbers in ((later + earlier, (1, 2)), (earlier + later, (2, 1))):
        assert refusal(tmp_path, HEAD + rows) == (
            "t.csv: dates of 'A' on 'i' cannot be put in order: row {}, of 2024-01-01, is later "
            "than row {}, of 2024-01-02, because of their time zones; write all times in one zone"
        ).format(*numbers)
    read(tmp_path, HEAD + later + earlier.replace("A,i", "A,j") + "A,i,2024-01-03T00:30+05:00,1\n")


def test_midnight_says_nothing_about_the_time(tmp_path: Path) -> None:
    tidy = read(tmp_path, HEAD + "A,i,2024-11-17 00:00:00,1\nB,i,2024-11-17,1\n")
    assert tidy.tables.stances["date"].tolist() == ["2024-11-17", "2024-11-17"]
    assert tidy.remarks == ()


@pytest.mark.parametrize(
    ("first", "second", "last"),
    [
        ("2024-01-01T10:00:00Z", "2024-01-01T18:30:05Z", -1),
        ("2024-01-01T18:30:05.25", "2024-01-01 18:30:05.5", -1),
        ("2024-01-01T10:00+02:00", "2024-01-01T09:00Z", -1),
        ("2024-01-01T23:00-05:00", "2024-01-01T23:30+01:00", 1),
    ],
)
def test_the_latest_of_a_day_is_the_position(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], first: str, second: str, last: int
) -> None:
    tidy = read(tmp_path, HEAD + f"P,c,{first},1\nP,c,{second},-1\nQ,c,2024-01-02,1\n")
    assert tidy.remarks[0].startswith("2 of 3 dates carry a time")
    assert tidy.tables.stances["date"].tolist() == ["2024-01-01", "2024-01-01", "2024-01-02"]
    assert (
        main(
            ["polarisation", "--data", str(tmp_path / "t.csv"), "--actors", "P", "--format", "csv"]
        )
        == 0
    )
    header, row = capsys.readouterr().out.splitlines()
    counts = dict(zip(header.split(","), row.split(","), strict=True))
    assert counts["n_plus_1" if last == 1 else "n_minus_1"] == "1"
    assert counts["actors"] == "1"


def test_times_that_cannot_be_compared_are_refused(tmp_path: Path) -> None:
    rows = "A,i,2024-01-01T10:00Z,1\nB,i,2024-01-01T10:00,1\nA,i,2024-01-01T11:00,-1\n"
    assert "row 3 has a time without a zone, row 1 has a time with a zone" in refusal(
        tmp_path, HEAD + rows
    )
    assert "row 2 has no time, row 1 has a time with a zone" in refusal(
        tmp_path, HEAD + "A,i,2024-01-01T10:00Z,1\nA,i,2024-01-01,1\n"
    )


def test_records_of_one_day_have_an_order_all_or_none(tmp_path: Path) -> None:
    head = HEAD.replace("\n", ",order\n")
    half = "A,I1,2024-01-01,1,1\nA,I1,2024-01-01,-1,\n"
    assert refusal(tmp_path, head + half) == (
        "t.csv: row 2: no order, but row 1 of 'A' on 'I1' on 2024-01-01 has order 1; give each an "
        "order, or none"
    )
    apart = "A,I1,2024-01-01,1,1\nA,I1,2024-01-01,-1,2\nA,I2,2024-01-01,-1,\nA,I1,2024-01-02,1,\n"
    order = read(tmp_path, head + apart).tables.stances["order"]
    assert order.isna().tolist() == [False, False, True, True]


def test_an_order_in_words_and_a_comment_above_the_header_are_explained(tmp_path: Path) -> None:
    words = refusal(tmp_path, HEAD.replace("\n", ",order\n") + "A,i,2024-01-01,1,first\n")
    assert "order 'first' is not a number; write each order as a number, for example 1, 2" in words
    words = refusal(tmp_path, "# from our archive\n" + HEAD + FOUR)
    assert words == (
        "t.csv: the first line begins with '#' and names no column; delete lines of comment"
    )


def test_numbers_that_name_actors_stay_whole_beside_an_empty_cell(tmp_path: Path) -> None:
    actors = pa.array([7, 8, None], pa.int64())
    columns = {"actor": actors, "issue": ["x"] * 3, "date": ["2024"] * 3, "position": [1, -1, 0]}
    pq.write_table(pa.table(columns), tmp_path / "t.parquet")
    assert list(read_tidy(tmp_path / "t.parquet").tables.actors["name"]) == ["7", "8"]


@pytest.mark.parametrize("kind", [pa.date32(), pa.date64(), pa.timestamp("s")])
def test_a_date_of_parquet_that_no_calendar_has_is_said(tmp_path: Path, kind: pa.DataType) -> None:
    far = pa.array([10**9 * (86_400_000 if kind == pa.date64() else 1)], pa.int64())
    far = far.cast(pa.int32()).cast(kind) if kind == pa.date32() else far.cast(kind)
    if kind == pa.timestamp("s"):
        far = pa.array([10**15], pa.int64()).cast(kind)
    columns = {"actor": ["A"], "issue": ["i"], "date": far, "position": [1]}
    pq.write_table(pa.table(columns), tmp_path / "t.parquet")
    with pytest.raises(StancesError) as refused:
        read_tidy(tmp_path / "t.parquet")
    assert str(refused.value) == (
        "t.parquet: row 1: column 'date' has a day outside the years 1 to 9999; correct it"
    )


def test_a_column_whose_name_is_almost_right_is_said(tmp_path: Path) -> None:
    tidy = read(tmp_path, HEAD.replace("\n", ",Order,Position\n") + "A,I1,2024-01-01,1,2,-1\n")
    assert tidy.remarks == (
        "The column 'Order' is not read; rename it to 'order' if it is meant.",
        "The column 'Position' is not read, because there is also 'position'.",
    )


def test_a_table_may_state_the_order_within_a_day(tmp_path: Path) -> None:
    head = HEAD.replace("\n", ",order\n")
    tidy = read(tmp_path, head + "A,i,2024-01-01,1,2\nA,i,2024-01-01,-1,1\nB,i,2024,1,\n")
    assert tidy.tables.stances["order"].tolist()[:2] == [2, 1]
    assert "The column 'order'" in tidy.remarks[-1]
    assert "row 1: order '0' is not a place" in refusal(tmp_path, head + "A,i,2024-01-01,1,0\n")
    assert "row 1: order '1' stands beside a date with a time" in refusal(
        tmp_path, head + "A,i,2024-01-01T10:00,1,1\n"
    )


# --- bytes of others


def zipped(*files: str, encrypted: bool = False, method: int = 0, version: int = 20) -> bytes:
    """An archive of small tables, with the flags of the central directory as given."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in files:
            archive.writestr(name, HEAD + FOUR)
    raw = bytearray(packed.getvalue())
    for magic, at in ((b"PK\x01\x02", 6), (b"PK\x03\x04", 4)):
        start = raw.find(magic)
        if start >= 0:
            raw[start + at] = version
            raw[start + at + 2] |= encrypted
            raw[start + at + 4] = method
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (zipped("a.csv", encrypted=True), "protected with a password; unpack it"),
        (zipped("a.csv", method=99), "packed in a way that cannot be read here; unpack it"),
        (zipped("a.csv", version=99), "packed in a way that cannot be read here; unpack it"),
        (zipped("a.csv", "b.csv"), "contains 2 files; put one table in it"),
        (zipped(), "contains 0 files"),
        (zipped("a.csv")[:-30], "damaged"),
    ],
)
def test_an_archive_that_is_not_one_table_is_explained(
    tmp_path: Path, raw: bytes, sentence: str
) -> None:
    assert sentence in refusal(tmp_path, raw, "t.csv.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "_MANY", 2**16)
    monkeypatch.setattr(door, "_PIECE", 2**14)
    bomb = gzip.compress(b"a" * 2**20)
    assert "unpacks to more than 500 times its size" in refusal(tmp_path, bomb, "t.csv.gz")


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("MOST_BYTES", "at most 3 bytes"),
        ("MOST_ROWS", "at most 3 rows"),
        ("MOST_COLUMNS", "at most 3 columns"),
    ],
)
def test_a_table_has_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, sentence: str
) -> None:
    monkeypatch.setattr(door, limit, 3)
    assert sentence in refusal(tmp_path, HEAD + FOUR)


@pytest.mark.parametrize(
    ("name", "raw"),
    [("t.csv", gzip.compress(FOUR.encode())), ("t.csv", b"PAR1..PAR1")],
    ids=["gzip", "parquet"],
)
def test_a_file_with_the_wrong_name_is_explained(tmp_path: Path, name: str, raw: bytes) -> None:
    assert "its name must end in" in refusal(tmp_path, raw, name)


FRAME = pd.read_csv(io.StringIO(HEAD + FOUR))


def parquet(**columns: object) -> bytes:
    table = pa.Table.from_pandas(FRAME)
    for name, values in columns.items():
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, pa.array(values))
    packed = io.BytesIO()
    pq.write_table(table, packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (parquet(actor=[b"a", b"b", b"c", b"d"]), "column 'actor' contains bytes, not text"),
        (parquet(position=[[1], [1], [1], [1]]), "column 'position' contains lists or records"),
        (parquet(issue=[{"a": 1}] * 4), "column 'issue' contains lists or records"),
        (parquet(position=[True, False, True, True]), "column 'position' contains true and false"),
        (parquet()[:-20], "damaged or not Parquet"),
    ],
)
def test_columns_of_parquet_that_are_not_text_or_numbers_are_explained(
    tmp_path: Path, raw: bytes, sentence: str
) -> None:
    assert sentence in refusal(tmp_path, raw, "t.parquet")


def test_what_another_program_noted_in_parquet_is_not_needed(tmp_path: Path) -> None:
    table = pa.Table.from_pandas(FRAME).replace_schema_metadata({"pandas": "{broken"})
    packed = io.BytesIO()
    pq.write_table(table, packed)
    assert names(read(tmp_path, packed.getvalue(), "t.parquet")) == ["Ana", "Ben"]


def test_moments_in_parquet_are_dates_with_times(tmp_path: Path) -> None:
    hours = pd.to_datetime(["2024-01-01T10:00", "2024-01-01T11:00"] * 2).tz_localize(
        "Europe/Berlin"
    )
    tidy = read(tmp_path, parquet(date=hours), "t.parquet")
    assert set(tidy.tables.stances["date"]) == {"2024-01-01"}
    assert tidy.remarks[0].startswith("4 of 4 dates carry a time")
