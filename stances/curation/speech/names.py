"""Known actors by their names in texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from stances.model.dataset import Dataset
from stances.model.plain_letters import plain_letters
from stances.model.records import Actor
from stances.model.vocabulary import ActorKind

_NEAR = 88
_SHORTEST = 5


@dataclass(frozen=True)
class Names:
    """Each known form of a name, in lower case without accents, and its actor.

    If several actors share a form, it belongs to the one whose full name it is, then short name,
    then other spelling, then surname; a form that is still shared belongs to nobody.
    """

    forms: dict[str, str]

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self.forms, key=len, reverse=True)

    def actor(self, words: str) -> str | None:
        """The id of the actor that the words name, tolerating misspellings; otherwise None."""
        padded = f" {_plain(words)} "
        for form in self._ordered:
            if f" {form} " in padded:
                return self.forms[form]
        long = [form for form in self._ordered if len(form) >= _SHORTEST]
        tries = [padded.strip(), *padded.split()]
        for text in (text for text in tries if len(text) >= _SHORTEST):
            near = process.extractOne(text, long, scorer=fuzz.ratio, score_cutoff=_NEAR)
            if near:
                return self.forms[near[0]]
        return None


def names(dataset: Dataset) -> Names:
    """The names of the dataset's actors."""
    levels: dict[str, dict[int, set[str]]] = {}
    for actor in dataset.actors:
        for level, form in _forms(actor):
            levels.setdefault(_plain(form), {}).setdefault(level, set()).add(actor.id)
    best = {form: by_level[min(by_level)] for form, by_level in levels.items()}
    return Names({form: next(iter(ids)) for form, ids in best.items() if form and len(ids) == 1})


def _forms(actor: Actor) -> Iterator[tuple[int, str]]:
    yield 0, actor.name
    if actor.short:
        yield 1, actor.short
    for other in actor.other_names:
        yield 2, other
    if actor.kind is ActorKind.PERSON:
        yield from ((3, form) for form in _surnames([actor.name, *actor.other_names]))


def _surnames(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        *given, surname = name.split()
        if given:
            yield surname


def _plain(words: str) -> str:
    """The words in lower case, single-spaced, without accents, possessives and dots."""
    text = plain_letters(words).replace("'s ", " ").removesuffix("'s").replace(".", "")
    return " ".join("".join(c if c.isalnum() or c in "'-" else " " for c in text).split())
