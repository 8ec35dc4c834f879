"""A cold start: from the command that serves to the painted first page, in a browser that is new.

``python -m benchmarks.start [ROUNDS]`` starts `stances serve` and, in turns, a Streamlit app that
imports pandas and greets. Clock and processor of both, the requests, and what moved on the page.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from playwright.sync_api import Browser, sync_playwright

from benchmarks.clicks import ours
from benchmarks.frame import WATCH
from benchmarks.processor import seconds_of
from benchmarks.rows import Row, Timing
from tests.browser import chromium

ROOT = Path(__file__).parents[1]
LIMIT = 1.3
FIRST = "() => document.querySelector('[data-testid=stMain] h1')?.innerText === 'Hello'"
SEEN = """() => {
  const roots = [...document.querySelectorAll("*")].map((node) => node.shadowRoot)
  return "ready" in (document.documentElement?.dataset ?? {})
    && roots.some((root) => root?.querySelector("button.chip, button.cell"))
}"""


@dataclass(frozen=True)
class Start:
    """Seconds by the clock and of the processors until the page was painted, requests, shift."""

    clock: float
    server: float
    browser: float
    requests: int
    shift: float


def hello(port: int) -> list[str]:
    """The command that serves the floor."""
    app = str(ROOT / "benchmarks/hello_app.py")
    settings = [f"--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1"]
    return [sys.executable, "-m", "streamlit", "run", app, *settings]


def started(browser: Browser, command: Callable[[int], list[str]], seen: str, path: str) -> Start:
    """One start of the command's server, and its page at the path."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile = browser.new_context(viewport={"width": 1440, "height": 900})
    page = profile.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.add_init_script(f"({WATCH})()")
    before, begun = seconds_of(os.getpid()), monotonic()
    process = subprocess.Popen(
        command(port), cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not _listens(port):
            sleep(0.005)
        page.goto(f"http://127.0.0.1:{port}{path}", wait_until="commit")
        page.wait_for_function(seen, polling="raf", timeout=90_000)
        clock, server = monotonic() - begun, seconds_of(process.pid)
        browsing = seconds_of(os.getpid()) - before - server
        page.wait_for_timeout(2500)  # what still moves
        shift = page.evaluate("window.moved")
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)
        profile.close()
    return Start(clock, server, browsing, len(requests), shift)


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def measure(rounds: int) -> dict[str, list[Start]]:
    """So many starts of each, in turns after a first that warms the disk."""
    kinds = {
        "hello with pandas": (hello, FIRST, "/"),
        "stances serve": (ours, SEEN, "/"),
        "the same, Compare": (ours, SEEN, "/compare"),
    }
    made: dict[str, list[Start]] = {name: [] for name in kinds}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        for _ in range(rounds + 1):
            for name, kind in kinds.items():
                made[name].append(started(browser, *kind))
        browser.close()
    return {name: starts[1:] for name, starts in made.items()}


def rows(rounds: int = 5) -> list[Row]:
    """The clock of each start, the floor first."""
    timed = {
        name: Timing.of([1000 * each.clock for each in starts])
        for name, starts in measure(rounds).items()
    }
    floor = next(iter(timed.values()))
    limits = {"stances serve": LIMIT}
    return [
        Row(f"cold start: {name}", time, time / floor, limits.get(name))
        for name, time in timed.items()
    ]


def main() -> int:
    """Prints the medians with their spread; status 1 if the ratio is over its limit."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 5
    before = os.getloadavg()[0]
    made = measure(rounds)
    print(f"{rounds} rounds, load {before:.1f} to {os.getloadavg()[0]:.1f}")
    floor = median(each.clock for each in made["hello with pandas"])
    work = median(each.server + each.browser for each in made["hello with pandas"])
    for name, starts in made.items():
        clocks = [each.clock for each in starts]
        parts = ("server", "browser")
        server, browser = (median(getattr(each, part) for each in starts) for part in parts)
        print(
            f"{name:<18}{median(clocks):6.2f} s ({min(clocks):.2f}–{max(clocks):.2f}), "
            f"ratio {median(clocks) / floor:.2f}; processor: server {server:.2f}, browser "
            f"{browser:.2f}, ratio {(server + browser) / work:.2f}; "
            f"{median(each.requests for each in starts):.0f} requests; "
            f"shift {max(each.shift for each in starts):.3f}"
        )
    return int(median(each.clock for each in made["stances serve"]) / floor > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
