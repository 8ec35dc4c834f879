"""A curated file opened from its copy if there is one, else read, judged and copied.

The copy holds what reading the file gave: records, frames, and every problem with its place. Its
key is a digest of the file, of its source texts and of the program, so it is never out of date.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from stances import __version__, clock
from stances.compiled.folder import cache_folder, keep_copy, read_copy
from stances.errors import InvalidData, Level, Problem
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.files import display_name, read_bytes
from stances.reading.seeds import read_seeds, seeds_folder
from stances.tables import Tables
from stances.tables.frames import tables

if TYPE_CHECKING:
    from stances.reading.loader import Loaded

# The one rule that looks at the calendar: what it does not object to, it never will.
_DATED = "future-date"
_ALIGNED = 64
_PACKAGE = Path(__file__).parents[1]
_COMPILED = ("checks", "compiled", "model", "reading", "tables")


class Opened(NamedTuple):
    """A dataset without errors, its source texts, its frames and its warnings."""

    dataset: Dataset
    seeds: Seeds
    tables: Tables
    warnings: tuple[Problem, ...]


def open_file(path: Path, raw: bytes | None = None) -> Opened:
    """The dataset in the file, whose bytes ``raw`` are, with its seeds; InvalidData as ``load``."""
    raw = read_bytes(path) if raw is None else raw
    seeds, file = read_seeds(seeds_folder(path)), display_name(path)
    if cache_folder() is None:
        return _read(raw, file, seeds)
    key = _key(raw, file, seeds)
    outcome = _from_copy(key, seeds)
    if outcome is None:
        outcome = _judged(raw, file, seeds)
        content = _copy_of(outcome)
        if _is_same(_outcome(memoryview(content), seeds), outcome):
            keep_copy(key, content)
    if isinstance(outcome, Opened):
        return outcome
    raise InvalidData(outcome)


def _judged(raw: bytes, file: str, seeds: Seeds) -> Opened | tuple[Problem, ...]:
    try:
        return _read(raw, file, seeds)
    except InvalidData as error:
        return error.problems


def _read(raw: bytes, file: str, seeds: Seeds) -> Opened:
    from stances.reading.loader import parse  # noqa: PLC0415  with the rules: none for a copy

    return _with_frames(parse(raw, file=file, seeds=seeds))


def _with_frames(loaded: "Loaded") -> Opened:
    frames = tables(loaded.dataset, loaded.seeds)
    return Opened(loaded.dataset, loaded.seeds, frames, loaded.warnings)


def _key(raw: bytes, file: str, seeds: Seeds) -> str:
    digest = blake2b(f"{program()}\n{file}\n{seeds.folder}\n".encode(), digest_size=20)
    digest.update(blake2b(raw).digest())
    for seed in seeds.texts.values():
        text = seed.text.encode(errors="surrogatepass")
        digest.update(f"{seed.name!a}\n{seed.damage}\n{len(text)}\n".encode())
        digest.update(text)
    return digest.hexdigest()


@cache
def program(parts: tuple[str, ...] = _COMPILED) -> str:
    """What a copy depends on besides the data: the versions, and the code that reads and judges."""
    import numpy as np  # noqa: PLC0415  known to be loaded, and only needed once
    import pandas as pd  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    versions = f"{__version__} {np.__version__} {pd.__version__} {pa.__version__}"
    files = sorted(file for part in parts for file in (_PACKAGE / part).glob("**/*.py"))
    stats = ((file, file.stat()) for file in files)
    return versions + "".join(f" {file} {s.st_size} {s.st_mtime_ns}" for file, s in stats)


def _copy_of(outcome: Opened | tuple[Problem, ...]) -> bytes:
    """The outcome as a line of JSON that says what is where, and the parts."""
    # Only for a file that was read and judged are these worth loading.
    from stances.compiled.frames import packed_tables  # noqa: PLC0415
    from stances.compiled.records import plain_sections  # noqa: PLC0415

    valid = isinstance(outcome, Opened)
    problems = outcome.warnings if isinstance(outcome, Opened) else outcome
    words: dict[str, Any] = {
        "judged": clock.today().isoformat(),
        "valid": valid,
        "problems": [asdict(problem) for problem in problems],
    }
    parts: dict[str, bytes] = {}
    if isinstance(outcome, Opened):
        newest = outcome.dataset.newest
        words["newest"] = newest.isoformat() if newest else None
        sections = plain_sections(outcome.dataset)
        parts |= {f"records {name}": content for name, content in sections.items()}
        frames = packed_tables(outcome.tables)
        parts |= {f"frame {name}": content for name, content in frames.items()}
    words["parts"] = {name: len(content) for name, content in parts.items()}
    head = json.dumps(words).encode()
    return b"".join(_aligned([len(head).to_bytes(_ALIGNED), head, *parts.values()]))


def _aligned(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts, each filled up to a multiple of 64 bytes: Arrow reads it where it is."""
    for part in parts:
        yield part
        yield bytes(-len(part) % _ALIGNED)


def _from_copy(key: str, seeds: Seeds) -> Opened | tuple[Problem, ...] | None:
    """The outcome that is kept; None if none is, or it cannot be read or depends on the day."""
    content = read_copy(key)
    if content is None:
        return None
    try:
        return _outcome(content, seeds)
    except (ValueError, KeyError, TypeError, IndexError):  # ArrowInvalid is a ValueError
        return None


def _outcome(content: memoryview, seeds: Seeds) -> Opened | tuple[Problem, ...] | None:
    length = int.from_bytes(content[:_ALIGNED])
    start = _ALIGNED + length + -length % _ALIGNED
    words = json.loads(bytes(content[_ALIGNED : _ALIGNED + length]))
    problems = tuple(
        Problem(**(fields | {"level": Level(fields["level"])})) for fields in words["problems"]
    )
    judged, today = date.fromisoformat(words["judged"]), clock.today()
    if today != judged and (today < judged or any(each.code == _DATED for each in problems)):
        return None
    if not words["valid"]:
        return problems
    from stances.compiled.frames import unpacked_tables  # noqa: PLC0415
    from stances.compiled.records import kept_dataset  # noqa: PLC0415

    parts: dict[str, memoryview] = {}
    for name, length in words["parts"].items():
        parts[name] = content[start : start + length]
        start += length + -length % _ALIGNED
    newest = date.fromisoformat(words["newest"]) if words["newest"] else None
    dataset = kept_dataset(_named(parts, "records "), newest)
    return Opened(dataset, seeds, unpacked_tables(_named(parts, "frame ")), problems)


def _is_same(
    copied: Opened | tuple[Problem, ...] | None, outcome: Opened | tuple[Problem, ...]
) -> bool:
    """True if the copy gives the same records and problems; only such a copy is kept."""
    if not isinstance(copied, Opened) or not isinstance(outcome, Opened):
        return copied == outcome
    return copied.warnings == outcome.warnings and copied.dataset == outcome.dataset


def _named(parts: Mapping[str, memoryview], kind: str) -> dict[str, memoryview]:
    return {name.removeprefix(kind): part for name, part in parts.items() if name.startswith(kind)}
