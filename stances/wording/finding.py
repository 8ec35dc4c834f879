"""The finding as one sentence, in parts, each of which names the evidence it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stances.analysis.finding import Finding
from stances.analysis.shifts import Shift
from stances.tables import Tables
from stances.wording.words import day_words, in_sentence, when_words

_STANDING = {
    2: "strongly supporting",
    1: "supporting",
    -1: "opposing",
    -2: "strongly opposing",
}
_NAMED = 2  # of each list, a third if it is the last: "and 1 more" says less than a name


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the sentence and what they rest on.

    That is a record (``stance``), the cell of an ``actor``, everyone on the issue
    (``everyone``), or nothing.
    """

    text: str
    stance: str = ""
    actor: str = ""
    everyone: bool = False


def finding_parts(tables: Tables, finding: Finding) -> list[Part]:
    """The sentence about the finding, from its first word to its full stop."""
    title = in_sentence(tables.issue_rows[finding.issue].title)
    day = day_words(finding.as_of)
    if finding.reversal:
        parts = _reversal(tables, finding, finding.reversal, title)
    elif finding.known:
        parts = _divide(tables, finding, title)
    elif finding.records:
        parts = [Part(f"On {day}, no position on {title} is current")]
    else:
        return [Part(f"This dataset has no record on {title} that counts on {day}.")]
    parts += [*_between(tables, finding), *_unknown(tables, finding)]
    return [*parts, Part(".")]


def finding_sentence(tables: Tables, finding: Finding) -> str:
    """The same as one text."""
    return "".join(part.text for part in finding_parts(tables, finding))


def _reversal(tables: Tables, finding: Finding, shift: Shift, title: str) -> list[Part]:
    return [
        Part(tables.actor_rows[shift.actor].short, actor=shift.actor),
        Part(" turned from "),
        Part(_STANDING[shift.from_position or 0], stance=shift.from_stance),
        Part(" to "),
        Part(_STANDING[shift.to_position], stance=shift.to_stance),
        Part(f" {title} ("),
        Part(when_words(shift.to_date), stance=shift.to_stance),
        Part(f"); on {day_words(finding.as_of)}, "),
        *_who(tables, finding.support, "is in favour", "are in favour"),
        Part(", while "),
        *_who(tables, finding.oppose, "is opposed", "are opposed"),
    ]


def _divide(tables: Tables, finding: Finding, title: str) -> list[Part]:
    opening = Part(f"On {day_words(finding.as_of)}, ")
    if finding.support:
        favour = _who(tables, finding.support, f"supports {title}", f"support {title}")
        against = _who(tables, finding.oppose, "is opposed", "are opposed")
        return [opening, *favour, Part(", while "), *against]
    if finding.oppose:
        against = _who(tables, finding.oppose, f"opposes {title}", f"oppose {title}")
        return [opening, *against, Part(", while "), *_who(tables, (), "is in favour", "")]
    if finding.mixed:
        middle = f"a mixed position on {title}"
        return [opening, *_who(tables, finding.mixed, f"takes {middle}", f"take {middle}")]
    return [opening, Part(f"nobody stands on one side of {title}")]


def _who(tables: Tables, actors: Sequence[str], one: str, several: str) -> Iterator[Part]:
    """The actors and what is said of them, or that nobody is there of whom it could be said."""
    if actors:
        yield from _names(tables, actors)
    else:
        yield Part("nobody with a current position")
    yield Part(f" {several if len(actors) > 1 else one}")


def _between(tables: Tables, finding: Finding) -> Iterator[Part]:
    """Who has a current position on neither side."""
    mixed = finding.mixed if finding.support or finding.oppose else ()
    all_three = (mixed, "mixed"), (finding.contested, "contested"), (finding.split, "split")
    some = [(actors, word) for actors, word in all_three if actors]
    for at, (actors, word) in enumerate(some):
        last = at == len(some) - 1
        yield Part(", with " if at == 0 else " and " if last else ", ")
        yield from _names(tables, actors)
        yield Part(f" {word}")


def _unknown(tables: Tables, finding: Finding) -> Iterator[Part]:
    if finding.unknown:
        yield Part("; nothing current is known of ")
        yield from _names(tables, finding.unknown)


def _names(tables: Tables, actors: Sequence[str]) -> Iterator[Part]:
    """The first actors by name, each with its cell, and how many more there are."""
    named = actors if len(actors) <= _NAMED + 1 else actors[:_NAMED]
    rest = len(actors) - len(named)
    for at, actor in enumerate(named):
        last = at == len(named) - 1 and not rest
        yield Part("" if at == 0 else " and " if last else ", ")
        yield Part(tables.actor_rows[actor].short, actor=actor)
    if rest:
        yield Part(" and ")
        yield Part(f"{rest} more", everyone=True)
