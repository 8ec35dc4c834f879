"""The only module that caches. Keys are digests of content, never a path alone.

A dataset and its frames are shared by all sessions and never changed. When the file breaks, the
last good version of it keeps being served, together with the problems.
"""

import gc
import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import streamlit as st

from stances.analysis.ledger import Ledger, ledger_of
from stances.errors import InvalidData, Problem, UnreadableFile
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.loader import display_name, parse, read_bytes
from stances.reading.seeds import read_seeds, seeds_folder
from stances.shipped import shipped_dataset
from stances.tables import Tables
from stances.tables.frames import tables


@dataclass(frozen=True)
class Bundle:
    """A valid dataset, its source texts, its frames, their ledger and the remaining warnings."""

    dataset: Dataset
    seeds: Seeds
    tables: Tables
    ledger: Ledger
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class Served:
    """What the dashboard shows: a bundle (None before any was good) and what is wrong now."""

    bundle: Bundle | None
    problems: tuple[Problem, ...]
    digest: str


def data_file() -> Path:
    """The dataset's file: ``STANCES_DATA`` if set, else the bundled one."""
    named = os.environ.get("STANCES_DATA")
    return Path(named) if named else shipped_dataset()


def curating() -> bool:
    """True if the file is being worked on: `stances serve` says so, a shared server does not."""
    return os.environ.get("STANCES_WATCH") == "1"


def served() -> Served:
    """The dataset as it is on disk now, or the last good version with the problems."""
    path = data_file()
    good = _last_good()
    try:
        raw = read_bytes(path)
        digest = _digest(path, raw)
        outcome = _load(str(path), digest, raw)
    except UnreadableFile as error:
        problem = Problem(display_name(path), 1, 1, "unreadable-file", error.reason)
        return Served(good.get(str(path)), (problem,), "")
    if isinstance(outcome, Bundle):
        good[str(path)] = outcome
        return Served(outcome, (), digest)
    return Served(good.get(str(path)), outcome, digest)


def bundle() -> Bundle:
    """The bundle being served; the router has made sure that there is one."""
    bundle = served().bundle
    if bundle is None:
        raise InvalidData(served().problems)
    return bundle


def _digest(path: Path, raw: bytes) -> str:
    """Of the dataset's bytes, of each seed's name, size and time, and of the day (rules use it)."""
    digest = blake2b(raw, digest_size=16)
    folder = seeds_folder(path)
    if folder.is_dir():
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            stat = entry.stat()
            digest.update(f"{entry.name}:{stat.st_size}:{stat.st_mtime_ns};".encode())
    return digest.hexdigest()


@st.cache_resource(max_entries=8, show_spinner="Reading the dataset …")
def _load(path: str, digest: str, _raw: bytes) -> Bundle | tuple[Problem, ...]:  # noqa: ARG001
    try:
        loaded = parse(
            _raw, file=display_name(Path(path)), seeds=read_seeds(seeds_folder(Path(path)))
        )
    except InvalidData as error:
        return error.problems
    frames = tables(loaded.dataset, loaded.seeds)
    bundle = Bundle(loaded.dataset, loaded.seeds, frames, ledger_of(frames), loaded.warnings)
    _settle()
    return bundle


@st.cache_resource(max_entries=1, show_spinner=False)
def _last_good() -> dict[str, Bundle]:
    return {}


def _settle() -> None:
    """Long-lived objects leave the collector's sight, here and nowhere else.

    The shipped configuration turns off Streamlit's full collection after each run; after a
    reload what is new is frozen too, which keeps Python's own collections cheap.
    """
    gc.collect()
    gc.freeze()
