"""Click to paint on Compare and a step of the play, against a trivial Streamlit rerun.

Both are timed inside the page: from the click to the first frame after the awaited text stands in
the document. Runs alternate, so that a busy machine slows both alike; medians are compared.
"""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Self

from playwright.sync_api import Locator, Page, sync_playwright

from benchmarks.rows import Row, Timing
from tests.browser import chromium

ROOT = Path(__file__).parents[1]
ROUNDS = 25
LIMIT = 1.3
STEP_LIMIT = 0.5

WATCH = """([within, expected]) => {
  const roots = [document]
  for (let at = 0; at < roots.length; at += 1) {
    for (const node of roots[at].querySelectorAll('*')) {
      if (node.shadowRoot) roots.push(node.shadowRoot)
    }
  }
  window.painted = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`"${expected}" never appeared`)), 20000)
    let start = performance.now()
    const begin = () => { start = performance.now() }
    addEventListener('pointerup', begin, { once: true, capture: true })
    const stands = (root) => [...root.querySelectorAll(within)]
      .some((node) => node.textContent.includes(expected))
    const done = () => {
      if (!roots.some(stands)) return
      watchers.forEach((watcher) => watcher.disconnect())
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
    }
    const watchers = roots.map((root) => {
      const watcher = new MutationObserver(done)
      watcher.observe(root, { childList: true, subtree: true, characterData: true })
      return watcher
    })
  })
}"""

STEP = """async (before) => {
  const root = [...document.querySelectorAll('*')]
    .map((node) => node.shadowRoot).find((each) => each?.querySelector('.clock'))
  const start = performance.now()
  root.querySelector('[aria-label="Previous move"]').click()
  const frame = () => new Promise(requestAnimationFrame)
  while (root.querySelector('.clock .when').textContent === before) await frame()
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return performance.now() - start
}"""


def measure() -> list[Row]:
    """The floor, an as-of change, a cell opening and a step of the play."""
    path = chromium.find()
    with sync_playwright() as playwright, Server(stock()) as floor, Server(ours) as server:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        trivial, compare, front = (browser.new_page() for _ in range(3))
        trivial.goto(floor.address)
        compare.set_viewport_size({"width": 1440, "height": 900})
        compare.goto(f"{server.address}/compare")
        front.set_viewport_size({"width": 1440, "height": 900})
        front.goto(server.address)
        trivial.get_by_text("seen 0").wait_for()
        compare.locator("button.cell").first.wait_for()
        front.locator("button.chip").first.wait_for()
        times: dict[str, list[float]] = {"floor": [], "as-of": [], "cell": [], "step": []}
        for turn in range(ROUNDS):
            trivial.bring_to_front()
            again = trivial.get_by_role("button", name="Again")
            times["floor"].append(_timed(trivial, again, "p", f"seen {turn + 1}"))
            compare.bring_to_front()
            times["cell"].append(_open_cell(compare, turn))
            times["as-of"].append(_move_date(compare, turn))
            front.bring_to_front()
            times["step"].append(_step(front))
        browser.close()
    base = median(times["floor"][3:])
    names = {
        "floor": "trivial Streamlit rerun",
        "as-of": "Compare: as-of date, click to paint",
        "cell": "Compare: open a cell, click to paint",
        "step": "Front page: a step of the play, click to paint",
    }
    return [
        Row(
            names[key],
            Timing.of(values[3:]),
            median(values[3:]) / base,
            {"floor": None, "step": STEP_LIMIT}.get(key, LIMIT),
        )
        for key, values in times.items()
    ]


def _move_date(page: Page, turn: int) -> float:
    day, expected = (("2022-09-30", "30 September 2022"), ("2023-05-11", "11 May 2023"))[turn % 2]
    page.locator('[data-name="date"][aria-expanded="false"]').click()
    return _timed(page, page.locator(f'.point[data-point^="{day}"]'), "caption", expected)


def _open_cell(page: Page, turn: int) -> float:
    start = ("Russia on escalation", "Volodymyr Zelenskyy on long-range strikes")[turn % 2]
    heading = ("Russia on escalation risk", "Volodymyr Zelenskyy on long-range strikes")[turn % 2]
    return _timed(page, page.locator(f'button.cell[aria-label^="{start}"]'), "aside h2", heading)


def _step(page: Page) -> float:
    """A move back; the day is painted, the chips are on their way."""
    before = str(page.locator(".clock .when").text_content())
    taken: float = page.evaluate(STEP, before)
    page.wait_for_timeout(1200)  # the rerun that tells where the slider has come to rest
    return taken


def _timed(page: Page, target: Locator, within: str, expected: str) -> float:
    page.evaluate(WATCH, [within, expected])
    target.click()
    taken: float = page.evaluate("window.painted")
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    return taken


class Server:
    """A command that serves pages, as long as the context lasts."""

    def __init__(self, command: list[str] | Callable[[int], list[str]]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        settings = [f"--server.port={port}", "--server.headless=true"]
        self.command = command(port) if callable(command) else [*command, *settings]

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            self.command, cwd=ROOT / "benchmarks", start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(ROOT), "STREAMLIT_SERVER_ADDRESS": "127.0.0.1"},
        )  # fmt: skip
        end = monotonic() + 60
        while monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1):
                    return self
            except OSError:
                continue
        raise RuntimeError("the server did not start")

    def __exit__(self, *_: object) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(20)


def stock() -> list[str]:
    """The command that serves the floor."""
    return [sys.executable, "-m", "streamlit", "run", str(ROOT / "benchmarks/trivial_app.py")]


def ours(port: int) -> list[str]:
    """The command that serves the dashboard on this port, as its users start it."""
    named = ["--headless", "--address", "127.0.0.1", "--port", str(port)]
    return [sys.executable, "-m", "stances", "serve", *named]
