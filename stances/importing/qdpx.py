"""REFI-QDA projects (.qdpx): passages with a code for the actor, the issue and the position.

The codes stand under codes called Actors, Issues, Positions, Dates and Speakers, or a position
under its issue. A passage without a date has the variable Date of its text.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
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
        for source in project.iter(_tag(project, "TextSource")):
            _source(source, archive, codes, variables, draft)


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
    source: ET.Element, archive: Archive, codes: dict[str, _Code], variables: dict[Any, str],
    draft: Draft,
) -> None:  # fmt: skip
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
    dated = "".join(
        (value.findtext(_tag(value, "DateValue")) or value.findtext(_tag(value, "TextValue")) or "")
        for value in source.findall(_tag(source, "VariableValue"))
        for ref in value.findall(_tag(value, "VariableRef"))
        if variables.get(ref.get("targetGUID")) == "date"
    ).strip()
    known = draft.source(
        match[1] if match else source.get("guid") or title,
        title,
        text=text,
        id=match[1] if match else "",
    )
    for number, selection in enumerate(selections, 1):
        where = f"text '{shortened(title)}', passage {number}"
        _take(draft, where, selection, [*_codings(selection, codes)], (known, dated))


def _text_of(source: ET.Element, archive: Archive, path: str) -> str | None:
    content = source.findtext(_tag(source, "PlainTextContent"))
    if content is not None:
        return content
    name = path.removeprefix("internal://")
    return archive.text(f"sources/{name}", f"Sources/{name}") if name else None


def _codings(selection: ET.Element, codes: dict[str, _Code]) -> Iterator[_Code]:
    for ref in selection.iter(_tag(selection, "CodeRef")):
        code = codes.get(ref.get("targetGUID") or "")
        if code is not None:
            yield code


def _take(
    draft: Draft, where: str, selection: ET.Element, codes: list[_Code], source: tuple[str, str]
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
    dated = names["date"].name if "date" in names else source[1] or draft.date or ""
    try:
        date = as_edtf(dated, order_of([(where, dated)], draft.file, draft.dates))
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
        "evidence": [{"source": source[0]}],
    }
    draft.take(where, quote=Quote(source[0], start, end), **fields)
