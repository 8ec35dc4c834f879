"""A summary is in our own words: it shares no run of 12 words with a source text."""

import re
from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.errors import Level
from stances.model.seen import as_seen

LEVEL = Level.WARNING
RUN = 12


def remarks(case: Case) -> Iterator[Remark]:
    """Summaries that repeat a seed."""
    if not case.seeds.texts:
        return
    runs = [_runs(words_of(as_seen(stance.summary))) for stance in case.dataset.stances]
    ends = {(run[0], run[-1]) for each in runs for run in each}
    if not ends:
        return
    copied = {
        tuple(words[start : start + RUN])
        for words in (words_of(seed.seen) for seed in case.seeds.texts.values())
        for start, pair in enumerate(zip(words, words[RUN - 1 :], strict=False))
        if pair in ends
    }
    for index, each in enumerate(runs):
        for run in each:
            if run in copied:
                message = f"copied from a source: “{' '.join(run)}”; use our own words"
                yield ("stances", index, "summary"), message
                break


def words_of(seen: str) -> list[str]:
    """The words of a text as seen, without case."""
    return re.findall(r"[^\W_]+", seen.lower())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [*zip(*(words[shift:] for shift in range(RUN)), strict=False)]
