"""A server on this machine with a page for every answer that a link check can get."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


class Loopback(ThreadingHTTPServer):
    """Counts its requests; ``released`` ends those that are kept waiting."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.requests: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.pages: dict[str, tuple[str, bytes]] = {}  # path → content type and body
        self.at_once = self.most_at_once = 0
        self.counting = threading.Lock()
        self.released = threading.Event()
        self.meeting = threading.Barrier(2)

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"


class Page(BaseHTTPRequestHandler):
    """One request."""

    server: Loopback

    def do_HEAD(self) -> None:
        self.reply()

    def do_GET(self) -> None:
        self.reply()

    def reply(self) -> None:
        server = self.server
        with server.counting:
            server.requests.append((self.command, self.path))
            server.agents.add(self.headers["User-Agent"])
            server.at_once += 1
            server.most_at_once = max(server.most_at_once, server.at_once)
        with server.counting:
            server.at_once -= 1
        with suppress(OSError):
            self.answer(self.path.strip("/").split("/"))

    def answer(self, steps: list[str]) -> None:
        if self.path in self.server.pages:
            kind, body = self.server.pages[self.path]
            self.respond(200, **{"Content-Type": kind, "Content-Length": str(len(body))})
            if self.command == "GET":
                self.wfile.write(body)
            return
        match steps:
            case ["status", code]:
                self.respond(int(code))
            case ["to", code, *rest]:
                self.respond(int(code), Location="/" + "/".join(rest))
            case ["elsewhere"]:
                self.respond(302, Location="file:///etc/passwd")
            case ["loop"]:
                self.respond(302, Location="/loop")
            case ["no-head", code]:
                self.respond(int(code) if self.command == "HEAD" else 200)
            case ["huge"] if self.command == "HEAD":
                self.respond(405)
            case ["meet"]:
                self.server.meeting.wait(30)
                self.respond(200)
            case [name]:
                self.linger(name)
            case _:
                self.respond(200)

    def linger(self, name: str) -> None:
        """Keeps the client waiting in one of three ways, or answers at once."""
        released = self.server.released
        if name == "slow":
            released.wait(30)
        elif name == "drip":
            self.wfile.write(b"HTTP/1.1 200 ")
            while not released.wait(0.01):
                self.wfile.write(b"O")
        else:
            self.respond(200)
            while name == "huge" and not released.is_set():
                self.wfile.write(b"x" * 65536)

    def respond(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Logs nothing."""


@contextmanager
def loopback() -> Iterator[Loopback]:
    """A running server."""
    with Loopback() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()
