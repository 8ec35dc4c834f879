"""Summaries that may repeat a source text: a run of words that stands in both, as numbers."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stances.checks.copied_summary import RUN, words_of
from stances.exchange.columns.cells import Bools, Texts
from stances.model.seeds import Seeds
from stances.model.seen import as_seen

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SUMMARIES, _SEEDS = 20_000, 200  # that are taken together


class _Runs(NamedTuple):
    """A number for each run of words, equal for equal ones, and the text that each is in."""

    numbers: npt.NDArray[np.uint64]
    texts: npt.NDArray[np.int64]


def copied(summaries: Texts, seeds: Seeds) -> Bools:
    """The stances whose summary has a run of words of a source text, or by chance its number."""
    found = np.zeros(len(summaries.different) + 1, dtype=bool)
    if seeds.texts:
        words: dict[str, int] = {}
        parts = [
            _runs(part, lambda word: words.setdefault(word, len(words) + 1))
            for part in _parts(summaries.different, _SUMMARIES)
        ]
        known = np.unique(np.concatenate([runs.numbers for runs in parts] or [_NONE.numbers]))
        repeated = _in_seeds(known, words, seeds)
        for number, runs in enumerate(parts):
            hit = repeated[np.searchsorted(known, runs.numbers)]
            found[number * _SUMMARIES + runs.texts[hit]] = True
    return np.asarray(found[summaries.codes])


def _in_seeds(known: npt.NDArray[np.uint64], words: dict[str, int], seeds: Seeds) -> Bools:
    repeated = np.zeros(len(known), dtype=bool)
    if not len(known):
        return repeated
    for part in _parts((seed.text for seed in seeds.texts.values()), _SEEDS):
        numbers = np.unique(_runs(part, lambda word: words.get(word, 0)).numbers)
        at = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
        repeated[at[known[at] == numbers]] = True
    return repeated


def _parts(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(texts)
    while part := list(islice(rest, size)):
        yield part


def _runs(texts: list[str], number_of: Callable[[str], int]) -> _Runs:
    numbers, sizes = array("Q"), []
    for text in texts:
        words = words_of(as_seen(text))
        numbers.extend(map(number_of, words))
        sizes.append(len(words))
    size = len(numbers) - RUN + 1
    if size < 1:
        return _NONE
    words_of_all = np.frombuffer(numbers, dtype=np.uint64)
    of = np.repeat(np.arange(len(texts)), sizes)
    whole = of[:size] == of[RUN - 1 :]
    run = np.zeros(size, dtype=np.uint64)
    for shift in range(RUN):
        run = run * _FACTOR + words_of_all[shift : shift + size]
    return _Runs(run[whole], of[:size][whole])


_NONE = _Runs(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64))
