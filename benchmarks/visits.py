"""An actor added, a filter changed, and page to page, against a trivial Streamlit rerun.

``python -m benchmarks.visits [ROUNDS]`` times each inside the page, from the click to the first
frame after its outcome stands there: the floor's number, a grid with another actor, the sentence on
what the filters hide, another page with its first datum. In turns with the floor. Beside the clock
stand the seconds of the processor, of server and browser, until the page has come to rest.
"""

import os
import sys
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Locator, Page, sync_playwright

from benchmarks.clicks import Server, ours, stock
from benchmarks.processor import seconds_of
from benchmarks.rows import Row, Timing
from tests.browser import chromium
from tests.browser.conftest import expect_idle, open_panel

FLOOR = "a trivial rerun"
LIMITS = {"actor added": 1.5, "filter changed": 1.5}
TO_A_PAGE = 2.0
GROUPS = {"Agreement": "Agreement", "Over time": "Over time"}
FIRST = {"Compare": "button.cell", "Agreement": "td a", "Over time": ".tick", "Front page": ".chip"}
WATCH = """([wanted, words, before]) => {
  const every = (root) => [...root.querySelectorAll("*")]
    .flatMap((node) => [node, ...(node.shadowRoot ? every(node.shadowRoot) : [])])
  const shown = () => every(document.querySelector("[data-testid=stMain]"))
    .filter((node) => node.matches(wanted) && node.textContent.includes(words))
  const stands = () => shown().length > 0 && shown().length !== before
  window.painted = new Promise((resolve) => {
    addEventListener("click", () => {
      const start = performance.now()
      const look = () => {
        if (!stands()) requestAnimationFrame(look)
        else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
      }
      look()
    }, { once: true, capture: true })
  })
}"""


class Taken(NamedTuple):
    """Milliseconds by the clock, and of the processors until the page was at rest."""

    clock: float
    server: float
    browser: float


class Turns:
    """Pages of two servers, and what each click on them took."""

    def __init__(self, *servers: Server) -> None:
        self.servers = servers
        self.taken: dict[str, list[Taken]] = {}

    def time(
        self,
        name: str,
        on: tuple[Page, Server],
        target: Locator,
        wanted: str,
        *,
        words: str = "",
        before: int | None = None,
    ) -> None:
        """Notes what the click on the target takes until what is wanted is there."""
        page, server = on
        page.bring_to_front()
        before_it = self._work(server)
        page.evaluate(WATCH, [wanted, words, before])
        target.click()
        clock: float = page.evaluate("window.painted")
        expect_idle(page)
        page.wait_for_timeout(150)
        work = [1000 * (b - a) for a, b in zip(before_it, self._work(server), strict=True)]
        self.taken.setdefault(name, []).append(Taken(clock, *work))

    def _work(self, server: Server) -> tuple[float, float]:
        every = {each: seconds_of(each.process.pid) for each in self.servers}
        return every[server], seconds_of(os.getpid()) - sum(every.values())


def entry(page: Page, title: str) -> Locator:
    """The page's link in the menu; its group is open."""
    if group := GROUPS.get(title):
        page.get_by_test_id("stTopNavSection").filter(has_text=group).first.click()
        return page.get_by_role("menuitem", name=title, exact=True)
    return page.get_by_test_id("stTopNav").get_by_role("link", name=title, exact=True)


def compare(turns: Turns, page: Page, server: Server) -> None:
    """An actor added and a filter changed, both taken back."""
    page.goto(f"{server.address}/compare")
    page.locator("button.cell").first.wait_for()
    expect_idle(page)
    page.wait_for_timeout(500)
    open_panel(page, "actors")
    panel = page.locator(".st-key-choose-actors")
    panel.get_by_role("combobox").click()
    cells = page.locator("button.cell").count()
    option = page.get_by_role("option").first
    turns.time("actor added", (page, server), option, "button.cell", before=cells)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    open_panel(page, "filters")
    pill = page.locator(".st-key-choose-filters").get_by_role("button").first
    said = "[data-testid=stCaptionContainer]"
    turns.time("filter changed", (page, server), pill, said, words="hidden by the filters")


def measure(rounds: int) -> dict[str, list[Taken]]:
    """So many rounds, after a first that warms up."""
    with sync_playwright() as playwright, Server(stock()) as floor, Server(ours) as server:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        size = {"width": 1440, "height": 900}
        trivial, page = (browser.new_page(viewport=size) for _ in range(2))  # type: ignore[arg-type]
        turns = Turns(floor, server)
        trivial.goto(floor.address)
        trivial.get_by_text("seen 0").wait_for()
        seen = 0
        for _ in range(rounds + 1):
            compare(turns, page, server)
            for title in ("Agreement", "Over time", "Front page"):
                for _ in range(2):
                    seen += 1
                    again = trivial.get_by_role("button", name="Again")
                    turns.time(FLOOR, (trivial, floor), again, "p", words=f"seen {seen}")
                turns.time(title, (page, server), entry(page, title), FIRST[title])
        browser.close()
    return {name: taken[len(taken) // (rounds + 1) :] for name, taken in turns.taken.items()}


def rows(rounds: int = 8) -> list[Row]:
    """The clock of each click, the floor first."""
    timed = {
        name: Timing.of([each.clock for each in taken]) for name, taken in measure(rounds).items()
    }
    floor = timed.pop(FLOOR)
    return [
        Row(FLOOR, floor, 1, None),
        *(
            Row(
                f"Compare: {name}" if name in LIMITS else f"to {name}",
                time,
                time / floor,
                LIMITS.get(name, TO_A_PAGE),
            )
            for name, time in timed.items()
        ),
    ]


def main() -> int:
    """Prints the medians with their spread."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 8
    load = os.getloadavg()[0]
    taken = measure(rounds)
    print(f"{rounds} rounds, load {load:.1f} to {os.getloadavg()[0]:.1f}")
    floor = median(each.clock for each in taken[FLOOR])
    work = median(each.server + each.browser for each in taken[FLOOR])
    for name in (FLOOR, *(each for each in taken if each != FLOOR)):
        clocks = [each.clock for each in taken[name]]
        server, browser = (median(column) for column in list(zip(*taken[name], strict=True))[1:])
        print(
            f"{name:<16}{median(clocks):6.0f} ms ({min(clocks):.0f}–{max(clocks):.0f}), ratio "
            f"{median(clocks) / floor:.2f}; processor: server {server:.0f}, browser {browser:.0f}, "
            f"ratio {(server + browser) / work:.2f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
