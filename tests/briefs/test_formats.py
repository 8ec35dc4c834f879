"""The three formats hold the same, and nothing in the data comes alive in any of them."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from stances.briefs import FORMATS
from stances.briefs.assembly import Place, brief
from stances.briefs.colours import contrast, fill, ink
from stances.briefs.document import Board, Brief, Heading
from stances.charts.palette import DARK, LIGHT
from stances.reading.loader import Loaded
from stances.tables import Tables
from stances.tables.frames import tables
from tests.questions import ask

pytestmark = pytest.mark.xdist_group("briefs")  # one process makes the brief for all

HOSTILE = "<script>alert(1)</script> [x](javascript:a) | `c` <b>\n# www.evil.example *s* \x1b[31m"


@pytest.fixture(scope="module")
def made(shipped: Loaded, shipped_tables: Tables) -> Brief:
    base = "https://stances.example.org/"
    asked = ask(shipped_tables, as_of=date(2024, 11, 18), actors=shipped.dataset.dataset.actors)
    return brief(asked, shipped.dataset, place=Place(base, f"{base}compare?as_of=2024-11-18"))


@pytest.fixture(scope="module")
def word(made: Brief) -> bytes:
    return FORMATS["docx"].content(made)


def parts(content: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {
            name: ET.fromstring(file.read(name))  # noqa: S314  # our own
            for name in file.namelist()
            if name.endswith((".xml", ".rels"))
        }


def shown(element: ET.Element) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


@pytest.fixture
def hostile(small: dict[str, Any], read: Callable[..., Loaded]) -> Brief:
    """A brief on data in which every text tries to be something else."""
    loaded = read(small)
    dataset, data = loaded.dataset, tables(loaded.dataset, loaded.seeds)

    def spoiled(frame: Any, *names: str) -> Any:
        return frame.assign(**{name: f"{HOSTILE}\ufffe {name}" for name in names})

    data = replace(
        data,
        actors=spoiled(data.actors, "name", "short", "role"),
        issues=spoiled(data.issues, "title", "proposal"),
        stances=spoiled(data.stances, "summary", "speaker"),
        sources=spoiled(data.sources, "title", "publisher"),
        evidence=spoiled(data.evidence, "quote", "translation"),
    )
    info = dataset.dataset.model_copy(
        update={"title": f"{HOSTILE}\ud800", "question": HOSTILE, "licence": HOSTILE}
    )
    spoiled_dataset = dataset.model_copy(update={"dataset": info})
    return brief(ask(data, as_of=date(2024, 6, 1)), spoiled_dataset)


def test_word_has_real_footnotes_each_marked_once_in_order(made: Brief, word: bytes) -> None:
    files = parts(word)
    notes = {
        int(note.attrib[qn("w:id")]): shown(note).strip()
        for note in files["word/footnotes.xml"].iter(qn("w:footnote"))
        if note.get(qn("w:type")) is None
    }
    marks = [
        int(mark.attrib[qn("w:id")])
        for mark in files["word/document.xml"].iter(qn("w:footnoteReference"))
    ]
    assert marks == list(range(1, len(made.notes) + 1)) == list(notes)
    for number, note in made.notes:
        expected = "".join(getattr(part, "text", "") for part in note).strip()
        assert notes[number] == expected
    assert "footnotes.xml" in str(ET.tostring(files["[Content_Types].xml"]))
    settings = files["word/settings.xml"].find(qn("w:footnotePr"))
    assert settings is not None
    assert len(settings) == 2


def test_every_number_repeated_in_word_leads_to_a_mark(word: bytes) -> None:
    document = parts(word)["word/document.xml"]
    marks = {mark.attrib[qn("w:name")] for mark in document.iter(qn("w:bookmarkStart"))}
    fields = [each.text or "" for each in document.iter(qn("w:instrText"))]
    names = [match[1] for text in fields if (match := re.search(r"NOTEREF (\S+)", text))]
    assert len(names) > 50
    assert set(names) <= marks


def test_every_link_in_word_has_an_address(word: bytes) -> None:
    files = parts(word)
    for name in ("document", "footnotes"):
        used = {
            link.attrib[qn("r:id")] for link in files[f"word/{name}.xml"].iter(qn("w:hyperlink"))
        }
        related = {
            each.attrib["Id"]: each.attrib["Target"]
            for each in files[f"word/_rels/{name}.xml.rels"]
            if each.attrib.get("TargetMode") == "External"
        }
        assert used == set(related)
        assert all(target.startswith(("http://", "https://")) for target in related.values())


def test_word_opens_again_with_headings_a_table_and_what_it_says_of_itself(
    made: Brief, word: bytes
) -> None:
    document = Document(io.BytesIO(word))
    assert document.core_properties.title == made.title
    assert document.core_properties.language == "en-GB"
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [block.text for block in made.blocks if isinstance(block, Heading)]
    (table,) = document.tables
    (board,) = [block for block in made.blocks if isinstance(block, Board)]
    head = table.rows[0]
    assert [cell.text for cell in head.cells] == [board.corner, *board.actors]
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == board.summary
    for row, expected in zip(table.rows[1:], board.rows, strict=True):
        for cell, known in zip(row.cells[1:], expected.cells, strict=True):
            assert cell.text.startswith(known.label)
            colour = (
                fill(LIGHT, known.position, stale=known.stale)
                if known.position is not None
                else LIGHT.panel
            )
            assert cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")).lower() == colour[1:]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_words_in_a_cell_read_on_every_colour(palette: Any) -> None:
    for position in palette.positions:
        for stale in (True, False):
            ground = fill(palette, position, stale=stale)
            assert contrast(ink(palette, ground), ground) >= 4.5


def test_the_formats_hold_the_same_notes(made: Brief) -> None:
    markdown = FORMATS["md"].content(made).decode()
    page = FORMATS["html"].content(made).decode()
    numbers = [number for number, _ in made.notes]
    assert [int(n) for n in re.findall(r"(?m)^\[\^(\d+)\]: ", markdown)] == numbers
    assert {int(n) for n in re.findall(r"\[\^(\d+)\](?!:)", markdown)} == set(numbers)
    assert [int(n) for n in re.findall(r'<li id="note-(\d+)"', page)] == numbers
    assert {int(n) for n in re.findall(r'href="#note-(\d+)"', page)} == set(numbers)
    assert {int(n) for n in re.findall(r' id="ref-(\d+)"', page)} == set(numbers)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_a_hostile_text_is_only_text_on_the_page(hostile: Brief) -> None:
    page = FORMATS["html"].content(hostile).decode()
    tags = Tags()
    tags.feed(page)
    names = {name for name, _ in tags.seen}
    assert names.isdisjoint({"script", "b", "img", "iframe", "link", "form"})
    assert "&lt;script&gt;" in page
    addresses = [attrs.get("href") or "" for _, attrs in tags.seen if "href" in attrs]
    assert all(each.startswith(("#", "https://")) for each in addresses)
    assert not any("style" in attrs or "src" in attrs for _, attrs in tags.seen)
    assert "\x1b" not in page
    (policy,) = [a["content"] for n, a in tags.seen if a.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_a_hostile_text_is_only_text_in_markdown(hostile: Brief) -> None:
    text = FORMATS["md"].content(hostile).decode()
    assert "\x1b" not in text
    assert "www.evil" not in text
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    inside = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in (*tokens, *inside)}
    assert kinds.isdisjoint({"html_block", "html_inline", "code_inline", "code_block", "fence"})
    links = [str(token.attrs["href"]) for token in inside if token.type == "link_open"]
    assert links
    assert all(each.startswith("https://example.org/") for each in links)
    headings = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert [tokens[at].tag for at in headings].count("h1") == 1
    assert "<script>alert(1)</script> [x](javascript:a)" in "".join(
        each.content for each in tokens[headings[0] + 1].children or []
    )
    rows = [token.type for token in tokens if token.type in ("tr_open", "th_open", "td_open")]
    assert (rows.count("tr_open"), rows.count("th_open"), rows.count("td_open")) == (3, 3, 6)


def test_a_hostile_text_is_only_text_in_word(hostile: Brief) -> None:
    content = FORMATS["docx"].content(hostile)
    everything = "".join(shown(part) for part in parts(content).values())
    assert "<script>alert(1)</script>" in everything
    assert r"\u001b[31m" in everything
    assert r"\ufffe" in everything
    assert Document(io.BytesIO(content)).core_properties.title.startswith("<script>")


def test_every_format_writes_an_empty_choice_and_two_hundred_cells(
    shipped: Loaded, shipped_tables: Tables
) -> None:
    actors = list(shipped_tables.actor_rows)[:20]
    for chosen in ([], actors):
        asked = ask(shipped_tables, as_of=date(2024, 11, 18), actors=chosen)
        made = brief(asked, shipped.dataset)
        document = Document(io.BytesIO(FORMATS["docx"].content(made)))
        assert sum(len(table.rows) - 1 for table in document.tables) == (30 if chosen else 0)
        assert made.title in FORMATS["md"].content(made).decode()
        assert f"<h1>{made.title}</h1>" in FORMATS["html"].content(made).decode()
