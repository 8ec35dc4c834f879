"""The Atom feed (RFC 4287): new records, shifts with before and after, corrections.

An id is a UUID made from the dataset's id and that of the record, so it stays the same wherever the
site stands. The data do not say when a record was entered, so an entry bears the day from which the
record counts, the day of the move, or that of the correction.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from stances import wording
from stances.citing.citable import coded_words
from stances.model.dates import parse
from stances.site.material import Material
from stances.visible import visible_line

ATOM = "http://www.w3.org/2005/Atom"
MOST = 200
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Entry(NamedTuple):
    """Something that changed; ``key`` makes its id, ``path`` is its page."""

    day: date
    key: str
    title: str
    words: str
    path: str


def feed_text(material: Material) -> str:
    """The newest entries as a feed."""
    entries = sorted(_entries(material), key=lambda each: (each.day, each.key), reverse=True)
    info = material.info
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _add(feed, "id", feed_id(info.id, "feed"))
    _add(feed, "title", info.title)
    _add(feed, "subtitle", info.question)
    _add(feed, "updated", _moment(entries[0].day if entries else material.dataset.as_of))
    _add(feed, "rights", info.licence)
    _add(ET.SubElement(feed, "author"), "name", info.title)
    ET.SubElement(feed, "link", {"rel": "self", "href": f"{material.base}feed.xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "href": f"{material.base}index.html"})
    for each in entries[:MOST]:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", feed_id(info.id, each.key))
        _add(entry, "title", each.title)
        _add(entry, "updated", _moment(each.day))
        ET.SubElement(entry, "link", {"rel": "alternate", "href": f"{material.base}{each.path}"})
        _add(entry, "content", each.words).set("type", "text")
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def feed_id(dataset: str, key: str) -> str:
    """The id of an entry, the same in every edition of the dataset."""
    return uuid5(NAMESPACE_URL, f"stances:{dataset}/{key}").urn


def _entries(material: Material) -> Iterator[Entry]:
    tables = material.tables
    for record in tables.stance_rows.values():
        yield Entry(
            max(record.latest, record.known),
            f"record/{record.stance}",
            material.record_title(record),
            f"{record.summary} ({coded_words(record)})",
            f"records/{record.stance}.html",
        )
    for shift in material.shifts:
        before, after = (tables.stance_rows[s] for s in (shift.from_stance, shift.to_stance))
        words = " → ".join(
            f"{wording.position_words(each.position, each.status).lower()} "
            f"({wording.when_words(each.date)})"
            for each in (before, after)
        )
        actor = tables.actor_rows[shift.actor].name
        issue = wording.in_sentence(tables.issue_rows[shift.issue].title)
        yield Entry(
            shift.day,
            f"shift/{before.stance}/{after.stance}",
            f"{wording.KIND_WORDS[shift.kind].capitalize()}: {actor} on {issue}, {words}",
            f"Before: {before.summary}\nAfter: {after.summary}",
            f"records/{after.stance}.html",
        )
    for number, entry in enumerate(tables.correction_rows, 1):
        same = [each for each in tables.correction_rows[:number] if each[:2] == entry[:2]]
        yield Entry(
            parse(entry.date).latest,
            f"correction/{entry.record}/{entry.date}/{len(same)}",
            f"Correction of {entry.record}",
            wording.correction_sentence(entry),
            _path_of(material, entry.record),
        )


def _path_of(material: Material, record: str) -> str:
    tables = material.tables
    for folder, rows in (
        ("records", tables.stance_rows), ("actors", tables.actor_rows),
        ("issues", tables.issue_rows),
    ):  # fmt: skip
        if record in rows:
            return f"{folder}/{record}.html"
    return "index.html"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    lines = (visible_line(_NOT_XML.sub("\ufffd", line)) for line in text.split("\n"))
    child.text = "\n".join(lines)
    return child
