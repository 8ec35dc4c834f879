"""The real server in a real Chromium, on the shipped dataset or on one that a test writes."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import SystemRandom
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def profile(browser: Browser) -> BrowserContext:
    """One browser profile for all tests, so that Streamlit's own scripts are fetched once."""
    return browser.new_context(permissions=["clipboard-read", "clipboard-write"])


@pytest.fixture
def tabs(profile: BrowserContext) -> Iterator[BrowserContext]:
    """The profile for one test: afterwards its tabs are closed and nothing is remembered."""
    yield profile
    for page in profile.pages:
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.close()
    profile.clear_cookies()


def free_port() -> int:
    """A port that nobody listens on, from below those that the system hands out by itself."""
    while True:
        port = SystemRandom().randrange(20_000, 32_000)
        with suppress(OSError), socket.socket() as trial:
            trial.bind(("127.0.0.1", port))
            return port


class Server:
    """`stances serve` on a free port, answering when the constructor returns."""

    def __init__(self, data: Path | None, package: Path = ROOT, folder: Path | None = None) -> None:
        port = free_port()
        self.data = data
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
        while monotonic() < end and not self._ended(within=0.05):
            with suppress(OSError), urlopen(f"{self.address}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        self.stop()
        pytest.fail("the server did not start")

    def _ended(self, within: float) -> bool:
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(within)
        return self.process.poll() is not None

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
def visit(tabs: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens an address: ``visit("/?cell=…", width=390, theme="dark")``; console errors fail."""
    errors: list[str] = []

    def visiting(
        path: str = "/", *, width: int = 1440, theme: str = "light", at: Server | None = None
    ) -> Page:
        page = tabs.new_page()
        page.set_viewport_size({"width": width, "height": 900 if width > 600 else 844})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.on("pageerror", lambda error: errors.append(str(error)))
        asked = at or request.getfixturevalue("server")
        page.goto(asked.address + path)
        expect(page.locator("h1")).to_be_visible()
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", theme)
        expect(page.locator('[class*="st-key-address-state"]').first).to_be_hidden()
        expect_idle(page)
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
        return page

    yield visiting
    assert errors == []


def expect_idle(page: Page) -> None:
    """Waits until the page has taken over what it was asked; an open list would close otherwise."""
    expect(
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    ).to_be_visible()


def cell(page: Page, start: str):
    """The grid's cell whose spoken sentence starts so."""
    return page.locator(f'button.cell[aria-label^="{start}"]')


def has_parameter(name: str, value: str) -> re.Pattern[str]:
    """An address with this parameter."""
    return re.compile(rf"[?&]{name}={re.escape(value)}(&|$)")
