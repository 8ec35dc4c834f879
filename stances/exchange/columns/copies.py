"""What judging a package gave, kept for the next time that the same files are opened."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from stances.compiled.folder import cache_folder, keep_copy, read_copy
from stances.compiled.opening import program
from stances.errors import Level, Problem
from stances.exchange.columns.quotes import Places

_CODE = ("checks", "compiled", "exchange", "model", "reading", "tables")
_HEAD = 8  # bytes that say how long the words are


class Judgement(NamedTuple):
    """The warnings about a package without errors, and where its quotations stand."""

    warnings: tuple[Problem, ...]
    places: Places


def key_of(file: str, contents: Iterable[bytes]) -> str | None:
    """The key of a package: its name in messages, its files and the program; None if none is kept.

    The days of its files never matter, only what is in them.
    """
    if cache_folder() is None:
        return None
    digest = blake2b(f"{program(_CODE)}\n{file}\n".encode(), digest_size=20)
    for content in contents:
        digest.update(blake2b(content).digest())
    return digest.hexdigest()


def kept(key: str | None, size: int, today: date) -> Judgement | None:
    """The judgement on so many items of evidence, if one is kept and not of a later day.

    What a rule about days does not object to, it never will.
    """
    content = None if key is None else read_copy(key)
    if content is None:
        return None
    try:
        length = int.from_bytes(content[:_HEAD])
        words = json.loads(bytes(content[_HEAD : _HEAD + length]))
        numbers = np.frombuffer(content[_HEAD + length :], dtype=np.int32).astype(np.int64)
        if date.fromisoformat(words["judged"]) > today or len(numbers) != 3 * size:
            return None
        problems = tuple(
            Problem(**(fields | {"level": Level(fields["level"]), "path": tuple(fields["path"])}))
            for fields in words["warnings"]
        )
    except (ValueError, KeyError, TypeError):
        return None
    start, end, page = numbers.reshape(3, size)
    return Judgement(problems, Places(start, end, page, np.zeros(size, dtype=bool)))


def keep(key: str | None, judgement: Judgement, today: date) -> None:
    """Keeps the judgement under the key."""
    if key is None:
        return
    words = {
        "judged": today.isoformat(),
        "warnings": [asdict(problem) for problem in judgement.warnings],
    }
    head = json.dumps(words).encode()
    places = np.stack(judgement.places[:3]).astype(np.int32)
    keep_copy(key, len(head).to_bytes(_HEAD) + head + places.tobytes())
