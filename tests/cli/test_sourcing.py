"""A source from a link or a file: what was taken is shown, and saved once it is confirmed."""

import json
from pathlib import Path

import pytest

from stances.cli import main
from stances.reading.loader import load
from tests.gathering.documents import ARTICLE, pdf
from tests.loopback import Loopback

HERE = ["--allow-private", "--timeout", "0.3"]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCES_TODAY", "2026-11-26")


def archive(server: Loopback, address: str, near: str, copy: str | None) -> None:
    """The server answers for the Internet Archive that it has this copy of the address."""
    from urllib.parse import quote

    closest = {"closest": {"available": True, "url": copy, "status": "200"}} if copy else {}
    path = f"/wayback/available?url={quote(address, safe='')}{near}"
    body = json.dumps({"archived_snapshots": closest}).encode()
    server.pages[path] = ("application/json", body)


def test_a_link_becomes_a_source_with_its_text(
    server: Loopback, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.pages["/a"] = ("text/html", ARTICLE.encode())
    kept = "http://web.archive.org/web/20241118/https://example.org/a"
    archive(server, server.address("/a"), "&timestamp=20241118", kept)
    command = ["source", "add", server.address("/to/301/a"), "--data", str(copy), *HERE]
    command += ["--archive", "--archive-server", server.address(""), "--author", "Berg, Anna"]
    assert main([*command, "--yes"]) == 0
    said = capsys.readouterr()
    assert "  title: Kanzler bleibt bei seinem Nein\n" in said.out
    assert "  published: 2024-11-18\n" in said.out
    assert f"note: the address leads on to {server.address('/a')}" in said.err
    loaded = load(copy)
    source = loaded.dataset.sources_by_id["tagesblatt-2024-11-18"]
    assert source.url == server.address("/a")
    assert source.archived == kept.replace("http:", "https:", 1)
    assert (str(source.accessed), source.language) == ("2026-11-26", "de-DE")
    assert [str(author) for author in source.author or ()] == ["Anna Berg"]
    seed = loaded.seeds.texts[str(source.seed)]
    assert source.hash == seed.hash
    assert seed.find("Wir sollten es tun") is not None


@pytest.mark.parametrize(
    ("option", "status", "words"),
    [
        ("--dry-run", 0, "nothing was saved: this was a dry run"),
        ("--archive", 2, "nothing was saved; add --yes to save it"),
    ],
)
def test_nothing_is_saved_unasked(
    server: Loopback, copy: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch, option: str, status: int, words: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    server.pages["/a"] = ("text/html", ARTICLE.encode())
    before = copy.read_bytes(), sorted((copy.parent.parent / "seeds").iterdir())
    archives = ["--archive-server", server.address("/status/500")]
    address = server.address("/a")
    assert main(["source", "add", address, "--data", str(copy), *HERE, *archives, option]) == status
    said = capsys.readouterr()
    assert words in said.out + said.err
    assert "  text: Kanzler bleibt bei seinem Nein" in said.out
    assert (copy.read_bytes(), sorted((copy.parent.parent / "seeds").iterdir())) == before


def test_a_page_that_is_gone_names_its_archived_copy(
    server: Loopback, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = server.address("/status/404")
    archive(server, gone, "", server.address("/kept"))
    before = copy.read_bytes()
    command = ["source", "add", gone, "--data", str(copy), *HERE, "--yes"]
    assert main([*command, "--archive", "--archive-server", server.address("")]) == 2
    told = capsys.readouterr().err
    assert "the server has no such page (404)" in told
    assert f"the Internet Archive has a copy: {server.address('/kept')}" in told
    assert copy.read_bytes() == before


def test_a_server_of_a_private_network_is_not_asked_without_the_option(
    server: Loopback, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["source", "add", server.address("/a"), "--data", str(copy), "--yes"]) == 2
    assert "a private network, which is not asked" in capsys.readouterr().err
    assert server.requests == []


def test_a_pdf_becomes_a_source_with_its_pages(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "speech.pdf"
    file.write_bytes(pdf(["We will not.", "Never."], title="A speech"))
    assert main(["source", "add", str(file), "--data", str(copy), "--id", "speech", "--yes"]) == 0
    assert "(PDF, 4 words, 2 pages)" in capsys.readouterr().out
    loaded = load(copy)
    source = loaded.dataset.sources_by_id["speech"]
    assert (source.title, source.url, source.accessed) == ("A speech", None, None)
    assert loaded.seeds.texts[str(source.seed)].text == "We will not.\n\fNever.\n"


def test_a_file_that_cannot_be_read_is_named(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(pdf([""]))
    assert main(["source", "add", str(file), "--data", str(copy), "--yes"]) == 2
    assert "scan.pdf: the PDF has only pictures of its pages" in capsys.readouterr().err
