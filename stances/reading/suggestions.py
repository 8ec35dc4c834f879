"""Suggestions for misspelt names."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from stances.model.plain_letters import plain_letters

_LONGEST = 200


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` (did you mean 'grenell'?)`` if a known word is similar, otherwise an empty text.

    Case, accents and what cannot be seen do not matter.
    """
    if len(word) > _LONGEST:
        return ""
    best = process.extractOne(
        word, list(known), scorer=fuzz.WRatio, processor=plain_letters, score_cutoff=75
    )
    return f" (did you mean '{best[0]}'?)" if best else ""
