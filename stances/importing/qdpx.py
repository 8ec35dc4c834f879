"""REFI-QDA projects (.qdpx): passages with a code for the actor, the issue and the position.

The codes stand under codes called Actors, Issues, Positions, Dates and Speakers, or a position
under its issue. A passage without a date has the variable Date of its text.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from stances.errors import shortened
from stances.importing.archive import Archive
from stances.importing.days import as_edtf, order_of
from stances.importing.draft import Draft, Quote
from stances.importing.values import Unknown

_KINDS = {
    "actor": "actor", "actors": "actor", "organisation": "actor", "organisations": "actor",
    "organization": "actor", "organizations": "actor", "party": "actor", "parties": "actor",
    "issue": "issue", "issues": "issue", "concept": "issue", "concepts": "issue",
    "position": "position", "positions": "position", "stance": "position", "stances": "position",
    "agreement": "position", "date": "date", "dates": "date",
    "speaker": "speaker", "speakers": "speaker", "person": "speaker", "persons": "speaker",
}  # fmt: skip
_ID = re.compile(r"id: (\S+)")


class _Code(NamedTuple):
    kind: str
    name: str
    id: str


class _Place(NamedTuple):
    """The text of a passage, the date of the text, and whether the day or the month is first."""

    source: str
    date: str
    order: str | None


Variables = Mapping[str | None, str]


def fill(path: Path, draft: Draft) -> None:
    """Puts the coded passages of the project into the draft."""
    with Archive(path) as archive:
        project = archive.xml("*.qde")
        draft.title = project.get("name") or path.stem
        codes = _codes(project, draft)
        variables = {
            element.get("guid"): (element.get("name") or "").casefold()
            for element in project.iter(_tag(project, "Variable"))
        }
        draft.begin("reading the passages")
        order = _order(project, codes, variables, draft)
        for source in project.iter(_tag(project, "TextSource")):
            _source(source, archive, codes, (variables, order), draft)
        _refuse_others(project, draft)


def _refuse_others(project: ET.Element, draft: Draft) -> None:
    """Counts the coded passages of what is not a text: pages of a PDF, pictures, recordings."""
    for kind in ("PDFSource", "PictureSource", "AudioSource", "VideoSource"):
        for source in project.iter(_tag(project, kind)):
            passages = [
                each
                for each in source.iter()
                if each.tag.endswith("Selection") and each.find(_tag(project, "Coding")) is not None
            ]
            if passages:
                title = shortened(source.get("name") or kind)
                reason = "only passages of texts are taken; code them in a text"
                draft.refuse(f"source '{title}'", reason, number=len(passages))


def _order(
    project: ET.Element, codes: Mapping[str, _Code], variables: Variables, draft: Draft
) -> str | None:
    """Whether the day or the month is first in the project's dates."""
    dates = [(f"date '{one.name}'", one.name) for one in codes.values() if one.kind == "date"]
    for source in project.iter(_tag(project, "TextSource")):
        where = f"text '{shortened(source.get('name') or 'Text')}'"
        dates.append((where, _dated(source, variables)))
    return order_of([*dates, ("--date", draft.date or "")], draft.file, draft.dates)


def _dated(source: ET.Element, variables: Variables) -> str:
    """The text's own date, empty if it has none."""
    return "".join(
        (value.findtext(_tag(value, "DateValue")) or value.findtext(_tag(value, "TextValue")) or "")
        for value in source.findall(_tag(source, "VariableValue"))
        for ref in value.findall(_tag(value, "VariableRef"))
        if variables.get(ref.get("targetGUID")) == "date"
    ).strip()


def _tag(element: ET.Element, name: str) -> str:
    """The name in the namespace of the project, whichever version that is."""
    space = element.tag.partition("}")[0] + "}" if element.tag.startswith("{") else ""
    return space + name


def _text(element: ET.Element, name: str) -> str:
    return (element.findtext(_tag(element, name)) or "").strip()


def _codes(project: ET.Element, draft: Draft) -> dict[str, _Code]:
    """The codes by guid; a position below an issue stands for both."""
    codes: dict[str, _Code] = {}
    tag = _tag(project, "Code")
    stack: list[tuple[ET.Element, str, str]] = [
        (code, "", "") for book in project.iter(_tag(project, "Codes")) for code in book
    ]
    while stack:
        element, kind, parent = stack.pop()
        name = " ".join((element.get("name") or "").split())
        guid = element.get("guid") or ""
        below = kind or _KINDS.get(name.casefold(), "")
        if kind == "issue" and parent and draft.values.meaning(name) is not None:
            codes[guid] = _Code("issue+position", name, parent)
        elif kind:
            match = _ID.fullmatch(_text(element, "Description"))
            codes[guid] = _Code(kind, name, match[1] if match else "")
        stack += [(child, below, name if kind else "") for child in element.findall(tag)]
    return codes


def _source(
    source: ET.Element,
    archive: Archive,
    codes: Mapping[str, _Code],
    dated: tuple[Variables, str | None],
    draft: Draft,
) -> None:
    title = source.get("name") or "Text"
    selections = source.findall(_tag(source, "PlainTextSelection"))
    path = source.get("plainTextPath") or ""
    text = _text_of(source, archive, path)
    match = _ID.fullmatch(_text(source, "Description"))
    if text is None:
        if selections:
            draft.refuse(
                f"text '{shortened(title)}'", "its words are not in the file",
                number=len(selections),
            )  # fmt: skip
        return
    variables, order = dated
    known = draft.source(
        f"{match[1] if match else source.get('guid') or title}\n{text}",
        title,
        text=text,
        id=match[1] if match else "",
    )
    place = _Place(known, _dated(source, variables), order)
    for number, selection in enumerate(selections, 1):
        where = f"text '{shortened(title)}', passage {number}"
        _take(draft, where, selection, [*_codings(selection, codes)], place)


def _text_of(source: ET.Element, archive: Archive, path: str) -> str | None:
    content = source.findtext(_tag(source, "PlainTextContent"))
    if content is not None:
        return content
    name = path.removeprefix("internal://")
    return archive.text(f"sources/{name}", f"Sources/{name}") if name else None


def _codings(selection: ET.Element, codes: Mapping[str, _Code]) -> Iterator[_Code]:
    for ref in selection.iter(_tag(selection, "CodeRef")):
        code = codes.get(ref.get("targetGUID") or "")
        if code is not None:
            yield code


def _take(
    draft: Draft, where: str, selection: ET.Element, codes: list[_Code], place: _Place
) -> None:
    names: dict[str, _Code] = {}
    for code in codes:
        kinds = [code]
        if code.kind == "issue+position":
            kinds = [_Code("issue", code.id, ""), _Code("position", code.name, "")]
        for one in kinds:
            if names.setdefault(one.kind, one) != one:
                draft.refuse(where, f"it has two codes for the {one.kind}; code it twice instead")
                return
    missing = next((kind for kind in ("actor", "issue", "position") if kind not in names), None)
    if missing:
        draft.refuse(where, f"it has no code under {missing.capitalize()}s")
        return
    dated = names["date"].name if "date" in names else place.date or draft.date or ""
    try:
        date = as_edtf(dated, place.order)
        meant = draft.values.fields(names["position"].name)
        start, end = (int(selection.get(f"{side}Position") or "") for side in ("start", "end"))
    except (ValueError, Unknown) as error:
        message = "no date: code it under Dates, or add --date" if not dated else str(error)
        draft.refuse(where, message if "invalid literal" not in message else "it has no place")
        return
    actor, issue = names["actor"], names["issue"]
    summary = _text(selection, "Description") or f"Coded in the {where}."
    fields: dict[str, Any] = meant | {
        "actor": draft.actor(actor.name, id=actor.id),
        "issue": draft.issue(issue.id or issue.name, issue.name, id=issue.id),
        "speaker": names["speaker"].name if "speaker" in names else None,
        "date": date,
        "attribution": "quote",
        "summary": summary[:20_000],
        "evidence": [{"source": place.source}],
    }
    draft.take(where, quote=Quote(place.source, start, end), **fields)
