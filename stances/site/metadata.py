"""What programs read in the head of a page: Highwire's citation_* tags and schema.org's JSON-LD.

The page is dated by the dataset's as-of day, as the dataset is when it is cited: the day of a
statement is not that of the page. It stands in the title and as ``temporalCoverage``.
"""

import json
from html import escape
from typing import Any
from urllib.parse import quote

from stances.exchange.quotations import Quotation
from stances.exchange.schema_org import LICENCES, quotation_object, source_object
from stances.site.material import Material
from stances.tables.rows import StanceRow


def head_metadata(
    material: Material, *, path: str, title: str, about: str, kind: str = "WebPage", **more: Any
) -> list[str]:
    """The elements for the head of a page; ``more`` are further properties of its object."""
    info, day = material.info, material.dataset.as_of
    tags = {
        "citation_title": title,
        "citation_publication_date": day.strftime("%Y/%m/%d"),
        "citation_publisher": f"{info.title}, version {info.version}",
        "citation_abstract": about,
        "citation_language": "en",
    }
    if material.base:
        tags["citation_public_url"] = f"{material.base}{path}"
    thing = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": title,
        "description": about,
        "inLanguage": "en",
        "datePublished": day.isoformat(),
        "license": LICENCES + quote(info.licence),
        **({"url": f"{material.base}{path}"} if material.base else {}),
        **more,
    }
    return [
        *(f'<meta name="{name}" content="{escape(text)}">' for name, text in tags.items() if text),
        f'<meta name="description" content="{escape(about)}">',
        f'<meta property="og:site_name" content="{escape(info.title)}">',
        f'<script type="application/ld+json">{_inert(thing)}</script>',
    ]


def record_metadata(material: Material, record: StanceRow, path: str) -> list[str]:
    """The same for a record, with its quotations and sources."""
    tables = material.tables
    actor, issue = tables.actor_rows[record.actor], tables.issue_rows[record.issue]
    cited = dict.fromkeys(item.source for item in tables.evidence_of.get(record.stance, ()))
    sources = [tables.source_rows[name] for name in cited]
    return head_metadata(
        material,
        path=path,
        title=material.record_title(record),
        about=record.summary,
        kind="CreativeWork",
        identifier=record.stance,
        temporalCoverage=record.date,
        isPartOf=dataset_object(material),
        keywords=[actor.name, issue.title],
        citation=[source_object(source) for source in sources],
        hasPart=[_passage(each) for each in material.quotations_of.get(record.stance, ())],
    )


def _passage(quotation: Quotation) -> dict[str, Any]:
    """The quotation without the dashboard's addresses, which are not this site's."""
    whole = quotation_object(quotation)
    return {name: value for name, value in whole.items() if name not in ("@id", "subjectOf")}


def dataset_object(material: Material) -> dict[str, Any]:
    """The dataset in schema.org's words."""
    info = material.info
    return {
        "@type": "Dataset",
        "identifier": info.id,
        "name": info.title,
        "description": info.description or info.question,
        "version": info.version,
        "license": LICENCES + quote(info.licence),
    }


def _inert(thing: dict[str, Any]) -> str:
    """The object as JSON in which no text can end the element."""
    text = json.dumps(thing, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
