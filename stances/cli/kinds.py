"""What a file is that a command cannot read, and which commands or formats help."""

from pathlib import Path

from stances.errors import StancesError
from stances.exchange import dataset_reader_of, reader_of

_READ_TABLES = "agreement, network, polarisation, map, reliability, positions and shifts"
_SPREADSHEETS = (".xlsm", ".xlsb", ".xls", ".ods", ".numbers")
_STATISTICS = (".sav", ".dta", ".rds", ".rdata", ".feather", ".arrow", ".sas7bdat")
_IMPORTED = {".dna": "dna", ".qdpx": "qdpx"}
_LACKING = {
    "cite": "authors, publishers and addresses of its sources to cite",
    "quotations": "source texts to find quotations in",
}
_DATASETS = (".yaml", ".yml", ".json")


def check_kind(path: Path, *, command: str, tables: bool, formats: bool = False) -> None:
    """Raises StancesError if the command does not read such a file.

    ``tables`` says that it reads tables, ``formats`` that it reads packages and databases.
    """
    name = path.name
    if reader := dataset_reader_of(path):
        if not formats:
            raise StancesError(
                f"{name} is {reader.label}; `{command}` works on the YAML file it was made from"
            )
        return
    if reader_of(path) is not None:
        if not tables:
            raise StancesError(_whole_needed(name, command))
        return
    suffix = path.suffix.lower()
    if suffix in _IMPORTED:
        how = f"stances import {_IMPORTED[suffix]} {name} -o DATASET.yaml"
        raise StancesError(f"{name} is a file of another program; `{how}` makes a dataset of it")
    if suffix in _SPREADSHEETS or suffix in _STATISTICS:
        kind = "a spreadsheet" if suffix in _SPREADSHEETS else "a file of another program"
        who = f"; {_READ_TABLES} read it then" if not tables else ""
        raise StancesError(
            f"{name} is {kind} and cannot be read; save the table in it as CSV (UTF-8){who}"
        )
    if suffix not in _DATASETS:
        _check_content(path)


def _whole_needed(name: str, command: str) -> str:
    if command in _LACKING:
        return (
            f"{name} is a table, and a table has no {_LACKING[command]}; `stances import tidy "
            f"{name} -o DATASET.yaml` makes a dataset of it, to which you can add them"
        )
    return (
        f"{name} is a table; `{command}` reads a whole dataset, and only {_READ_TABLES} read tables"
    )


def _check_content(path: Path) -> None:
    """Raises StancesError if a file whose name says nothing begins like a table."""
    from stances.exchange.door import other_kind

    if not path.is_file():
        return
    with path.open("rb") as file:
        start = file.read(4096)
    if kind := other_kind(start):
        raise StancesError(f"{path.name}: {kind}")
    first = start.decode("utf-8-sig", errors="replace").partition("\n")[0].lower()
    if all(title in first for title in ("actor", "issue", "position")):
        raise StancesError(
            f"{path.name} looks like a table; if it is one, its name must end in .csv"
        )
