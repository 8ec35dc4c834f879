"""READERS and WRITERS: every format can be loaded, and a file's name selects one of them."""

from pathlib import Path
from pkgutil import resolve_name

import pandas as pd
import pytest

import stances.citing
import stances.versions
from stances.exchange import READERS, WRITERS, Subject, reader_of, writer_of, writers_of

FUNCTIONS = [
    entry.function
    for table in (READERS, WRITERS, stances.citing.FORMATS, stances.versions.FORMATS)
    for entry in table.values()
]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_function_of_a_format_exists(function: str) -> None:
    assert callable(resolve_name(function))


def test_every_writer_is_offered_for_its_subject() -> None:
    assert [name for subject in Subject for name in writers_of(subject)] == list(WRITERS)


@pytest.mark.parametrize("subject", Subject)
def test_no_two_formats_of_a_subject_share_a_suffix(subject: Subject) -> None:
    endings = [writer.suffix for writer in writers_of(subject).values()]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize(
    "name", [name for name, each in writers_of(Subject.TABLE).items() if not each.binary]
)
def test_no_table_for_a_program_alters_a_text(name: str) -> None:
    text = WRITERS[name].text(pd.DataFrame({"x": ["=1+1", "@sum"]}))
    assert "=1+1" in text
    assert "@sum" in text
    assert "'" not in text


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.csv", "csv"), ("A.CSV.GZ", "csv"), ("a.parquet", "parquet"), ("stances.yaml", None)],
)
def test_a_name_selects_a_reader(name: str, format_: str | None) -> None:
    assert reader_of(Path(name)) == (READERS[format_] if format_ else None)


def test_a_name_selects_a_writer_of_the_subject() -> None:
    assert writer_of(Path("net.GEXF"), Subject.NETWORK) == WRITERS["gexf"]
    assert writer_of(Path("net.gexf"), Subject.TABLE) is None
    assert writer_of(Path("net"), Subject.NETWORK) is None
