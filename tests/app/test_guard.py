"""Whom the server answers, and what a browser may do with its pages."""

from typing import Any

import anyio
import pytest
import streamlit as st

from stances.app.guard import Guard


class Settings:
    """Streamlit's options, as a server was started."""

    def __init__(self, **options: Any) -> None:
        usual = {
            "server.address": "localhost",
            "browser.serverAddress": "localhost",
            "server.corsAllowedOrigins": [],
            "server.baseUrlPath": "",
        }
        self.options = usual | {name.replace("_", "."): value for name, value in options.items()}

    def __call__(self, name: str) -> Any:
        return self.options[name]


def asked(host: str, kind: str = "http", origin: str = "", path: str = "/") -> list[dict[str, Any]]:
    """What a request under that name is sent."""
    sent: list[Any] = []

    async def page(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
        else:
            await send({"type": "websocket.accept"})

    async def send(message: Any) -> None:
        sent.append(message)

    async def run() -> None:
        headers = [(b"host", host.encode("latin-1")), (b"origin", origin.encode())]
        scope = {"type": kind, "headers": headers, "path": path}
        await Guard(page)(scope, None, send)  # type: ignore[arg-type]

    anyio.run(run)
    return sent


@pytest.mark.parametrize(
    ("options", "host", "answered"),
    [
        ({}, "localhost:8501", True),
        ({}, "127.0.0.1:8501", True),
        ({}, "[::1]:8501", True),
        ({}, "LOCALHOST", True),
        ({}, "evil.example:8501", False),
        ({}, "localhost.evil.example", False),
        ({}, "localhost@evil.example", False),
        ({}, "evil.example@[", False),
        ({}, "", False),
        ({"browser.serverAddress": "stances.example.org"}, "stances.example.org", True),
        ({"browser.serverAddress": "stances.example.org"}, "evil.example", False),
        ({"server.corsAllowedOrigins": ["https://stances.example.org"]}, "stances.example.org", True),
        ({"server.address": "192.0.2.1"}, "any.example", True),
        ({"server.address": None}, "any.example", True),
    ],
)  # fmt: skip
def test_a_server_on_loopback_answers_to_its_own_names_alone(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], host: str, answered: bool
) -> None:
    settings = Settings()
    settings.options |= options
    monkeypatch.setattr(st, "get_option", settings)
    assert asked(host)[0].get("status") == (200 if answered else 421)
    assert asked(host, "websocket")[0]["type"] == f"websocket.{'accept' if answered else 'close'}"


@pytest.mark.parametrize(
    ("origin", "host", "opened"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("https://stances.example.org", "stances.example.org", True),
        ("https://stances.example.org", "stances.example.org:443", True),
        ("", "localhost:8501", True),
        ("http://localhost:3000", "localhost:8501", False),
        ("http://127.0.0.1:8501", "localhost:8501", False),
        ("http://evil.example", "localhost:8501", False),
        ("https://stances.example.org.evil.example", "localhost:8501", False),
        ("null", "localhost:8501", False),
        ("http://[", "localhost:8501", False),
    ],
)  # fmt: skip
def test_only_pages_of_the_server_itself_open_a_session(
    monkeypatch: pytest.MonkeyPatch, origin: str, host: str, opened: bool
) -> None:
    named = "stances.example.org" if "stances" in host else "localhost"
    monkeypatch.setattr(st, "get_option", Settings(browser_serverAddress=named))
    sent = asked(host, "websocket", origin)
    assert sent[0]["type"] == f"websocket.{'accept' if opened else 'close'}"


@pytest.mark.parametrize(
    ("host", "frames", "ancestors"),
    [
        ("localhost:8501", None, "'self' http://localhost:* http://127.0.0.1:*"),
        ("stances.example.org", None, "'self' *"),
        ("stances.example.org", "https://a.example, https://b.example", "'self' https://a.example https://b.example"),
        ("stances.example.org", "https://a.example; script-src *", "'self' https://a.example script-src *"),
    ],
)  # fmt: skip
def test_pages_load_nothing_from_elsewhere_and_are_framed_by_whom_it_may(
    monkeypatch: pytest.MonkeyPatch, host: str, frames: str | None, ancestors: str
) -> None:
    monkeypatch.setattr(st, "get_option", Settings(server_address="192.0.2.1"))
    monkeypatch.delenv("STANCES_FRAMES", raising=False)
    if frames:
        monkeypatch.setenv("STANCES_FRAMES", frames)
    headers = {name.decode(): value.decode() for name, value in asked(host)[0]["headers"]}
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self' data: blob:"
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == ancestors
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "before", "status"),
    [
        ("/actor/russia", "", 404),
        ("/tools/stances/actor/russia", "tools/stances", 404),
        ("/actor", "", 200),
        ("/actor/", "", 200),
        ("/actor/_stcore/health", "", 200),
        ("/actor/static/js/main.js", "", 200),
        ("/api/records/a/b", "", 200),
        ("/static/compare/main.js", "", 200),
    ],
)
def test_an_address_below_a_page_is_not_a_blank_page(
    monkeypatch: pytest.MonkeyPatch, path: str, before: str, status: int
) -> None:
    monkeypatch.setattr(st, "get_option", Settings(server_baseUrlPath=before))
    sent = asked("localhost", path=path)
    assert sent[0]["status"] == status
    if status == 404:
        assert b"Open /actor and choose there." in sent[1]["body"]
