"""Each kind of source and each kind of date, in every format, checked by hand."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from stances.citing import FORMATS
from stances.citing.bibtex import bibtex_text
from stances.citing.citable import (
    Citable,
    dataset_item,
    key_of,
    source_item,
    source_items,
    stance_items,
    stance_link,
    view_items,
)
from stances.citing.csl import csl_item, csl_text
from stances.citing.notes import item_note, stances_text
from stances.citing.ris import ris_text
from stances.model.dates import parse
from stances.model.records import Author, Byline
from stances.reading.loader import Loaded
from stances.tables import Tables
from stances.tables.rows import SourceRow
from tests.citing.readers import bibtex_entries, plain_tex, ris_records
from tests.conftest import stance
from tests.questions import ask

CSL = json.loads(Path(__file__).with_name("csl.schema.json").read_text("utf-8"))
BLANK = SourceRow("s")
FULL = {
    "title": "A Title", "author": "Ann Lee and Bob Ray", "publisher": "The Paper & Co",
    "published": "2024-11-18", "url": "https://example.org/a_b?c=1%20&d={x}",
}  # fmt: skip


def item(**values: Any) -> Citable:
    if isinstance(values.get("author"), str):
        values["author"] = (Byline(name=values["author"]),)
    return source_item(BLANK._replace(**values))


def test_a_full_page_in_every_format() -> None:
    full = item(**FULL, accessed="2025-01", archived="https://archive.example/1")
    assert item_note(full) == (
        "Ann Lee and Bob Ray, “A Title,” The Paper & Co, 18 November 2024, accessed January 2025, "
        "https://example.org/a_b?c=1%20&d={x}, archived at https://archive.example/1."
    )
    assert bibtex_text([full]) == (
        "@online{s,\n"
        "  author = {{Ann Lee and Bob Ray}},\n"
        "  title = {{A Title}},\n"
        "  organization = {{The Paper \\& Co}},\n"
        "  date = {2024-11-18},\n"
        "  url = {https://example.org/a_b?c=1%20&d=%7Bx%7D},\n"
        "  urldate = {2025-01},\n"
        "  note = {Archived copy: https://archive.example/1.},\n"
        "}\n"
    )
    assert ris_text([full]) == (
        "TY  - ELEC\nID  - s\nAU  - Ann Lee and Bob Ray\nTI  - A Title\nT2  - The Paper & Co\n"
        "PB  - The Paper & Co\nPY  - 2024\nDA  - 2024/11/18/\nY2  - 2025/01//\n"
        "UR  - https://example.org/a_b?c=1%20&d={x}\n"
        "N1  - Archived copy: https://archive.example/1.\nER  - \n"
    )
    assert csl_item(full) == {
        "id": "s", "type": "webpage", "title": "A Title",
        "author": [{"literal": "Ann Lee and Bob Ray"}], "container-title": "The Paper & Co",
        "issued": {"date-parts": [[2024, 11, 18]]}, "accessed": {"date-parts": [[2025, 1]]},
        "URL": "https://example.org/a_b?c=1%20&d={x}",
        "note": "Archived copy: https://archive.example/1.",
    }  # fmt: skip


def test_a_page_without_title_or_date_gets_none() -> None:
    bare = item(publisher="Babel", url="https://example.org/b")
    assert item_note(bare) == "Babel, https://example.org/b."
    assert bibtex_entries(bibtex_text([bare]))["s"] == {
        "type": "online", "organization": "{Babel}", "url": "https://example.org/b",
    }  # fmt: skip
    assert ris_records(ris_text([bare])) == [
        {
            "TY": ["ELEC"], "ID": ["s"], "T2": ["Babel"], "PB": ["Babel"],
            "UR": ["https://example.org/b"], "ER": [""],
        }
    ]  # fmt: skip
    assert csl_item(bare) == {
        "id": "s", "type": "webpage", "container-title": "Babel", "URL": "https://example.org/b",
    }  # fmt: skip


def test_a_text_of_which_only_the_seed_is_known() -> None:
    text = item(seed="x_1.txt", language="en", note="It names no author")
    kept = "It names no author. Text kept as seeds/x_1.txt."
    assert item_note(text) == "Untitled text kept as x_1.txt."
    assert bibtex_entries(bibtex_text([text]))["s"] == {
        "type": "misc", "language": "en", "note": kept.replace("_", "\\_"),
    }  # fmt: skip
    assert ris_records(ris_text([text]))[0]["N1"] == [
        "It names no author.", "Text kept as seeds/x_1.txt.",
    ]  # fmt: skip
    assert csl_item(text) == {"id": "s", "type": "document", "language": "en", "note": kept}


def test_an_author_without_a_title() -> None:
    assert item_note(item(author="Ann", seed="x.txt")) == "Ann, untitled text kept as x.txt."


def test_several_authors_persons_apart_from_bodies() -> None:
    both = item(
        title="T",
        author=(
            Author(family="van der Roe, Jr", given="R. & R."),
            Author(family="Doe", given="Jane"),
            Author(name="Army and Navy, Ltd"),
        ),
    )
    assert item_note(both) == ("R. & R. van der Roe, Jr, Jane Doe and Army and Navy, Ltd, “T.”")
    assert (
        "  author = {{van der Roe, Jr}, R. \\& R. and Doe, Jane and {Army and Navy, Ltd}},\n"
        in bibtex_text([both])
    )
    assert ris_records(ris_text([both]))[0]["AU"] == [
        "van der Roe, Jr, R. & R.", "Doe, Jane", "Army and Navy, Ltd",
    ]  # fmt: skip
    assert csl_item(both)["author"] == [
        {"family": "van der Roe, Jr", "given": "R. & R."},
        {"family": "Doe", "given": "Jane"},
        {"literal": "Army and Navy, Ltd"},
    ]
    jsonschema.validate(json.loads(csl_text([both])), CSL)


def test_a_translated_source_names_the_original_language() -> None:
    translated = item(title="T", publisher="P", language="en", translated_from="uk")
    words = "Translated; language of the original: uk."
    assert bibtex_entries(bibtex_text([translated]))["s"]["note"] == words
    assert ris_records(ris_text([translated]))[0]["N1"] == [words]
    assert csl_item(translated)["note"] == words
    assert csl_item(translated)["publisher"] == "P"


@pytest.mark.parametrize(
    ("text", "words", "ris", "csl"),
    [
        ("2024-11-17", "17 November 2024", "2024/11/17/", {"date-parts": [[2024, 11, 17]]}),
        ("2024-11", "November 2024", "2024/11//", {"date-parts": [[2024, 11]]}),
        ("2024", "2024", "2024///", {"date-parts": [[2024]]}),
        (
            "2024-05-30~", "about 30 May 2024", "2024/05/30/about 30 May 2024",
            {"date-parts": [[2024, 5, 30]], "circa": True},
        ),
        (
            "2024-11?", "possibly November 2024", "2024/11//possibly November 2024",
            {"date-parts": [[2024, 11]], "circa": True},
        ),
        (
            "2024%", "possibly about 2024", "2024///possibly about 2024",
            {"date-parts": [[2024]], "circa": True},
        ),
        (
            "2024-09/2024-11-16", "between September 2024 and 16 November 2024",
            "2024///between September 2024 and 16 November 2024",
            {"date-parts": [[2024, 9], [2024, 11, 16]]},
        ),
        (
            "2024-11-05~/2024-11-16", "between about 5 November 2024 and 16 November 2024",
            "2024/11//between about 5 November 2024 and 16 November 2024",
            {"date-parts": [[2024, 11, 5], [2024, 11, 16]], "circa": True},
        ),
        (
            "2023-12/2024-01", "between December 2023 and January 2024", None,
            {"date-parts": [[2023, 12], [2024, 1]]},
        ),
        (
            "2024-09/..", "since September 2024", "2024/09//since September 2024",
            {"literal": "since September 2024"},
        ),
        (
            "../2024-11-17", "by 17 November 2024", "2024/11/17/by 17 November 2024",
            {"literal": "by 17 November 2024"},
        ),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_the_source(
    text: str, words: str, ris: str | None, csl: dict[str, Any]
) -> None:
    dated = item(title="T", published=text)
    plain = parse(text).plain
    doubt = f"Dated {words} (EDTF {text})."
    assert item_note(dated) == f"“T,” {words}."
    assert bibtex_entries(bibtex_text([dated]))["s"]["date"] == text
    (record,) = ris_records(ris_text([dated]))
    assert record.get("DA") == ([ris] if ris else None)
    assert record.get("PY") == ([ris[:4]] if ris else None)
    assert record.get("N1") == (None if plain else [doubt])
    assert csl_item(dated)["issued"] == csl
    assert csl_item(dated).get("note") == (None if plain else doubt)


def test_what_latex_would_act_on_is_text() -> None:
    hostile = '100 % of {x} & $y_1$ #1 ~ ^ \\input{z} “q” "q" @misc{evil,'
    text = bibtex_text([item(title=hostile, author=hostile, note=hostile)])
    entry = bibtex_entries(text)["s"]
    assert plain_tex(entry["title"][1:-1]) == hostile
    assert plain_tex(entry["note"]) == f"{hostile}."
    assert "\\input" not in text.replace("\\textbackslash{}input", "")


def test_a_title_cannot_add_a_line() -> None:
    hostile = "A\r\nER  - \u2028\nTY  - BOOK\x00\x1b[31m\x85B\tC"
    (record,) = ris_records(ris_text([item(title=hostile)]))
    assert record["TI"] == ["A ER - TY - BOOK[31m B C"]
    assert record["TY"] == ["GEN"]


def test_a_title_of_only_control_characters_is_none() -> None:
    assert item(title="\x00\n\x07").title is None


@pytest.mark.parametrize("name", ["a.b-c", "a_b", "a_5f_b", "a b", "ä,}{%"])
def test_a_key_holds_only_what_every_format_takes(name: str) -> None:
    assert set(key_of(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
    assert key_of("a.b-c") == "a.b-c"
    assert len({key_of(n) for n in ("a_b", "a_5f_b", "a b", "a.b")}) == 4


def test_a_source_of_two_records_is_one_item_that_names_both(
    small: dict[str, Any], framed: Callable[[dict[str, Any]], Tables]
) -> None:
    small["stances"].append(stance("ann.war.1", issue="war", speaker="Cy", date="2024-05-30~"))
    items = stance_items(framed(small), ["bob.tax.1", "ann.war.1"])
    assert [one.key for one in items] == ["link"]
    assert items[0].reasons == (
        "Record bob.tax.1: Bob on “Tax”, 1 March 2024: supports (?stance=bob.tax.1).",
        "Record ann.war.1: Cy for Ann on “War”, about 30 May 2024: supports (?stance=ann.war.1).",
    )
    (based, _) = stance_items(framed(small), ["bob.tax.1", "ann.tax.1"], base="https://d.example/")
    assert "(https://d.example/?stance=bob.tax.1)" in based.reasons[0]


def test_a_withdrawn_record_is_cited_as_withdrawn(
    small: dict[str, Any], framed: Callable[[dict[str, Any]], Tables]
) -> None:
    small["stances"][0]["withdrawn"] = {"date": "2024-04-02", "reason": "Recorded twice."}
    tables = framed(small)
    name = small["stances"][0]["id"]
    (reason,) = stance_items(tables, [name])[0].reasons
    assert "; withdrawn 2 April 2024: Recorded twice (" in reason
    text = stances_text(tables, [name], dataset="D", version="1")
    assert "withdrawn 2 April 2024: Recorded twice) in D" in text


def test_a_link_cannot_be_broken_by_its_record() -> None:
    assert stance_link("a&b=c#d") == "?stance=a%26b%3Dc%23d"


def test_a_view_cites_what_was_known_on_its_day(
    small: dict[str, Any], framed: Callable[[dict[str, Any]], Tables]
) -> None:
    small["stances"].append(stance("ann.tax.2", date="2024-04-01", evidence=[{"source": "link"}]))
    tables = framed(small)

    def keys(day: str) -> list[str]:
        positions = ask(
            tables, as_of=date.fromisoformat(day), actors=["ann"], issues=["tax"]
        ).positions()
        return [one.key for one in view_items(tables, positions)]

    assert keys("2024-02-28") == []
    assert keys("2024-03-31") == ["text"]
    assert keys("2024-04-01") == ["text", "link"]


def test_a_cell_that_is_not_found_cites_what_was_read(
    small: dict[str, Any], framed: Callable[[dict[str, Any]], Tables]
) -> None:
    small["searches"] = [
        {"actor": "ann", "issue": "war", "date": "2024-05-01", "sources": ["link", "text"]}
    ]
    tables = framed(small)
    positions = ask(tables, as_of=date(2024, 6, 1), actors=["ann"], issues=["war"]).positions()
    items = view_items(tables, positions)
    assert [one.key for one in items] == ["link", "text"]
    assert items[0].reasons == ("Read for Ann on “War”, 1 May 2024: nothing found.",)


def test_the_dataset_is_cited_with_version_day_and_licence(
    small: dict[str, Any], read: Callable[[dict[str, Any]], Loaded]
) -> None:
    whole = dataset_item(read(small).dataset, base="https://d.example/")
    assert item_note(whole) == (
        "“A small dataset,” dataset, version 1.0.0, as of 1 June 2024, https://d.example/, "
        "CC-BY-4.0."
    )
    assert bibtex_entries(bibtex_text([whole]))["dataset:small"] == {
        "type": "dataset", "title": "{A small dataset}", "version": "1.0.0",
        "date": "2024-06-01", "url": "https://d.example/", "abstract": "Does it work?",
        "note": "Licence: CC-BY-4.0. The date is the dataset's as-of day.",
    }  # fmt: skip
    (record,) = ris_records(ris_text([whole]))
    assert (record["TY"], record["ET"], record["AB"]) == (["DATA"], ["1.0.0"], ["Does it work?"])
    assert csl_item(whole)["type"] == "dataset"
    jsonschema.validate([csl_item(whole)], CSL)


def test_every_source_and_every_stance_of_the_bundled_dataset_can_be_cited(
    shipped: Loaded, shipped_tables: Tables
) -> None:
    every = source_items(shipped_tables)
    assert len({one.key for one in every}) == len(every) == len(shipped.dataset.sources)
    checker = jsonschema.Draft7Validator(CSL)
    checker.validate(json.loads(csl_text(every)))
    assert list(bibtex_entries(bibtex_text(every))) == [one.key for one in every]
    assert [record["ID"][0] for record in ris_records(ris_text(every))] == [o.key for o in every]
    for record in shipped.dataset.stances:
        items = stance_items(shipped_tables, [record.id])
        assert {one.key for one in items} == {one.source for one in record.evidence}
        assert all(f"?stance={record.id})" in one.reasons[0] for one in items)
        checker.validate([csl_item(one) for one in items])
        assert len(bibtex_entries(bibtex_text(items))) == len(ris_records(ris_text(items)))


def test_a_format_of_nothing_is_an_empty_file() -> None:
    assert [FORMATS[name].text([]) for name in FORMATS] == ["", "", "", "[]\n"]
