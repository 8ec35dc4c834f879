"""A dataset from any file that can hold a whole one: the YAML file, or a format of DATASETS."""

from datetime import date
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from stances.exchange import dataset_reader_of, reader_of

if TYPE_CHECKING:
    from stances.reading.loader import Loaded

TABLE = "a table"
_YAML = (".yaml", ".yml")


def load_dataset(path: Path, *, today: date | None = None) -> "Loaded":
    """The dataset with its source texts; raises InvalidData or StancesError."""
    from stances.reading.loader import load  # noqa: PLC0415  (to look at a file is enough for some)

    reader = dataset_reader_of(path)
    if reader is None:
        return load(path, today=today)
    loaded: Loaded = resolve_name(reader.function)(path)
    return loaded


def kind_of_file(path: Path) -> str | None:
    """What the file is if not a curated YAML file, in words."""
    if reader := dataset_reader_of(path):
        return reader.label
    return None if reader_of(path) is None else TABLE


def datasets_in(folder: Path) -> dict[str, Path]:
    """The datasets in a folder by file name, in alphabetical order; none if it is a dataset."""
    if not folder.is_dir() or dataset_reader_of(folder):
        return {}
    return {
        path.name: path
        for path in sorted(folder.iterdir(), key=lambda path: path.name.casefold())
        if not path.name.startswith(".")
        and (path.suffix.lower() in _YAML or kind_of_file(path) is not None)
        and (path.is_file() or dataset_reader_of(path) is not None)
    }
