"""What a program asks: parameters as in the addresses of the pages, made into a Question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from stances.analysis.ledger import Ledger
from stances.analysis.question import Question, question
from stances.analysis.selection import keep_mask
from stances.api.verdicts import (
    Judge,
    Judged,
    Missing,
    Values,
    anything,
    choice,
    one_value,
    record,
    records,
    several,
    shortened,
    switch,
    weights,
)
from stances.errors import StancesError
from stances.model.dataset import Dataset
from stances.model.dates import FIRST_DAY, LAST_DAY
from stances.model.measures import Measure
from stances.model.vocabulary import Attribution, Confidence, Knowledge, ShiftKind
from stances.tables import Tables
from stances.visible import visible_line

MOST = 1000  # entries of an answer
USUAL = 200
FARTHEST = 1_000_000_000


class Data(Protocol):
    """A dataset that can be asked."""

    @property
    def dataset(self) -> Dataset:
        """The records."""

    @property
    def tables(self) -> Tables:
        """Their frames."""

    @property
    def ledger(self) -> Ledger:
        """The ledger of the frames."""

    @property
    def remarks(self) -> Sequence[str]:
        """How a table was read."""


class Refused(StancesError):
    """A question that cannot be answered; ``problems`` say why, each with its remedy.

    ``missing`` if it is about something that is not there, ``broken`` if the data cannot be read.
    """

    def __init__(self, *problems: str, missing: bool = False, broken: bool = False) -> None:
        self.problems = tuple(map(visible_line, problems))
        self.missing, self.broken = missing, broken
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Asked:
    """A question to a dataset, the values of its parameters, and where the dashboard is."""

    data: Data
    code: str
    question: Question
    values: Mapping[str, Values]
    base: str
    offset: int
    limit: int

    @property
    def hindsight(self) -> bool:
        """True if records count that became known only later."""
        return self.question.knowledge is Knowledge.HINDSIGHT

    @property
    def recorded(self) -> bool:
        """True if only records count that were entered by the day."""
        return self.question.knowledge is Knowledge.RECORDED

    def one(self, name: str) -> str:
        """The value of a parameter; empty if it was not given."""
        return next(iter(self.values.get(name, ())), "")

    def link(self, page: str = "", *leave: str, **more: str) -> str:
        """The dashboard's address of the same question on ``page``."""
        kept = {name: self.values[name] for name in _VIEW if self.values.get(name)}
        asked = kept | {"as_of": [self.question.as_of.isoformat()]}
        asked |= {name: [value] for name, value in more.items() if value}
        query = urlencode({name: asked[name] for name in asked if name not in leave}, doseq=True)
        return f"{self.base}{page}?{query}"


def _day(label: str) -> Judge:
    def judge(_: Data, value: str) -> Judged:
        try:
            when = date.fromisoformat(value)
        except ValueError:
            when = None
        if when is None or when.isoformat() != value:
            return Judged(
                [], [f"“{shortened(value)}” for “{label}” is not a day such as 2024-11-17."]
            )
        if not FIRST_DAY <= when <= LAST_DAY:
            span = f"{FIRST_DAY.isoformat()} to {LAST_DAY.isoformat()}"
            return Judged([], [f"“{value}” for “{label}” is not a day from {span}."])
        return Judged([value])

    return one_value(judge)


def _whole(label: str, low: int, high: int) -> Judge:
    def judge(_: Data, value: str) -> Judged:
        plain = value.isascii() and value.isdecimal() and len(value) < 12
        if plain and low <= int(value) <= high:
            return Judged([str(int(value))])
        limits = f"from {low} to {high}"
        return Judged([], [f"“{shortened(value)}” for “{label}” is not a whole number {limits}."])

    return one_value(judge)


_actor = record("actor", lambda data: data.tables.actor_rows)
COMMON: dict[str, Judge] = {
    "dataset": anything,  # judged by whoever opens it
    "as_of": _day("as_of"),
    "actors": records("actor", lambda data: data.tables.actor_rows),
    "issues": records("issue", lambda data: data.tables.issue_rows),
    "attribution": several("attribution", Attribution),
    "confidence": several("confidence", Confidence),
    "hindsight": switch("hindsight"),
    "recorded": switch("recorded"),
}
PAGED: dict[str, Judge] = {
    "limit": _whole("limit", 1, MOST),
    "offset": _whole("offset", 0, FARTHEST),
}
OWN: dict[str, dict[str, Judge]] = {
    "positions": PAGED,
    "records": PAGED,
    "record": {},
    "shifts": PAGED | {"kind": several("kind", ShiftKind), "since": _day("since")},
    "agreement": PAGED
    | {
        "a": _actor,
        "b": _actor,
        "stale": switch("stale"),
        "measure": choice("measure", Measure),
        "weights": one_value(weights),
    },
    "coverage": {},
}
"""The parameters of each document beside the common ones."""

_MAY_BE_EMPTY = ("attribution", "confidence")
_VIEW = ("dataset", *list(COMMON)[2:])


def asked(
    data: Data,
    document: str,
    given: Mapping[str, Values],
    *,
    code: str = "",
    several_datasets: bool = False,
    base: str = "",
) -> Asked:
    """The question in the parameters; Refused with every problem if one cannot be read.

    An empty value is refused, except for what is chosen one by one, where it chooses nothing.
    """
    judges = COMMON | OWN[document]
    values: dict[str, Values] = {}
    problems: list[str] = []
    for name, texts in given.items():
        if name not in judges:
            known = ", ".join(judges)
            remarks = [f"There is no parameter “{shortened(name)}” here; these are: {known}."]
        else:
            verdict = judges[name](data, texts) if any(texts) or name in _MAY_BE_EMPTY else None
            values[name] = list(verdict.values) if verdict else []
            remarks = list(verdict.remarks) if verdict else []
            if not values[name] and not remarks:
                remarks = [f"“{name}” is empty; leave it out, or give it a value."]
        problems += remarks
    if problems:
        raise Refused(*problems, missing=all(isinstance(each, Missing) for each in problems))
    if several_datasets:
        values["dataset"] = [code]
    else:
        values.pop("dataset", None)
    return Asked(
        data,
        code,
        _question(data, values),
        values,
        base,
        offset=int(next(iter(values.get("offset", ())), "0")),
        limit=int(next(iter(values.get("limit", ())), str(USUAL))),
    )


def _question(data: Data, values: Mapping[str, Values]) -> Question:
    def first(name: str) -> str:
        return next(iter(values.get(name, ())), "")

    day = first("as_of")
    basis = question(
        data.tables,
        as_of=date.fromisoformat(day) if day else data.dataset.as_of,
        actors=_chosen(first("actors")),
        issues=_chosen(first("issues")),
        ledger=data.ledger,
    )
    keep = keep_mask(
        data.tables,
        attributions=_codes(values, "attribution", Attribution),
        confidences=_codes(values, "confidence", Confidence),
    )
    return replace(
        basis,
        knowledge=_knowledge(first("hindsight"), first("recorded")),
        keep=None if keep.all() else keep,
        stale=first("stale") == "true",
    )


def _knowledge(hindsight: str, recorded: str) -> Knowledge:
    """Hindsight excludes the other, as on a page."""
    if hindsight == "true":
        return Knowledge.HINDSIGHT
    return Knowledge.RECORDED if recorded == "true" else Knowledge.THEN


def _codes(
    values: Mapping[str, Values], name: str, every: type[Attribution | Confidence]
) -> Values:
    return [code for code in values[name] if code] if name in values else list(map(str, every))


def _chosen(text: str) -> list[str] | None:
    if text == "none":
        return []
    return list(dict.fromkeys(text.split(","))) if text else None
