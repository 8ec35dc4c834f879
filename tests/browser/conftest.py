"""The real server in a real Chromium, on the shipped dataset or on one that a test writes."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.fail("no Chromium: python tests/browser/chromium.py --install says what to do")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield started
        started.close()


class Server:
    """`stances serve` on a free port, answering when the constructor returns."""

    def __init__(self, data: Path | None, package: Path = ROOT, folder: Path | None = None) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "stances", "serve", "--headless", "--port", str(port)]
        command += [str(data)] if data else []
        environment = os.environ | {
            "PYTHONPATH": str(package),
            "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        }
        self.process = subprocess.Popen(
            command, cwd=folder or package, env=environment, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        from time import monotonic

        end = monotonic() + 60
        while monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1) as answer:
                    if answer.read() == b"ok":
                        return
            except OSError:
                continue
        self.stop()
        pytest.fail("the server did not start")

    def stop(self) -> None:
        import signal

        if self.process.poll() is None:
            if os.name == "posix":
                os.killpg(self.process.pid, signal.SIGTERM)
            else:
                self.process.terminate()
            self.process.wait(20)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The shipped dataset."""
    running = Server(None)
    yield running
    running.stop()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Serves a dataset file of the test's own."""
    running: list[Server] = []

    def serving(data: Path | None, **options: Path) -> Server:
        running.append(Server(data, **options))
        return running[-1]

    yield serving
    for each in running:
        each.stop()


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """Opens an address: ``visit("/?cell=…", width=390, theme="dark")``; console errors fail."""
    contexts = []
    errors: list[str] = []

    def visiting(
        path: str = "/", *, width: int = 1440, theme: str = "light", at: Server | None = None
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 844},
            color_scheme=theme,  # type: ignore[arg-type]
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((at or server).address + path)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator('[class*="st-key-address-state"]').first).to_be_hidden()
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
        return page

    yield visiting
    for context in contexts:
        context.close()
    assert errors == []


def cell(page: Page, start: str):
    """The grid's cell whose spoken sentence starts so."""
    return page.locator(f'button.cell[aria-label^="{start}"]')


def has_parameter(name: str, value: str) -> re.Pattern[str]:
    """An address with this parameter."""
    return re.compile(rf"[?&]{name}={re.escape(value)}(&|$)")
