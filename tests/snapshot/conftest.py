"""A page that opens a file from disk, with every request noted and the network off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def from_disk(browser: Browser) -> Iterator[Callable[[Path], tuple[Page, list[str]]]]:
    """Opens the file; beside the page, what it asked for and what went wrong."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(8_000)
    wrong: list[str] = []

    def opening(path: Path) -> tuple[Page, list[str]]:
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: asked.url != path.as_uri() and wrong.append(asked.url))
        page.goto(path.as_uri())
        return page, wrong

    yield opening
    context.close()
