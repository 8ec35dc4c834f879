"""A document is gathered with what it states about itself, or it is said why not."""

import gzip
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from stances.gathering.fetch import Limits
from stances.gathering.gather import gather, read_upload
from stances.gathering.gathered import Kind, NotGathered, Outcome
from stances.model.seeds import Seed, content_hash
from tests.gathering.documents import ARTICLE, pdf
from tests.loopback import Loopback

HERE = Limits(wait=0.3, total=1, most_bytes=1_000_000, allow_private=True)
DAY = date(2026, 11, 26)


def test_a_page_gives_its_text_and_what_it_states(server: Loopback) -> None:
    server.pages["/a"] = ("text/html", ARTICLE.encode())
    page = gather(server.address("/a#top"), limits=HERE, accessed=DAY)
    assert (page.kind, page.title) == (Kind.PAGE, "Kanzler bleibt bei seinem Nein")
    assert page.author == ("Anna van der Berg", "dpa")
    assert (page.publisher, page.date, page.language) == ("Tagesblatt", "2024-11-18", "de-DE")
    assert (page.final_address, page.accessed) == (server.address("/a"), DAY)
    assert "„Das bleibt so“, sagte er in" in page.text
    assert "Startseite" not in page.text
    assert page.hash == content_hash(page.text)
    assert server.requests == [("GET", "/a")]
    assert all(agent.startswith("Stances/") for agent in server.agents)


def test_a_date_that_the_page_does_not_state_is_left_open(server: Loopback) -> None:
    bare = "<html><body><p>On 3 January 2019 they met, © 2026.</p></body></html>"
    page = read_upload("a.html", bare.encode())
    assert (page.date, page.author, page.language, page.address) == (None, (), None, None)


def test_a_page_that_has_moved_is_taken_from_where_it_is_and_said_to_be(server: Loopback) -> None:
    server.pages["/there"] = ("text/html", ARTICLE.encode())
    page = gather(server.address("/to/301/there"), limits=HERE)
    assert page.final_address == server.address("/there")
    assert page.remarks[0] == f"the address leads on to {server.address('/there')}"


def test_an_article_that_leads_to_the_front_page_is_doubted(server: Loopback) -> None:
    server.pages["/"] = ("text/html", ARTICLE.encode())
    page = gather(server.address("/to/302/"), limits=HERE)
    assert "the document may be gone" in page.remarks[1]


@pytest.mark.parametrize(
    ("path", "outcome", "words"),
    [
        ("/status/404", Outcome.GONE, "no such page (404)"),
        ("/to/302/status/410", Outcome.GONE, "no such page (410)"),
        ("/status/403", Outcome.REFUSED, "save it in a browser and upload"),
        ("/status/503", Outcome.FAILED, "an error (503)"),
        ("/slow", Outcome.SLOW, "longer than 0.3 seconds"),
        ("/drip", Outcome.SLOW, "longer than 0.3 seconds"),
        ("/huge", Outcome.TOO_LARGE, "larger than"),
        ("/loop", Outcome.FAILED, "leads on more than"),
        ("/elsewhere", Outcome.FAILED, "not a web address"),
        ("/bomb", Outcome.TOO_LARGE, "larger than"),
        ("/picture", Outcome.UNREADABLE, "neither a web page nor"),
        ("/scripted", Outcome.UNREADABLE, "scripts may build it"),
        ("/built-of-too-much", Outcome.TOO_LARGE, "100,000 elements"),
        ("/comments", Outcome.UNREADABLE, "neither a web page nor"),
        ("/deep", Outcome.UNREADABLE, "no text that could be taken"),
    ],
)
def test_what_cannot_be_taken_is_said_with_the_remedy(
    server: Loopback, path: str, outcome: Outcome, words: str
) -> None:
    server.pages |= {
        "/bomb": ("text/html\r\nContent-Encoding: gzip", gzip.compress(b" " * 5_000_000)),
        "/picture": ("image/png", b"\x89PNG\r\n\x1a\n\0\0\0"),
        "/scripted": ("text/html", b"<html><body><script>build()</script></body></html>"),
        "/built-of-too-much": ("text/html", b"<b>" * 100_001),
        "/comments": ("application/x-unknown", b"<!---->" * 600),
        "/deep": ("text/html", b"<div>" * 100_000),
    }
    with pytest.raises(NotGathered) as refusal:
        gather(server.address(path), limits=HERE)
    assert refusal.value.outcome is outcome
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "0", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "169.254.1.1"],
)
def test_this_machine_and_private_networks_are_not_asked(server: Loopback, host: str) -> None:
    with pytest.raises(NotGathered, match="into a private network, which is not asked"):
        gather(f"http://{host}:{server.server_port}/", limits=Limits(wait=0.3))
    assert server.requests == []


def test_each_hop_is_checked_and_so_is_the_server_that_answers(
    server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = server.address(f"/to/302//127.0.0.2:{server.server_port}/x")
    with monkeypatch.context() as patch:
        patch.setattr("stances.gathering.public.is_public", "127.0.0.1".__eq__)
        with pytest.raises(NotGathered, match="into a private network"):
            gather(elsewhere, limits=Limits(wait=2))
    assert len(server.requests) == 1
    monkeypatch.setattr("stances.gathering.fetch.require_public", lambda _: None)
    with pytest.raises(NotGathered, match="into a private network"):
        gather(server.address("/a"), limits=Limits(wait=2))
    assert len(server.requests) == 1


def test_what_is_no_web_address_is_not_asked() -> None:
    with pytest.raises(NotGathered, match="must begin with http"):
        gather("file:///etc/passwd")


def test_a_packed_answer_is_unpacked(server: Loopback) -> None:
    server.pages["/a"] = ("text/plain\r\nContent-Encoding: gzip", gzip.compress(b"He said no.\r\n"))
    assert gather(server.address("/a"), limits=HERE).text == "He said no.\n"


def test_the_encoding_that_a_page_states_is_used(server: Loopback) -> None:
    page = (
        '<html><head><meta charset="windows-1251"></head><body><p>Він сказав ні.</p></body></html>'
    )
    assert "Він сказав ні." in read_upload("a.html", page.encode("windows-1251")).text
    server.pages["/a"] = (
        "text/html; charset=koi8-u",
        page.replace("1251", "1252").encode("koi8-u"),
    )
    assert "Він сказав ні." in gather(server.address("/a"), limits=HERE).text


def test_the_pages_of_a_pdf_are_kept_and_a_quotation_may_run_over_them() -> None:
    read = read_upload("a.pdf", pdf(["He said: we will", "never agree.", ""], title="A speech"))
    assert (read.kind, read.title, read.pages) == (Kind.PDF, "A speech", 3)
    assert (read.date, read.remarks) == (None, ("page 3 has no text, only a picture",))
    seed = Seed("a.txt", read.text)
    over = seed.find("we will never agree")
    second = seed.find("never agree")
    assert over is not None
    assert second is not None
    assert (seed.page(over.start), seed.page(second.start)) == (1, 2)


def test_a_word_document_gives_paragraphs_and_tables_in_order() -> None:
    document = Document()
    document.core_properties.title, document.core_properties.author = "Minutes", "The clerk"
    document.add_paragraph("First “yes”.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ann", "no"
    document.add_paragraph("Last.")
    file = BytesIO()
    document.save(file)
    read = read_upload("minutes.docx", file.getvalue())
    assert read.text == "First “yes”.\nAnn\tno\nLast.\n"
    assert (read.title, read.author, read.kind) == ("Minutes", ("The clerk",), Kind.WORD)


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.pdf", b"%PDF-1.7 and nothing else", "the PDF is damaged"),
        ("a.pdf", pdf(["", ""]), "only pictures of its pages"),
        ("a.docx", b"PK\x03\x04 and nothing else", "neither a web page nor"),
        ("a.txt", b"line\nGr\xfc\xdfe", r"line 2, column 3 is not UTF-8 text \(byte FC"),
        ("a.txt", b" \n", "the text is empty"),
        ("a.xls", b"\xd0\xcf\x11\xe0\0\0", "neither a web page nor"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_to_be(name: str, raw: bytes, words: str) -> None:
    with pytest.raises(NotGathered, match=words):
        read_upload(name, raw)
