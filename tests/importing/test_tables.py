"""Wide and tidy tables: columns, dates, labels, merges, and what is refused."""

import json
from pathlib import Path

import pytest

from stances.cli import main
from stances.importing.days import as_edtf
from tests.importing.conftest import Run

TIDY = """Party,Thesis,Datum,Answer
Red,Speed limit,17/11/2024,agree
Blue,Speed limit,11/2024,disagree
Red,Speed limit,17/11/2024,agree
,Speed limit,2024,agree
Blue,Tax,2024-13-01,agree
Blue,Tax,2024,perhaps
"""
WIDE = "Name;Speed limit;Tax\nRed;agree;2\nBlue;disagree;\n"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def tidy(tmp_path: Path) -> Path:
    return written(tmp_path / "t.csv", TIDY.replace("Thesis", "Issue"))


def test_a_tidy_table_is_read_and_every_row_is_accounted_for(run: Run, tidy: Path) -> None:
    result = run("tidy", tidy, "--yes")
    assert result.status == 0
    assert result.positions == [
        ("red", "speed-limit", "2024-11-17", 2),
        ("blue", "speed-limit", "2024-11", -2),
    ]
    assert main(["fmt", "--check", str(result.path)]) == 0
    assert "6 rows: 2 taken, 1 merged, 3 refused" in result.out
    assert "2 actors, 1 issue, 0 texts in" in result.out
    assert "row 3: the same as row 1" in result.out
    refused = result.path.with_name("x.refused.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in refused] == ["where", "row 4", "row 5", "row 6"]
    assert "there is no month 13" in refused[2]
    assert "--value 'perhaps=2'" in refused[3]


def test_nothing_is_written_until_the_columns_are_confirmed(run: Run, tidy: Path) -> None:
    result = run("tidy", tidy)
    assert result.status == 2
    assert "actor: column 'Party'" in result.out
    assert "--yes" in result.err
    assert not result.path.parent.exists()


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("", 2)])
def test_on_a_terminal_the_columns_are_asked_about(
    run: Run, tidy: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    result = run("tidy", tidy)
    assert (result.status, result.path.exists()) == (status, status == 0)


def test_a_list_of_refusals_does_not_outlive_its_import(run: Run, tmp_path: Path) -> None:
    rows = "actor,issue,date,position\nA,B,2024,1\nA,C,2024,\n"
    file = written(tmp_path / "t.csv", rows)
    refused = run("tidy", file, "--yes").path.with_name("x.refused.csv")
    assert refused.exists()
    written(file, rows.replace("A,C,2024,\n", ""))
    run("tidy", file, "--yes", "--replace")
    assert not refused.exists()


def test_the_saved_mapping_gives_the_same_dataset_again(run: Run, tidy: Path) -> None:
    first = run("tidy", tidy, "--yes", "--value", "perhaps=unclear")
    text, mapping = first.path.read_text(encoding="utf-8"), first.path.with_name("x.mapping.json")
    assert json.loads(mapping.read_text(encoding="utf-8"))["dates"] == "day-first"
    kept = written(tidy.with_name("kept.json"), mapping.read_text(encoding="utf-8"))
    again = run("tidy", tidy, "--mapping", str(kept), "--replace")
    assert again.status == 0
    assert again.path.read_text(encoding="utf-8") == text


def test_what_is_there_is_not_overwritten_unasked(run: Run, tidy: Path) -> None:
    first = run("tidy", tidy, "--yes")
    text = first.path.read_bytes()
    again = run("tidy", tidy, "--yes", "--value", "agree=1")
    assert again.status == 2
    assert "--replace" in again.err
    assert first.path.read_bytes() == text


def test_a_wide_table_has_an_issue_in_each_column(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "w.csv", WIDE)
    assert "--date 2021-09-26" in run("wide", file, "--yes").err
    result = run("wide", file, "--yes", "--date", "2021-09-26")
    assert sorted(result.positions) == [
        ("blue", "speed-limit", "2021-09-26", -2),
        ("red", "speed-limit", "2021-09-26", 2),
        ("red", "tax", "2021-09-26", 2),
    ]
    assert "4 cells: 3 taken, 0 merged, 1 refused" in result.out
    assert "row 2, column 'Tax': the cell of the position is empty" in result.out


def test_dates_that_can_be_read_in_two_ways_are_refused_or_asked_about(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path / "t.csv", "actor,issue,date,position\nA,B,03/04/2024,1\n")
    result = run("tidy", file, "--yes")
    assert result.status == 2
    assert "row 1: '03/04/2024' can be read in two ways; add --dates day-first" in result.err
    stated = run("tidy", file, "--yes", "--dates", "month-first")
    assert stated.positions == [("a", "b", "2024-03-04", 1)]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: "day")
    asked = run("tidy", file, "--yes", "--replace")
    assert asked.positions == [("a", "b", "2024-04-03", 1)]


def test_one_date_that_is_clear_decides_and_two_that_differ_are_refused(
    run: Run, tmp_path: Path
) -> None:
    rows = ["actor,issue,date,position", "A,B,03/04/2024,1", "C,B,04/13/2024,1"]
    file = written(tmp_path / "t.csv", "\n".join(rows))
    assert run("tidy", file, "--yes").positions[0][2] == "2024-03-04"
    written(file, "\n".join([*rows, "D,B,13/04/2024,1"]))
    assert "row 3 has the day first ('13/04/2024') and row 2 the month" in (
        run("tidy", file, "--yes", "--replace").err
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("17.11.2024", "2024-11-17"),
        ("2024/11/7", "2024-11-07"),
        ("11/2024", "2024-11"),
        ("17 November 2024", "2024-11-17"),
        ("Nov 17, 2024", "2024-11-17"),
        ("Sept 2024", "2024-09"),
        ("2024-11-17T23:59:00Z", "2024-11-17"),
        ("2024-09/2024-11", "2024-09/2024-11"),
    ],
)
def test_dates_as_people_write_them(text: str, date: str) -> None:
    assert as_edtf(text, "day-first") == date


@pytest.mark.parametrize(
    "text", ["2024-01-01 10:00 or 2024-02-01", "17 November 18, 2024", "2024-01-01 9:00"]
)
def test_a_date_with_something_after_it_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        as_edtf(text, None)


def test_times_of_day_that_are_left_out_are_said(run: Run, tmp_path: Path) -> None:
    rows = ["actor,issue,date,position", "A,B,2024-01-01T10:00:00Z,2", "C,B,2024-01-01 00:00,-2"]
    result = run("tidy", written(tmp_path / "t.csv", "\n".join(rows)), "--yes")
    assert "1 date carries a time of day, which is kept only as the order" in result.out


def test_records_that_disagree_on_a_day_stand_in_the_order_of_the_file_s_times(
    run: Run, tmp_path: Path
) -> None:
    rows = [
        "actor,issue,date,position",
        "A,B,2024-01-01T17:00:00Z,2",
        "A,B,2024-01-01T10:30:00Z,-2",
        "C,B,2024-01-01T10:00:00Z,2",
        "C,B,2024-01-01,-2",
    ]
    result = run("tidy", written(tmp_path / "t.csv", "\n".join(rows)), "--yes")
    stances = result.loaded.dataset.stances
    assert [(one.actor, one.position, one.order, one.contested) for one in stances] == [
        ("a", -2, 1, False),
        ("a", 2, 2, False),
        ("c", 2, None, True),
        ("c", -2, None, True),
    ]
    assert "2 records that disagree on one day stand in the order of their times" in result.out
    assert "2 records disagree with another one" in result.out


def test_a_column_with_the_order_within_a_day_is_kept(run: Run, tmp_path: Path) -> None:
    rows = "actor,issue,date,seq,position\nA,B,2024-01-01,2,1\nA,B,2024-01-01,1,-1\nA,B,2024-01-02,x,1\n"
    result = run("tidy", written(tmp_path / "t.csv", rows), "--yes")
    assert [(one.position, one.order) for one in result.loaded.dataset.stances] == [(-1, 1), (1, 2)]
    assert "refused: row 3: the order 'x' is not a whole number from 1 to 1000" in result.out


def test_a_value_that_no_row_has_is_answered_with_the_nearest(run: Run, tmp_path: Path) -> None:
    rows = "actor,issue,date,position\nA,B,2024-01-01,für\nC,B,2024-01-01,dagegen\n"
    file = written(tmp_path / "t.csv", rows)
    stated = ("--value", "fur=2", "--value", "dagegen=-2")
    assert run("tidy", file, "--yes", *stated).loaded.dataset.stances[0].position == 2
    wrong = run("tidy", file, "--yes", "--replace", *stated, "--value", "dagagen=-2")
    assert wrong.err == (
        "stances: --value 'dagagen=-2': no entry of t.csv has this answer; the nearest are "
        "'dagegen'\n"
    )


@pytest.mark.parametrize("name", [".", ""])
def test_a_folder_or_no_name_is_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("tidy", Path(name), "--yes")
    assert result.status == 2
    assert result.err == "stances: the folder you are in, not a table; name a table in it\n"


def test_issues_and_sources_that_look_alike_are_one(run: Run, tmp_path: Path) -> None:
    rows = ["actor,issue,date,position,source", "A,Zo\u00e9,2024,2,\u00c9t\u00e9"]
    rows += ["A,Zoe\u0301,2023,-2,E\u0301te\u0301", "C,Zo\u200b\u00e9,2024,2,"]
    result = run("tidy", written(tmp_path / "t.csv", "\n".join(rows)), "--yes")
    assert [issue.title for issue in result.loaded.dataset.issues] == ["Zo\u00e9"]
    assert len(result.loaded.dataset.sources) == 2
    assert "look alike and are one issue" in result.out


def test_columns_of_a_wide_table_that_are_not_read_are_named(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "w.csv", "Name,Tax,Reason\nRed,2,-2\nBlue,-2,2\n")
    result = run("wide", file, "--yes", "--date", "2021-09-26")
    assert "Not taken for issues because of their names: 'Reason'" in result.out


@pytest.mark.parametrize(
    ("issues", "message"),
    [([], "the mapping names no issues"), (["Tex"], "names the issue 'Tex', which is not a col")],
)
def test_the_issues_of_a_mapping_are_columns(
    run: Run, tmp_path: Path, issues: list[str], message: str
) -> None:
    mapping = json.dumps({"columns": {"actor": "Name"}, "issues": issues})
    chosen = ["--mapping", str(written(tmp_path / "m.json", mapping)), "--date", "2021"]
    file = written(tmp_path / "w.csv", "Name,Tax\nRed,2\n")
    assert message in run("wide", file, *chosen).err


def test_one_and_minus_one_are_said_to_be_short_of_the_ends(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "t.csv", "actor,issue,date,position\nA,B,2024,1\nC,B,2024,-1\n")
    remedy = ["--value=-1=-2", "--value", "1=2"]
    assert " ".join(remedy) in run("tidy", file, "--yes").out
    stated = run("tidy", file, "--yes", "--replace", *remedy)
    assert [row[3] for row in stated.positions] == [2, -2]
    assert "ends of the scale" not in stated.out


def test_the_remedy_for_a_negative_number_is_one_that_works(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "t.csv", "actor,issue,date,position\nA,B,2024,-5\nC,B,2024,5\n")
    assert "for example --value=-5=-2" in run("tidy", file, "--yes").err
    assert run("tidy", file, "--yes", "--value=-5=-2", "--value", "5=2").status == 0


def test_actors_under_several_names_are_proposed_and_merged_only_if_asked(
    run: Run, tmp_path: Path
) -> None:
    rows = "actor,issue,date,position\nDIE LINKE,B,2024,1\nLINKE,C,2024,1\n"
    file = written(tmp_path / "t.csv", rows)
    result = run("tidy", file, "--yes")
    assert len(result.loaded.dataset.actors) == 2
    assert "  LINKE,DIE LINKE\n" in result.out
    merges = written(tmp_path / "m.csv", "LINKE,DIE LINKE\n")
    (actor,) = run("tidy", file, "--yes", "--replace", "--merge", str(merges)).loaded.dataset.actors
    assert (actor.name, actor.other_names) == ("DIE LINKE", ("LINKE",))
    written(merges, "LINK,DIE LINKE\n")
    assert "'LINK', which is not an actor" in (
        run("tidy", file, "--yes", "--replace", "--merge", str(merges)).err
    )


def test_numbers_of_another_scale_are_not_taken_for_positions(run: Run, tmp_path: Path) -> None:
    rows = ["actor,issue,date,position", "A,B,2024,1", "C,B,2024,2", "D,B,2024,5"]
    file = written(tmp_path / "t.csv", "\n".join(rows))
    result = run("tidy", file, "--yes")
    assert result.status == 2
    assert "numbers from 1 to 5, which need not be positions" in result.err
    written(file, "\n".join(rows[:3]))
    assert "--value 1=-2" in run("tidy", file, "--yes").err
    stated = run("tidy", file, "--yes", "--value", "1=-2", "--value", "2=1")
    assert [row[3] for row in stated.positions] == [-2, 1]
    wrong = run("tidy", file, "--yes", "--replace", "--value", "7=2", "--value", "1=1")
    assert "--value '7=2': no entry" in wrong.err


def test_a_date_in_the_future_is_refused_with_its_row(run: Run, tmp_path: Path) -> None:
    rows = "actor,issue,date,position\nA,B,2024,1\nA,C,2924,1\n"
    result = run("tidy", written(tmp_path / "t.csv", rows), "--yes")
    assert "refused: row 2: 2924 is in the future" in result.out


def test_records_that_disagree_on_a_day_are_marked_contested(run: Run, tmp_path: Path) -> None:
    rows = "actor,issue,date,position\nA,B,2024-01-01,1\nA,B,2024-01-01,-1\n"
    result = run("tidy", written(tmp_path / "t.csv", rows), "--yes")
    assert [stance.contested for stance in result.loaded.dataset.stances] == [True, True]
    assert "2 records disagree" in result.out


def test_what_is_true_of_the_whole_file_is_not_lost_among_many_rows(
    run: Run, tmp_path: Path
) -> None:
    rows = ["actor,issue,date,position", *["A,B,2024-01-01,1"] * 40, "A,B,2024-01-01,-1"]
    result = run("tidy", written(tmp_path / "t.csv", "\n".join(rows)), "--yes")
    assert "2 records disagree" in result.out
    assert "… and 19 more such remarks" in result.out


def test_a_row_that_is_merged_leaves_its_source(run: Run, tmp_path: Path) -> None:
    rows = "actor,issue,date,position,source\nA,B,2024,1,Post\nA,B,2024,1,Times\nA,B,2024,1,Post\n"
    result = run("tidy", written(tmp_path / "t.csv", rows), "--yes")
    (stance,) = result.loaded.dataset.stances
    assert [item.source for item in stance.evidence] == ["post", "times"]
    assert "row 2: the same as row 1, and merged with it, its source kept." in result.out
    assert "row 3: the same as row 1, and merged with it." in result.out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actor,issue,date,position\nA,B\n", "row 1: 2 cells, but 4 columns"),
        ("actor,issue,date\nA,B,2024\n", "no column is known to be the position"),
        ('actor,issue,date,position\n"A,B,2024,1\n', "quotation mark"),
        ("", "the file is empty"),
    ],
)
def test_a_table_that_is_none_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, text: str, message: str
) -> None:
    result = run("tidy", written(tmp_path / "t.csv", text), "--yes")
    assert result.status == 2
    assert message in result.err
    assert result.err.count("\n") == 1


def test_control_codes_and_formulas_of_a_table_do_nothing(run: Run, tmp_path: Path) -> None:
    rows = "actor,issue,date,position\nA,B,2024,1\nA,C,2024,=\x1b[31mevil()\n"
    result = run("tidy", written(tmp_path / "t.csv", rows), "--yes")
    assert "\x1b" not in result.out
    assert "refused: row 2" in result.out
