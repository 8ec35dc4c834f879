"""A dataset from any file that can hold a whole one: the YAML file, or a format of DATASETS."""

from datetime import date
from pathlib import Path
from pkgutil import resolve_name

from stances.exchange import dataset_reader_of
from stances.reading.loader import Loaded, load


def load_dataset(path: Path, *, today: date | None = None) -> Loaded:
    """The dataset with its source texts; raises InvalidData or StancesError."""
    reader = dataset_reader_of(path)
    if reader is None:
        return load(path, today=today)
    loaded: Loaded = resolve_name(reader.function)(path)
    return loaded
