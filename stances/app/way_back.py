"""The page from which a reader went to sign in, to which they come back: Streamlit forgets it.

The browser keeps it in a cookie, from the request that begins the sign-in to the one that ends it.
It is only ever a page of this server: no address that leads elsewhere is kept, or followed.
"""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote, urlsplit

import streamlit as st

from stances.app import signing_in
from stances.app.guard import Application, Message, Receive, Send

COOKIE = "stances_page"
_BEGIN, _END = "auth/login", "oauth2callback"
_SECONDS = 3600
_LONGEST = 3500  # a cookie has 4,096 bytes; from a longer address a reader comes to the front page


class WayBack:
    """The application, with the way back to the page that asked its reader to sign in."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Notes the page at the beginning of a sign-in, and leads to it at the end."""
        before = _before()
        path = scope.get("path", "") if scope["type"] == "http" else ""
        headers = {key: value.decode("latin-1") for key, value in scope.get("headers", ())}
        if path == before + _BEGIN and signing_in.configured():
            referer = headers.get(b"referer", "")
            page = page_in(referer, headers.get(b"host", ""), before)
            secure = "; Secure" if referer.startswith("https:") else ""
            send = _changed(send, cookie=_cookie(page, before) + secure) if page else send
        elif path == before + _END and (page := page_kept(headers.get(b"cookie", ""), before)):
            send = _changed(send, cookie=_cookie("", before), location=page)
        await self.app(scope, receive, send)


def page_in(referer: str, host: str, before: str = "/") -> str:
    """The page of this server that sent its reader, as an address without the host; else empty."""
    try:
        parts = urlsplit(referer)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or parts.netloc.casefold() != host.casefold():
        return ""
    return _own_page(f"{parts.path}?{parts.query}" if parts.query else parts.path, before)


def page_kept(cookies: str, before: str = "/") -> str:
    """The page in the cookie; empty if there is none, or none that is of this server."""
    try:
        kept = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return _own_page(unquote(kept.value), before) if kept else ""


def _own_page(address: str, before: str) -> str:
    """The address, if a browser sent there stays on this server and below its path."""
    visible = address.isascii() and address.isprintable() and not set(address) & set(" \\")
    below = address.startswith(before) and not address.startswith("//")
    signing = address.partition("?")[0] in (before + _BEGIN, before + _END)
    return address if visible and below and not signing and len(address) <= _LONGEST else ""


def _before() -> str:
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}/" if path else "/"


def _cookie(page: str, before: str) -> str:
    lives = _SECONDS if page else 0
    value = quote(page, safe="")
    return f"{COOKIE}={value}; Path={before}; Max-Age={lives}; HttpOnly; SameSite=Lax"


def _changed(send: Send, *, cookie: str, location: str = "") -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message["headers"])
            if location and 300 <= message["status"] < 400:
                headers = [each for each in headers if each[0].lower() != b"location"]
                headers.append((b"location", location.encode()))
            headers.append((b"set-cookie", cookie.encode()))
            message = {**message, "headers": headers}
        await send(message)

    return sending
