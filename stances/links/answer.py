"""The answer of one address, after following its redirects."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, gaierror
from ssl import SSLError
from threading import Timer
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from stances.links.queue import HostQueue
from stances.model.addresses import host_of, is_link

USER_AGENT = "Stances link check"
MAX_REDIRECTS = 5

_REDIRECTS = {301, 302, 303, 307, 308}
_NO_HEAD = {HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}
_NOT_FOUND = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_BLOCKED = {401, 402, 403, 405, 407, 429, 451}


class Outcome(StrEnum):
    """The outcome of checking an address."""

    OK = "ok"
    REDIRECTED = "redirected"
    NOT_FOUND = "not-found"
    BLOCKED = "blocked"
    ERROR = "error"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome, the last status (None without one), the last address, and why it failed."""

    outcome: Outcome
    status: int | None
    final: str
    detail: str = ""


def opener() -> OpenerDirector:
    """Opens only http and https, through the environment's proxies; follows no redirects."""
    director = OpenerDirector()
    for handler in (ProxyHandler(), _Http(), _Https()):
        director.add_handler(handler)
    return director


def check(address: str, *, director: OpenerDirector, queue: HostQueue, timeout: float) -> Answer:
    """Requests ``address`` (a web address); ``timeout`` is in seconds per request."""
    at, hops, status = address, 0, None
    try:
        while True:
            status, target = _status(at, director=director, queue=queue, timeout=timeout)
            if target is None:
                return Answer(_outcome(status, redirected=hops > 0), status, at)
            hops += 1
            if hops > MAX_REDIRECTS:
                return Answer(Outcome.ERROR, status, at, f"more than {MAX_REDIRECTS} redirects")
            target = urljoin(at, target)
            if not is_link(target):
                return Answer(
                    Outcome.ERROR, status, at, "redirected to something that is not a web address"
                )
            at = target
    except TimeoutError:
        return Answer(Outcome.TIMEOUT, None, at, f"no answer in {timeout:g} seconds")
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            return Answer(Outcome.TIMEOUT, None, at, f"no answer in {timeout:g} seconds")
        return Answer(Outcome.ERROR, None, at, failure(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return Answer(Outcome.ERROR, None, at, failure(error))


def failure(error: object) -> str:
    """Why there was no answer, in words about the address and its server."""
    match error:
        case gaierror():
            return "no server of this name was found"
        case ConnectionRefusedError():
            return "the server refused the connection"
        case SSLError():
            return "the server's certificate or encryption is not accepted"
        case UnicodeError() | ValueError():
            return "this cannot be an address; correct it in the dataset"
        case ConnectionError() | HTTPException():
            return "the server broke off, or answered something that is not a page"
        case _:
            return "the server could not be reached"


def _status(
    address: str, *, director: OpenerDirector, queue: HostQueue, timeout: float
) -> tuple[int, str | None]:
    """The status and, for a redirect, its target; requested with GET if HEAD is refused."""
    status, target = 0, None
    for method in ("HEAD", "GET"):
        headers = {"User-Agent": USER_AGENT, "Accept": "*/*"}
        request = Request(encoded(address), method=method, headers=headers)  # noqa: S310  is_link
        with queue.at(host_of(address)), director.open(request, timeout=timeout) as response:
            status = response.status
            target = response.headers["Location"] if status in _REDIRECTS else None
        if status not in _NO_HEAD:
            break
    return status, target


def _outcome(status: int, *, redirected: bool) -> Outcome:
    if 200 <= status < 300:
        return Outcome.REDIRECTED if redirected else Outcome.OK
    if status in _NOT_FOUND:
        return Outcome.NOT_FOUND
    return Outcome.BLOCKED if status in _BLOCKED else Outcome.ERROR


def encoded(address: str) -> str:
    """The address as sent: in ASCII, without user, password or fragment."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    place = f"[{host}]" if ":" in host else host
    place += f":{parts.port}" if parts.port else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return f"{parts.scheme}://{place}{path}" + (f"?{query}" if query else "")


class Bounded(HTTPConnection):
    """A connection on which the status and the headers must arrive within the timeout.

    The socket's own timeout restarts with each byte, and a server can send them one by one.
    """

    late = False

    def getresponse(self) -> HTTPResponse:
        """The response, once its headers have arrived."""
        timer = Timer(self.timeout or 0, self._cut)
        timer.daemon = True
        timer.start()
        try:
            response = super().getresponse()
        except (OSError, HTTPException):
            if self.late:
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
        if self.late:  # a connection cut within the headers looks like their end
            response.close()
            raise TimeoutError
        return response

    def _cut(self) -> None:
        self.late = True
        if (sock := self.sock) is not None:
            with suppress(OSError):
                sock.shutdown(SHUT_RDWR)


class BoundedTls(Bounded, HTTPSConnection):
    """The same with TLS."""


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(Bounded, req)


class _Https(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(BoundedTls, req)
