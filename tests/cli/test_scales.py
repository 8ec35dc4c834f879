"""The scale that numbers rest on is said, can be given, and does not change in silence."""

import csv
import io
import json
from pathlib import Path

import pytest
import yaml

from stances.cli import main
from tests.conftest import SMALL, stance

Run = pytest.CaptureFixture[str]
HEAD = "actor,issue,date,position\n"


def table(folder: Path, *rows: str) -> str:
    """A file of rows ``actor issue position``."""
    file = folder / "t.csv"
    cells = (row.rsplit(maxsplit=2) for row in rows)
    file.write_text(HEAD + "".join(f"{a},{i},2024-01-01,{p}\n" for a, i, p in cells))
    return str(file)


def asked(run: Run, *arguments: str) -> tuple[list[dict[str, str]], str]:
    assert main([*arguments, "--format", "csv"]) == 0
    out, err = run.readouterr()
    return list(csv.DictReader(io.StringIO(out))), err


def value(run: Run, *arguments: str) -> float:
    return float(asked(run, "agreement", *arguments)[0][0]["agreement"])


def refusal(run: Run, *arguments: str) -> str:
    assert main(list(arguments)) == 2
    out, err = run.readouterr()
    assert out == ""
    return err


ZERO_ONE = ("Ana I1 1", "Ana I2 1", "Ben I1 0", "Ben I2 0")
FAR = ("P eu 3", "P tax 3", "Q eu 7", "Q tax 7")


def test_an_assumed_scale_is_said_and_doubted(capsys: Run, tmp_path: Path) -> None:
    pairs, err = asked(capsys, "agreement", "--data", table(tmp_path, *ZERO_ONE))
    assert pairs[0]["agreement"] == "0.5"
    assert "Scale: −1 to 1, assumed, because no position is outside" in err
    assert "No position is below 0" in err
    assert "add --range 0..1." in err
    assert value(capsys, "--data", table(tmp_path, *ZERO_ONE), "--range", "0..1") == 0


def test_an_observed_scale_is_said(capsys: Run, tmp_path: Path) -> None:
    _, err = asked(capsys, "agreement", "--data", table(tmp_path, *FAR))
    assert "Scale: 3 to 7, the lowest and the highest position, so that one more row" in err
    _, err = asked(capsys, "agreement", "--data", table(tmp_path, *FAR), "--range", "0..10")
    assert "Scale: 0 to 10, as given." in err


@pytest.mark.parametrize(
    ("given", "number"),
    [("0..10", 0.6), ("10", 0.6), ("eu=0..8,tax=0..16", 0.625), ("eu=0..8,0..16", 0.625)],
)
def test_scales_can_be_given_also_for_single_issues(
    capsys: Run, tmp_path: Path, given: str, number: float
) -> None:
    assert value(capsys, "--data", table(tmp_path, *FAR), "--range", given) == pytest.approx(number)


def test_json_says_the_scale_of_each_number(capsys: Run, tmp_path: Path) -> None:
    file = table(tmp_path, *FAR)
    assert main(["agreement", "--data", file, "--range", "tax=0..16,0..8", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["scale"] == "tax=0..16,0..8"
    assert (
        main(["polarisation", "--data", file, "--range", "tax=0..16,0..8", "--format", "json"]) == 0
    )
    issues = {row["issue"]: row for row in json.loads(capsys.readouterr().out)}
    assert {issue: row["scale"] for issue, row in issues.items()} == {"eu": "0..8", "tax": "0..16"}
    assert issues["eu"]["n_plus_3"] == 1
    assert issues["eu"]["n_plus_12"] is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("4..8", "t.csv: row 1: position 3 on 'eu' is outside the scale, 4 to 8"),
        ("eu=0..5,0..10", "row 3: position 7 on 'eu' is outside the scale of 'eu', 0 to 5"),
        ("3", "--range 3 is too small: the positions span 4"),
        ("5", "write both ends"),
        ("taxes=0..10", "no issue 'taxes' (did you mean 'tax'?)"),
        ("0..10,-1..1", "--range gives two scales for all issues"),
    ],
)
def test_a_scale_that_does_not_fit_is_refused(
    capsys: Run, tmp_path: Path, given: str, sentence: str
) -> None:
    assert sentence in refusal(
        capsys, "agreement", "--data", table(tmp_path, *FAR), "--range", given
    )


@pytest.mark.parametrize("text", ["10..0", "..", "a..b", "tax=x", "1..1", "nan..1"])
def test_what_is_not_a_scale_is_refused(capsys: Run, text: str) -> None:
    with pytest.raises(SystemExit):
        main(["agreement", "--range", text])
    assert "is not a scale; write it as -2..2" in capsys.readouterr().err


def test_a_mistyped_position_does_not_become_the_scale(capsys: Run, tmp_path: Path) -> None:
    rows = ("A i 60", "A j -1", "B i 0", "B j 1", "C i 1", "C j 0")
    err = refusal(capsys, "agreement", "--data", table(tmp_path, *rows))
    assert "t.csv: row 1: position 60 on 'i' is far from all others, -1 to 1; correct it" in err
    asked(capsys, "agreement", "--data", table(tmp_path, *rows), "--range", "-100..100")
    asked(capsys, "agreement", "--data", table(tmp_path, "A i 0", "A j 50", "B i 100", "B j 0"))


def test_the_one_position_that_widens_the_scale_is_named(capsys: Run, tmp_path: Path) -> None:
    rows = ("A i 1", "A j -1", "B i 0", "B j -2")
    _, err = asked(capsys, "agreement", "--data", table(tmp_path, *rows))
    assert "Only one position is outside −1 to 1: -2 on 'j' in row 4." in err


def test_issues_of_unlike_spans_are_named(capsys: Run, tmp_path: Path) -> None:
    rows = ("A tax 0", "B tax 10", "A eu -1", "B eu 1")
    _, err = asked(capsys, "agreement", "--data", table(tmp_path, *rows))
    assert "Positions run from -1 to 1 on 'eu' but from 0 to 10 on 'tax'" in err
    given = ("--range", "eu=-1..1,tax=0..10")
    _, err = asked(capsys, "agreement", "--data", table(tmp_path, *rows), *given)
    assert "Scale: 0 to 10 on tax, −1 to 1 on eu, as given." in err
    assert "Positions run" not in err


@pytest.mark.parametrize(
    "command", [["agreement", "--measure", "same-sign"], ["network", "--two-mode", "--tie", "subtract"]]
)  # fmt: skip
def test_signs_need_a_known_middle(capsys: Run, tmp_path: Path, command: list[str]) -> None:
    err = refusal(capsys, *command, "--data", table(tmp_path, *FAR))
    assert "signs are those of positions above and below the middle" in err
    asked(capsys, *command, "--data", table(tmp_path, *FAR), "--range", "0..10")


def test_signs_on_an_observed_scale_say_that_it_is_only_observed(
    capsys: Run, tmp_path: Path
) -> None:
    file = table(tmp_path, "A x 1", "A y 7", "B x 4", "B y 2")
    err = refusal(capsys, "agreement", "--data", file, "--measure", "same-sign")
    assert "only observed, 1 to 7, so that its middle is not known; give the scale, for ex" in err
    assert "--range 1..7" in err
    assert "no position is on one side" not in err


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [f"A{n} x {-9 if n in (3, 5) else n % 5 + 1}" for n in range(14)],
            (
                "t.csv: position -9 may be a code for a missing position: it occurs 2 times, first on "
                "'x' in row 4, and all others are 1 to 5; leave the cells of missing positions empty"
            ),
        ),
        (
            ["A x -1", "B x 1", "C x 0", "A y 99", "B y 99"],
            (
                "position 99 may be a code for a missing position: it occurs 2 times, first on 'y' in "
                "row 4, and all others are -1 to 1"
            ),
        ),
        (
            ["A x 1", "B x 2", "C x 5", "A y 88", "B y 99"],
            "positions 88, 99 may be codes for missing positions: they occur 2 times, first 88 on",
        ),
        (["A x 1", "B x 1", "A y 999", "B y 1"], "it occurs once, first on 'y' in row 3"),
    ],
)
def test_a_code_for_missing_does_not_become_the_scale(
    capsys: Run, tmp_path: Path, rows: list[str], words: str
) -> None:
    assert words in refusal(capsys, "agreement", "--data", table(tmp_path, *rows))
    _, err = asked(capsys, "agreement", "--data", table(tmp_path, *rows), "--range", "-9..999")
    assert "missing position" not in err


def test_a_nine_far_above_the_others_is_doubted(capsys: Run, tmp_path: Path) -> None:
    seven = [f"A{n} x {n}" for n in range(1, 8)]
    _, err = asked(capsys, "agreement", "--data", table(tmp_path, *seven, "B x 9", "C x 9"))
    assert "Look again: position 9 may be a code for a missing position: it occurs 2 times" in err
    for others in ([*seven, "B x 8", "C x 9"], ["A x 2", "B x 5", "C x 9"], ["A x -9", "B x 9"]):
        _, err = asked(capsys, "agreement", "--data", table(tmp_path, *others))
        assert "missing position" not in err


def test_signs_are_those_around_the_middle_of_the_given_scale(capsys: Run, tmp_path: Path) -> None:
    file = ("--data", table(tmp_path, *FAR), "--measure", "same-sign")
    assert value(capsys, *file, "--range", "0..10") == 0
    assert value(capsys, *file, "--range", "0..20") == 1


@pytest.mark.parametrize(
    ("rows", "given", "sentence"),
    [
        (FAR, (), "only the lowest and the highest position are known, 3 and 7"),
        (("A i 1000000", "B i -1000000"), ("--range", "-1000000..1000000"), "at most 1,000 steps"),
    ],
)
def test_polarisation_needs_the_ends_of_a_scale_of_few_steps(
    capsys: Run, tmp_path: Path, rows: tuple[str, ...], given: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refusal(capsys, "polarisation", "--data", table(tmp_path, *rows), *given)


def test_the_same_positions_give_the_same_number_on_the_same_scale(
    capsys: Run, tmp_path: Path
) -> None:
    """As a table and as a dataset; without a given scale, both say why they differ."""
    positions = {("ann", "tax"): 1, ("ann", "war"): -1, ("bob", "tax"): -1, ("bob", "war"): -1}
    stances = [
        stance(f"{a}.{i}", actor=a, issue=i, date="2024-05-01", position=p)
        for (a, i), p in positions.items()
    ]
    file = tmp_path / "small.yaml"
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "text.txt").write_text("A text.", encoding="utf-8")
    file.write_text(yaml.safe_dump(SMALL | {"stances": stances}), encoding="utf-8")
    dataset = str(file)
    tidy = table(tmp_path, *(f"{a} {i} {p}" for (a, i), p in positions.items()))
    for given, number in ((("--range", "-1..1"), 0.5), (("--range", "-2..2"), 0.75)):
        assert value(capsys, "--data", dataset, *given) == number
        assert value(capsys, "--data", tidy, *given) == number
    pairs, err = asked(capsys, "agreement", "--data", dataset)
    assert pairs[0]["agreement"] == "0.75"
    assert "Scale: −2 to 2, as in every dataset." in err
    pairs, err = asked(capsys, "agreement", "--data", tidy)
    assert pairs[0]["agreement"] == "0.5"
    assert "Datasets use −2 to 2" in err


def test_a_window_counts_only_what_has_a_record_in_it(capsys: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    rows = [
        f"{a},{i},{y}-01-01,1" for y, i in ((2019, "x"), (2019, "y"), (2024, "z")) for a in "AB"
    ]
    file.write_text(HEAD + "\n".join([*rows, "C,z,2024-01-01,-1"]) + "\n")
    pairs, err = asked(capsys, "agreement", "--data", str(file), "--from", "2019-01-01", "--to", "2019-12-31")  # fmt: skip
    assert [(row["actor_a"], row["actor_b"], row["issues"], row["low"]) for row in pairs] == [
        ("A", "B", "2", "1.0")
    ]
    assert "Not counted, because they have no position in the window: 1 actor and 1 issue." in err
    pairs, _ = asked(capsys, "agreement", "--data", str(file), "--to", "2019-12-31", "--issues", "x,y,z")  # fmt: skip
    assert {row["issues"] for row in pairs} == {"3"}


def test_controls_in_a_table_never_reach_the_terminal(capsys: Run, tmp_path: Path) -> None:
    err = refusal(capsys, "agreement", "--data", table(tmp_path, "A i \x1b[31mred"))
    assert "\x1b" not in err
    assert r"position '\u001b[31mred' is not a number" in err


def test_an_issue_of_a_table_keeps_its_capital(capsys: Run, tmp_path: Path) -> None:
    rows = ("NPD Gewerbesteuer 1", "NPD Gewerbesteuer -1", "CDU Gewerbesteuer 1", "CDU Maut -1")
    _, err = asked(capsys, "agreement", "--data", table(tmp_path, *rows))
    assert "1 contested position left out: NPD on Gewerbesteuer." in err
