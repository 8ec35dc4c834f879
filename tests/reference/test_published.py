"""Published numbers of data that nobody here wrote, by function and by command line."""

import csv
import io
import itertools
import json
import sqlite3
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from stances.analysis.agreement import agreement
from stances.analysis.blocs import bloc_polarisation
from stances.analysis.networks import affiliation, network
from stances.analysis.space import space
from stances.cli import main
from stances.exchange.tidy import read_tidy
from stances.model.measures import Measure, Normalisation, Period, Tie
from stances.tables import Tables
from tests.questions import ask

pytestmark = pytest.mark.reference

LEGISLATION = "There should be legislation to regulate emissions."


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert main([*arguments, "--format", "csv"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


# --- Discourse Network Analyzer's sample


@pytest.fixture(scope="module")
def dna(reference: Path) -> tuple[pd.DataFrame, dict]:
    tables = read_tidy(reference / "dna" / "dna_sample_tidy.csv").tables
    events = ask(tables, as_of=date(2005, 2, 16)).statements(Period.NEVER)
    published = json.loads((reference / "dna" / "reference_published.json").read_text())
    return events, published


def test_dna_counts(reference: Path, dna: tuple[pd.DataFrame, dict]) -> None:
    events, published = dna
    counts = published["counts"]
    raw = pd.read_csv(reference / "dna" / "dna_sample_tidy.csv")
    assert len(events) == counts["statements_of_type_DNA_Statement"]
    assert events["actor"].nunique() == counts["organizations"]
    assert events["issue"].nunique() == counts["concepts"]
    assert str(events["day"].min().date()) == counts["first_date"]
    assert str(events["day"].max().date()) == counts["last_date"]
    assert raw["document_id"].nunique() == counts["documents"]
    with sqlite3.connect(reference / "dna" / "sample_v3.dna") as database:
        ask = lambda query: database.execute(query).fetchone()[0]  # noqa: E731
        assert ask("select count(*) from CODERS") == counts["coders"]
        assert (
            ask("select count(*) from STATEMENTS") == counts["all_statements_incl_one_annotation"]
        )
    ordered = raw.sort_values("statement_id", kind="stable").reset_index(drop=True)
    assert counts["statement_row_2_person"] in set(ordered["person"])
    assert counts["statement_row_15_concept"] in set(ordered["issue"])


def test_dna_networks(dna: tuple[pd.DataFrame, dict]) -> None:
    events, published = dna
    networks = published["networks"]
    two_mode = affiliation(events)
    assert two_mode["weight"].sum() == networks[0]["sum"]
    assert len(two_mode) == networks[0]["nonzero_cells"]
    plain = one_mode(events, Tie.IGNORE, Normalisation.NONE)
    assert plain.weights.shape == tuple(networks[1]["dim"])
    assert plain.weights.sum() == networks[1]["sum"]
    assert len(plain.frame) == networks[1]["nonzero_pairs"]
    average = one_mode(events, Tie.CONGRUENCE, Normalisation.AVERAGE)
    assert average.weights.sum() == pytest.approx(networks[2]["our_exact"], abs=1e-6)


def test_dna_activity_is_recomputed_after_exclusions(dna: tuple[pd.DataFrame, dict]) -> None:
    events, published = dna
    kept = events[
        (events["issue"] != LEGISLATION) & ~events["actor"].isin(["Senate", "Sierra Club"])
    ]
    ties = one_mode(kept, Tie.CONGRUENCE, Normalisation.AVERAGE)
    assert ties.weights.shape == tuple(published["networks"][3]["dim"])
    assert ties.weights.sum() == pytest.approx(published["networks"][3]["our_exact"], abs=1e-6)


def test_dna_one_section_alone(reference: Path, dna: tuple[pd.DataFrame, dict]) -> None:
    _, published = dna
    raw = pd.read_csv(reference / "dna" / "dna_sample_tidy.csv")
    with sqlite3.connect(reference / "dna" / "sample_v3.dna") as database:
        rows = database.execute("select ID from DOCUMENTS where Section = '1'").fetchall()
    kept = raw[raw["document_id"].isin([row[0] for row in rows])]
    ties = one_mode(kept, Tie.CONGRUENCE, Normalisation.AVERAGE)
    assert ties.weights.shape == tuple(published["networks"][4]["dim"])


@pytest.mark.parametrize("tie", list(Tie))
def test_dna_pair(dna: tuple[pd.DataFrame, dict], tie: Tie) -> None:
    events, published = dna
    frame = one_mode(events, tie, Normalisation.NONE).frame
    pair = frame[frame["actor_a"].isin(["Senate", "Sierra Club"])
                 & frame["actor_b"].isin(["Senate", "Sierra Club"])]  # fmt: skip
    assert pair["weight"].tolist() == [published["networks"][5][tie.value]]


def test_dna_affiliation_and_row(dna: tuple[pd.DataFrame, dict]) -> None:
    events, published = dna
    signed = affiliation(events, tie=Tie.SUBTRACT, scale_range=2)
    mine = signed[signed["actor"] == "National Petrochemical & Refiners Association"]
    weights = dict(zip(mine["issue"], mine["weight"], strict=True))
    wanted = {key: value for key, value in published["networks"][6].items() if key != "what"}
    assert {issue: weights[issue] for issue in wanted} == wanted
    frame = one_mode(events, Tie.IGNORE, Normalisation.NONE)
    row = dict(zip(frame.actors, frame.weights[
        frame.actors.index("Environmental Protection Agency")], strict=True))  # fmt: skip
    for other in ("Alliance to Save Energy", "Energy and Environmental Analysis, Inc."):
        assert row[other] == published["networks"][7][other]


def test_dna_polarisation_of_two_blocs(dna: tuple[pd.DataFrame, dict]) -> None:
    events, published = dna
    nets = [one_mode(events, tie, Normalisation.AVERAGE) for tie in (Tie.CONGRUENCE, Tie.CONFLICT)]
    even = (m for m in itertools.product([0, 1], repeat=7) if 3 <= sum(m) <= 4)
    best = max(bloc_polarisation(nets[0].weights, nets[1].weights, m) or 0 for m in even)
    stated = published["networks"][8]
    assert best == pytest.approx(stated["value"], rel=stated["tolerance"])


def test_dna_on_the_command_line(reference: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(reference / "dna" / "dna_sample_tidy.csv")
    ask = ("network", "--data", file, "--once-per", "never")
    rows = printed(capsys, *ask, "--tie", "ignore", "--normalisation", "none")
    assert 2 * sum(float(row["weight"]) for row in rows) == 276
    rows = printed(capsys, *ask, "--tie", "congruence")
    assert 2 * sum(float(row["weight"]) for row in rows) == pytest.approx(25.802436, abs=1e-6)
    two = printed(capsys, *ask, "--two-mode", "--tie", "subtract")
    mine = [row["weight"] for row in two if row["actor"].startswith("National Petrochemical")]
    assert mine.count("-2.0") == 2


def one_mode(events: pd.DataFrame, tie: Tie, normalisation: Normalisation):  # type: ignore[no-untyped-def]
    return network(events, tie=tie, normalisation=normalisation, scale_range=2)


# --- reliability


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("krippendorff_textbook_4x12", "nominal"),
        ("krippendorff_textbook_4x12", "ordinal"),
        ("krippendorff_textbook_4x12", "interval"),
        ("wikipedia_krippendorff_3x15", "nominal"),
        ("wikipedia_krippendorff_3x15", "interval"),
    ],
)
def test_published_alphas(
    reference: Path, capsys: pytest.CaptureFixture[str], level: str, name: str
) -> None:
    folder = reference / "reliability"
    values = pd.read_csv(folder / "reference_values.csv").set_index(["dataset", "statistic"])
    file = str(folder / "reliability_long.csv")
    rows = printed(capsys, "reliability", "--data", file, "--measure", level, "--issues", name)
    published = values.loc[(name, f"alpha_{level}"), "published_value"]
    assert round(float(rows[0]["alpha"]), 3) == published
    assert float(rows[0]["low"]) <= float(rows[0]["alpha"]) <= float(rows[0]["high"])


# --- US Senate


@pytest.fixture(scope="module")
def senate(reference: Path) -> Tables:
    return read_tidy(reference / "senate" / "senate_tidy_110_118.parquet").tables


@pytest.mark.parametrize("congress", [110, 111, 112, 113, 114, 115, 116, 117, 118])
def test_first_axis_is_nominate(reference: Path, senate: Tables, congress: int) -> None:
    opening = date(2007 + 2 * (congress - 110), 1, 3)
    matrix = ask(
        senate,
        since=opening,
        as_of=date(opening.year + 1, 12, 31),
        issues=roll_calls(senate, congress),
    ).matrix()
    present = [a for a, known in zip(matrix.actors, matrix.known.any(axis=1), strict=True) if known]
    points = space(agreement(matrix.only(present)))
    scores = pd.read_csv(reference / "senate" / "reference_nominate_110_118.csv.gz")
    scores = scores[scores["congress"] == congress].drop_duplicates("bioname")
    scores = scores.set_index("bioname")["nominate_dim1"]
    both = [
        actor for actor in points.actors if actor in scores.index and not np.isnan(scores[actor])
    ]
    assert len(both) >= 95
    axis = [points.points[points.actors.index(actor), 0] for actor in both]
    assert abs(np.corrcoef(axis, scores[both])[0, 1]) >= 0.95


def roll_calls(senate: Tables, congress: int) -> list[str]:
    return [issue for issue in senate.issues["issue"] if issue.startswith(f"Senate {congress} ")]


# --- Chapel Hill Expert Survey


def test_first_axes_of_party_positions(reference: Path) -> None:
    """The published values are of the standardised positions' principal components; our map agrees."""
    tables, remarks = read_tidy(reference / "ches" / "ches_tidy.csv.xz")
    assert remarks == ("Left out: 73 rows without an actor, the first is row 17413.",)
    year = {"since": date(2019, 1, 1), "as_of": date(2019, 12, 31)}
    every = ask(tables, **year).matrix()
    asked = [i for i, known in zip(every.issues, every.known.any(axis=0), strict=True) if known]
    matrix = ask(tables, **year, issues=asked).matrix()
    there = [a for a, known in zip(matrix.actors, matrix.known.any(axis=1), strict=True) if known]
    matrix = matrix.only(there)
    points = space(agreement(matrix))
    axes = pd.read_csv(reference / "ches" / "reference_axes_lrgen_lrecon_galtan.csv")
    axes = axes[axes["year"] == 2019].drop_duplicates("actor").set_index("actor")
    both = [actor for actor in points.actors if actor in axes.index]
    at = [matrix.actors.index(actor) for actor in both]
    components = principal_components(matrix.values)[at]
    mapped = points.points[[points.actors.index(actor) for actor in both]]
    for name, stated in (("galtan", 0.93), ("lrgen", 0.85)):
        published = axes.loc[both, name].astype(float)
        assert round(correlation(components[:, 0], published), 2) == stated
        assert correlation(mapped[:, 0], published) >= stated - 0.03
    assert correlation(mapped[:, 0], pd.Series(components[:, 0])) >= 0.98
    assert correlation(mapped[:, 1], axes.loc[both, "lrecon"].astype(float)) >= 0.75


def principal_components(values: np.ndarray) -> np.ndarray:
    """Scores on the components of standardised columns, missing values at the mean."""
    filled = np.where(np.isnan(values), np.nanmean(values, axis=0), values)
    standard = (filled - filled.mean(axis=0)) / filled.std(axis=0)
    left, sizes, _ = np.linalg.svd(standard, full_matrices=False)
    return left * sizes


def correlation(axis: np.ndarray, published: pd.Series) -> float:
    known = published.notna().to_numpy()
    return abs(float(np.corrcoef(axis[known], published[known])[0, 1]))


# --- Wahl-O-Mat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("SPD", "GRÜNE", 26), ("CDU / CSU", "SPD", 15), ("FDP", "CDU / CSU", 19), ("AfD", "GRÜNE", 4)],
)
def test_identical_answers_of_2021(
    reference: Path, capsys: pytest.CaptureFixture[str], a: str, b: str, same: int
) -> None:
    file = reference / "wahlomat" / "wahlomat_bundestag_2002_2025.csv.gz"
    matrix = ask(
        read_tidy(file).tables, since=date(2021, 9, 26), as_of=date(2021, 9, 26), actors=[a, b]
    ).matrix()
    result = agreement(matrix, measure=Measure.IDENTICAL)
    assert result.shared[0, 1] == 38
    assert round(result.values[0, 1] * 38) == same
    rows = printed(capsys, "agreement", "--data", str(file), "--from", "2021-09-26", "--to",
                   "2021-09-26", "--measure", "identical", "--actors", f"{a},{b}")  # fmt: skip
    assert [round(float(row["agreement"]) * int(row["shared"])) for row in rows] == [same]
