"""One document fetched: one request, its redirects followed, bounded in bytes and in time."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from time import monotonic
from typing import NoReturn
from urllib.error import URLError
from urllib.parse import urldefrag, urljoin
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    getproxies,
    proxy_bypass,
)

from stances import __version__
from stances.gathering.gathered import NotGathered, Outcome
from stances.gathering.public import (
    PrivateAddressError,
    PublicConnection,
    PublicTlsConnection,
    require_public,
)
from stances.links.answer import MAX_REDIRECTS, Bounded, BoundedTls, encoded, failure
from stances.model.addresses import host_of, is_link

USER_AGENT = f"Stances/{__version__} (one page on request; source gathering)"
ACCEPT = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"
_REDIRECTS = {301, 302, 303, 307, 308}
_GONE = {404, 410}
_REFUSED = {401, 402, 403, 405, 406, 407, 423, 429, 451}
_PIECE = 65536


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may cost, and whether a server of a private network may be asked.

    ``wait`` is in seconds for each answer, ``total`` for everything together.
    """

    wait: float = 10
    total: float = 40
    most_bytes: int = 20 * 1024**2
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of the answer, its headers, and the address where the redirects ended."""

    raw: bytes
    headers: Message
    final: str


def fetch(address: str, *, limits: Limits, accept: str = ACCEPT) -> Fetched:
    """The document at the address; NotGathered says why there is none."""
    address = urldefrag(address.strip()).url
    if not is_link(address):
        raise NotGathered(
            Outcome.FAILED, "this is not a web address; it must begin with http:// or https://"
        )
    end = monotonic() + limits.total
    at = address
    try:
        for _ in range(MAX_REDIRECTS + 1):
            with _opened(at, limits=limits, end=end, accept=accept) as response:
                if response.status not in _REDIRECTS or not response.headers["Location"]:
                    _require_page(response.status)
                    raw = b"".join(_body(response, limits=limits, end=end))
                    return Fetched(raw, response.headers, at)
                at = _target(at, str(response.headers["Location"]))
    except TimeoutError:
        _slow(limits)
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            _slow(limits)
        _failed(error.reason)
    except zlib.error:
        raise NotGathered(
            Outcome.UNREADABLE, "the answer is damaged: it cannot be unpacked; try again later"
        ) from None
    except (OSError, HTTPException, ValueError) as error:
        _failed(error)
    raise NotGathered(
        Outcome.FAILED,
        f"the address leads on more than {MAX_REDIRECTS} times; open it in a browser and give the "
        "address where it ends",
    )


def _opened(address: str, *, limits: Limits, end: float, accept: str) -> HTTPResponse:
    host = host_of(address)
    if not limits.allow_private:
        require_public(host)
    headers = {"User-Agent": USER_AGENT, "Accept": accept, "Accept-Encoding": "identity"}
    request = Request(encoded(address), headers=headers)  # noqa: S310  fetch admits only links
    wait = min(limits.wait, end - monotonic())
    if wait <= 0:
        raise TimeoutError
    response: HTTPResponse = _director(host, limits).open(request, timeout=wait)
    return response


def _director(host: str, limits: Limits) -> OpenerDirector:
    """Opens http and https; through the environment's proxies, which then resolve the name."""
    proxied = bool(getproxies()) and not proxy_bypass(host)
    guarded = not (limits.allow_private or proxied)
    director = OpenerDirector()
    for handler in (ProxyHandler(), _Http(), _Https()):
        handler.guarded = guarded  # type: ignore[union-attr]
        director.add_handler(handler)
    return director


class _Http(HTTPHandler):
    guarded = True

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(PublicConnection if self.guarded else Bounded, req)


class _Https(HTTPSHandler):
    guarded = True

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(PublicTlsConnection if self.guarded else BoundedTls, req)


def _target(at: str, location: str) -> str:
    target = urldefrag(urljoin(at, location)).url
    if not is_link(target):
        raise NotGathered(
            Outcome.FAILED, "the address leads to something that is not a web address"
        )
    return target


def _require_page(status: int) -> None:
    """Raises NotGathered unless the status is that of a document."""
    if 200 <= status < 300:
        return
    if status in _GONE:
        raise NotGathered(
            Outcome.GONE,
            f"the server has no such page ({status}); look for it under another address, or in an "
            "archive",
            status=status,
        )
    if status in _REFUSED:
        raise NotGathered(
            Outcome.REFUSED,
            f"the server refuses the page to programs ({status}); save it in a browser and upload "
            "the file",
            status=status,
        )
    raise NotGathered(
        Outcome.FAILED,
        f"the server answered with an error ({status}); try again later",
        status=status,
    )


def _body(response: HTTPResponse, *, limits: Limits, end: float) -> Iterator[bytes]:
    """The body in pieces, unpacked, within the limits."""
    unpack = None
    if str(response.headers["Content-Encoding"] or "").lower() in {"gzip", "x-gzip", "deflate"}:
        unpack = zlib.decompressobj(wbits=47)
    size = 0
    while piece := response.read1(_PIECE):
        while piece:
            whole = unpack.decompress(piece, limits.most_bytes + 1) if unpack else piece
            piece = unpack.unconsumed_tail if unpack else b""
            size += len(whole)
            if size > limits.most_bytes:
                raise NotGathered(
                    Outcome.TOO_LARGE,
                    f"the document is larger than {limits.most_bytes / 1024**2:g} MB; save the "
                    "part you need and upload it",
                )
            yield whole
        if monotonic() > end:
            raise TimeoutError


def _slow(limits: Limits) -> NoReturn:
    raise NotGathered(
        Outcome.SLOW,
        f"the server took longer than {limits.wait:g} seconds to answer, or {limits.total:g} for "
        "everything; try again later",
    ) from None


def _failed(error: object) -> NoReturn:
    if isinstance(error, PrivateAddressError):
        raise NotGathered(
            Outcome.REFUSED,
            "the address leads to this machine or into a private network, which is not asked; "
            "save the page in a browser and upload the file",
        ) from None
    raise NotGathered(
        Outcome.FAILED, f"{failure(error)}; check the address and the connection"
    ) from None
