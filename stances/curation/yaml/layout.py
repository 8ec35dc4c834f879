"""``stances fmt``: house style for order and spacing, with words and comments untouched.

It works on lines, not on values: a record is a run of lines that begins with ``  - `` and moves as
a whole, with the comments above it; within it fields move as a whole. Anything laid out otherwise
stays as it is. The result must read back as the same records, or nothing is changed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from stances.errors import StancesError
from stances.model.dataset import Dataset
from stances.model.dates import parse
from stances.reading.shape import records_of
from stances.reading.yaml_text import read_yaml

_SECTION = re.compile(r"([a-z_]+):(\s|$)")
_FIELD = re.compile(r"    ([a-z_]+):(\s|$)")


@dataclass
class _Block:
    """A run of lines that moves as a whole; ``lead`` are the comments above it."""

    lead: list[str]
    lines: list[str] = field(default_factory=list)


def formatted(text: str, *, file: str) -> str:
    """The text in house style; StancesError if it would read back as other records."""
    before = records_of(read_yaml(text.encode(), file=file))
    head, sections = _sections(text.replace("\r\n", "\n").split("\n"))
    ranks = Ranks(before)
    order = {name: place for place, name in enumerate(Dataset.model_fields)}
    sections.sort(key=lambda pair: order.get(pair[0], len(order)))
    parts = ["\n".join(line.rstrip() for line in head).strip("\n")]
    parts += [_section(name, block, ranks) for name, block in sections]
    new_text = (
        "\n\n".join(part for part in parts if part).replace("\n\ndataset:", "\ndataset:") + "\n"
    )
    if _comments(new_text) != _comments(text) or not _same(before, new_text, file):
        raise StancesError(
            f"{file}: not formatted, because its layout is unusual; format it by hand"
        )
    return new_text


def _sections(lines: Iterable[str]) -> tuple[list[str], list[tuple[str, _Block]]]:
    head: list[str] = []
    sections: list[tuple[str, _Block]] = []
    lead: list[str] = []
    for line in lines:
        if match := _SECTION.match(line):
            if not sections:
                head, lead = lead, []
            sections.append((match[1], _Block(lead, [line])))
            lead = []
        elif line.startswith("#") or (lead and not line.strip()) or not sections:
            lead.append(line)
        else:
            sections[-1][1].lines += [*lead, line]
            lead = []
    if sections:
        sections[-1][1].lines += lead
    return head, sections


def _section(name: str, block: _Block, ranks: "Ranks") -> str:
    title, body = block.lines[0], block.lines[1:]
    records: list[_Block] = []
    lead: list[str] = []
    for line in body:
        if line.startswith("  - "):
            records.append(_Block(lead, [line]))
            lead = []
        elif not line.strip() or re.match(r" {0,3}#", line):
            lead.append(line)
        elif records and not lead:
            records[-1].lines.append(line)
        elif records:
            records[-1].lines += [*lead, line]
            lead = []
        else:
            return "\n".join([*_tidy(block.lead), *_tidy(block.lines)])
    rank = ranks.of(name)
    if rank is not None and len(records) == ranks.count(name):
        places = sorted(range(len(records)), key=rank)
        records = [records[place] for place in places]
    model = ranks.model(name)
    texts = ["\n".join([*_tidy(r.lead), *_record(r.lines, model)]) for r in records]
    short = all(len(record.lines) == 1 and not _tidy(record.lead) for record in records)
    tail = _tidy(lead)
    text = ("\n" if short else "\n\n").join([*texts, *(["\n".join(tail)] if tail else [])])
    return "\n".join([*_tidy(block.lead), title.rstrip(), text]) if text else title.rstrip()


def _record(lines: list[str], fields: list[str]) -> list[str]:
    """The lines of a record, its fields in the model's order."""
    if len(lines) == 1 or lines[0].startswith("  - {"):
        return _tidy(lines)
    blocks: list[tuple[str, _Block]] = []
    lead: list[str] = []
    for line in ["    " + lines[0][4:], *lines[1:]]:
        if match := _FIELD.match(line):
            blocks.append((match[1], _Block(lead, [line])))
            lead = []
        elif re.match(r"    #", line):
            lead.append(line)
        elif blocks:
            blocks[-1][1].lines += [*lead, line]
            lead = []
        else:
            return _tidy(lines)
    place = {name: number for number, name in enumerate(fields)}
    blocks.sort(key=lambda pair: place.get(pair[0], len(place)))
    ordered = [line for _, block in blocks for line in [*block.lead, *block.lines]] + lead
    ordered = _tidy(ordered)
    if ordered[0].lstrip().startswith("#"):
        return _tidy(lines)
    return ["  - " + ordered[0][4:], *ordered[1:]]


def _tidy(lines: Iterable[str]) -> list[str]:
    return [line.rstrip() for line in lines if line.strip()]


def _comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


def _same(before: Dataset, text: str, file: str) -> bool:
    after = records_of(read_yaml(text.encode(), file=file))
    return _sorted(before) == _sorted(after)


def _sorted(dataset: Dataset) -> list[Any]:
    return [
        sorted(map(repr, value)) if isinstance(value, tuple) else value
        for value in (getattr(dataset, name) for name in Dataset.model_fields)
    ]


class Ranks:
    """The order of the records in each section; actors and issues keep the file's order."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.actor = {name: place for place, name in enumerate(dataset.actors_by_id)}
        self.issue = {name: place for place, name in enumerate(dataset.issues_by_id)}

    def count(self, section: str) -> int:
        """The number of records in the section."""
        return len(getattr(self.dataset, section, ()))

    def model(self, section: str) -> list[str]:
        """The fields of the section's records, in house style."""
        records = getattr(self.dataset, section, ())
        return list(type(records[0]).model_fields) if isinstance(records, tuple) and records else []

    def of(self, section: str) -> Callable[[int], Any] | None:
        """The sort key of the record at a place; None if the file's own order is kept."""
        data = self.dataset
        ranks: Mapping[str, Callable[[int], Any]] = {
            "sources": lambda at: data.sources[at].id,
            "stances": lambda at: (
                self.actor.get(data.stances[at].actor, 0),
                self.issue.get(data.stances[at].issue, 0),
                data.stances[at].date.earliest,
                data.stances[at].date.latest,
                data.stances[at].order or 0,
                data.stances[at].id,
            ),
            "searches": lambda at: (
                self.actor.get(data.searches[at].actor, 0),
                self.issue.get(data.searches[at].issue, 0),
                parse(str(data.searches[at].date)).earliest,
            ),
            "events": lambda at: (data.events[at].date.earliest, data.events[at].id),
            "corrections": lambda at: (
                data.corrections[at].date.earliest,
                data.corrections[at].record,
            ),
        }
        return ranks.get(section)
