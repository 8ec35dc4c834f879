"""No two actors share a name, another name or a Wikidata id: one actor is one record.

Names are compared as people see them, without regard to case. A body may be called after a person
(``other_names: [Joe Biden]`` of an administration): a person and a body are never the same actor,
so they share a name only if it is the main name of both.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stances.checks.case import Case, Path, Remark
from stances.errors import Level
from stances.model.records import Actor
from stances.model.seen import as_seen, named
from stances.model.vocabulary import ActorKind

LEVEL = Level.WARNING
_NOUNS = {"name": "the name", "other name": "another name", "Wikidata id": "the Wikidata id"}


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something that identifies an actor, where it stands, and what it is in a message."""

    actor: Actor
    text: str
    field: Path
    noun: str

    @property
    def key(self) -> tuple[bool, str]:
        """Equal for marks that mean the same."""
        return self.noun == "Wikidata id", as_seen(self.text).casefold()


def remarks(case: Case) -> Iterator[Remark]:
    """Actors that are an earlier one by another id; each pair once."""
    earlier: dict[tuple[bool, str], list[_Mark]] = {}
    for index, actor in enumerate(case.dataset.actors):
        marks = list(_marks(actor))
        reported = {actor.id}
        for mark in marks:
            for other in earlier.get(mark.key, ()):
                if other.actor.id not in reported and not _called_after(mark, other):
                    reported.add(other.actor.id)
                    yield ("actors", index, *mark.field), _message(mark, other)
        for mark in marks:
            earlier.setdefault(mark.key, []).append(mark)


def _marks(actor: Actor) -> Iterator[_Mark]:
    if actor.wikidata:
        yield _Mark(actor, actor.wikidata, ("wikidata",), "Wikidata id")
    yield _Mark(actor, actor.name, ("name",), "name")
    for place, name in enumerate(actor.other_names):
        yield _Mark(actor, name, ("other_names", place), "other name")


def _called_after(one: _Mark, other: _Mark) -> bool:
    """True if a person and a body share a name that is not the main name of both."""
    people = [mark.actor.kind is ActorKind.PERSON for mark in (one, other)]
    return people[0] != people[1] and "other name" in (one.noun, other.noun)


def _message(mark: _Mark, other: _Mark) -> str:
    remedy = "make the two one actor, or correct what they share"
    if "name" in mark.noun:
        remedy = "make the two one actor, or give them names that tell them apart"
    return (
        f"'{mark.text}' is {_NOUNS[mark.noun]} of '{mark.actor.id}' and {_NOUNS[other.noun]} of "
        f"'{other.actor.id}'{_unlike(mark, other)}; {remedy}"
    )


def _unlike(mark: _Mark, other: _Mark) -> str:
    """Which characters differ, if the names look alike but are not written alike."""
    if mark.text.casefold() == other.text.casefold():
        return ""
    here, there = (
        ", ".join(named(c) for c in dict.fromkeys(one) if c not in two and not c.isascii())
        for one, two in ((mark.text, other.text), (other.text, mark.text))
    )
    places = [f"{words} {where}" for words, where in ((here, "here"), (there, "there")) if words]
    return f", in other characters ({'; '.join(places)})" if places else ", spaced otherwise"
