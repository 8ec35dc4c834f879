"""Records found by what a person calls them: name, other name, label or id."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from stances.errors import StancesError, shortened

if TYPE_CHECKING:
    from stances.model.dataset import Dataset

_MOST = 10
Known = Mapping[str, tuple[str, ...]]


def known_records(dataset: "Dataset") -> dict[str, Known]:
    """The ids of actors, issues, sources and records, each with its names."""
    from stances.wording.names import RecordNames

    names = RecordNames(dataset)
    return {
        "actor": {
            one.id: (one.name, *filter(None, [one.short]), *one.other_names)
            for one in dataset.actors
        },
        "issue": {one.id: (one.title, one.proposal) for one in dataset.issues},
        "source": {name: (label,) for name, label in names.sources.items()},
        "supersedes": {name: (label,) for name, label in names.stances.items()},
    }


def id_of(answer: str, known: Known, kind: str) -> str:
    """The id that the answer means; StancesError if it means none or several.

    The id itself comes first, then a whole name, then words with which words of the names begin.
    """
    from stances.model.plain_letters import plain_letters
    from stances.reading.suggestions import did_you_mean

    if answer in known:
        return answer
    words = plain_letters(answer).replace("-", " ").split()
    whole = [
        name
        for name, called in known.items()
        if any(plain_letters(one).replace("-", " ").split() == words for one in (name, *called))
    ]
    matching = whole or [name for name, called in known.items() if _begins(words, (name, *called))]
    if len(matching) == 1:
        return matching[0]
    if not matching:
        every = dict.fromkeys(one for name, called in known.items() for one in (name, *called))
        raise StancesError(f"no {kind} '{shortened(answer)}'{did_you_mean(answer, every)}")
    shown = "\n".join(f"  {label(name, known)}" for name in matching[:_MOST])
    more = f"\n  and {len(matching) - _MOST} more" if len(matching) > _MOST else ""
    raise StancesError(
        f"'{shortened(answer)}' may be any of these; type more of the name, or the id:\n"
        f"{shown}{more}"
    )


def label(name: str, known: Known) -> str:
    """The record's first name, and its id in brackets."""
    return f"{known[name][0]} ({name})"


def _begins(words: Iterable[str], names: Iterable[str]) -> bool:
    """True if each of the words begins a word of one of the names."""
    from stances.model.plain_letters import plain_letters

    every = [plain_letters(name).replace("-", " ").split() for name in names]
    return any(
        all(any(one.startswith(word) for one in name) for word in words) for name in every
    ) and bool(list(words))
