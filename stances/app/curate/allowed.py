"""Whether this server may change the dataset: a writable file, and nobody else can reach it."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from stances.app.cache import data_file, served
from stances.curation.saving import require_writable
from stances.errors import StancesError
from stances.exchange.datasets import kind_of_file

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
# What proxies, and services that stand before a server, add to a request.
_FORWARDED = (
    "forwarded",
    "via",
    "x-forwarded",
    "x-real-ip",
    "x-client-ip",
    "x-original",
    "true-client-ip",
    "cf-connecting-ip",
    "fly-client-ip",
    "fastly-client-ip",
)
_OFF = {"0", "off", "no", "false"}


def curating() -> bool:
    """True if there is a Curate page.

    The server listens on loopback alone, the browser used a loopback name and no proxy, and the
    file can be written. ``STANCES_CURATE=0`` turns it off; nothing turns it on elsewhere.
    """
    if os.environ.get("STANCES_CURATE", "").strip().lower() in _OFF:
        return False
    if not local(str(st.get_option("server.address") or ""), st.context.headers):
        return False
    if str(st.get_option("browser.serverAddress") or "localhost") not in _LOOPBACK:
        return False
    if served().private or kind_of_file(data_file()) is not None:
        return False
    try:
        require_writable(data_file())
    except StancesError:
        return False
    return True


def local(address: str, headers: Mapping[str, str]) -> bool:
    """True if a request with these headers reached ``address`` from the server's own machine."""
    addresses = [f"//{headers.get('Host', 'localhost')}"]
    if headers.get("Origin"):
        addresses.append(headers["Origin"])
    forwarded = any(
        value and name.lower().startswith(_FORWARDED) for name, value in headers.items()
    )
    return address in _LOOPBACK and not forwarded and all(map(_is_local, addresses))


def _is_local(address: str) -> bool:
    try:
        return urlsplit(address).hostname in _LOOPBACK
    except ValueError:
        return False
