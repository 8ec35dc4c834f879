"""The real server in a real Chromium, on the shipped dataset or on one that a test writes."""

import os
import re
import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path
from random import SystemRandom
from typing import ClassVar
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from stances.app.registry import CURATE, GROUPS, PAGES
from tests.browser.commands import CAN_FORK, Forked, Started

_FOLDERS = {page.title: page.folder for page in (*PAGES, CURATE)}
ROOT = Path(__file__).parents[2]
expect.set_options(timeout=30_000)
pytest.register_assert_rewrite("tests.browser.accessible", "tests.browser.saved_numbers")

# What a run has not drawn again yet would fade, for a second that is drawn sixty times.
AT_ONCE = ".stElementContainer { transition: none !important }"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With a failure comes what stood on the screen then, and what its browser keeps."""
    report = yield
    tabs = getattr(item, "funcargs", {}).get("tabs")
    if report.when == "call" and report.failed and tabs is not None:
        report.sections += [(f"Page {page.url}", _seen_on(page)) for page in tabs.profile.pages]
    return report


_SEEN = """() => {
  const under = (root) => [root, ...[...root.querySelectorAll("*")].flatMap(
    (each) => each.shadowRoot ? under(each.shadowRoot) : [])]
  const fields = under(document)
    .flatMap((root) => [...root.querySelectorAll("input, textarea, [aria-checked=true]")])
    .map((each) => `${each.ariaLabel ?? each.innerText}: ${each.value ?? "chosen"}`)
  const kept = JSON.stringify({ ...localStorage })
  return [document.documentElement.innerText, ...fields, kept].join("\\n")
}"""


def _seen_on(page: Page) -> str:
    try:
        return str(page.evaluate(_SEEN))
    except Error as error:
        return str(error)


class Tabs:
    """The tabs of one test; the first is the same for all tests.

    That halves what a page costs: a new tab is a new process, which compiles all of Streamlit's
    scripts again.
    """

    def __init__(self, browser: Browser) -> None:
        self.profile = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        self.free = [self._blank_tab()]
        self.errors: list[str] = []

    def open(self, width: int = 1440, height: int = 900, theme: str = "light") -> Page:
        page = self.free.pop() if self.free else self._blank_tab()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.on("pageerror", self.note)
        return page

    def _blank_tab(self) -> Page:
        """A tab in whose own world Playwright finds no body, and so describes no page.

        It would describe the whole page, for a message, each time that it looks for what is not
        there yet: on ours that is longer than what is looked for takes to come.
        """
        page = self.profile.new_page()
        session = self.profile.new_cdp_session(page)
        session.send("Page.enable")
        session.send("Page.addScriptToEvaluateOnNewDocument", {
            "source": "Object.defineProperty(document, 'body', { get: () => null })",
            "worldName": f"__playwright_utility_world_{page._impl_obj._guid}",
        })  # fmt: skip
        return page

    def note(self, error: Error) -> None:
        self.errors.append(str(error))

    def clear(self) -> None:
        """One tab remains, on a blank page of its server, and nothing is remembered.

        A page of nobody's would end its process: a page of ours does not share one with others.
        """
        first, *others = self.profile.pages
        for page in others:
            page.close()
        first.remove_listener("pageerror", self.note)
        if first.url.startswith("http"):
            first.evaluate("sessionStorage.clear()")
        first.goto(self._blank(first.url))
        self._forget(first)
        self.profile.clear_cookies()
        self.errors.clear()
        self.free = [first]

    def _forget(self, page: Page) -> None:
        """Nothing is kept of any server: another one gets the port of one that has ended."""
        session = self.profile.new_cdp_session(page)
        asked = {"origin": "*", "storageTypes": "local_storage"}
        session.send("Storage.clearDataForOrigin", asked)
        session.detach()

    def _blank(self, address: str) -> str:
        """A page without anything, of the same server if it still answers."""
        blank = urljoin(address, "/_stcore/health")
        try:
            self.profile.request.get(blank)
        except Error:
            return "about:blank"
        return blank


@pytest.fixture(scope="session")
def standing_tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def tabs(standing_tabs: Tabs) -> Iterator[Tabs]:
    yield standing_tabs
    standing_tabs.clear()


def free_port() -> int:
    """A port that nobody listens on, from below those that the system hands out by itself."""
    while True:
        port = SystemRandom().randrange(20_000, 32_000)
        with suppress(OSError), socket.socket() as trial:
            trial.bind(("127.0.0.1", port))
            return port


class Server:
    """`stances serve`, answering when the constructor returns."""

    _ports: ClassVar[list[int]] = []

    def __init__(
        self, data: Path | None, package: Path | None = None, folder: Path | None = None
    ) -> None:
        self.data = data
        # The browser has compiled Streamlit's scripts for the address of a server that has ended.
        self.port = self._ports.pop() if self._ports else free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        arguments = ["serve", "--headless", "--port", str(self.port)]
        arguments += [str(data)] if data else []
        environment = os.environ | {
            "PYTHONPATH": str(package or ROOT),
            "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        }
        start = Started if package or not CAN_FORK else Forked
        self.command = start(arguments, folder or package or ROOT, environment)
        self._wait()

    def _wait(self) -> None:
        from time import monotonic

        end = monotonic() + 60
        while monotonic() < end and not self.command.ended(within=0.05):
            with suppress(OSError), urlopen(f"{self.address}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        self.stop()
        pytest.fail("the server did not start")

    def stop(self) -> None:
        """Ends the command and what it started, and asks neither."""
        self.command.end()
        self._ports.append(self.port)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The shipped dataset."""
    running = Server(None)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def left_running() -> Iterator[list[Server]]:
    """The servers of the last test that had its own: the tab stays on a page of theirs."""
    left: list[Server] = []
    yield left
    for each in left:
        each.stop()


@pytest.fixture
def serve(left_running: list[Server]) -> Callable[..., Server]:
    """Serves a dataset file of the test's own, in place of those before."""
    while left_running:
        left_running.pop().stop()

    def serving(data: Path | None, **options: Path) -> Server:
        left_running.append(Server(data, **options))
        return left_running[-1]

    return serving


Visit = Callable[..., Page]


@pytest.fixture
def visit(tabs: Tabs, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens an address: ``visit("/?cell=…", width=390, theme="dark")``; console errors fail."""

    def visiting(
        path: str = "/", *, width: int = 1440, theme: str = "light", at: Server | None = None
    ) -> Page:
        page = tabs.open(width, 900 if width > 600 else 844, theme)
        asked = at or request.getfixturevalue("server")
        page.goto(asked.address + path)
        expect(page.locator("h1")).to_be_visible()
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", theme)
        expect(page.locator('[class*="st-key-address-state"]').first).to_be_hidden()
        expect_idle(page)
        expect(page.locator("html[data-ready], html:not(:has(.st-key-frame))")).to_have_count(1)
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
        return page

    yield visiting
    assert tabs.errors == []


# What a run has brought is drawn in the frame that follows; a tab in the background has none.
_DRAWN = """() => Promise.race([
  new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
  new Promise((done) => setTimeout(done, 500)),
])"""


def expect_idle(page: Page) -> None:
    """Waits until the page has taken over what it was asked; an open list would close otherwise."""
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(idle).to_be_visible()
    page.evaluate(_DRAWN)
    expect(idle).to_be_visible()


def go_to(page: Page, name: str) -> None:
    """Follows a link of the menu, from its group if it is in one."""
    group = next((group for group, folders in GROUPS.items() if _FOLDERS[name] in folders), None)
    if group:
        page.get_by_test_id("stTopNavSection").filter(has_text=group).click()
        page.get_by_role("menuitem", name=name, exact=True).click()
    else:
        page.get_by_test_id("stTopNav").get_by_role("link", name=name, exact=True).click()
    expect_page(page, name)


def expect_page(page: Page, name: str) -> None:
    """Waits until the page of this name is there: a click on the one before would bring it back."""
    expect(page).to_have_title(re.compile(rf"^{name} · "))
    expect_idle(page)


def open_panel(page: Page, name: str) -> None:
    """Opens the panel behind a button of the line of controls."""
    page.locator(f'button[data-name="{name}"][aria-expanded="false"]').click()


def cell(page: Page, start: str):
    """The grid's cell whose spoken sentence starts so."""
    return page.locator(f'button.cell[aria-label^="{start}"]')


def has_parameter(name: str, value: str) -> re.Pattern[str]:
    """An address with this parameter."""
    return re.compile(rf"[?&]{name}={re.escape(value)}(&|$)")
