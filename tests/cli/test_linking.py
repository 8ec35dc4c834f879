"""`stances links` checks, reports, continues where it stopped, and leaves the dataset alone."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.cli import main
from stances.links import report
from tests.conftest import SEED_TEXT
from tests.loopback import Loopback

ROOT = Path(__file__).parents[2]
PAGES = ("/page", "/status/404", "/to/301/page", "/no-head/403", "/loop")


@pytest.fixture
def data(tmp_path: Path, small: dict[str, Any], server: Loopback) -> Path:
    """A dataset whose sources are pages of the server; two have the same address."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/text.txt").write_text(SEED_TEXT, encoding="utf-8")
    small["sources"][1]["url"] = server.address("/page")
    small["sources"] += [
        {"id": f"s{number}", "url": server.address(path)} for number, path in enumerate(PAGES)
    ]
    small["sources"][-1]["archived"] = server.address("/copy", "localhost")
    file = tmp_path / "stances.yaml"
    file.write_text(yaml.safe_dump(small, sort_keys=False), encoding="utf-8")
    return file


def links(data: Path, *options: str) -> int:
    return main(["links", "--data", str(data), "--per-host", "0", *options])


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_every_address_is_checked_once_and_reported_for_each_source(
    data: Path, server: Loopback, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = data.read_bytes()
    file = tmp_path / "links.jsonl"
    assert links(data, "--report", str(file)) == 0
    outcomes = {(line["source"], line["field"]): line["outcome"] for line in lines(file)}
    assert outcomes == {
        ("link", "url"): "ok", ("s0", "url"): "ok", ("s1", "url"): "not-found",
        ("s2", "url"): "redirected", ("s3", "url"): "ok", ("s4", "url"): "error",
        ("s4", "archived"): "ok",
    }  # fmt: skip
    assert all(line["checked"].endswith("+00:00") for line in lines(file))
    streams = capsys.readouterr()
    assert "6 addresses, 3 ok, 1 redirected, 1 not-found, 1 error" in streams.out
    assert len(streams.err.splitlines()) == 6
    assert f"not-found 404 {server.address('/status/404')}" in streams.err
    assert "(more than 5 redirects)" in streams.err
    assert data.read_bytes() == before


def test_a_stopped_check_leaves_its_report_and_continues_from_there(
    data: Path,
    server: Loopback,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "links.jsonl"
    write = report.write_line

    def interrupted(out: Any, result: Any) -> None:
        write(out, result)
        if len(lines(file)) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(report, "write_line", interrupted)
    assert links(data, "--report", str(file), "--workers", "1") == 2
    streams = capsys.readouterr()
    assert "stopped before the end" in streams.err
    assert "2 addresses, 2 ok" in streams.out
    kept = file.read_bytes()
    known = {line["url"] for line in lines(file)}
    monkeypatch.setattr(report, "write_line", write)
    server.requests.clear()
    assert links(data, "--report", str(file), "--resume") == 0
    assert file.read_bytes().startswith(kept)
    assert len({line["url"] for line in lines(file)}) == 6
    assert not known & {server.address(path) for _, path in server.requests if path != "/page"}
    assert "6 addresses" in capsys.readouterr().out
    server.requests.clear()
    assert links(data, "--report", str(file), "--resume") == 0
    assert server.requests == []


def test_a_check_stopped_between_two_sources_of_an_address_misses_neither(
    data: Path, server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "links.jsonl"
    assert links(data, "--report", str(file), "--limit", "1") == 0
    first, _ = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text(first, encoding="utf-8")
    assert links(data, "--report", str(file), "--resume") == 0
    fields = [(line["source"], line["field"]) for line in lines(file)]
    assert len(fields) == len(set(fields)) == 7


def test_a_report_that_is_not_resumed_starts_over(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "links.jsonl"
    for _ in range(2):
        assert links(data, "--report", str(file), "--limit", "1") == 0
    assert {line["source"] for line in lines(file)} == {"link", "s0"}


def test_limit_and_hosts_select(
    data: Path, server: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    assert links(data, "--hosts", "LOCALHOST") == 0
    assert server.requests == [("HEAD", "/copy")]
    assert "\n1 address, 1 ok\n" in capsys.readouterr().out
    server.requests.clear()
    assert links(data, "--limit", "2", "--workers", "1") == 0
    assert [path for _, path in server.requests] == ["/page", "/status/404"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--resume"], "name it with --report"),
        (["--hosts", "nowhere.test"], "no source has an address at nowhere.test"),
        (["--report", "{data}"], "stances.yaml:1: not a link report"),
        (["--report", "{data}/x"], "a part of the path is a file"),
    ],
)
def test_an_impossible_request_is_explained_and_nothing_is_checked(
    data: Path, server: Loopback, options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = data.read_bytes()
    assert links(data, *(option.format(data=data) for option in options)) == 2
    assert words in capsys.readouterr().err
    assert data.read_bytes() == before
    assert server.requests == []


@pytest.mark.parametrize(
    ("option", "value"),
    [("--workers", "0"), ("--limit", "x"), ("--timeout", "0"), ("--timeout", "nan"), ("--per-host", "-1")],
)  # fmt: skip
def test_a_wrong_number_is_explained(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["links", f"{option}={value}"])
    assert f"argument {option}: " in capsys.readouterr().err


def test_only_checking_links_and_gathering_sources_go_online() -> None:
    package = ROOT / "stances"
    texts = {
        file.relative_to(package).as_posix(): file.read_text(encoding="utf-8")
        for file in package.rglob("*.py")
    }
    callers = {name for name, text in texts.items() if "stances.links" in text}
    assert {name for name in callers if not name.startswith(("links/", "gathering/"))} == {
        "cli/linking.py"
    }
    # The command that serves asks only its own server whether it is up.
    openers = {name for name, text in texts.items() if "urllib.request" in text}
    assert openers == {"links/answer.py", "gathering/fetch.py", "cli/serving.py"}
