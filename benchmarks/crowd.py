"""200 actors, 50 issues, 10,000 records and everything chosen: Agreement, Blocs and the Map.

``python -m benchmarks.crowd [ROUNDS]`` serves a generated table and times each page from the
address to the frame in which its first screen is there. Beside the clock stand the seconds of the
processor, of server and browser, the page's elements, and what the page says that it leaves out.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, sync_playwright

from benchmarks.clicks import Server, ours
from benchmarks.processor import seconds_of
from benchmarks.rows import Row, Timing
from tests.browser import chromium

ACTORS, ISSUES, RECORDS = 200, 50, 10_000
LIMIT = 3  # seconds
PAGES = {"agreement": "td a", "blocs": ".node", "map": ".node"}
SEEN = """(wanted) => {
  const every = (root) => [...root.querySelectorAll("*")]
    .flatMap((node) => [node, ...(node.shadowRoot ? every(node.shadowRoot) : [])])
  const main = document.querySelector("[data-testid=stMain]")
  return "ready" in (document.documentElement?.dataset ?? {})
    && every(main).some((node) => node.matches(wanted) && node.checkVisibility())
}"""
ELEMENTS = """() => {
  const every = (root) => [...root.querySelectorAll("*")]
    .flatMap((node) => [node, ...(node.shadowRoot ? every(node.shadowRoot) : [])])
  return every(document).length
}"""


class Visit(NamedTuple):
    """Seconds by the clock, of the processors of server and browser, and the page's elements."""

    clock: float
    server: float
    browser: float
    elements: int


class Shown(NamedTuple):
    """A page of so many actors: its first visit, later ones, what it says that it leaves out."""

    page: str
    actors: int
    first: Visit
    later: list[Visit]
    said: list[str]


def table(actors: int = ACTORS, issues: int = ISSUES, records: int = RECORDS) -> pd.DataFrame:
    """Records drawn from a fixed seed, in four camps, on days of ten years; every cell has one."""
    draw = np.random.default_rng(14)
    cell = np.concatenate([np.arange(actors * issues), draw.integers(0, actors * issues, records)])[
        :records
    ]
    actor, issue = np.divmod(cell, issues)
    camp = draw.integers(-2, 3, (4, issues))[actor % 4, issue]
    own = draw.integers(-2, 3, records)
    days = np.datetime64("2016-01-01") + draw.integers(0, 3650, records)
    return pd.DataFrame(
        {
            "actor": [f"Actor {number:03}" for number in actor],
            "issue": [f"Issue {number:02}" for number in issue],
            "date": days.astype(str),
            "position": np.where(draw.random(records) < 0.7, camp, own),
            "source": [f"Document {number}" for number in draw.integers(1, 500, records)],
            "justification": [f"Said in debate {number}" for number in range(records)],
        }
    )


def visited(browser: Browser, server: Server, path: str, actors: int) -> tuple[Visit, list[str]]:
    """A visit with every actor and issue, in a tab whose browser knows the scripts already."""
    names = ",".join(f"actor-{number:03}" for number in range(actors))
    issues = ",".join(f"issue-{number:02}" for number in range(ISSUES))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{server.address}/_stcore/health")
    work, mine = seconds_of(server.process.pid), seconds_of(os.getpid())
    begun = monotonic()
    page.goto(
        f"{server.address}/{path}?actors={names}&issues={issues}&stale=true", wait_until="commit"
    )
    page.wait_for_function(SEEN, arg=PAGES[path], polling="raf", timeout=120_000)
    clock = monotonic() - begun
    served = seconds_of(server.process.pid) - work
    drawn = seconds_of(os.getpid()) - mine - served
    page.wait_for_timeout(1000)
    said = page.locator("[data-testid=stCaptionContainer], .legend li").all_inner_texts()
    elements = page.evaluate(ELEMENTS)
    page.close()
    named = [words for words in said if "Showing" in words or "strongest of" in words]
    return Visit(clock, served, drawn, elements), named


def measure(rounds: int) -> Iterator[Shown]:
    """Each page and number of actors, visited so often after a first visit."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        for actors, paths in ((ACTORS, [*PAGES]), (600, ["map", "blocs"])):
            path = Path(folder) / f"{actors}.parquet"
            table(actors, records=max(RECORDS, actors * ISSUES)).to_parquet(path)
            with Server(lambda port, data=path: [*ours(port), str(data)]) as server:
                for name in paths:
                    first, said = visited(browser, server, name, actors)
                    later = [visited(browser, server, name, actors)[0] for _ in range(rounds)]
                    yield Shown(name, actors, first, later, said)
        browser.close()


def rows(rounds: int = 3) -> list[Row]:
    """The clock of each page; its ratio is to the limit of the pages of 200 actors."""
    timed = [
        (each, Timing.of([1000 * visit.clock for visit in each.later])) for each in measure(rounds)
    ]
    return [
        Row(
            f"{each.page.capitalize()}, {each.actors} actors, of {LIMIT} s",
            time,
            time / (1000 * LIMIT),
            1 if each.actors == ACTORS else None,
        )
        for each, time in timed
    ]


def main() -> int:
    """Prints a line a page and number of actors."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 3
    load = os.getloadavg()[0]
    for page, actors, first, later, said in measure(rounds):
        clock, work, drawn, elements = map(median, zip(*later, strict=True))
        print(
            f"{page:<10}{actors:4} actors: first {first.clock:5.1f} s (server "
            f"{first.server:.2f}), then {clock:4.1f} s; processor: server {work:.2f}, "
            f"browser {drawn:.2f}; {elements:.0f} elements; says: {' | '.join(said)}"
        )
    print(f"{rounds} rounds after a first, load {load:.1f} to {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
