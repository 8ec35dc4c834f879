"""Components on a blank page: the bundles that Streamlit gets, mounted as it mounts them."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from stances.components import FOLDER
from stances.components.kit import bundle
from stances.components.kit.payload import plain

PAGE = Path(__file__).parent / "stage.html"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks for the stage needs the browser."""
    for item in items:
        if "stage" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@cache
def texts(main: Path) -> tuple[str, str]:
    """The script and the style that Streamlit gets of a component."""
    return bundle.script(main), bundle.style(main)


class Stage:
    """A page on which components are mounted, run again and taken away."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.clear()
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def clear(self) -> None:
        """The page loaded again; what was loaded before is gone with its listeners."""
        self.page.goto("http://localhost/stage?actors=ann&as_of=2024-01-01")

    def reset(self) -> None:
        """A blank page in a browser that was never here, for the next test."""
        self.page.set_viewport_size({"width": 1200, "height": 800})
        self.page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        done = False
        try:
            done = self.page.evaluate("() => window.stage?.reset() ?? false")
        finally:
            if not done:
                self.clear()
                self.page.evaluate("() => localStorage.clear()")

    def run(self, component: str, payload: Any, *, script: str = "", **more: Any) -> None:
        """Mounts the component, or runs the mounted one again with another payload."""
        main = FOLDER / component / f"{script or component}.js"
        data = plain(payload)
        data = data | more if isinstance(data, Mapping) else {**more, "sections": data}
        key = main.name
        if not self.page.evaluate("(key) => stage.knows(key)", key):
            self.page.evaluate("(all) => stage.learn(...all)", [key, *texts(main)])
        self.page.evaluate(
            "([name, key, data]) => stage.run(name, key, JSON.parse(data))",
            [component, key, json.dumps(data)],
        )

    def end(self, component: str) -> None:
        """Takes the component away, as Streamlit does."""
        self.page.evaluate("(name) => stage.end(name)", component)

    def told(self) -> list[list[Any]]:
        """What the components have sent since this was last asked, as [name, value]."""
        return self.page.evaluate("() => stage.told.splice(0)")

    def counts(self) -> dict[str, int]:
        """How many observers, timers and listeners outside the component are at work."""
        return self.page.evaluate("() => stage.counts()")

    def focused(self) -> str:
        """What a screen reader hears of the focused element."""
        return self.page.evaluate("""() => {
          const at = stage.focused()
          return at ? at.ariaLabel ?? at.textContent : ""
        }""")


@pytest.fixture(scope="session")
def stage_of_all(browser: Browser) -> Iterator[Stage]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    html = PAGE.read_text(encoding="utf-8")
    context.route(
        "http://localhost/**", lambda route: route.fulfill(body=html, content_type="text/html")
    )
    page = context.new_page()
    page.set_default_timeout(5_000)
    yield Stage(page)
    context.close()


@pytest.fixture
def stage(stage_of_all: Stage) -> Iterator[Stage]:
    yield stage_of_all
    stage_of_all.reset()
    errors = stage_of_all.errors.copy()
    stage_of_all.errors.clear()
    assert errors == []
