"""A quotation is exported with its place in the text, and no place is off by one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.app.views.sources.text import source_page
from stances.exchange.quotations import quotations
from stances.exchange.schema_org import quotation_object, quotations_text
from stances.exchange.web_annotations import annotation, annotations_text
from stances.reading.loader import Loaded, load
from stances.tables import Tables
from stances.tables.frames import tables

QUOTE = "We will never - never - agree."


def selectors(item: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    quote, position = item["target"]["selector"]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    return quote, position


def test_every_shipped_quotation_is_where_its_annotation_says(
    shipped: Loaded, shipped_tables: Tables
) -> None:
    collection = json.loads(
        annotations_text(quotations(shipped_tables, shipped.seeds), shipped.dataset.dataset)
    )
    items = collection["first"]["items"]
    quoted = [item for one in shipped.dataset.stances for item in one.evidence if item.quote]
    assert collection["total"] == len(items) == len(quoted)
    assert len({item["id"] for item in items}) == len(items)
    for item, evidence in zip(items, quoted, strict=True):
        quote, position = selectors(item)
        seed = shipped.seeds.get(item["target"]["source"]["id"].removeprefix("seeds/"))
        assert seed is not None
        assert seed.text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in seed.text
        assert len(quote["prefix"]) == min(32, position["start"])
        passage = seed.find(evidence.quote or "")
        assert passage is not None
        assert passage.text == quote["exact"]


@pytest.fixture
def awkward(tmp_path: Path, small: dict[str, Any]) -> Loaded:
    """A seed with a byte order mark, Windows line ends and characters beyond 16 bits."""
    (tmp_path / "seeds").mkdir()
    text = "\ufeff😀𝒳 Ann\r\nsaid: “We will\r\nnever – never – agree.”\r\n😀 Then she left."
    (tmp_path / "seeds/text.txt").write_bytes(text.encode())
    small["stances"] = small["stances"][:1]
    small["sources"] = small["sources"][:1]
    file = tmp_path / "small.yaml"
    file.write_text(yaml.safe_dump(small, allow_unicode=True), encoding="utf-8")
    return load(file)


def test_places_count_code_points_of_the_text_as_read(awkward: Loaded) -> None:
    (quotation,) = quotations(tables(awkward.dataset, awkward.seeds), awkward.seeds)
    quote, position = selectors(annotation(quotation))
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "We will\nnever – never – agree.",
        "prefix": "😀𝒳 Ann\nsaid: “",
        "suffix": "”\n😀 Then she left.",
    }
    assert position == {"type": "TextPositionSelector", "start": 14, "end": 44}


@pytest.mark.parametrize(("occurrence", "before"), [(None, "Ana: “"), (1, "Ana: “"), (2, "Ben: “")])
def test_words_that_stand_twice_are_annotated_at_the_place_the_record_names(
    small: dict[str, Any], tmp_path: Path, occurrence: int | None, before: str
) -> None:
    item = {"source": "text", "quote": "We will go"} | (
        {"occurrence": occurrence} if occurrence else {}
    )
    small["stances"][0]["evidence"] = [item]
    (tmp_path / "seeds").mkdir()
    text = "Ana: “We will go.”\nBen: “We will go.”\n"
    (tmp_path / "seeds" / "text.txt").write_text(text, encoding="utf-8")
    file = tmp_path / "small.yaml"
    file.write_text(yaml.safe_dump(small, allow_unicode=True), encoding="utf-8")
    loaded = load(file)
    made = tables(loaded.dataset, loaded.seeds)
    (quotation,) = quotations(made, loaded.seeds)
    quote, position = selectors(annotation(quotation))
    assert quote["prefix"].endswith(before)
    assert position["start"] == text.index(before) + len(before)
    shown = source_page(made, loaded.seeds, source="text", linked="ann.tax.1")
    (marked,) = [number for number, part in enumerate(shown.segments) if part.stances]
    assert shown.segments[marked].text == "We will go"
    assert shown.segments[marked - 1].text.endswith(before)


def test_an_annotation_carries_record_issue_and_position(awkward: Loaded) -> None:
    (quotation,) = quotations(tables(awkward.dataset, awkward.seeds), awkward.seeds)
    item = annotation(quotation, base="https://d.example/")
    assert item["id"] == "https://d.example/?stance=ann.tax.1#quotation-1"
    words, coding = item["body"]
    assert words["value"] == "Ann on “Tax”: Strongly opposes (−2). Ann refused outright."
    assert coding == {
        "id": "https://d.example/?stance=ann.tax.1", "type": "schema:Rating",
        "schema:identifier": "ann.tax.1", "schema:name": "Strongly opposes",
        "schema:about": {
            "schema:identifier": "tax", "schema:name": "Tax", "schema:description": "Raise it.",
        },
        "schema:ratingValue": -2, "schema:bestRating": 2, "schema:worstRating": -2,
    }  # fmt: skip
    assert item["target"]["source"] == {
        "id": "seeds/text.txt", "type": "Text", "format": "text/plain",
    }  # fmt: skip


def test_a_record_without_a_position_is_not_rated(shipped: Loaded, shipped_tables: Tables) -> None:
    quotation = next(
        one
        for one in quotations(shipped_tables, shipped.seeds)
        if one.stance.stance == "trump-camp.long-range-strikes.2024-11-17.declined"
    )
    words, coding = annotation(quotation)["body"]
    assert "schema:ratingValue" not in coding
    assert coding["schema:name"] == "Declined to comment"
    assert "Trump camp on “Long-range strikes”: Declined to comment. " in words["value"]


def test_a_translation_of_ours_is_called_ours(
    small: dict[str, Any], read: Callable[[dict[str, Any]], Loaded]
) -> None:
    small["stances"][0]["evidence"][0]["translation"] = "Never."
    loaded = read(small)
    (quotation,) = quotations(tables(loaded.dataset, loaded.seeds), loaded.seeds)
    assert annotation(quotation)["body"][2]["value"] == "Our translation: Never."
    assert quotation_object(quotation)["workTranslation"] == {
        "@type": "Quotation",
        "text": "Never.",
    }


def test_the_words_of_a_quotation_have_a_speaker(
    small: dict[str, Any], read: Callable[[dict[str, Any]], Loaded]
) -> None:
    small["sources"][0] |= {
        "title": "T", "published": "2024-03~", "language": "en", "url": "javascript:alert(1)",
    }  # fmt: skip
    loaded = read(small)
    (quotation,) = quotations(tables(loaded.dataset, loaded.seeds), loaded.seeds)
    edtf = {"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": "2024-03~"}
    assert quotation_object(quotation) == {
        "@type": "Quotation", "@id": "?stance=ann.tax.1#quotation-1",
        "text": "We will never – never – agree.", "inLanguage": "en",
        "spokenByCharacter": {"@type": "Person", "name": "Ann"},
        "dateCreated": "2024-03-01", "datePublished": edtf,
        "isBasedOn": {
            "@type": "CreativeWork", "identifier": "text", "name": "T", "datePublished": edtf,
        },
        "citation": "“T,” about March 2024, javascript:alert(1).",
        "subjectOf": {
            "@type": "CreativeWork", "@id": "?stance=ann.tax.1", "identifier": "ann.tax.1",
            "abstract": "Ann refused outright.", "temporalCoverage": "2024-03-01",
            "about": [
                {"@type": "Person", "name": "Ann"},
                {
                    "@type": "DefinedTerm", "termCode": "tax", "name": "Tax",
                    "description": "Raise it.",
                },
            ],
            "isPartOf": {"@id": "#dataset"},
        },
    }  # fmt: skip


def test_a_paraphrase_has_no_speaker(
    small: dict[str, Any], read: Callable[[dict[str, Any]], Loaded]
) -> None:
    small["stances"][0] |= {"attribution": "paraphrase", "speaker": "Cy"}
    loaded = read(small)
    (quotation,) = quotations(tables(loaded.dataset, loaded.seeds), loaded.seeds)
    assert not {"spokenByCharacter", "dateCreated"} & set(quotation_object(quotation))


def test_a_named_speaker_is_not_assumed_to_be_a_person(
    small: dict[str, Any], read: Callable[[dict[str, Any]], Loaded]
) -> None:
    small["stances"][0]["speaker"] = "The ministry"
    loaded = read(small)
    (quotation,) = quotations(tables(loaded.dataset, loaded.seeds), loaded.seeds)
    assert quotation_object(quotation)["spokenByCharacter"] == {
        "@type": "Thing", "name": "The ministry",
    }  # fmt: skip


def test_the_graph_contains_the_dataset_and_each_quotation_once(
    shipped: Loaded, shipped_tables: Tables
) -> None:
    passages = quotations(shipped_tables, shipped.seeds)
    document = json.loads(quotations_text(passages, shipped.dataset.dataset))
    assert document["@context"] == "https://schema.org"
    dataset, *rest = document["@graph"]
    assert dataset["license"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert [one["text"] for one in rest] == [one.text for one in passages]
    assert len({one["@id"] for one in rest}) == len(rest)


@pytest.mark.parametrize(
    ("quote", "own"),
    [
        ("We will never – never – agree.", True),
        ("“We will never – never – agree.”", True),
        ("The minister said: “We will never – never – agree.”", False),
        ("Asked again, he walked away.", False),
    ],
)
def test_only_words_inside_the_marks_are_somebodys_own(
    small: dict[str, Any], read: Callable[[dict[str, Any]], Loaded], quote: str, own: bool
) -> None:
    small["stances"][0]["evidence"] = [{"source": "text", "quote": quote}]
    loaded = read(small)
    quotation = quotations(tables(loaded.dataset, loaded.seeds), loaded.seeds)[0]
    assert ("spokenByCharacter" in quotation_object(quotation)) is own


@pytest.mark.parametrize(
    ("author", "kinds"),
    [
        ("Jane Doe", ["Thing"]),
        ([{"family": "Doe", "given": "Jane"}], ["Person"]),
        ([{"family": "Doe"}, {"name": "NATO"}], ["Person", "Organization"]),
    ],
)
def test_an_author_is_a_person_or_a_body_if_the_data_say_which(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any], author: Any, kinds: list[str]
) -> None:
    small["sources"][0]["author"] = author
    loaded = read(small)
    framed = tables(loaded.dataset, loaded.seeds)
    quotation = quotations(framed, loaded.seeds)[0]
    named = quotation_object(quotation)["isBasedOn"]["author"]
    assert [each["@type"] for each in (named if isinstance(named, list) else [named])] == kinds
