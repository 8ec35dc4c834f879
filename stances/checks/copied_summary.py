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
    copied = {run for seed in case.seeds.texts.values() for run in _runs(seed.text)}
    for index, stance in enumerate(case.dataset.stances):
        for run in _runs(stance.summary) if copied else ():
            if run in copied:
                message = f"copied from a source: “{' '.join(run)}”; use our own words"
                yield ("stances", index, "summary"), message
                break


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", as_seen(text).lower())
    return zip(*(words[shift:] for shift in range(RUN)), strict=False)
