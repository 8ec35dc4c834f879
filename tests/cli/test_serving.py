"""`stances serve` opens the browser once the server answers."""

import os
from pathlib import Path
from typing import Any

import pytest

from stances.cli import main


@pytest.mark.parametrize("before", ["", "/tools/stances"])
def test_serve_opens_the_browser_once_the_server_answers(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    shipped_path: Path,
    before: str,
) -> None:
    import http.server
    import threading
    import webbrowser

    opened = threading.Event()
    addresses: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda each: (addresses.append(each), opened.set()))
    monkeypatch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", before)
    with http.server.HTTPServer(
        ("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler
    ) as answering:
        monkeypatch.setattr("http.server.SimpleHTTPRequestHandler.do_GET", _healthy)
        threading.Thread(target=answering.serve_forever, daemon=True).start()
        called: list[str] = []

        def run(arguments: list[str], **_: Any) -> None:
            called.extend(arguments)
            assert os.environ["STANCES_DATA"] == str(shipped_path.resolve())
            assert os.environ["STREAMLIT_SERVER_FILE_WATCHER_TYPE"] == "none"
            assert opened.wait(20)
            raise SystemExit(0)

        monkeypatch.setattr("streamlit.web.cli.main", run)
        monkeypatch.setattr(os, "environ", dict(os.environ))
        monkeypatch.setattr("stances.cli.serving._check_port", lambda *_: None)
        assert main(["serve", "--port", str(answering.server_port)]) == 0
        answering.shutdown()
    assert called[0] == "run"
    assert "--server.headless=true" in called
    address = f"http://localhost:{answering.server_port}{before}"
    assert addresses == [address]
    assert f"{address} (press" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--port", "{used}"], "port {used} is in use; choose another with --port"),
        (["--port", "0"], "--port 0 is not a port"),
        (["--port", "99999"], "--port 99999 is not a port"),
        (["--address", "192.0.2.1"], "--address 192.0.2.1 is not an address of this machine"),
        (["--address", "no.such.invalid"], "is not an address of this machine"),
        (["--address", "a" * 300], "is not an address of this machine"),
    ],
)  # fmt: skip
def test_where_nobody_can_listen_is_said_before_anything_starts(
    capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        used = str(taken.getsockname()[1])
        given = [each.format(used=used) for each in options]
        where = [] if "--address" in options else ["--address", "127.0.0.1"]
        assert main(["serve", "--headless", *given, *where]) == 2
    told = capsys.readouterr()
    assert words.format(used=used) in told.err
    assert not told.out


def test_a_container_that_stops_while_the_server_starts_ends_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import signal

    def told(*_: Any, **__: Any) -> None:
        signal.raise_signal(signal.SIGTERM)
        raise AssertionError("SIGTERM was ignored")

    before = signal.signal(
        signal.SIGTERM, signal.SIG_IGN
    )  # as it is for a container's first process
    monkeypatch.setattr("streamlit.web.cli.main", told)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.setattr("stances.cli.serving._check_port", lambda *_: None)
    try:
        assert main(["serve", "--headless"]) == 0
    finally:
        signal.signal(signal.SIGTERM, before)


def _healthy(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"ok")
