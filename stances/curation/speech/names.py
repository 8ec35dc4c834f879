"""Known actors by their names in texts."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process

from stances.curation.speech.cases import first_cases, romanised
from stances.model.dataset import Dataset
from stances.model.plain_letters import plain_letters
from stances.model.records import Actor
from stances.model.vocabulary import ActorKind

_NEAR = 88
_NEAR_IN_LATIN = 84
_SHORTEST = 6
_GENERATIONS = {"jr", "sr", "junior", "senior", "ii", "iii"}


@dataclass(frozen=True)
class Names:
    """Each known form of a name, in lower case without accents, and its actor.

    If several actors share a form, it belongs to the one whose full name it is, then short name,
    then other spelling, then surname; a form that is still shared belongs to nobody. ``persons``
    are the ids of people.
    """

    forms: dict[str, str]
    persons: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def _long(self) -> list[str]:
        return sorted(form for form in self.forms if len(form) >= _SHORTEST)

    def actor(self, words: str, *, oblique: bool = False) -> str | None:
        """The id of the actor whose name the words are, tolerating misspellings; otherwise None.

        A surname alone is enough if it is unique; with a given name before it, that must be the
        actor's. ``oblique`` says that the name may be in another case.
        """
        plain = _plain(words)
        if not plain:
            return None
        for spelling in _spellings(plain, oblique=oblique):
            if spelling in self.forms:
                return self.forms[spelling]
            if actor := self._by_given_and_surname(spelling):
                return actor
        near = {self._near(spelling, _NEAR) for spelling in _spellings(plain, oblique=False)}
        for latin in romanised(plain):
            for spelling in _spellings(latin, oblique=oblique):
                near.add(self.forms.get(spelling) or self._near(spelling, _NEAR_IN_LATIN))
        near.discard(None)
        return near.pop() if len(near) == 1 else None

    def body(self, words: str) -> str | None:
        """The id of the actor, not a person, that is named among the words; otherwise None."""
        padded = f" {_plain(words)} "
        for form in sorted(self.forms, key=len, reverse=True):
            if f" {form} " in padded and self.forms[form] not in self.persons:
                return self.forms[form]
        return None

    def is_person(self, words: str) -> bool:
        """True if the words are the name of a person whom the dataset knows."""
        return self.actor(words) in self.persons

    def _by_given_and_surname(self, words: str) -> str | None:
        """The actor with that first and last name, whatever stands between them."""
        first, *between, last = words.split() if " " in words else ("", "")
        if not first or last in _GENERATIONS:
            return None
        matching = {
            actor
            for form, actor in self.forms.items()
            if form.endswith(f" {last}") and _same_given(first, form.split()[0])
        }
        if len(first) == 1 and not between and self.forms.get(last) is None:
            return None
        return matching.pop() if len(matching) == 1 else None

    def _near(self, words: str, cutoff: int) -> str | None:
        """The one actor with a name nearly like the words, as many words as these."""
        if len(words) < _SHORTEST:
            return None
        parts = words.split()
        alike = process.extract(words, self._long, scorer=fuzz.ratio, score_cutoff=cutoff, limit=5)
        near = {
            self.forms[form]
            for form, *_ in alike
            if len(form.split()) == len(parts)
            and all(_alike(one, other) for one, other in zip(parts, form.split(), strict=True))
        }
        return near.pop() if len(near) == 1 else None


def names(dataset: Dataset) -> Names:
    """The names of the dataset's actors."""
    levels: dict[str, dict[int, set[str]]] = {}
    for actor in dataset.actors:
        for level, form in _forms(actor):
            levels.setdefault(_plain(form), {}).setdefault(level, set()).add(actor.id)
    best = {form: by_level[min(by_level)] for form, by_level in levels.items()}
    forms = {form: next(iter(ids)) for form, ids in best.items() if form and len(ids) == 1}
    people = [actor.id for actor in dataset.actors if actor.kind is ActorKind.PERSON]
    return Names(forms, frozenset(people))


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


def _spellings(words: str, *, oblique: bool) -> Iterator[str]:
    """The words, and if they may be in another case what they are in the first."""
    yield words
    *given, surname = words.split()
    if oblique:
        for first in first_cases(surname):
            if not given:
                yield first
            for called in {*given[-1:], *(f for g in given[-1:] for f in first_cases(g))}:
                yield f"{called} {first}"


def _same_given(one: str, other: str) -> bool:
    return one == other or (len(one) == 1 and other.startswith(one))


def _alike(one: str, other: str) -> bool:
    """True if two words are nearly the same, and not just a man's and a woman's form of a name."""
    shorter, longer = sorted((one, other), key=len)
    forms: Collection[str] = ("a", "aya", "ova", "skaya")
    womans = any(longer == shorter + ending for ending in forms) or {shorter[-2:], longer[-2:]} == {
        "ki", "ka",
    }  # fmt: skip
    return not womans and fuzz.ratio(one, other) >= _NEAR_IN_LATIN - 4


def _plain(words: str) -> str:
    """The words in lower case, single-spaced, without accents, possessives and dots."""
    text = plain_letters(words).replace("'s ", " ").removesuffix("'s").replace(".", "")
    return " ".join("".join(c if c.isalnum() or c in "'-" else " " for c in text).split())
