"""An earlier copy of the dataset put back, byte for byte."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from stances.curation.backups import KEPT, back_up, backups
from stances.curation.saving import Conflict, Saved, digest, locked_file, require_writable
from stances.curation.writing import remove_leftovers, write_file
from stances.errors import StancesError
from stances.reading.loader import display_name, parse, read_bytes
from stances.reading.seeds import read_seeds, seeds_folder


@dataclass(frozen=True, slots=True)
class Copy:
    """A dated copy of the dataset, and when it was put away."""

    path: Path
    at: datetime


def copies(path: Path) -> list[Copy]:
    """The copies kept of the dataset at ``path``, the newest first."""
    return [Copy(file, _when(file, path)) for file in reversed(backups(path.resolve()))]


def restore(
    path: Path, copy: Path, *, expected_digest: str | None = None, today: date | None = None
) -> Saved:
    """Puts the copy in the place of the dataset at ``path``, which is kept as a copy itself.

    ``expected_digest`` is that of the file that the copy is to replace. InvalidData if the copy
    breaks a rule of today, Conflict if the file has changed meanwhile, NotSaved if the disk
    refuses, StancesError if there is no such copy; in each case the file is unchanged.
    """
    require_writable(path)
    with locked_file(path) as file:
        remove_leftovers(file)
        if copy not in backups(file):
            raise StancesError(f"there is no copy {copy.name} any more; choose another")
        raw, current = read_bytes(copy), read_bytes(file)
        seeds = read_seeds(seeds_folder(path))
        loaded = parse(raw, file=display_name(copy), seeds=seeds, today=today)
        if expected_digest is not None and digest(current) != expected_digest:
            theirs, ours = (text.decode("utf-8", errors="replace") for text in (current, raw))
            raise Conflict(path, theirs=theirs, ours=ours)
        if current == raw:
            return Saved(loaded, digest(raw), None)
        # One more than usual, so that the copy itself stays until it is in place.
        kept = back_up(file, current, kept=KEPT + 1)
        write_file(file, raw, like=file)
    return Saved(loaded, digest(raw), kept)


def _when(file: Path, path: Path) -> datetime:
    stamp = file.name.removeprefix(f"{path.resolve().stem}-")[:18]
    return datetime.strptime(stamp, "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)
