"""The datasets of a path: each is read when it is asked, and again when its files have changed."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from stances import clock
from stances.analysis.ledger import Ledger, ledger_of
from stances.api.asked import Data, Refused
from stances.errors import InvalidData, StancesError, UnreadableFile
from stances.exchange.datasets import TABLE, datasets_in, kind_of_file, load_dataset
from stances.exchange.stamps import stamp, stamps_beside
from stances.exchange.table_dataset import read_table_dataset
from stances.model.dataset import Dataset
from stances.tables import Tables
from stances.tables.frames import tables
from stances.wording.words import clipped

_ATTEMPTS = 4


@dataclass(frozen=True)
class Opened:
    """A dataset as it was read."""

    dataset: Dataset
    tables: Tables
    ledger: Ledger
    remarks: Sequence[str] = ()


class Store:
    """The datasets of a path, of which the one asked last is kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: tuple[tuple[str, ...], Opened] | None = None
        self._reading = Lock()

    @property
    def several(self) -> bool:
        """True if the path is a folder of datasets."""
        return bool(datasets_in(self.path))

    def paths(self) -> Mapping[str, Path]:
        """The datasets by what they are called."""
        return datasets_in(self.path) or {self.path.name: self.path}

    def codes(self) -> Sequence[str]:
        """What the datasets are called."""
        return list(self.paths())

    def code(self, named: str) -> str:
        """What the dataset is called, the first if none is named; Refused if there is none."""
        paths = self.paths()
        if named and named not in paths:
            known = ", ".join(paths)
            raise Refused(
                f"No dataset “{clipped(named, 60)}” here; these are: {known}.", missing=True
            )
        return named or next(iter(paths))

    def digest(self, code: str) -> str:
        """Changes when a file of the dataset does."""
        return repr(_state(self.paths()[code]))

    def open(self, code: str) -> Data:
        """The dataset; Refused with its problems if it cannot be read."""
        path = self.paths()[code]
        with self._reading:
            for _ in range(_ATTEMPTS):
                state = _state(path)
                if self._kept is not None and self._kept[0] == state:
                    return self._kept[1]
                outcome = _read(path)
                if _state(path) != state:
                    continue
                if isinstance(outcome, Refused):
                    raise outcome
                self._kept = (state, outcome)
                return outcome
        raise Refused(f"{path.name}: something is writing to it; ask again", broken=True)


def _read(path: Path) -> Opened | Refused:
    try:
        if kind_of_file(path) == TABLE:
            dataset, _, frames, remarks = read_table_dataset(path)
            return Opened(dataset, frames, ledger_of(frames), remarks)
        loaded = load_dataset(path)
        frames = tables(loaded.dataset, loaded.seeds)
        return Opened(loaded.dataset, frames, ledger_of(frames))
    except InvalidData as error:
        return Refused(*map(str, error.problems), broken=True)
    except StancesError as error:
        return Refused(str(error), broken=True)


def _state(path: Path) -> tuple[str, ...]:
    """The day, which rules use, and the stamp of each file that the dataset is read from."""
    beside: Sequence[str] = ()
    with suppress(UnreadableFile):  # which reading it tells
        beside = stamps_beside(path)
    return (clock.today().isoformat(), str(path), stamp(path), *beside)
