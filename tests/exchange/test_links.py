"""What an address comes to, asked of a server on this machine; politeness; the report."""

import json
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stances.errors import StancesError
from stances.exchange.links.asking import USER_AGENT, Answer, Outcome, answer, opener
from stances.exchange.links.report import Link, links_of, results, resumed, summary, write_line
from stances.exchange.links.turns import StoppedError, Turns
from stances.exchange.links.visits import answers, by_turns
from stances.reading.loader import Loaded
from tests.loopback import Loopback


def asked(address: str, *, timeout: float = 20) -> Answer:
    return answer(address, by=opener(), turns=Turns(0), timeout=timeout)


@pytest.mark.parametrize(
    ("path", "outcome", "status", "final"),
    [
        ("/page", "ok", 200, "/page"),
        ("/status/204", "ok", 204, "/status/204"),
        ("/to/301/page", "redirected", 200, "/page"),
        ("/to/308/to/302/to/303/to/307/to/301/page", "redirected", 200, "/page"),
        ("/to/301/status/404", "not-found", 404, "/status/404"),
        ("/status/404", "not-found", 404, "/status/404"),
        ("/status/410", "not-found", 410, "/status/410"),
        ("/status/403", "blocked", 403, "/status/403"),
        ("/status/401", "blocked", 401, "/status/401"),
        ("/status/429", "blocked", 429, "/status/429"),
        ("/status/500", "error", 500, "/status/500"),
        ("/status/304", "error", 304, "/status/304"),
        ("/no-head/403", "ok", 200, "/no-head/403"),
        ("/no-head/405", "ok", 200, "/no-head/405"),
        ("/no-head/501", "ok", 200, "/no-head/501"),
        ("/to/301/no-head/405", "redirected", 200, "/no-head/405"),
        ("/huge", "ok", 200, "/huge"),
    ],
)
def test_the_outcome_of_an_address(
    house: Loopback, path: str, outcome: str, status: int, final: str
) -> None:
    found = asked(house.address(path))
    assert (found.outcome, found.status, found.final) == (outcome, status, house.address(final))
    assert house.agents == {USER_AGENT}


def test_a_page_is_asked_for_by_get_only_where_head_is_refused(house: Loopback) -> None:
    asked(house.address("/page"))
    asked(house.address("/no-head/405"))
    assert house.asked == [("HEAD", "/page"), ("HEAD", "/no-head/405"), ("GET", "/no-head/405")]


def test_a_circle_of_redirects_ends_after_five(house: Loopback) -> None:
    found = asked(house.address("/loop"))
    assert (found.outcome, found.detail) == ("error", "more than 5 redirects")
    assert house.asked == [("HEAD", "/loop")] * 6


def test_only_web_addresses_are_followed(house: Loopback) -> None:
    found = asked(house.address("/elsewhere"))
    assert (found.outcome, found.status) == ("error", 302)
    assert found.detail == "redirected to what is no web address"


@pytest.mark.parametrize("path", ["/slow", "/drip", "/to/301/slow"])
def test_who_does_not_answer_in_time_is_given_up(house: Loopback, path: str) -> None:
    found = asked(house.address(path), timeout=0.3)
    assert (found.outcome, found.status) == ("timeout", None)
    assert found.detail == "no answer in 0.3 seconds"


def test_a_closed_door_and_an_impossible_address_are_errors() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        found = asked(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    assert (found.outcome, found.status) == ("error", None)
    assert "refused" in found.detail
    for address in ("http://a..b/", "http://127.0.0.1:99999/", "http://[v1.x]/"):
        assert asked(address).outcome == "error"


def test_an_address_is_sent_in_ascii_without_user_or_fragment(house: Loopback) -> None:
    address = house.address("/übung/a b?q=ä&r=1%20#part").replace("http://", "http://me:secret@")
    assert asked(address).outcome == "ok"
    assert house.asked == [("HEAD", "/%C3%BCbung/a%20b?q=%C3%A4&r=1%20")]


def test_a_host_is_left_alone_for_the_pause_and_others_are_not() -> None:
    now, waited = [0.0], list[float]()
    turns = Turns(2, clock=lambda: now[0], wait=waited.append)
    with turns.at("a"):
        now[0] = 5.0
    with turns.at("b"):
        assert waited == []
    now[0] = 5.5
    with turns.at("a"):
        assert waited == [1.5]
    now[0] = 99.0
    with turns.at("a"):
        assert waited == [1.5]


def test_after_a_stop_nobody_gets_a_turn() -> None:
    turns = Turns(1000)
    with turns.at("a"):
        pass
    turns.stop()
    with pytest.raises(StoppedError), turns.at("a"):
        pass


def test_one_host_is_asked_one_thing_at_a_time(house: Loopback) -> None:
    addresses = [house.address(f"/page/{number}") for number in range(12)]
    found = dict(answers(addresses, workers=4, timeout=20, pause=0))
    assert {made.outcome for made in found.values()} == {Outcome.OK}
    assert sorted(found) == sorted(addresses)
    assert house.most_at_once == 1


def test_two_hosts_are_asked_at_the_same_time(house: Loopback) -> None:
    addresses = [house.address("/meet", host) for host in ("127.0.0.1", "localhost")]
    found = dict(answers(addresses, workers=2, timeout=20, pause=0))
    assert [found[address].outcome for address in addresses] == ["ok", "ok"]


def test_hosts_take_turns() -> None:
    wanted = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://c/1", "http://c/2"]
    assert by_turns(wanted) == [
        "http://a/1", "http://b/1", "http://c/1", "http://a/2", "http://c/2", "http://a/3",
    ]  # fmt: skip


def test_closing_the_answers_ends_the_asking(house: Loopback) -> None:
    coming = answers(
        [house.address(f"/p/{n}") for n in range(50)], workers=2, timeout=20, pause=500
    )
    next(coming)
    coming.close()
    for thread in threading.enumerate():
        if thread.name.endswith("(work)"):
            thread.join(20)
            assert not thread.is_alive()
    assert house.asked == [("HEAD", "/p/0")]


def test_the_links_of_a_dataset_are_its_web_addresses(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    small["sources"][0] |= {"url": "ftp://example.org/x", "archived": "https://archive.test/a"}
    dataset = read(small).dataset
    page = Link("link", "url", "https://example.org/a")
    assert links_of(dataset) == [Link("text", "archived", "https://archive.test/a"), page]
    assert links_of(dataset, hosts=["org"]) == [page]
    assert links_of(dataset, hosts=["xample.org"]) == []


def report(tmp_path: Path, *addresses: str) -> Path:
    file = tmp_path / "links.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for address in addresses:
            for line in results([Link("s", "url", address)], Answer(Outcome.OK, 200, address)):
                write_line(out, line)
    return file


def test_a_report_reads_back_and_a_line_cut_off_is_dropped(tmp_path: Path) -> None:
    file = report(tmp_path, "http://a/1", "http://a/2")
    whole = file.read_bytes()
    assert [made.url for made in resumed(file)] == ["http://a/1", "http://a/2"]
    file.write_bytes(whole + whole[:40])
    assert len(resumed(file)) == 2
    assert file.read_bytes() == whole
    file.write_bytes(whole[:40])
    assert resumed(file) == []
    assert resumed(tmp_path / "none.jsonl") == []
    assert set(json.loads(whole.splitlines()[0])) == {
        "source", "field", "url", "outcome", "status", "final", "checked", "detail",
    }  # fmt: skip


@pytest.mark.parametrize("content", ["dataset:\n  id: x\n", "{}\n", "[1]\n", "text", '{"a": 1}\n'])
def test_another_file_is_no_report_and_is_left_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(StancesError, match=r"other:1: not a line of a link check"):
        resumed(file)
    assert file.read_text(encoding="utf-8") == content


def test_the_summary_counts_an_address_once_and_puts_trouble_first() -> None:
    made = [
        result
        for source, address, outcome in (
            ("s", "http://a/1", Outcome.OK), ("t", "http://a/1", Outcome.OK),
            ("u", "http://b/1", Outcome.TIMEOUT), ("v", "http://b/2", Outcome.REDIRECTED),
        )
        for result in results([Link(source, "url", address)], Answer(outcome, None, address))
    ]  # fmt: skip
    frame = summary(made)
    assert list(frame["host"]) == ["b", "a"]
    assert list(frame["addresses"]) == [2, 1]
    assert list(frame["timeout"]) == [1, 0]
    assert summary([]).empty
