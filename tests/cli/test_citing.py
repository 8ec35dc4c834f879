"""``stances cite`` and ``stances quotations`` print text that other programs can read."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.cli import main
from stances.reading.loader import Loaded
from tests.citing.readers import bibtex_entries, ris_records
from tests.conftest import stance

RECORD = "russia.escalation-risk.2024-11-18"


def output_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_without_a_choice_every_source_is_cited(
    capsys: pytest.CaptureFixture[str], shipped: Loaded
) -> None:
    wanted = [source.id for source in shipped.dataset.sources]
    assert len(output_of(capsys, "cite").splitlines()) == len(wanted)
    assert list(bibtex_entries(output_of(capsys, "cite", "--format", "bibtex"))) == wanted
    assert [r["ID"] for r in ris_records(output_of(capsys, "cite", "--format", "ris"))] == [
        [name] for name in wanted
    ]
    items = json.loads(output_of(capsys, "cite", "--format", "csl-json"))
    assert [item["id"] for item in items] == wanted


def test_a_record_is_cited_by_its_sources(
    capsys: pytest.CaptureFixture[str], shipped: Loaded
) -> None:
    cited = {item.source for item in shipped.dataset.stances_by_id[RECORD].evidence}
    entries = bibtex_entries(output_of(capsys, "cite", "--stance", RECORD, "--format", "bibtex"))
    assert set(entries) == cited
    assert all(f"(?stance={RECORD})" in entry["note"] for entry in entries.values())


def test_a_note_of_a_record_names_speaker_statement_and_source_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = output_of(capsys, "cite", "--stance", RECORD, "--base", "https://d.example/")
    assert out.startswith("Dmitry Peskov, 18 November 2024: Kremlin spokesman")
    assert out.endswith(f"version 3.1.0, https://d.example/?stance={RECORD}.\n")
    assert len(out.splitlines()) == 1


def test_a_view_cites_the_records_of_its_day(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = (
        "cite",
        "--data",
        str(copy),
        "--actor",
        "russia",
        "--issue",
        "escalation-risk",
        "--as-of",
    )
    before = output_of(capsys, *view, "2024-11-17")
    after = output_of(capsys, *view, "2024-11-18")
    assert f"Record {RECORD} " not in before
    assert f"Record {RECORD} " in after
    assert "long-range-strikes" not in after
    records = [
        json.loads(output_of(capsys, *view, day, "--format", "csl-json"))
        for day in ("2024-11-17", "2024-11-18")
    ]
    assert {item["id"] for item in records[0]} < {item["id"] for item in records[1]}


def test_hindsight_adds_what_became_known_later(
    capsys: pytest.CaptureFixture[str], small: dict[str, Any], tmp_path: Path
) -> None:
    small["sources"] = small["sources"][1:]
    small["stances"] = [stance("ann.tax.1", public="2024-05-01")]
    file = tmp_path / "small.yaml"
    file.write_text(yaml.safe_dump(small), encoding="utf-8")
    view = ("cite", "--data", str(file), "--actor", "ann", "--as-of", "2024-04-01")
    assert output_of(capsys, *view) == ""
    assert "Record ann.tax.1 (supports) in A small dataset" in output_of(
        capsys, *view, "--hindsight"
    )


def test_the_dataset_comes_alone_or_after_the_selection(
    capsys: pytest.CaptureFixture[str],
) -> None:
    alone = bibtex_entries(output_of(capsys, "cite", "--dataset", "--format", "bibtex"))
    assert list(alone) == ["dataset:deep-strikes"]
    both = output_of(capsys, "cite", "--dataset", "--stance", RECORD, "--format", "bibtex")
    assert list(bibtex_entries(both))[-1] == "dataset:deep-strikes"
    assert len(bibtex_entries(both)) > 1


def test_a_file_gets_the_same_text_as_the_terminal(
    copy: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "sources.ris"
    asked = ("cite", "--data", str(copy), "--format", "ris")
    assert output_of(capsys, *asked, "--output", str(file)) == ""
    assert file.read_text(encoding="utf-8") == output_of(capsys, *asked)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--stance", "russia.escalation-risk.2024-11-8"], f"did you mean '{RECORD}'?"),
        (["--actor", "grenell"], "no actor 'grenell' (did you mean 'richard-grenell'?)"),
        (["--issue", "nato"], "no issue 'nato'"),
        (["--stance", RECORD, "--actor", "russia"], "cannot be combined"),
        (["--as-of", "2024-11-18"], "need --actor or --issue"),
        (["--output", "/nowhere/at/all.bib"], "cannot write /nowhere/at/all.bib"),
    ],
)
def test_a_wrong_selection_is_explained(
    copy: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "--data", str(copy), *arguments]) == 2
    streams = capsys.readouterr()
    assert words in streams.err
    assert streams.out == ""


@pytest.mark.parametrize("base", ["dashboard", "javascript:alert(1)", "https://d.example/?a=b"])
def test_an_unusable_base_is_rejected(base: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["cite", "--base", base])
    assert "write it as https://example.org/" in capsys.readouterr().err


def test_quotations_come_as_annotations_or_as_schema_org(
    capsys: pytest.CaptureFixture[str],
) -> None:
    annotations = json.loads(output_of(capsys, "quotations"))
    assert annotations["@context"] == "http://www.w3.org/ns/anno.jsonld"
    graph = json.loads(output_of(capsys, "quotations", "--format", "json-ld"))
    assert len(graph["@graph"]) == annotations["total"] + 1
    based = json.loads(output_of(capsys, "quotations", "--base", "https://d.example/"))
    assert based["first"]["items"][0]["id"].startswith("https://d.example/?stance=")
