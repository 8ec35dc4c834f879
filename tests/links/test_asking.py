"""What an address comes to, asked of a server on this machine."""

import socket

import pytest

from stances.links.asking import USER_AGENT, Answer, ask, opener
from stances.links.queue import HostQueue
from tests.loopback import Loopback


def asked(address: str, *, timeout: float = 20) -> Answer:
    return ask(address, by=opener(), queue=HostQueue(0), timeout=timeout)


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
