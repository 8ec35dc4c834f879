"""Published counts, from the files of other programs as `stances import` reads them."""

import csv
import io
from itertools import combinations
from pathlib import Path

import pytest

from stances.cli import main
from stances.reading.loader import Loaded, load

pytestmark = pytest.mark.reference


def imported(style: str, file: Path, folder: Path) -> Loaded:
    out = folder / "x.yaml"
    assert main(["import", style, str(file), "-o", str(out)]) == 0
    return load(out)  # which checks it


@pytest.mark.parametrize("version", [2, 3])
def test_the_sample_of_discourse_network_analyzer(
    reference: Path, tmp_path: Path, version: int, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded = imported("dna", reference / "dna" / f"sample_v{version}.dna", tmp_path)
    assert "41 statements: 40 taken, 0 merged, 1 refused" in capsys.readouterr().out
    dataset = loaded.dataset
    assert (len(dataset.actors), len(dataset.issues), len(loaded.seeds.texts)) == (7, 6, 7)
    with (reference / "dna" / "dna_sample_tidy.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    theirs = sorted(
        (row["actor"], row["issue"], row["date"], int(row["position"]) > 0, row["person"],
         " ".join(row["justification"].split()))
        for row in rows
    )  # fmt: skip
    ours = sorted(
        (dataset.actors_by_id[s.actor].name, dataset.issues_by_id[s.issue].title, str(s.date),
         (s.position or 0) > 0, s.speaker or "", " ".join((s.evidence[0].quote or "").split()))
        for s in dataset.stances
    )  # fmt: skip
    assert ours == theirs


def test_the_answers_of_2021(reference: Path, tmp_path: Path) -> None:
    folder = reference / "wahlomat" / "2021-bundestag"
    dataset = imported("qual-o-mat", folder, tmp_path).dataset
    names = {actor.id: actor.name for actor in dataset.actors}
    answers = {(names[s.actor], s.issue): s.position for s in dataset.stances}
    issues = [issue.id for issue in dataset.issues]
    assert len(issues) == 38
    same = {
        frozenset(pair): sum(answers[pair[0], issue] == answers[pair[1], issue] for issue in issues)
        for pair in combinations(("SPD", "GRÜNE", "CDU / CSU", "FDP", "AfD"), 2)
    }
    for one, other, number in (
        ("SPD", "GRÜNE", 26), ("CDU / CSU", "SPD", 15), ("FDP", "CDU / CSU", 19),
        ("AfD", "GRÜNE", 4),
    ):  # fmt: skip
        assert same[frozenset((one, other))] == number


def test_the_published_tie_of_senate_and_sierra_club(
    reference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported("dna", reference / "dna" / "sample_v3.dna", tmp_path)
    capsys.readouterr()
    asked = ["--once-per", "never", "--normalisation", "none", "--format", "csv"]
    assert main(["network", "--data", str(tmp_path / "x.yaml"), *asked]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    (pair,) = [row for row in rows if {row["actor_a"], row["actor_b"]} == {"senate", "sierra-club"}]
    assert [float(pair[name]) for name in ("congruence", "conflict", "weight")] == [2, 5, -3]
