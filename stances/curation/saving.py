"""Saving a dataset: checked first, one writer at a time, with a dated backup, all or nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from stances.curation.backups import back_up, backups_folder
from stances.curation.locks import locked
from stances.curation.writing import remove_leftovers, write_file
from stances.errors import StancesError, reason
from stances.model.seeds import Seeds
from stances.reading.files import display_name, read_bytes
from stances.reading.lines import decoded
from stances.reading.loader import Loaded, parse
from stances.reading.seeds import read_seeds, seeds_folder
from stances.shipped import is_installed


class Conflict(StancesError):
    """The file has changed since the edit began: ``theirs`` is on disk, ``ours`` is not saved."""

    def __init__(self, path: Path, *, theirs: str, ours: str) -> None:
        self.path, self.theirs, self.ours = path, theirs, ours
        super().__init__(
            f"{display_name(path)}: not saved, because the file was changed meanwhile; "
            "reload it and repeat the edit"
        )


class NotSaved(StancesError):
    """The disk or the system refused the write; the dataset is unchanged."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{display_name(path)}: not saved: {reason}; the file is unchanged")


@dataclass(frozen=True)
class Opened:
    """A dataset's text on disk, and the digest by which a save recognises it."""

    path: Path
    text: str
    digest: str
    seeds: Seeds

    @property
    def file(self) -> str:
        """The path as shown in messages."""
        return display_name(self.path)

    @cached_property
    def key(self) -> str:
        """A digest of everything that checking the text depends on: its name, content and seeds."""
        hash_ = sha256(f"{self.file}\0{self.digest}".encode())
        for name, seed in sorted(self.seeds.texts.items()):
            text = seed.text.encode(errors="surrogatepass")
            hash_.update(f"\0{name!a}\0{digest(text)}".encode())
        return hash_.hexdigest()


@dataclass(frozen=True)
class Saved:
    """The dataset on disk, its digest, and the backup of the previous version."""

    loaded: Loaded
    digest: str
    backup: Path | None


def open_dataset(path: Path) -> Opened:
    """Reads the dataset's text, line ends included, and its seeds; UnreadableFile, InvalidData."""
    raw = read_bytes(path)
    text = decoded(raw, file=display_name(path))
    return Opened(path, text, digest(raw), read_seeds(seeds_folder(path)))


def digest(raw: bytes) -> str:
    """The SHA-256 of a file's content in hexadecimal."""
    return sha256(raw).hexdigest()


def save(
    path: Path,
    text: str,
    *,
    expected_digest: str,
    today: date | None = None,
    checked: Loaded | None = None,
) -> Saved:
    """Replaces the dataset at ``path`` with ``text``, following symbolic links.

    ``expected_digest`` is that of the text the edit began with; ``checked`` is what ``parse`` made
    of ``text``, if that is known, and spares another check while the seeds are still the same.
    InvalidData if ``text`` breaks a rule, Conflict if the file changed meanwhile, NotSaved if the
    disk refuses, StancesError if the file must not be written; in each case the file is unchanged.
    """
    require_writable(path)
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        raise NotSaved(path, "the text contains half a character; paste it again") from None
    with locked_file(path) as file:
        remove_leftovers(file)
        seeds = read_seeds(seeds_folder(path))
        loaded = checked if checked is not None and checked.seeds == seeds else None
        loaded = loaded or parse(raw, file=display_name(path), seeds=seeds, today=today)
        current = read_bytes(file)
        if current == raw:
            return Saved(loaded, digest(raw), None)
        if digest(current) != expected_digest:
            theirs = current.decode("utf-8", errors="replace")
            raise Conflict(path, theirs=theirs, ours=text)
        backup = back_up(file, current)
        write_file(file, raw, like=file)
    return Saved(loaded, digest(raw), backup)


def require_writable(path: Path) -> None:
    """Raises StancesError if the dataset belongs to the installed package or is read-only."""
    if is_installed(path):
        raise StancesError(
            f"{display_name(path)}: this dataset belongs to the installed package, and an "
            "update would replace it; copy it and its folder seeds, and name the copy (--data)"
        )
    read_bytes(path, most=1)
    if not os.access(path, os.W_OK):
        raise NotSaved(path, "the file is read-only")


@contextmanager
def locked_file(path: Path) -> Iterator[Path]:
    """Holds the dataset's lock and yields its file, links resolved; NotSaved for any OSError."""
    file = path.resolve()
    try:
        with locked(backups_folder(file) / f".{file.name}.lock"):
            yield file
    except OSError as error:
        raise NotSaved(path, reason(error)) from error
