"""Memory of a server whose readers come and go: waves of ten tabs that visit five pages each.

``python -m benchmarks.sessions [WAVES]`` starts `stances serve`. The tabs of a wave are open
together and are closed before the next. Megabytes of the server's process are taken while they are
open, once they are closed, and after their sessions have expired, which takes seconds here and
otherwise two minutes (Streamlit's ``server.disconnectedSessionTTL``).
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import NamedTuple

from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.clicks import Server, ours
from benchmarks.rows import Row
from tests.browser import chromium
from tests.browser.conftest import expect_idle, go_to

TABS, WAVES = 10, 3
PAGES = {"Compare": "compare", "Over time": "over-time", "Agreement": "agreement", "Data": "data"}
LIMIT = 700  # megabytes with ten sessions
GROWTH = 1.05  # from the first wave to the last
KEPT = 15  # seconds that a session waits for its reader to come back


class Wave(NamedTuple):
    """Megabytes with ten readers, with none, and with no session."""

    opened: float
    closed: float
    expired: float


def memory(process: int) -> float:
    """The megabytes that the process has in memory."""
    pages = Path(f"/proc/{process}/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def visited(browser: Browser, address: str) -> Page:
    """A tab that has been on the front page and then, by the menu, on four others."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.locator("button.chip").first.wait_for()
    expect_idle(page)
    for title, path in PAGES.items():
        go_to(page, title)
        page.wait_for_url(f"**/{path}*")
        expect_idle(page)
    return page


def measure(waves: int = WAVES) -> Iterator[Wave]:
    """The megabytes of each wave."""
    os.environ["STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL"] = str(KEPT)
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright, Server(ours) as server:
        process = server.process.pid
        for _ in range(waves):
            browser = playwright.chromium.launch(
                executable_path=chromium.find(), args=chromium.FLAGS
            )
            tabs = [visited(browser, server.address) for _ in range(TABS)]
            opened = memory(process)
            for tab in tabs:
                tab.close()
            closed = memory(process)
            sleep(KEPT + 1)
            visited(browser, server.address).close()  # who comes after sweeps expired sessions
            browser.close()
            yield Wave(opened, closed, memory(process))
    del os.environ["STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL"]


def rows() -> list[Row]:
    """The memory with ten readers, against its limit, and that of the last wave to the first's."""
    waves = list(measure())
    most, first, last = max(each.opened for each in waves), waves[0].opened, waves[-1].opened
    return [
        Row(f"memory with {TABS} readers, of {LIMIT} MB", most, most / LIMIT, 1, "MB"),
        Row(f"the same, wave {len(waves)} to the first", last, last / first, GROWTH, "MB"),
    ]


def main() -> int:
    """Prints a line a wave."""
    load = os.getloadavg()[0]
    waves = measure(int(sys.argv[1]) if sys.argv[1:] else WAVES)
    for number, (opened, closed, expired) in enumerate(waves, 1):
        print(
            f"wave {number}: {TABS} readers {opened:.0f} MB, gone {closed:.0f} MB, "
            f"sessions expired {expired:.0f} MB",
            flush=True,
        )
    print(f"load {load:.1f} to {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
