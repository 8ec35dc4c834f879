"""The analysis commands: columns, formats, windows, other tables, and messages for no result."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from stances.cli import main

Run = pytest.CaptureFixture[str]
FIRST_COLUMNS = {
    "agreement": ["actor_a", "actor_b", "agreement", "shared", "low", "high"],
    "polarisation": ["issue", "agreement_a", "polarisation", "actors"],
    "map": ["actor", "x", "y"],
    "network": ["actor_a", "actor_b", "weight"],
    "reliability": ["issue", "alpha", "low", "high", "units"],
}


def rows(run: Run, *arguments: str) -> list[dict[str, str]]:
    assert main([*arguments, "--format", "csv"]) == 0
    return list(csv.DictReader(io.StringIO(run.readouterr().out)))


@pytest.mark.parametrize("command", list(FIRST_COLUMNS))
def test_first_columns_and_formats(capsys: Run, command: str) -> None:
    asked = [] if command == "reliability" else ["--as-of", "2024-11-18"]
    assert main([command, *asked, "--format", "csv"]) == 0
    text = capsys.readouterr().out
    assert text.splitlines()[0].split(",")[: len(FIRST_COLUMNS[command])] == FIRST_COLUMNS[command]
    assert "nan" not in text.lower()
    assert main([command, *asked, "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert len(listed) == len(text.splitlines()) - 1
    assert main([command, *asked]) == 0
    assert "nan" not in capsys.readouterr().out.lower()


def test_numbers_have_full_precision(capsys: Run) -> None:
    places = rows(capsys, "map", "--as-of", "2024-11-18")
    assert max(len(row["x"]) for row in places) > 15


def test_a_pair_by_hand(capsys: Run) -> None:
    """Russia and Zelenskyy on 18 November 2024, against the positions command."""
    positions = {
        (row["actor"], row["issue"]): int(row["position"])
        for row in rows(
            capsys, "positions", "--as-of", "2024-11-18", "--actors", "russia,zelenskyy"
        )
        if row["position"] and row["stale"] == "False"
    }
    pairs = [
        (positions["russia", i], positions["zelenskyy", i])
        for a, i in positions
        if a == "russia" and ("zelenskyy", i) in positions
    ]
    pair = rows(capsys, "agreement", "--as-of", "2024-11-18", "--actors", "russia,zelenskyy")[0]
    assert int(pair["shared"]) == len(pairs)
    wanted = 1 - sum(abs(x - y) for x, y in pairs) / (4 * len(pairs))
    assert float(pair["agreement"]) == pytest.approx(wanted)


def test_a_window_and_weights(capsys: Run) -> None:
    late = rows(capsys, "network", "--from", "2025-01-01", "--to", "2025-12-31")
    early = rows(capsys, "network", "--to", "2024-06-01")
    assert late
    assert late != early
    even = rows(capsys, "agreement", "--as-of", "2024-11-18")
    odd = rows(capsys, "agreement", "--as-of", "2024-11-18", "--weights", "western-aid=5")
    assert [row["shared"] for row in even] == [row["shared"] for row in odd]
    assert even != odd


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["agreement", "--actors", "russia"], "choose at least two"),
        (
            ["agreement", "--issues", "western-aid", "--as-of", "2024-11-18"],
            "at least 2 shared issues",
        ),
        (["agreement", "--as-of", "1999-01-01"], "No position to compare is in force"),
        (["map", "--actors", "russia,nato"], "at least three actors"),
        (["map", "--as-of", "1999-01-01"], "No position to compare is in force"),
        (["network", "--as-of", "1999-01-01"], "No statement with a position"),
        (["network", "--as-of", "2024-11-18", "--threshold", "99"], "No tie reaches the threshold"),
        (["polarisation", "--as-of", "1999-01-01"], "No position is in force"),
        (
            ["agreement", "--as-of", "2024-11-18"],
            "1 contested position left out: Cong. Republicans",
        ),
        (["map", "--as-of", "2024-11-18"], "The axes have no meaning of their own"),
        (["reliability", "--issues", "western-aid"], ""),
    ],
)
def test_no_result_is_explained(capsys: Run, arguments: list[str], sentence: str) -> None:
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert sentence in err
    assert "nan" not in out.lower()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["agreement", "--actors", "rusia"], "(did you mean 'russia'?)"),
        (["agreement", "--weights", "western=2"], "no issue 'western'"),
        (["agreement", "--from", "2025-01-01", "--to", "2024-01-01"], "swap them"),
        (["agreement", "--from", "9000-01-01"], "the day of the data; choose an earlier day, or"),
        (["agreement", "--as-of", "2025-01-01", "--to", "2024-01-01"], "use only one"),
        (["map", "--range", "-1"], "above 0"),
        (["network", "--graph", "x.txt"], ".graphml or .gexf"),
    ],
)
def test_a_wrong_question_is_explained(
    capsys: Run, copy: Path, arguments: list[str], sentence: str
) -> None:
    assert main([*arguments, "--data", str(copy)]) == 2
    assert sentence in capsys.readouterr().err


def test_ties_that_are_all_0_are_not_said_to_be_missing(capsys: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    cells = (("A", "x", 1), ("B", "x", 1), ("A", "y", 1), ("B", "y", -1))
    rows = "".join(f"{actor},{issue},2024-01-01,{at}\n" for actor, issue, at in cells)
    file.write_text("actor,issue,date,position\n" + rows)
    assert main(["network", "--data", str(file), "--tie", "subtract"]) == 0
    err = capsys.readouterr().err
    assert "All ties are 0 in this window, although some of the chosen actors made" in err
    assert "No two of" not in err


@pytest.mark.parametrize("text", ["a=x", "a", "a=-1", "a=inf"])
def test_invalid_weights_are_rejected(capsys: Run, text: str) -> None:
    with pytest.raises(SystemExit):
        main(["agreement", "--weights", text])
    assert "weight" in capsys.readouterr().err


TIDY = "actor,issue,date,position,justification,source\nA,x,2020-01-01,1,,s\nA,y,2020-01,-1,,s\nB,x,2020,1,,s\nB,y,2020-02-01,1,,\n"


@pytest.mark.parametrize(
    "suffix", [".csv", ".csv.gz", ".csv.xz", ".csv.bz2", ".csv.zip", ".parquet"]
)
def test_tidy_tables_of_every_kind_are_read(capsys: Run, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"table{suffix}"
    frame = pd.read_csv(io.StringIO(TIDY))
    frame.to_parquet(file) if suffix == ".parquet" else frame.to_csv(file, index=False)
    pairs = rows(capsys, "agreement", "--data", str(file))
    assert pairs == [
        {
            "actor_a": "A",
            "actor_b": "B",
            "agreement": "0.5",
            "shared": "2",
            "low": "0.5",
            "high": "0.5",
            "issues": "2",
        }
    ]
    full = rows(capsys, "agreement", "--data", str(file), "--range", "4")
    assert full[0]["agreement"] == "0.75"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("actor,issue,date\nA,x,2020\n", "no column 'position'"),
        (TIDY.replace("2020-02-01", "2020-02-31"), "table.csv: row 4: date '2020-02-31'"),
        (
            TIDY.replace("2020-01-01,1", "2020-01-01,much"),
            "table.csv: row 1: position 'much' is not a number",
        ),
        ("", "cannot be read as a table"),
        (TIDY.replace("2020-01,-1", ",-1"), "table.csv: row 2: no date"),
        ("actor,issue,date,position\n", "the table has no rows"),
    ],
)
def test_a_broken_table_is_explained(capsys: Run, tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text(text)
    assert main(["agreement", "--data", str(file)]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".csv.gz", ".csv.xz", ".csv.bz2", ".csv.zip", ".parquet"])
def test_a_damaged_file_is_explained(capsys: Run, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"table{suffix}"
    file.write_bytes(b"not what the name says")
    assert main(["agreement", "--data", str(file)]) == 2
    assert "cannot be read as a table" in capsys.readouterr().err


def test_ids_stay_as_they_are_written(capsys: Run, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    rows_of = [f"{a},{i},2020-01-01,1" for a in ("NA", "None", "1") for i in ("7", "8")]
    file.write_text("actor,issue,date,position\n" + "\n".join(rows_of) + "\n,9,2020-01-01,1\n")
    pairs = rows(capsys, "agreement", "--data", str(file))
    assert [(row["actor_a"], row["actor_b"]) for row in pairs] == [
        ("NA", "None"),
        ("NA", "1"),
        ("None", "1"),
    ]
    assert {row["shared"] for row in pairs} == {"2"}


def test_two_camps_on_a_scale_of_three_are_fully_polarised(capsys: Run, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    lines = [f"a{n},x,2020-01-01,{1 if n % 2 else -1}" for n in range(10)]
    file.write_text("actor,issue,date,position\n" + "\n".join(lines) + "\n")
    (issues,) = rows(capsys, "polarisation", "--data", str(file))
    assert float(issues["polarisation"]) == 1
    assert issues["n_minus_1"] == issues["n_plus_1"] == "5"
    (wide,) = rows(capsys, "polarisation", "--data", str(file), "--range", "4")
    assert float(wide["polarisation"]) < 0.5


def test_rows_without_an_actor_are_counted(capsys: Run, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(TIDY + ",x,2020-01-01,1,,\n")
    assert main(["agreement", "--data", str(file)]) == 0
    assert "Left out: 1 row without an actor, the first is row 5." in capsys.readouterr().err


def test_codings_from_a_table(capsys: Run, tmp_path: Path) -> None:
    file = tmp_path / "codings.csv"
    file.write_text("unit,coder,value\n1,a,1\n1,b,1\n2,a,2\n2,b,2\n3,a,1\n3,b,2\n")
    issues = rows(capsys, "reliability", "--data", str(file), "--measure", "nominal")
    assert issues[0]["units"] == "3"
    assert float(issues[0]["alpha"]) == pytest.approx(1 - 5 * 2 / 18)
    file.write_text("unit,coder,value\n1,a,1\n1,a,2\n")
    assert main(["reliability", "--data", str(file)]) == 2
    assert "codings.csv: row 2: coder 'a' codes unit '1' twice" in capsys.readouterr().err


def test_coders_are_compared_two_by_two_and_all_together(capsys: Run, tmp_path: Path) -> None:
    printed = rows(capsys, "reliability", "--by", "coders")
    assert [row["coders"].count("coder-") for row in printed] == [2, 2, 2, 3]
    assert {row["records"] for row in printed} == {"70"}
    assert all(0.9 < float(row["alpha"]) < 1 for row in printed)
    assert main(["reliability", "--by", "coders", "--actors", "north-korea"]) == 0
    assert "No record was coded by three coders" in capsys.readouterr().err
    file = tmp_path / "codings.csv"
    file.write_text("unit,coder,value\n1,a,1\n")
    assert main(["reliability", "--by", "coders", "--data", str(file)]) == 2
    assert "needs a dataset" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["net.graphml", "net.gexf"])
def test_graphs_are_xml_with_names_and_weights_and_the_same_every_time(
    capsys: Run, tmp_path: Path, name: str
) -> None:
    files = [tmp_path / "one" / name, tmp_path / "two" / name]
    for file in files:
        file.parent.mkdir()
        assert main(["network", "--as-of", "2024-11-18", "--graph", str(file)]) == 0
    capsys.readouterr()
    assert files[0].read_bytes() == files[1].read_bytes()
    text = files[0].read_text(encoding="utf-8")
    ET.fromstring(text)  # noqa: S314
    for word in ("Volodymyr Zelenskyy", "weight", "bloc", "activity"):
        assert word in text
