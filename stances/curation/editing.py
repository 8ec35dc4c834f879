"""Edits of a dataset's text: records added, changed or withdrawn, and nothing else touched."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, TypeAlias

from stances import clock
from stances.curation.yaml.notation import plain
from stances.curation.yaml.ranks import Ranks
from stances.curation.yaml.splices import Splice, splices
from stances.errors import InvalidData, StancesError
from stances.model.dataset import Dataset
from stances.model.dates import parse as read_date
from stances.model.fields import section_record
from stances.model.plain_letters import plain_letters
from stances.model.records import Record
from stances.model.seeds import Seeds
from stances.reading.loader import Loaded, parse
from stances.reading.shape import records_of
from stances.reading.suggestions import did_you_mean
from stances.reading.yaml_text import YamlText, read_yaml

SECTIONS = tuple(name for name in Dataset.model_fields if name != "dataset")
_BOM = "\ufeff"

Fields: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Addition:
    """A new record in a section such as ``stances``; fields that are None are left out."""

    section: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Change:
    """New values for some fields of a record; a field that is None is removed.

    ``record`` is its id or, in sections without ids, its index (from 0).
    """

    section: str
    record: str | int
    fields: Fields


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """The withdrawal of a stance on a day; it stays in the file with the reason."""

    stance: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Repinning:
    """The as-of date that the dataset pins, moved to the day of a record saved with it."""

    to: date


Edit: TypeAlias = Addition | Change | Withdrawing | Repinning


@dataclass(frozen=True)
class Edited:
    """The text after the edits, and the checked dataset in it."""

    text: str
    loaded: Loaded


def readable(text: str, *, file: str) -> YamlText:
    """The file's text as data that can be edited; InvalidData if its shape is not valid."""
    source = read_yaml(text.encode(errors="surrogatepass"), file=file)
    records_of(source)
    return source


def edited(
    text: str,
    edits: Iterable[Edit],
    *,
    file: str,
    seeds: Seeds,
    today: date | None = None,
    source: YamlText | None = None,
) -> Edited:
    """The text after the edits, different only in the lines they concern.

    ``text`` is the file's present content, with its line ends and byte order mark, if any;
    ``file`` is its name in messages; ``source`` is what ``readable`` returns for the text, if
    already known. InvalidData lists what is wrong with the outcome; StancesError says why an edit
    is not possible.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    source = source or readable(text, file=file)
    target = source.value
    for section, group in groupby(edits, key=_section_added_to):
        if section is None:
            for edit in group:
                target = _outcome(target, edit)
        else:
            added = [edit.fields for edit in group if isinstance(edit, Addition)]
            target = _with_records(target, section, added)
    replacements = splices(_lines(text), source.root, old=source.value, new=target)
    outcome = mark + _spliced(text.removeprefix(_BOM), replacements)
    try:
        loaded = parse(outcome.encode(), file=file, seeds=seeds, today=today)
    except InvalidData as error:
        error.data = target
        raise
    if loaded.dataset != records_of(YamlText(file, target, None)):
        raise StancesError(
            f"{file}: not edited, because the layout around the record is unusual; "
            "comments inside it or right after it may be the reason: move them, or edit by hand"
        )
    return Edited(outcome, loaded)


def _lines(text: str) -> str:
    """The text as libyaml counts it: no byte order mark, single characters for line ends."""
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def new_stance_id(
    dataset: Dataset, *, actor: str, issue: str, when: str, also: Container[str] = ()
) -> str:
    """A free id: ``actor.issue.date``, with ``.2`` and so on if it is taken.

    The date is the beginning of an interval, without marks of doubt; ``also`` are taken too.
    """
    start, _, end = when.rstrip("~?%").partition("/")
    day = (end if start == ".." else start).rstrip("~?%")
    base = ".".join(part for part in (actor, issue, day) if part)
    number, name = 2, base
    while name in dataset.stances_by_id or name in also:
        name, number = f"{base}.{number}", number + 1
    return name


def new_source_id(dataset: Dataset, *, publisher: str | None, published: str | None) -> str:
    """A free id: the publisher in lower case and the date, as far as known."""
    name = plain_letters(publisher or "")
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in name)
    words = "-".join(letters.split()) or "source"
    start = (published or "").partition("/")[0].rstrip("~?%").strip(".")
    base = "-".join(part for part in (words[:80].strip("-"), start) if part)
    return _free(base, dataset.sources_by_id, first=2)


def _free(base: str, taken: Mapping[str, Any], *, first: int) -> str:
    number, name = first, base
    while name in taken:
        name, number = f"{base}.{number}", number + 1
    return name


def _outcome(data: dict[str, Any], edit: Edit) -> dict[str, Any]:
    """The plain data after the edit, as a new object."""
    match edit:
        case Repinning(day):
            return data | {"dataset": data["dataset"] | {"as_of": day.isoformat()}}
        case Addition(section, fields):
            return _with_records(data, section, [fields])
        case Change(section, name, fields):
            records = list(data.get(_section(section)) or [])
            at = _position(records, section, name)
            records[at] = _record(section, records[at] | plain(fields), before=records[at])
        case Withdrawing(stance, on, reason):
            records = data.get("stances") or []
            earlier = records[_position(records, "stances", stance)].get("withdrawn")
            if earlier:
                since = earlier.get("date")
                raise StancesError(f"'{stance}' is already withdrawn, since {since}")
            withdrawn = {"date": on, "reason": reason}
            return _outcome(data, Change("stances", stance, {"withdrawn": withdrawn}))
    return _ordered(data | {section: records}, Dataset)


def as_saved(dataset: Dataset, edits: Sequence[Edit], *, on: date | None = None) -> list[Edit]:
    """The edits as the tools save them: new stances recorded on that day, the pinned date moved.

    The day is today, where this machine is, if none is given. A day that is there already stays.
    """
    day = on or clock.local_day()
    return with_pinned_date(dataset, [_recorded(edit, day) for edit in edits])


def _recorded(edit: Edit, day: date) -> Edit:
    match edit:
        case Addition("stances", fields) if fields.get("recorded") is None:
            return Addition("stances", {**fields, "recorded": day.isoformat()})
        case _:
            return edit


def with_pinned_date(dataset: Dataset, edits: Sequence[Edit]) -> list[Edit]:
    """The edits, and a move of the pinned as-of date if a stance they save is later than it.

    A date that the dataset does not pin moves by itself.
    """
    pinned = dataset.dataset.as_of
    days = [day for edit in edits if (day := _saved_day(dataset, edit)) is not None]
    if pinned is None or not days or max(days) <= pinned.latest:
        return list(edits)
    return [*edits, Repinning(max(days))]


def _saved_day(dataset: Dataset, edit: Edit) -> date | None:
    """The day from which the stance that the edit saves counts; None if it saves no such day."""
    if not isinstance(edit, Addition | Change) or edit.section != "stances":
        return None
    fields = dict(edit.fields)
    if isinstance(edit, Change):
        record = dataset.stances_by_id.get(str(edit.record))
        if record is None or not {"date", "public"} & fields.keys():
            return None
        fields = {"date": record.date, "public": record.public} | fields
    try:
        days = [read_date(str(fields[name])) for name in ("date", "public") if fields.get(name)]
    except ValueError:
        return None  # the rules object to it in their own words
    return max((day.earliest for day in days), default=None)


def _section(name: str) -> str:
    if name not in SECTIONS:
        raise StancesError(f"no section '{name}'{did_you_mean(name, SECTIONS)}")
    return name


def _record(section: str, fields: dict[str, Any], before: Fields | None = None) -> dict[str, Any]:
    """The fields in house style, without None unless the file itself has it."""
    present = before or {}
    kept = {
        name: value
        for name, value in fields.items()
        if value is not None or (name in present and present[name] is None)
    }
    return _ordered(kept, section_record(section))


def _ordered(fields: dict[str, Any], model: type[Record]) -> dict[str, Any]:
    written = (info.alias or name for name, info in model.model_fields.items())
    order = {name: place for place, name in enumerate(written)}
    return dict(sorted(fields.items(), key=lambda pair: order.get(pair[0], len(order))))


def _position(records: Sequence[dict[str, Any]], section: str, name: str | int) -> int:
    if isinstance(name, int):
        if not 0 <= name < len(records):
            raise StancesError(f"there is no record {name} in '{section}'")
        return name
    places = [at for at, record in enumerate(records) if record.get("id") == name]
    if len(places) != 1:
        known = [str(record.get("id")) for record in records]
        kind = section.removesuffix("es") if section == "searches" else section.removesuffix("s")
        reason = "two records named" if places else f"no {kind}"
        raise StancesError(f"{reason} '{name}'{'' if places else did_you_mean(name, known)}")
    return places[0]


def _section_added_to(edit: Edit) -> str | None:
    return edit.section if isinstance(edit, Addition) else None


def _with_records(data: dict[str, Any], section: str, added: Sequence[Fields]) -> dict[str, Any]:
    """The data with new records: in house style if the section is in that order, otherwise last."""
    records = list(data.get(_section(section)) or [])
    new = [_record(section, plain(fields)) for fields in added]
    grown = [*records, *new]
    try:
        rank = Ranks(records_of(YamlText("", data | {section: grown}, None))).of(section)
    except StancesError:
        rank = None
    ranks = [] if rank is None else [rank(at) for at in range(len(grown))]
    in_order = ranks[: len(records)]
    if rank is not None and in_order == sorted(in_order):
        grown = records
        for own, record in zip(ranks[len(records) :], new, strict=True):
            at = bisect_left(in_order, own)
            in_order.insert(at, own)
            grown.insert(at, record)
    return _ordered(data | {section: grown}, Dataset)


def _spliced(text: str, replacements: Sequence[Splice]) -> str:
    """The text after the splices, whose places count a Windows line end as one character."""
    ends = [match.start() for match in re.finditer("\r\n", text)]
    pairs = [at - number for number, at in enumerate(ends)]
    newline = "\r\n" if 2 * len(ends) > text.count("\n") else "\n"
    parts, here = [], 0
    for splice in replacements:
        start = splice.start + bisect_left(pairs, splice.start)
        parts += [text[here:start], splice.new.replace("\n", newline)]
        here = splice.end + bisect_left(pairs, splice.end)
    return "".join([*parts, text[here:]])
