"""The typed row of each table: the only list of columns, their dtypes and meanings.

A table's columns are the fields of its row. Several values in one field are a tuple, which
``exchange`` joins when it writes text.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeVar, get_type_hints

import numpy as np
import pandas as pd
from pandas.api.types import pandas_dtype

from stances.model.records import Author
from stances.model.vocabulary import Reach

TEXT, DAY, FLAG, SMALL, COUNT, LIST = "str", "datetime64[s]", "bool", "Int8", "Int32", "object"

Day: TypeAlias = date  # a row has a field called date
Columns = Mapping[str, tuple[str, str]]
Row = TypeVar("Row")


class ActorRow(NamedTuple):
    """One actor."""

    actor: Annotated[str, TEXT, "id"]
    name: Annotated[str, TEXT, "full name"]
    short: Annotated[str, TEXT, "name for narrow columns; the full name if none is given"]
    kind: Annotated[str | None, TEXT, "person, government, camp, institution or group"] = None
    role: Annotated[str | None, TEXT, "what the actor is, in a few words"] = None
    country: Annotated[str | None, TEXT, "ISO 3166-1 code"] = None
    member_of: Annotated[tuple[str, ...], LIST, "ids of the groups, whenever a member"] = ()
    other_names: Annotated[tuple[str, ...], LIST, "other spellings"] = ()
    wikidata: Annotated[str | None, TEXT, "Wikidata id"] = None
    note: Annotated[str | None, TEXT, "note"] = None


class OfficeRow(NamedTuple):
    """One time in office of one actor."""

    actor: Annotated[str, TEXT, "actor id"]
    date: Annotated[str, TEXT, "the time in office (EDTF)"]
    first: Annotated[Day, DAY, "first day in office"]
    last: Annotated[Day, DAY, "last day in office; 9999-12-31 while in office"]


class MembershipRow(NamedTuple):
    """One time of one actor in one group."""

    actor: Annotated[str, TEXT, "actor id"]
    group: Annotated[str, TEXT, "actor id of the group"]
    start: Annotated[str | None, TEXT, "date of the beginning (EDTF); missing if open"]
    end: Annotated[str | None, TEXT, "date of the end (EDTF); missing if open"]
    first: Annotated[Day, DAY, "first day as a member; 0001-01-01 if open"]
    last: Annotated[Day, DAY, "last day as a member; 9999-12-31 if open"]


class IssueRow(NamedTuple):
    """One issue."""

    issue: Annotated[str, TEXT, "id"]
    title: Annotated[str, TEXT, "short title"]
    proposal: Annotated[str, TEXT, "the proposal that can be supported or opposed"]
    support: Annotated[str | None, TEXT, "what +2 means"] = None
    opposition: Annotated[str | None, TEXT, "what -2 means"] = None
    stale_after: Annotated[int | None, COUNT, "days after which a position counts as stale"] = None
    tags: Annotated[tuple[str, ...], LIST, "tags"] = ()
    note: Annotated[str | None, TEXT, "coding rules"] = None


class SourceRow(NamedTuple):
    """One source, with the number of citations."""

    source: Annotated[str, TEXT, "id"]
    title: Annotated[str | None, TEXT, "title; missing if the document states none"] = None
    publisher: Annotated[str | None, TEXT, "publisher"] = None
    author: Annotated[tuple[Author, ...], LIST, "authors"] = ()
    published: Annotated[str | None, TEXT, "date of publication (EDTF)"] = None
    url: Annotated[str | None, TEXT, "address"] = None
    archived: Annotated[str | None, TEXT, "address of an archived copy"] = None
    gone: Annotated[str | None, TEXT, "day on which the address was found gone (EDTF)"] = None
    accessed: Annotated[str | None, TEXT, "date of access (EDTF)"] = None
    language: Annotated[str | None, TEXT, "language code"] = None
    translated_from: Annotated[str | None, TEXT, "language of the original"] = None
    seed: Annotated[str | None, TEXT, "file under seeds/ with the full text"] = None
    hash: Annotated[str | None, TEXT, "SHA-256 of the full text as entered"] = None
    tier: Annotated[str | None, TEXT, "primary, agency, press, aggregator or partisan"] = None
    copy_of: Annotated[str | None, TEXT, "id of the source whose text it repeats"] = None
    stances: Annotated[int | None, COUNT, "number of stances that cite it"] = None
    quotes: Annotated[int | None, COUNT, "number of quotations from it"] = None
    note: Annotated[str | None, TEXT, "note"] = None


class StanceRow(NamedTuple):
    """One stance: a dated, sourced record, withdrawn ones included."""

    stance: Annotated[str, TEXT, "id"]
    actor: Annotated[str, TEXT, "actor id"]
    speaker: Annotated[str | None, TEXT, "who said it, if not the actor itself"]
    speaker_role: Annotated[str | None, TEXT, "the speaker's role at the time"]
    issue: Annotated[str, TEXT, "issue id"]
    date: Annotated[str, TEXT, "day it was said or done (EDTF)"]
    earliest: Annotated[Day, DAY, "first day the date can mean"]
    latest: Annotated[Day, DAY, "last day the date can mean"]
    uncertain: Annotated[bool, FLAG, "true unless the date is an exact day"]
    order: Annotated[int | None, COUNT, "place within the day, 1 first; missing if not stated"]
    public: Annotated[str | None, TEXT, "day it became known, if later (EDTF)"]
    known: Annotated[Day, DAY, "first day on which it may have been known"]
    position: Annotated[int | None, SMALL, "-2 to 2; missing if not coded"]
    status: Annotated[str, TEXT, "coded, declined or unclear"]
    act: Annotated[str, TEXT, "statement, decision or vote"]
    attribution: Annotated[str, TEXT, "quote, paraphrase, anonymous, act or inferred"]
    rank: Annotated[int, SMALL, "3 act, 2 statement, 1 anonymous report, 0 inferred"]
    area: Annotated[str | None, TEXT, "scope: area"]
    weapon: Annotated[str | None, TEXT, "scope: weapon"]
    condition: Annotated[str | None, TEXT, "scope: condition"]
    summary: Annotated[str, TEXT, "what was said or done, in our own words"]
    confidence: Annotated[str, TEXT, "high, medium or low"]
    settled: Annotated[str | None, TEXT, "how a disagreement of the coders was settled"]
    contested: Annotated[bool, FLAG, "true if marked as disagreeing with another record"]
    supersedes: Annotated[str | None, TEXT, "id of the record it replaces"]
    see_also: Annotated[tuple[str, ...], LIST, "ids of the records to read with it"]
    withdrawn: Annotated[str | None, TEXT, "day of the withdrawal (EDTF)"]
    withdrawal: Annotated[str | None, TEXT, "reason for the withdrawal"]
    recorded: Annotated[str | None, TEXT, "day it was entered in the dataset (EDTF), if noted"]
    entered: Annotated[Day, DAY, "first day on which it may have been known and was entered"]
    note: Annotated[str | None, TEXT, "note"]
    place: Annotated[int, COUNT, "place in the file"]

    @property
    def pair(self) -> tuple[str, str]:
        """The actor and the issue."""
        return self.actor, self.issue

    @property
    def within_day(self) -> int:
        """The place within the day; 0, before all others, if none is stated."""
        return self.order or 0

    @property
    def scope(self) -> tuple[str | None, str | None, str | None]:
        """Area, weapon and condition."""
        return self.area, self.weapon, self.condition


class EvidenceRow(NamedTuple):
    """What one source contributes to one stance."""

    stance: Annotated[str, TEXT, "stance id"]
    source: Annotated[str, TEXT, "source id"]
    quote: Annotated[str | None, TEXT, "verbatim quotation"] = None
    occurrence: Annotated[int | None, COUNT, "which of the places with these words, from 1"] = None
    translation: Annotated[str | None, TEXT, "our translation"] = None
    seed: Annotated[str | None, TEXT, "seed file of the source"] = None
    start: Annotated[int | None, COUNT, "offset of the quotation in the seed"] = None
    end: Annotated[int | None, COUNT, "offset after its last character"] = None
    page: Annotated[int | None, COUNT, "page of the text it begins on, if the text has pages"] = (
        None
    )


class CodingRow(NamedTuple):
    """One coder's coding of one stance."""

    stance: Annotated[str, TEXT, "stance id"]
    coder: Annotated[str, TEXT, "coder id"]
    status: Annotated[str, TEXT, "coded, declined or unclear"]
    position: Annotated[int | None, SMALL, "-2 to 2; missing if not coded"] = None
    note: Annotated[str | None, TEXT, "note"] = None


class EventRow(NamedTuple):
    """One event."""

    event: Annotated[str, TEXT, "id"]
    date: Annotated[str, TEXT, "date (EDTF)"]
    earliest: Annotated[Day, DAY, "first day the date can mean"]
    latest: Annotated[Day, DAY, "last day the date can mean"]
    label: Annotated[str, TEXT, "what happened"]
    short: Annotated[str, TEXT, "label for narrow places; the label if none is given"]
    sources: Annotated[tuple[str, ...], LIST, "source ids"] = ()
    major: Annotated[bool, FLAG, "true for a turning point"] = False
    note: Annotated[str | None, TEXT, "note"] = None


class SearchRow(NamedTuple):
    """One search that found nothing."""

    actor: Annotated[str, TEXT, "actor id"]
    issue: Annotated[str, TEXT, "issue id"]
    date: Annotated[str, TEXT, "day of the search"]
    reach: Annotated[str, TEXT, "one-text or open"]
    period: Annotated[str | None, TEXT, "time it covered (EDTF)"] = None
    since: Annotated[Day | None, DAY, "first day on which it counts; missing if there is none"] = (
        None
    )
    until: Annotated[Day | None, DAY, "last day on which it counts; missing if there is none"] = (
        None
    )
    texts: Annotated[int | None, COUNT, "number of texts an open search read, if recorded"] = None
    sources: Annotated[tuple[str, ...], LIST, "ids of the sources read"] = ()
    where: Annotated[str | None, TEXT, "other places searched"] = None
    note: Annotated[str | None, TEXT, "note"] = None

    @property
    def pair(self) -> tuple[str, str]:
        """The actor and the issue."""
        return self.actor, self.issue

    @property
    def open(self) -> bool:
        """True if sources of any kind were searched."""
        return self.reach == Reach.OPEN

    def counts_on(self, day: Day) -> bool:
        """True if the search counts on ``day``: from its own on, or in the time it covered."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)


class NotApplicableRow(NamedTuple):
    """A time in which one actor may not take a position."""

    actor: Annotated[str, TEXT, "actor id"]
    issue: Annotated[str | None, TEXT, "issue id; missing for every issue"]
    start: Annotated[str | None, TEXT, "date of the beginning (EDTF); missing if open"]
    end: Annotated[str | None, TEXT, "date of the end (EDTF); missing if open"]
    first: Annotated[Day, DAY, "first day; 0001-01-01 if open"]
    last: Annotated[Day, DAY, "last day; 9999-12-31 if open"]
    note: Annotated[str | None, TEXT, "note"] = None

    def covers(self, issue: str, day: date) -> bool:
        """True if it is about the issue and the day."""
        return self.issue in (None, issue) and self.first <= day <= self.last


class CorrectionRow(NamedTuple):
    """One correction of a published record."""

    date: Annotated[str, TEXT, "day of the correction"]
    record: Annotated[str, TEXT, "id of the stance, source, actor, issue or event"]
    what: Annotated[str, TEXT, "what was changed"]
    why: Annotated[str, TEXT, "why it was changed"]


TABLES: Mapping[str, type[Any]] = {
    "actors": ActorRow,
    "offices": OfficeRow,
    "memberships": MembershipRow,
    "issues": IssueRow,
    "sources": SourceRow,
    "stances": StanceRow,
    "evidence": EvidenceRow,
    "codings": CodingRow,
    "events": EventRow,
    "searches": SearchRow,
    "not_applicable": NotApplicableRow,
    "corrections": CorrectionRow,
}


_COLUMNS: dict[type[Any], Columns] = {}


def columns_of(kind: type[Any]) -> Columns:
    """The dtype and the meaning of each field of a row, in order."""
    if kind not in _COLUMNS:
        hints = get_type_hints(kind, include_extras=True)
        _COLUMNS[kind] = {
            name: hint.__metadata__ for name, hint in hints.items() if hasattr(hint, "__metadata__")
        }
    return _COLUMNS[kind]


def frame_of(rows: Sequence[Any], kind: type[Any]) -> pd.DataFrame:
    """Rows as a frame with exactly the columns and dtypes of ``kind``.

    Raises AttributeError if a row lacks one of them: nothing is left out silently.
    """
    if len(rows):
        return _frame(rows, kind)
    if kind not in _EMPTY:
        _EMPTY[kind] = _frame((), kind)
    return _EMPTY[kind].copy()


_EMPTY: dict[type[Any], pd.DataFrame] = {}
"""Of each kind of row the frame without any, which takes as long to build as a full one."""


def _frame(rows: Sequence[Any], kind: type[Any]) -> pd.DataFrame:
    columns = {
        name: _column([getattr(row, name) for row in rows], dtype)
        for name, (dtype, _) in columns_of(kind).items()
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))


def _column(values: list[Any], dtype: str) -> Any:
    """The values as an array, which makes a frame in a fraction of the time that a series takes."""
    if dtype == DAY:
        return np.array(values, dtype="datetime64[D]").astype(dtype)
    if dtype == SMALL:
        whole = all(value is None or _is_small(value) for value in values)
        return pd.array(values, dtype=_dtype(SMALL if whole else "Float64"))
    plain = [_plain(value, dtype) for value in values]
    if dtype == LIST:
        return np.fromiter(plain, dtype=object, count=len(plain))
    return np.array(plain, dtype=bool) if dtype == FLAG else pd.array(plain, dtype=_dtype(dtype))


_dtype = cache(pandas_dtype)  # pandas looks for a name among all that it knows each time


def _is_small(number: float) -> bool:
    return number % 1 == 0 and -128 <= number <= 127


def small_column(numbers: pd.Series) -> pd.Series:
    """Positions as small whole numbers; as they are if a scale has others."""
    whole = ((numbers % 1 == 0) & numbers.between(-128, 127)).fillna(True).all()
    return numbers.astype(SMALL if whole else "Float64")


def values_of(frame: pd.DataFrame, kind: type[Any], names: Sequence[str]) -> list[list[Any]]:
    """The values of some of the columns, as ``rows_of`` has them."""
    columns = columns_of(kind)
    return [_values(frame[name], columns[name][0]) for name in names]


def rows_of(frame: pd.DataFrame, kind: type[Row]) -> list[Row]:
    """The frame's rows, typed; missing values are None, empty lists an empty tuple."""
    columns = [_values(frame[name], dtype) for name, (dtype, _) in columns_of(kind).items()]
    return [kind(*values) for values in zip(*columns, strict=True)]


def _values(column: pd.Series, dtype: str) -> list[Any]:
    if dtype == LIST:
        return [value if isinstance(value, tuple) else () for value in column.tolist()]
    if dtype == DAY:
        return column.to_numpy().astype("datetime64[D]").tolist()
    return column.to_numpy(dtype=object, na_value=None).tolist()


def _plain(value: Any, dtype: str) -> Any:
    if value is None:
        return False if dtype == FLAG else None
    return str(value) if dtype == TEXT else value
