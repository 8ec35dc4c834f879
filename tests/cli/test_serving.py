"""`stances serve` opens the browser once the server answers."""

import contextlib
import signal
import subprocess
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
        called: list[list[str]] = []

        class Child(contextlib.nullcontext[Any]):
            def __init__(self, command: list[str], env: dict[str, str]) -> None:
                super().__init__(self)
                called.append(command)
                assert env["STANCES_DATA"] == str(shipped_path.resolve())
                assert env["STREAMLIT_SERVER_FILE_WATCHER_TYPE"] == "none"

            def wait(self) -> int:
                assert opened.wait(20)
                return 0

        monkeypatch.setattr(subprocess, "Popen", Child)
        monkeypatch.setattr(signal, "signal", lambda *_: None)
        assert main(["serve", "--port", str(answering.server_port)]) == 0
        answering.shutdown()
    assert "--server.headless=true" in called[0]
    address = f"http://localhost:{answering.server_port}{before}"
    assert addresses == [address]
    assert f"{address} (press" in capsys.readouterr().out


def _healthy(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"ok")
