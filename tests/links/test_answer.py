"""The answer of an address, from a server on this machine."""

import socket
from socket import gaierror
from ssl import SSLError
from urllib.error import URLError

import pytest

from stances.links.answer import USER_AGENT, Answer, check, opener
from stances.links.queue import HostQueue
from tests.loopback import Loopback


def answer_of(address: str, *, timeout: float = 20) -> Answer:
    return check(address, director=opener(), queue=HostQueue(0), timeout=timeout)


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
    server: Loopback, path: str, outcome: str, status: int, final: str
) -> None:
    answer = answer_of(server.address(path))
    assert (answer.outcome, answer.status, answer.final) == (outcome, status, server.address(final))
    assert server.agents == {USER_AGENT}


def test_a_page_is_requested_with_get_only_if_head_is_refused(server: Loopback) -> None:
    answer_of(server.address("/page"))
    answer_of(server.address("/no-head/405"))
    assert server.requests == [("HEAD", "/page"), ("HEAD", "/no-head/405"), ("GET", "/no-head/405")]


def test_a_circle_of_redirects_ends_after_five(server: Loopback) -> None:
    answer = answer_of(server.address("/loop"))
    assert (answer.outcome, answer.detail) == ("error", "more than 5 redirects")
    assert server.requests == [("HEAD", "/loop")] * 6


def test_only_web_addresses_are_followed(server: Loopback) -> None:
    answer = answer_of(server.address("/elsewhere"))
    assert (answer.outcome, answer.status) == ("error", 302)
    assert answer.detail == "redirected to something that is not a web address"


@pytest.mark.parametrize("path", ["/slow", "/drip", "/to/301/slow"])
def test_a_late_answer_is_a_timeout(server: Loopback, path: str) -> None:
    answer = answer_of(server.address(path), timeout=0.3)
    assert (answer.outcome, answer.status) == ("timeout", None)
    assert answer.detail == "no answer in 0.3 seconds"


def test_a_closed_port_and_an_impossible_address_are_errors() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        answer = answer_of(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    assert (answer.outcome, answer.status) == ("error", None)
    assert answer.detail == "the server refused the connection"
    for address in ("http://a..b/", "http://127.0.0.1:99999/", "http://[v1.x]/"):
        assert answer_of(address).outcome == "error"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (gaierror(-2, "Name or service not known"), "no server of this name was found"),
        (SSLError("[SSL] unknown error"), "the server's certificate or encryption is not accepted"),
        (
            ConnectionResetError(104, "Connection reset by peer"),
            "the server broke off, or answered",
        ),
        (OSError(113, "No route to host"), "the server could not be reached"),
    ],
)
def test_a_failure_is_said_in_our_words(
    monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise URLError(error)

    monkeypatch.setattr("stances.links.answer._status", failing)
    assert answer_of("https://example.org/").detail.startswith(words)


def test_an_address_is_sent_in_ascii_without_user_or_fragment(server: Loopback) -> None:
    address = server.address("/übung/a b?q=ä&r=1%20#part").replace("http://", "http://me:secret@")
    assert answer_of(address).outcome == "ok"
    assert server.requests == [("HEAD", "/%C3%BCbung/a%20b?q=%C3%A4&r=1%20")]
