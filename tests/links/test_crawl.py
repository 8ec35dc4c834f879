"""Many addresses: hosts in rotation and side by side, and an end when nobody listens."""

import threading

from stances.links.asking import Outcome
from stances.links.crawl import crawl, interleaved
from tests.loopback import Loopback


def test_one_host_is_asked_one_thing_at_a_time(house: Loopback) -> None:
    addresses = [house.address(f"/page/{number}") for number in range(12)]
    found = dict(crawl(addresses, workers=4, timeout=20, pause=0))
    assert {made.outcome for made in found.values()} == {Outcome.OK}
    assert sorted(found) == sorted(addresses)
    assert house.most_at_once == 1


def test_two_hosts_are_asked_at_the_same_time(house: Loopback) -> None:
    addresses = [house.address("/meet", host) for host in ("127.0.0.1", "localhost")]
    found = dict(crawl(addresses, workers=2, timeout=20, pause=0))
    assert [found[address].outcome for address in addresses] == ["ok", "ok"]


def test_hosts_take_turns() -> None:
    wanted = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://c/1", "http://c/2"]
    assert interleaved(wanted) == [
        "http://a/1", "http://b/1", "http://c/1", "http://a/2", "http://c/2", "http://a/3",
    ]  # fmt: skip


def test_closing_the_answers_ends_the_asking(house: Loopback) -> None:
    coming = crawl([house.address(f"/p/{n}") for n in range(50)], workers=2, timeout=20, pause=500)
    next(coming)
    coming.close()
    for thread in threading.enumerate():
        if thread.name.endswith("(work)"):
            thread.join(20)
            assert not thread.is_alive()
    assert house.asked == [("HEAD", "/p/0")]
