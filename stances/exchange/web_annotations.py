"""Quotations as W3C Web Annotations (JSON-LD), each pointing to its place in a seed.

The target is the seed's file, relative to the dataset; the two selectors are two ways to locate
the same passage. The body is the record, with its coding in schema.org's vocabulary.
"""

import json
from collections.abc import Sequence
from typing import Any

from stances.citing.citable import stance_link
from stances.exchange.quotations import Quotation
from stances.model.records import DatasetInfo
from stances.model.vocabulary import POSITIONS
from stances.wording import position_words, signed

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotations_text(quotations: Sequence[Quotation], info: DatasetInfo, *, base: str = "") -> str:
    """The quotations as an AnnotationCollection of one page."""
    collection = {
        "@context": CONTEXT,
        "id": f"{base}#quotations",
        "type": "AnnotationCollection",
        "label": f"Quotations in {info.title}, version {info.version}",
        "total": len(quotations),
        "first": {
            "id": f"{base}#quotations-1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [annotation(quotation, base=base) for quotation in quotations],
        },
    }
    return json.dumps(collection, indent=2, ensure_ascii=False) + "\n"


def annotation(quotation: Quotation, *, base: str = "") -> dict[str, Any]:
    """The quotation as an Annotation, without its context."""
    return {
        "id": quotation.address(base=base),
        "type": "Annotation",
        "motivation": "classifying",
        "body": [_words(quotation), _coding(quotation, base=base), *_translation(quotation)],
        "target": {
            "type": "SpecificResource",
            "source": _seed(quotation),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": quotation.text,
                    "prefix": quotation.prefix,
                    "suffix": quotation.suffix,
                },
                {
                    "type": "TextPositionSelector",
                    "start": quotation.start,
                    "end": quotation.end,
                },
            ],
        },
    }


def _seed(quotation: Quotation) -> dict[str, str]:
    language = quotation.source.language
    target = {"id": f"seeds/{quotation.source.seed}", "type": "Text", "format": "text/plain"}
    return target | ({"language": language} if language else {})


def _words(quotation: Quotation) -> dict[str, str]:
    stance, position = quotation.stance, quotation.stance.position
    who, what = quotation.actor.name, quotation.issue.title
    label = position_words(position, stance.status)
    score = "" if position is None else f" ({signed(position)})"
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "value": f"{who} on “{what}”: {label}{score}. {stance.summary}",
    }


def _translation(quotation: Quotation) -> list[dict[str, str]]:
    if not quotation.translation:
        return []
    value = f"Our translation: {quotation.translation}"
    return [
        {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": value}
    ]


def _coding(quotation: Quotation, *, base: str) -> dict[str, Any]:
    stance, issue = quotation.stance, quotation.issue
    position = stance.position
    rating = {
        "id": stance_link(stance.stance, base=base),
        "type": "schema:Rating",
        "schema:identifier": stance.stance,
        "schema:name": position_words(position, stance.status),
        "schema:about": {
            "schema:identifier": issue.issue,
            "schema:name": issue.title,
            "schema:description": issue.proposal,
        },
    }
    if position is None:
        return rating
    return rating | {
        "schema:ratingValue": int(position),
        "schema:bestRating": max(POSITIONS),
        "schema:worstRating": min(POSITIONS),
    }
