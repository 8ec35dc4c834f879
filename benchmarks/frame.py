"""Where a page's first datum stands, what moves while it loads, how many tabs lead to it.

``python -m benchmarks.frame`` prints a line a page; status 1 if one misses a limit. The narrow desk
is the wide one at 200 %. Streamlit's own scripts are in the browser's cache, as on a second visit.
"""

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.clicks import Server, ours
from stances.app.registry import PAGES
from tests.browser import chromium

DESK, PHONE, ZOOMED = (1440, 900), (390, 844), (720, 450)
LIMITS = {DESK: 260, PHONE: 320, ZOOMED: 450}
SHIFT, TABS = 0.03, 12
FULLER = {"search": "search?q=nato"}
DATA = (
    "button.cell, td a, td button, .tick, li.item, .node, .chip, .pick, .event text,"
    " .js-plotly-plot, .st-key-cells_shown button,"
    " [data-testid=stDataFrame], [data-testid=stMetric], .text, .says, .entry"
)
WATCH = """() => {
  window.moved = 0
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) window.moved += each.value
  }).observe({ type: "layout-shift", buffered: true })
}"""
EVERY = """const every = (root) => [...root.querySelectorAll("*")]
  .flatMap((node) => [node, ...(node.shadowRoot ? every(node.shadowRoot) : [])])"""
TOP = f"""(wanted) => {{
  {EVERY}
  const tops = every(document.querySelector("[data-testid=stMain]"))
    .filter((node) => node.matches(wanted) && node.checkVisibility())
    .map((node) => node.getBoundingClientRect())
    .filter((box) => box.height && box.width).map((box) => box.top)
  return tops.length ? Math.min(...tops) : null
}}"""
REACHED = """(wanted) => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return Boolean(at?.closest(wanted) ?? at?.getRootNode().host?.closest(wanted))
}"""


@dataclass(frozen=True)
class Frame:
    """What was measured of one page: tops in px by screen, the shift, the tabs."""

    page: str
    tops: dict[tuple[int, int], float | None]
    shift: float
    tabs: int

    @property
    def holds(self) -> bool:
        """True if no limit is missed."""
        stands = all(top is not None and top <= LIMITS[screen] for screen, top in self.tops.items())
        return stands and self.shift < SHIFT and self.tabs <= TABS


def measure(address: str, paths: list[str]) -> list[Frame]:
    """The pages at these paths, each on three screens."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        visits = browser.new_context()
        first = visits.new_page()
        first.goto(address)
        _settle(first)
        frames = [_frame(visits, address, path) for path in paths]
        browser.close()
    return frames


def _frame(browser: BrowserContext, address: str, path: str) -> Frame:
    page = browser.new_page()
    page.add_init_script(f"({WATCH})()")
    tops: dict[tuple[int, int], float | None] = {}
    shifts: list[float] = []
    tabs = 0
    for screen in LIMITS:
        page.set_viewport_size({"width": screen[0], "height": screen[1]})
        page.goto(f"{address}/{path}")
        _settle(page)
        tops[screen] = page.evaluate(TOP, DATA)
        shifts.append(page.evaluate("window.moved"))
        if screen == DESK:
            tabs = _tabs(page)
    page.close()
    return Frame(path, tops, max(shifts), tabs)


def _settle(page: Page) -> None:
    page.locator("h1").wait_for()
    page.wait_for_timeout(500)
    page.wait_for_function(
        "!!document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')"
    )
    page.wait_for_timeout(1500)


def _tabs(page: Page) -> int:
    """How often Tab is pressed, the link past the menu taken, until the first datum has the focus.

    99 if it never has.
    """
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for pressed in range(2, 41):
        page.keyboard.press("Tab")
        if page.evaluate(REACHED, DATA):
            return pressed
    return 99


def main() -> int:
    """Prints one line a page."""
    paths = [FULLER.get(page.path, page.path) for page in PAGES]
    with Server(ours) as server:
        frames = measure(server.address, paths)
    print(f"{'page':<16}{'1440':>6}{'390':>6}{'720':>6}{'shift':>8}{'tabs':>6}")
    for frame in frames:
        tops = "".join("     -" if top is None else f"{top:6.0f}" for top in frame.tops.values())
        missed = "" if frame.holds else "  over"
        print(f"/{frame.page:<15}{tops}{frame.shift:8.3f}{frame.tabs:6}{missed}")
    return 0 if all(frame.holds for frame in frames) else 1


if __name__ == "__main__":
    raise SystemExit(main())
