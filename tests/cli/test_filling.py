"""Gaps of sources: proposed over many kinds of servers, counted, and written only when applied."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.cli import main
from stances.curation.backups import backups
from stances.gathering import filling
from stances.model.records import Source
from stances.model.seeds import content_hash
from stances.reading.loader import load
from tests.cli.test_sourcing import archive
from tests.conftest import SEED_TEXT, SMALL
from tests.gathering.documents import ARTICLE
from tests.loopback import Loopback

PATHS = {
    "good": "/good",
    "moved": "/to/301/good",
    "away": "/to/302/",
    "gone": "/status/410",
    "slow": "/slow",
    "enormous": "/huge",
    "garbage": "/garbage",
    "hostile": "/hostile",
    "refused": "/status/403",
    "private": "/private/page",
    "told": "/told",
}


@pytest.fixture
def path(tmp_path: Path, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset with a source for each kind of answer, and the server that gives them."""
    monkeypatch.setenv("STANCES_TODAY", "2026-11-26")
    title = "=cmd|'x'!A1 \x1b[2J\u202e: fill\n- source: bob"
    hostile = ARTICLE.replace("Kanzler bleibt bei seinem Nein", title)
    server.pages |= {
        "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /private/\n"),
        "/good": ("text/html", ARTICLE.encode()),
        "/told": ("text/html", ARTICLE.encode()),
        "/": ("text/html", ARTICLE.encode()),
        "/garbage": ("text/html", b"\0\xff" * 2000),
        "/hostile": ("text/html", hostile.encode()),
    }
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/text.txt").write_text(SEED_TEXT, encoding="utf-8", newline="")
    file = tmp_path / "stances.yaml"
    sources: list[dict[str, Any]] = [*SMALL["sources"]]
    sources += [{"id": name, "url": server.address(path)} for name, path in PATHS.items()]
    sources[-1] |= {"title": "Told", "published": "2024-11-01"}
    sources.append(
        {"id": "official", "title": "T", "published": "2024", "url": "https://www.nato.int/x"}
    )
    file.write_text(yaml.safe_dump({**SMALL, "sources": sources}, sort_keys=False), "utf-8")
    archive(server, server.address("/status/410"), "", "https://web.archive.org/web/2024/x")
    return file


@pytest.fixture
def fill(path: Path, server: Loopback) -> Any:
    """Runs the command on the dataset, without pauses."""

    def filling(*options: str) -> int:
        command = ["source", "fill", str(path.with_name("fill.yaml")), "--data", str(path)]
        limits = ["--allow-private", "--timeout", "0.3", "--per-host", "0", "--hosts", "127.0.0.1"]
        return main([*command, *limits, "--archive-server", server.address(""), *options])

    return filling


def sources(path: Path) -> dict[str, Source]:
    return dict(load(path).dataset.sources_by_id)


def test_every_outcome_is_counted_and_nothing_is_written_unasked(
    fill: Any, path: Path, server: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    assert fill("--archive") == 0
    said = capsys.readouterr()
    first, second, last = said.out.splitlines()
    assert first.startswith("11 sources: ")
    assert set(first.removeprefix("11 sources: ").split(", ")) == {
        "3 ok", "2 moved", "2 refused", "1 gone", "1 slow", "1 too-large", "1 unreadable",
    }  # fmt: skip
    assert set(second.removeprefix("proposed: ").split(", ")) == {
        "3 title", "4 publisher", "4 author", "3 published", "4 language", "1 gone", "1 archived",
    }  # fmt: skip
    assert "apply it with --apply; the dataset is unchanged" in last
    assert "11/11 " in said.err
    assert path.read_bytes() == before
    assert not backups(path)
    assert ("GET", "/private/page") not in server.requests
    assert server.requests.count(("GET", "/robots.txt")) == 1


def test_what_is_proposed_is_saved_once_it_is_applied(
    fill: Any, path: Path, server: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fill("--archive") == 0
    proposals = path.with_name("fill.yaml")
    text = proposals.read_text(encoding="utf-8")
    assert "the page says it was published on 2024-11-18, the record 2024-11-01" in text
    proposals.write_text(text.replace('"Tagesblatt"', '"Das Tagesblatt"', 1), encoding="utf-8")
    capsys.readouterr()
    assert fill("--apply", "--yes") == 0
    assert "saved; the previous version is" in capsys.readouterr().out
    after = sources(path)
    assert (after["good"].title, str(after["good"].published)) == (
        "Kanzler bleibt bei seinem Nein",
        "2024-11-18",
    )
    assert after["moved"].title == "Kanzler bleibt bei seinem Nein"
    assert after["moved"].url == server.address("/to/301/good")
    assert after["hostile"].title == "=cmd|'x'!A1 [2J: fill - source: bob"
    assert after["away"] == Source(id="away", url=server.address("/to/302/"))
    assert str(after["gone"].gone) == "2026-11-26"
    assert after["gone"].archived == "https://web.archive.org/web/2024/x"
    assert (after["told"].title, str(after["told"].published)) == ("Told", "2024-11-01")
    assert "Das Tagesblatt" in {source.publisher for source in after.values()}
    assert fill("--apply", "--yes") == 0
    assert "nothing to save" in capsys.readouterr().out


def test_a_run_that_was_cut_off_goes_on_where_it_stopped(
    fill: Any, path: Path, server: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fill() == 0
    proposals = path.with_name("fill.yaml")
    whole = proposals.read_text(encoding="utf-8")
    assert fill() == 2
    assert "continue it with --resume, apply it with --apply" in capsys.readouterr().err
    gone = whole.index('- source: "gone"')
    cut = whole[: whole.index("  asked: ", gone)]
    proposals.write_text(cut, encoding="utf-8")
    done = {name for name in PATHS if f'- source: "{name}"' in cut} - {"gone", "slow"}
    server.requests.clear()
    assert fill("--resume") == 0
    asked = {path for _, path in server.requests}
    assert {PATHS["gone"], PATHS["slow"]} <= asked
    assert not {PATHS[name] for name in done if name not in {"good", "away"}} & asked
    assert capsys.readouterr().out.startswith("10 sources: ")


def test_without_a_connection_it_says_so_and_asks_again_later(
    fill: Any, path: Path, server: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    text = path.read_text(encoding="utf-8")
    port = str(server.server_port)
    path.write_text(text.replace(f":{port}/", ":1/").replace(PATHS["gone"], "/x"), "utf-8")
    assert fill() == 0
    said = capsys.readouterr()
    assert "no address could be reached: check the connection" in said.out
    assert "the server refused the connection" in said.err
    path.write_text(text, encoding="utf-8")
    assert fill("--resume") == 0
    assert "2 moved" in capsys.readouterr().out


def test_hash_and_tier_need_no_network(
    fill: Any, path: Path, server: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    proposals = path.with_name("fill.yaml")
    command = ["source", "fill", str(proposals), "--data", str(path)]
    assert main([*command, "--offline"]) == 0
    assert "2 sources: 2 not-asked\nproposed: " in capsys.readouterr().out
    assert main([*command, "--apply", "--yes"]) == 0
    after = sources(path)
    assert after["text"].hash == content_hash(SEED_TEXT)
    assert after["official"].tier == "primary"
    assert server.requests == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("- {source: nobody, fill: {title: T}}", "no source 'nobody' in the dataset"),
        ("- {source: good, fill: {url: x}}", "fill.yaml:1: 'url' is not filled in this way"),
        ("- {source: good, fil: {}}", "fill.yaml:1: an entry has no 'fil' (did you mean 'fill'?)"),
        ("- good", "fill.yaml:1: an entry needs the source it is about"),
        ("a: b", "not a list of proposals"),
    ],
)
def test_a_file_that_is_something_else_is_refused(
    fill: Any, path: Path, entry: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path.with_name("fill.yaml").write_text(entry, encoding="utf-8")
    before = path.read_bytes()
    assert fill("--apply", "--yes") == 2
    assert words in capsys.readouterr().err
    assert path.read_bytes() == before


def test_an_interruption_keeps_what_was_found(
    fill: Any, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def one(*_: Any) -> Any:
        yield filling.Proposal("good", "", "ok", "2026-11-26", fill={"title": "T"})
        raise KeyboardInterrupt

    monkeypatch.setattr(filling, "proposals", one)
    assert fill() == 2
    assert "stopped before the end; continue it with --resume" in capsys.readouterr().err
    assert '- source: "good"' in path.with_name("fill.yaml").read_text(encoding="utf-8")
