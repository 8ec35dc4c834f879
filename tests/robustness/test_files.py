"""Whatever has happened to a file: a dataset, or sentences that say what is wrong, and no more."""

from pathlib import Path

import pytest

from stances.analysis.ledger import ledger_of
from stances.api.asked import asked
from stances.api.documents import DOCUMENTS
from stances.api.store import Opened
from stances.app import upload
from stances.cli import main
from stances.errors import InvalidData, StancesError
from stances.exchange.door import Held
from stances.exchange.table_dataset import read_table_dataset
from stances.model.dataset import Dataset
from stances.reading.loader import parse
from stances.tables import Tables
from stances.tables.frames import tables
from tests.conftest import TODAY
from tests.robustness import damage
from tests.robustness.conftest import Tries


def answered(dataset: Dataset, frames: Tables) -> None:
    """Every question that programs may ask has an answer."""
    data = Opened(dataset, frames, ledger_of(frames))
    for document, answer in DOCUMENTS.items():
        assert answer(asked(data, document, {})).model_dump_json()


def worded(error: StancesError) -> None:
    """The words are ours, and few enough for a screen."""
    problems = error.problems if isinstance(error, InvalidData) else [error]
    assert problems
    for problem in problems:
        assert 0 < len(str(problem)) < 3000
        assert "Traceback" not in str(problem)


def test_damaged_yaml(tries: Tries) -> None:
    def check(case: tuple[str, bytes]) -> None:
        try:
            loaded = parse(case[1], file=case[0], seeds=damage.SEEDS, today=TODAY)
        except InvalidData as error:
            worded(error)
        else:
            answered(loaded.dataset, tables(loaded.dataset, loaded.seeds))

    tries.many(check, damage.damages({"f.yaml": damage.yaml_bytes()}), usual=250)


def test_damaged_tables(tries: Tries) -> None:
    def check(case: tuple[str, bytes]) -> None:
        try:
            read = read_table_dataset(Held(*case))
        except StancesError as error:
            worded(error)
        else:
            answered(read.dataset, read.tables)

    tries.many(check, damage.damages(damage.tables()), usual=150)


def test_damaged_uploads(tries: Tries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload.st, "session_state", {})

    def check(case: tuple[str, bytes]) -> None:
        try:
            upload.open_upload(*case)
        except StancesError as error:
            worded(error)

    tries.many(check, damage.damages(damage.datasets(tmp_path) | damage.tables()), usual=120)


def test_damaged_files_of_other_programs(
    tries: Tries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out" / "x.yaml"

    def check(case: tuple[str, bytes]) -> None:
        style, name = case[0].split()
        folder = tmp_path / "given"
        folder.mkdir(exist_ok=True)
        for other, text in damage.BESIDE.get(style, {}).items():
            (folder / other).write_text(text, encoding="utf-8")
        (folder / name).write_bytes(case[1])
        given = folder if style in damage.BESIDE else folder / name
        dated = ["--date", "2024-01-01"] if style in ("wide", "qdpx") else []
        status = main(["import", style, str(given), "-o", str(out), "--yes", "--replace", *dated])
        told = capsys.readouterr()
        assert status in (0, 1, 2)
        assert (status == 0) == (
            told.err == "" or (out.exists() and not told.err.startswith("stances:"))
        )
        assert "Traceback" not in told.err

    tries.many(check, damage.damages(damage.imports(tmp_path)), usual=120)
