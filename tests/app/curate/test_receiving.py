"""A text from a link through the page, and what the Internet Archive may answer to it."""

from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from stances.app.curate import receiving
from stances.gathering.fetch import Limits
from stances.reading.loader import load
from tests.app.conftest import Open
from tests.cli.test_sourcing import archive
from tests.gathering.documents import ARTICLE, pdf
from tests.loopback import Loopback

pytestmark = pytest.mark.usefixtures("local")
TITLE = "Kanzler bleibt bei seinem Nein"
KEPT = "https://web.archive.org/web/20241118/https://example.org/a"
DAY = "&timestamp=20241118"


@pytest.fixture
def page(open_page: Open, copy: Path, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    server.pages["/a"] = ("text/html", ARTICLE.encode())
    monkeypatch.setenv("STANCES_PRIVATE_LINKS", "1")
    monkeypatch.setattr(receiving, "ARCHIVE", server.address(""))
    monkeypatch.setattr(receiving, "Limits", partial(Limits, wait=0.3, total=2))
    at = open_page("curate", data=copy, task="Source text")
    return at.checkbox(key="ask_archive").check().run()


def fetch(at: AppTest, address: str) -> None:
    at.text_input(key="text_form_link").set_value(address).run()
    at.button(key="fetch").click().run()
    assert not at.exception


def said(at: AppTest, about: str = "Internet Archive") -> list[str]:
    """The sentences about the archive, or about something else."""
    lines = [each.value for kind in (at.error, at.warning) for each in kind]
    plain = [line.replace("\\", "").replace("\u2060", "") for line in lines]
    return [line for line in plain if about in line]


def test_the_archived_copy_is_shown_to_confirm_and_saved(
    page: AppTest, server: Loopback, copy: Path
) -> None:
    archive(server, server.address("/a"), DAY, KEPT)
    fetch(page, server.address("/a"))
    assert page.text_input(key="text_form_archived").value == KEPT
    assert said(page) == []
    assert said(page, "unused-source") == []
    page.button(key="save_text_form").click().run()
    assert not page.exception
    assert load(copy).dataset.sources_by_id["tagesblatt-2024-11-18"].archived == KEPT


ELSEWHERE = (
    b'{"archived_snapshots": {"closest": {"available": true, "url": "https://evil.example/x"}}}'
)
NONE = "The Internet Archive has no copy yet; save one at https://web.archive.org/save."
GARBAGE = "The Internet Archive answered something else; try again later."
REFUSED = "The Internet Archive could not be asked: "
ANSWERS = [
    ("", b'{"archived_snapshots": {}}', NONE), ("", b"<html>Sorry</html>", GARBAGE),
    ("", b"[" * 200_000, GARBAGE), ("", b"\xff\xfe\x00\x01", GARBAGE), ("", ELSEWHERE, NONE),
    ("/status/503#", b"", f"{REFUSED}it answered with 503; try again later."),
    ("/status/403#", b"", f"{REFUSED}it answered with 403; try again later."),
    ("/slow#", b"", f"{REFUSED}the server took longer than 0.3 seconds to answer, or 2 for everything; try again later."),
]  # fmt: skip


def test_whatever_the_archive_answers_the_text_is_there_and_one_sentence_says_why_no_copy(
    page: AppTest, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(server, server.address("/a"), DAY, None)
    (path,) = (path for path in server.pages if path.startswith("/wayback"))
    for at_archive, answer, words in ANSWERS:
        monkeypatch.setattr(receiving, "ARCHIVE", server.address(at_archive))
        server.pages[path] = ("application/json", answer)
        fetch(page, server.address("/a"))
        assert said(page) == [words]
        assert page.text_input(key="text_form_title").value == TITLE
        assert "Wir sollten es tun" in page.text_area(key="text_form_taken").value
        assert page.text_input(key="text_form_archived").value == ""
        page.button(key="another_text").click().run()


def test_a_page_that_is_gone_names_its_copy_and_keeps_the_form(
    page: AppTest, server: Loopback
) -> None:
    gone = server.address("/status/410")
    archive(server, gone, "", KEPT)
    fetch(page, gone)
    (words,) = said(page)
    assert words.startswith("Not fetched: the server has no such page (410)")
    assert f"; the Internet Archive has a copy: {KEPT}. You can upload" in words
    assert page.text_input(key="text_form_link").value == gone


def test_without_a_connection_it_says_so_and_an_upload_does_instead(page: AppTest) -> None:
    nobody = "http://127.0.0.1:9/a"
    fetch(page, nobody)
    (words,) = said(page, "Not fetched")
    assert "check the address and the connection. You can upload or paste the text" in words
    assert page.text_input(key="text_form_link").value == nobody
    damaged = ("speech.pdf", b"%PDF-1.7 and nothing else", "application/pdf")
    page.file_uploader[0].set_value(damaged).run()
    assert said(page, "the PDF is damaged")
    speech = pdf(["He said: we will", "never agree."], title="A speech")
    page.file_uploader[0].set_value(("speech.pdf", speech, "application/pdf")).run()
    assert not page.exception
    assert page.text_input(key="text_form_title").value == "A speech"
    assert "never agree." in page.text_area(key="text_form_taken").value
    assert any("2 pages" in each.value for each in page.info)
