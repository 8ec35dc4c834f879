"""Who signs in comes back to the page that they asked for, and nobody is led elsewhere."""

from typing import Any
from urllib.parse import quote

import anyio
import pytest
import streamlit as st

from stances.app import signing_in
from stances.app.way_back import COOKIE, WayBack, page_in, page_kept

LINK = "/compare?as_of=2024-11-18&actors=russia,ukraine&q=%C3%A4"


def _answer(path: str, *, base: str = "", **headers: str) -> dict[str, str]:
    """The headers with which Streamlit's redirect arrives."""
    sent: list[Any] = []

    async def streamlit(scope: Any, receive: Any, send: Any) -> None:
        location = [(b"location", f"{base}/".encode())]
        await send({"type": "http.response.start", "status": 302, "headers": location})

    async def send(message: Any) -> None:
        sent.append(message)

    async def run() -> None:
        given = [(name.encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "path": base + path, "headers": given}
        await WayBack(streamlit)(scope, None, send)  # type: ignore[arg-type]

    anyio.run(run)
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


@pytest.mark.parametrize("base", ["", "/stances"])
def test_a_link_survives_signing_in(monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    monkeypatch.setattr(st, "get_option", lambda _: base)
    monkeypatch.setattr(signing_in, "configured", lambda: True)
    host = "stances.example.org"
    begun = _answer("/auth/login", base=base, host=host, referer=f"https://{host}{base}{LINK}")
    assert begun["location"] == f"{base}/"
    cookie, *attributes = begun["set-cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Lax", "Secure", f"Path={base}/"} < set(attributes)
    ended = _answer("/oauth2callback", base=base, host=host, cookie=f"other=1; {cookie}")
    assert ended["location"] == base + LINK
    assert f"{COOKIE}=; " in ended["set-cookie"]
    assert "Max-Age=0" in ended["set-cookie"]


def test_without_a_sign_in_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "configured", lambda: False)
    assert "set-cookie" not in _answer("/auth/login", host="a", referer="http://a/compare")
    assert _answer("/oauth2callback", host="a")["location"] == "/"


@pytest.mark.parametrize(
    "referer",
    ["https://evil.example/compare", "https://a@evil.example/", "javascript://a/x", "//a/compare",
     "https://a//evil.example/", "https://a/\\evil.example", "https://a/oauth2callback?code=1",
     "https://a/auth/login?provider=x", "https://[", "", f"https://a/{'x' * 4000}"],
)  # fmt: skip
def test_no_page_of_elsewhere_is_kept(referer: str) -> None:
    assert page_in(referer, "a") == ""


@pytest.mark.parametrize(
    "page",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "/a b", "/a\r\nSet-Cookie: x=1",
     "/\tx", "evil.example", "/oauth2callback", "/ä", ""],
)  # fmt: skip
def test_a_cookie_made_by_others_leads_nowhere_else(page: str) -> None:
    assert page_kept(f"{COOKIE}={quote(page, safe='')}") == ""


def test_a_page_outside_the_servers_path_is_not_followed() -> None:
    cookie = f"{COOKIE}={quote('/stances/compare', safe='')}"
    assert page_kept(cookie, "/stances/") == "/stances/compare"
    assert page_kept(cookie, "/other/") == ""
