"""The answers of a person who adds a stance, each checked when it is given."""

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from stances.cli.known_names import Known, id_of, known_records, label
from stances.cli.places import passages_of, print_places, seed_of
from stances.cli.prompting import Left, prompt
from stances.errors import Problem, StancesError
from stances.visible import visible_line

if TYPE_CHECKING:
    from stances.model.dataset import Dataset
    from stances.model.seeds import Seeds

ASKED = (
    ("actor", "ID", "who holds the stance"),
    ("issue", "ID", "the issue"),
    ("date", "DATE", "the day it was said or done: 2024-11-17, 2024-11, 2024-11-17~ …"),
    ("order", "N", "its place among the actor's records of that day on the issue; 1 first"),
    ("public", "DATE", "the day it became known, if later"),
    ("position", "N", "-2, -1, 0, 1 or 2"),
    ("status", "CODE", "declined or unclear, if there is no position"),
    ("act", "CODE", "decision or vote; default: statement"),
    ("attribution", "CODE", "quote, paraphrase, anonymous, act or inferred"),
    ("speaker", "NAME", "who said it, if not the actor itself"),
    ("speaker-role", "CODE", "what the speaker was on the day"),
    ("summary", "TEXT", "what was said or done, in your own words"),
    ("confidence", "CODE", "medium or low; default: high"),
    ("supersedes", "ID", "the record this one replaces"),
    ("note", "TEXT", "anything a reader of the record should know"),
)
_PURPOSES = {name: purpose for name, _, purpose in ASKED} | {
    "source": "what it rests on; several separated by semicolons",
    "quote": "verbatim from the first source's text",
    "occurrence": "which place it is",
    "id": "the record's own id",
}
_NEEDED = ("actor", "issue", "date", "attribution", "summary")
_SHOWN = 40
_FIELD_OF_RULE = {
    "future-date": "date", "exact-day": "date", "not-in-office": "date", "date-order": "public",
    "position-status": "position", "two-positions": "order", "same-record": "id",
    "act-without-decision": "act", "inferred-without-note": "note", "no-evidence": "source",
    "quote-without-seed": "quote", "quote-not-in-seed": "quote", "quote-cut": "quote",
    "which-occurrence": "occurrence", "copied-summary": "summary", "supersedes": "supersedes",
}  # fmt: skip


def number_of(text: str) -> int:
    """The position in the text; StancesError if it is none."""
    if text not in {"-2", "-1", "0", "1", "2", "+1", "+2"}:
        raise StancesError(f"position is '{text}'; it must be -2, -1, 0, 1 or 2")
    return int(text)


def order_of(text: str) -> int:
    """The place within a day in the text; StancesError if it is none."""
    if not (text.isascii() and text.isdigit() and int(text[:9])):
        raise StancesError(f"order is '{text}'; it must be a whole number from 1")
    return int(text[:9])


class Answers:
    """What has been answered so far, kept in ``options``; ``given`` is true once anything was."""

    def __init__(self, options: argparse.Namespace, dataset: "Dataset", seeds: "Seeds") -> None:
        self.options = options
        self.dataset = dataset
        self.seeds = seeds
        self.given = False

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """The records that an answer may name."""
        return known_records(self.dataset)

    def missing(self) -> bool:
        """True if something is missing without which there is no stance."""
        coded = self.options.position is not None or self.options.status is not None
        needed = all(getattr(self.options, name) for name in _NEEDED)
        return not (coded and needed and self.options.source)

    def ask(self) -> None:
        """Asks for everything that the options leave open, and again for what they get wrong."""
        for name, *_ in ASKED:
            field = name.replace("-", "_")
            unneeded = field == "order" or (field == "status" and self.options.position is not None)
            if getattr(self.options, field) is not None:
                self._check_given(name)
            elif not unneeded:
                self._ask(name)
        if self.options.source:
            self._check_given("source")
        else:
            self._ask("source")
        if self.options.quote is not None:
            self._check_given("quote")
        elif self.options.attribution == "quote":
            self._ask("quote")

    def correct(self, problems: Iterable[Problem]) -> None:
        """Says what is wrong and returns to the field; Left if the person gives up."""
        field = ""
        for problem in problems:
            print(visible_line(f"{problem.code}: {problem.message}"))
            field = field or _field_of(problem)
        while True:
            if field and self._ask(field, again=True):
                return
            field = prompt("which field is to be changed? (Enter to leave) ").lstrip("-")
            if not field:
                raise Left("nothing was saved")
            if field not in _PURPOSES:
                print(f"no field '{field}'; choose {', '.join(_PURPOSES)}")
                field = ""

    def _check_given(self, name: str) -> None:
        """Keeps what an option gave if it is valid; otherwise says why not, and asks."""
        held = getattr(self.options, name.replace("-", "_"))
        try:
            self._set(name, "; ".join(held) if name == "source" else str(held))
        except StancesError as error:
            print(error)
            self._ask(name)

    def _ask(self, name: str, *, again: bool = False) -> bool:
        """Asks until the answer is valid; false if it is empty. A dash empties a field."""
        self._print_choices(name)
        held = getattr(self.options, name.replace("-", "_"))
        now = f" now {held}; Enter for another field, - for none" if again and held else ""
        while True:
            answer = prompt(f"{name} ({_PURPOSES[name]}{';' if now else ''}{now}): ")
            if not answer:
                return False
            try:
                self._set(name, "" if again and answer == "-" else answer)
            except StancesError as error:
                print(error)
                continue
            self.given = True
            return True

    def _set(self, name: str, answer: str) -> None:
        """Keeps the answer; StancesError if it is not a valid value of the field."""
        value: str | int | list[str] | None = answer or None
        if name in {"actor", "issue", "supersedes"} and answer:
            value = id_of(answer, self.known[name], _noun(name))
            if value != answer:
                print(label(value, self.known[name]))
        elif name == "source":
            value = self._sources(answer)
        elif answer:
            value = self._valid(name, answer)
        setattr(self.options, name.replace("-", "_"), value)
        if name == "position" and answer:
            self.options.status = None
        elif name == "status" and answer:
            self.options.position = None
        elif name == "quote" and not answer:
            self.options.occurrence = None

    def _valid(self, name: str, answer: str) -> str | int:
        """The answer as the record has it."""
        if name == "position":
            return str(number_of(answer))
        if name == "order":
            return str(order_of(answer))
        if name == "occurrence":
            return order_of(answer)
        if name in {"date", "public"}:
            from stances.model.dates import parse

            try:
                return parse(answer).text
            except ValueError as error:
                raise StancesError(str(error)) from None
        if name == "quote":
            return self._quote(answer)
        if codes := _codes(name):
            return id_of(answer, codes, _noun(name))
        return _text(name, answer)

    def _sources(self, answer: str) -> list[str]:
        """The ids of the sources that the answer names."""
        from stances.cli.choosing import listed

        if not answer:
            return []
        try:
            return [id_of(answer, self.known["source"], "source")]
        except StancesError:
            parts = [part.strip() for part in answer.split(";") if part.strip()]
            if len(parts) == 1:
                parts = listed(answer)
            return [id_of(part, self.known["source"], "source") for part in parts]

    def _quote(self, answer: str) -> str:
        """The quotation, its place shown; asks which one if there are several."""
        if not self.options.source:
            raise StancesError("a quotation needs a source; leave it empty, or add --source")
        name = self.options.source[0]
        seed = seed_of(name, self.dataset, self.seeds)
        passages = passages_of(answer, seed, name)
        print_places(passages, seed, name)
        held = self.options.occurrence
        if len(passages) == 1:
            self.options.occurrence = None
        elif held is None or not 0 < held <= len(passages):
            self.options.occurrence = _which(len(passages))
        return answer

    def _print_choices(self, name: str) -> None:
        """Prints what may be answered, if it is a choice."""
        choices = self.known.get(name) if name in {"actor", "issue"} else _codes(name)
        if not choices:
            return
        for one in list(choices)[:_SHOWN]:
            print(visible_line(f"  {label(one, choices)}"))
        if len(choices) > _SHOWN:
            print(f"  and {len(choices) - _SHOWN} more; type a part of the name")


def _which(number: int) -> int:
    """Which of the places is meant."""
    while True:
        answer = prompt(f"which of the {number} places? (1 to {number}) ")
        if answer.isascii() and answer.isdigit() and 0 < int(answer[:9]) <= number:
            return int(answer)


def _noun(name: str) -> str:
    return "record" if name == "supersedes" else name


def _codes(name: str) -> Known:
    """The codes of the field with their labels; none if it has no codes."""
    from stances.model.vocabulary import Act, Attribution, Confidence, SpeakerRole, Status
    from stances.wording import labels_of

    vocabulary = {
        "act": Act, "attribution": Attribution, "confidence": Confidence, "status": Status,
        "speaker-role": SpeakerRole,
    }.get(name)  # fmt: skip
    if vocabulary is None:
        return {}
    labels = labels_of(vocabulary)
    return {str(code): (labels[code],) for code in vocabulary}


def _text(name: str, answer: str) -> str:
    """The text, if a record may hold it."""
    from pydantic import TypeAdapter, ValidationError

    from stances.model.records import Line, Text

    kind: Callable[[str], object] = TypeAdapter(
        Line if name in {"speaker", "id"} else Text
    ).validate_python
    try:
        kind(answer)
    except ValidationError:
        raise StancesError(
            f"the {name} has nothing that can be seen, characters that cannot, or is too long; "
            "retype it"
        ) from None
    return answer


def _field_of(problem: Problem) -> str:
    """The field that the problem is about; empty if the words do not tell."""
    if field := _FIELD_OF_RULE.get(problem.code):
        return field
    named = re.findall(r"[a-z_]+", problem.message)
    return next(
        (word.replace("_", "-") for word in named if word.replace("_", "-") in _PURPOSES), ""
    )
