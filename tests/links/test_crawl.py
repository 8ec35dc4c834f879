"""Many addresses: hosts in rotation and in parallel, and an end once nobody listens."""

import threading

from stances.links.answer import Outcome
from stances.links.crawl import crawl, interleaved
from tests.loopback import Loopback


def test_one_host_gets_one_request_at_a_time(server: Loopback) -> None:
    addresses = [server.address(f"/page/{number}") for number in range(12)]
    answers = dict(crawl(addresses, workers=4, timeout=20, pause=0))
    assert {answer.outcome for answer in answers.values()} == {Outcome.OK}
    assert sorted(answers) == sorted(addresses)
    assert server.most_at_once == 1


def test_two_hosts_get_requests_at_the_same_time(server: Loopback) -> None:
    addresses = [server.address("/meet", host) for host in ("127.0.0.1", "localhost")]
    answers = dict(crawl(addresses, workers=2, timeout=20, pause=0))
    assert [answers[address].outcome for address in addresses] == ["ok", "ok"]


def test_hosts_take_turns() -> None:
    wanted = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://c/1", "http://c/2"]
    assert interleaved(wanted) == [
        "http://a/1", "http://b/1", "http://c/1", "http://a/2", "http://c/2", "http://a/3",
    ]  # fmt: skip


def test_closing_the_answers_stops_the_crawl(server: Loopback) -> None:
    coming = crawl([server.address(f"/p/{n}") for n in range(50)], workers=2, timeout=20, pause=500)
    next(coming)
    coming.close()
    for thread in threading.enumerate():
        if thread.name.endswith("(work)"):
            thread.join(20)
            assert not thread.is_alive()
    assert server.requests == [("HEAD", "/p/0")]
