"""What stands before every request: whom the server answers, and what a browser may do with it.

A page elsewhere can give its own name the address of this machine (DNS rebinding), and would then
count as this dashboard. So a server that is bound to loopback answers to its own names alone.
"""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from stances.app import signing_in
from stances.app.registry import CURATE, PAGES

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# What Streamlit's own pages need, and nothing from anywhere else: they work without the network.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; frame-src 'self' blob: data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors "
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_ELSEWHERE = (
    "This dashboard is reached as localhost. Behind another name, say so to Streamlit: "
    "browser.serverAddress (see docs/sharing.md).\n"
)

_NO_PAGE = (
    "There is no such page. The address of a page has one part and then its parameters: "
    "/{page}?name=value. Open /{page} and choose there.\n"
)
_STREAMLITS = frozenset({"_stcore", "static", "media", "component"})  # asked for below a page too
_SIGNED_IN = "Readers sign in here, which programs cannot: /api is off.\n"


class Guard:
    """The application behind the guard."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Lets the request through, or refuses it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not own_name(_header(scope, b"host")):
            await _refuse(scope, send, 421, _ELSEWHERE)
        elif scope["type"] == "websocket" and not own_page(
            _header(scope, b"origin"), _header(scope, b"host")
        ):
            await _refuse(scope, send, 403, "")
        elif _is_api(scope) and signing_in.configured():
            await _refuse(scope, send, 403, _SIGNED_IN)
        elif scope["type"] == "http" and (page := _below_a_page(scope)):
            await _refuse(scope, send, 404, _NO_PAGE.format(page=page))
        elif scope["type"] == "http":
            await self.app(scope, receive, _with_headers(send, _header(scope, b"host")))
        else:
            await self.app(scope, receive, send)


def own_name(host: str) -> bool:
    """True if the server may be called that, as a request does in ``Host``."""
    if str(st.get_option("server.address") or "") not in LOOPBACK:
        return True
    return _name(f"//{host}") in LOOPBACK | _named()


def own_page(origin: str, host: str) -> bool:
    """True if a page from there may open a session with the server that was called ``host``.

    Streamlit would take every page of this machine, whatever its port, and ask a service on the
    internet for the machine's own address before it refused one from elsewhere. Programs that are
    no browser name no origin.
    """
    if not origin or origin.partition("://")[2].casefold() == host.casefold():
        return True
    return _name(origin) in _named() - LOOPBACK


def _named() -> frozenset[str | None]:
    """The names under which Streamlit's settings say that the server is reached."""
    address = st.get_option("browser.serverAddress")
    allowed = [_name(str(each)) for each in st.get_option("server.corsAllowedOrigins")]
    return frozenset([*allowed, *([str(address)] if address else [])]) - {None}


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _header(scope: Message, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def policy(host: str) -> str:
    """The content security policy for what was asked under that name.

    ``STANCES_FRAMES`` names the sites that may embed the pages. If it does not, any may, unless
    this is the reader's own machine: there is a Curate page, and a page around it could guide
    the reader's clicks.
    """
    frames = os.environ.get("STANCES_FRAMES", "").replace(";", " ").replace(",", " ").split()
    if _name(f"//{host}") in LOOPBACK:
        frames += ["http://localhost:*", "http://127.0.0.1:*"]
    return _POLICY + " ".join(["'self'", *(frames or ["*"])])


def _with_headers(send: Send, host: str) -> Send:
    added = {**_HEADERS, "Content-Security-Policy": policy(host)}

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(k, v) for k, v in message["headers"] if k.decode().title() not in added]
            own = [(name.lower().encode(), value.encode()) for name, value in added.items()]
            message = {**message, "headers": [*kept, *own]}
        await send(message)

    return sending


def _is_api(scope: Message) -> bool:
    return f"{_path(scope)}/".startswith("api/")


def _below_a_page(scope: Message) -> str:
    """The page below which the request looks for one: Streamlit would answer with a blank one."""
    page, _, rest = _path(scope).partition("/")
    known = {each.path for each in (*PAGES, CURATE)} - {""}
    below = rest.strip("/").split("/")[0]
    return page if page in known and below and below not in _STREAMLITS else ""


def _path(scope: Message) -> str:
    """What is asked for, without the path that comes before all pages."""
    before = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path = str(scope.get("path", "")).removeprefix("/")
    return path.removeprefix(f"{before}/") if before else path


async def _refuse(scope: Message, send: Send, status: int, words: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    body = words.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
