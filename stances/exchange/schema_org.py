"""Quotations in schema.org's vocabulary (JSON-LD).

``spokenByCharacter`` is given only if the record's attribution is ``quote``: a paraphrase is in
the source's own words. A date that is not plain is a typed EDTF value.
"""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from stances.citing.citable import stance_link
from stances.citing.notes import note
from stances.exchange.quotations import Quotation
from stances.model.addresses import is_link
from stances.model.dates import parse
from stances.model.records import Author, Byline, DatasetInfo
from stances.model.vocabulary import ActorKind, Attribution
from stances.tables.rows import ActorRow, SourceRow

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
LICENCES = "https://spdx.org/licenses/"


def quotations_text(quotations: Iterable[Quotation], info: DatasetInfo, *, base: str = "") -> str:
    """The dataset and its quotations as one graph."""
    dataset = {
        "@type": "Dataset",
        "@id": f"{base}#dataset",
        "identifier": info.id,
        "name": info.title,
        "description": info.description or info.question,
        "version": info.version,
        "license": LICENCES + quote(info.licence),
    }
    graph = [dataset, *(quotation_object(quotation, base=base) for quotation in quotations)]
    document = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


_OPENING, _CLOSING, _MARKS = '“"„«', '”"“»', '“”"„«»'


def quotation_object(quotation: Quotation, *, base: str = "") -> dict[str, Any]:
    """The passage as a Quotation, with its record and its source."""
    stance, source = quotation.stance, quotation.source
    spoken = stance.attribution == Attribution.QUOTE and _own_words(quotation)
    return _present(
        {
            "@type": "Quotation",
            "@id": quotation.address(base=base),
            "text": quotation.text,
            "inLanguage": source.language,
            "workTranslation": _translation(quotation),
            "spokenByCharacter": _speaker(quotation) if spoken else None,
            "dateCreated": _date(stance.date) if spoken else None,
            "datePublished": _date(source.published),
            "isBasedOn": source_object(source),
            "citation": note(source),
            "subjectOf": _record(quotation, base=base),
        }
    )


def _translation(quotation: Quotation) -> dict[str, str] | None:
    text = quotation.translation
    return {"@type": "Quotation", "text": text} if text else None


def _record(quotation: Quotation, *, base: str) -> dict[str, Any]:
    stance, issue = quotation.stance, quotation.issue
    return {
        "@type": "CreativeWork",
        "@id": stance_link(stance.stance, base=base),
        "identifier": stance.stance,
        "abstract": stance.summary,
        "temporalCoverage": stance.date,
        "about": [
            _actor(quotation.actor),
            {
                "@type": "DefinedTerm",
                "termCode": issue.issue,
                "name": issue.title,
                "description": issue.proposal,
            },
        ],
        "isPartOf": {"@id": f"{base}#dataset"},
    }


def _own_words(quotation: Quotation) -> bool:
    """True if the passage is only speech, inside one pair of quotation marks.

    A passage that mixes speech with the reporter's words has no single speaker.
    """
    text = quotation.text.strip()
    inside = (
        quotation.prefix.rstrip()[-1:] in _OPENING and quotation.suffix.lstrip()[:1] in _CLOSING
    )
    if text[:1] in _OPENING and text[-1:] in _CLOSING:
        text, inside = text[1:-1], True
    return inside and not any(mark in text for mark in _MARKS)


def _speaker(quotation: Quotation) -> dict[str, Any]:
    """Who said it; a named speaker is a Thing, because the data do not say if it is a person."""
    speaker = quotation.stance.speaker
    return {"@type": "Thing", "name": speaker} if speaker else _actor(quotation.actor)


def _actor(actor: ActorRow) -> dict[str, Any]:
    kind = "Person" if actor.kind == ActorKind.PERSON else "Organization"
    wikidata = actor.wikidata
    same = f"http://www.wikidata.org/entity/{wikidata}" if wikidata else None
    return _present({"@type": kind, "name": actor.name, "sameAs": same})


def _author(author: Author) -> dict[str, Any]:
    """A person or a body; a Thing if the data give a text alone, which does not say which."""
    kind = "Person" if author.family else "Thing" if isinstance(author, Byline) else "Organization"
    return _present(
        {
            "@type": kind,
            "name": str(author),
            "givenName": author.given,
            "familyName": author.family,
        }
    )


def source_object(source: SourceRow) -> dict[str, Any]:
    """The source in schema.org's words."""
    publisher = source.publisher
    authors = [_author(author) for author in source.author]
    return _present(
        {
            "@type": "CreativeWork",
            "identifier": source.source,
            "name": source.title,
            "author": authors[0] if len(authors) == 1 else authors or None,
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "datePublished": _date(source.published),
            "url": source.url if is_link(source.url) else None,
            "archivedAt": source.archived if is_link(source.archived) else None,
        }
    )


def _date(text: str | None) -> str | dict[str, str] | None:
    if not text:
        return None
    return text if parse(text).plain else {"@type": EDTF, "@value": text}


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
