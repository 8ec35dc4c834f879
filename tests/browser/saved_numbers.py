"""Whether the CSV that a page saves has the numbers that stand on the page."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from stances.wording.numbers import decimal
from tests.browser.conftest import expect_idle

Row = dict[str, str]


def saved(page: Page) -> list[Row]:
    """What the menu of the page saves as CSV; never nothing."""
    page.get_by_role("button", name="Download", exact=True).click()
    expect(page.get_by_role("button", name="Copy as table")).to_be_visible()
    expect_idle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    page.keyboard.press("Escape")
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert rows
    return rows


def attributes(page: Page, selector: str, *names: str) -> list[tuple[str, ...]]:
    """Attributes and, as ``text``, the words of everything that is selected, in one question."""
    read = "(all, names) => all.map(e => names.map(n => n === 'text' ? e.innerText : e.getAttribute(n) ?? ''))"
    return [tuple(each) for each in page.locator(selector).evaluate_all(read, list(names))]


def known(rows: list[Row]) -> dict[str, str]:
    """The labels of the positions that there are, by cell."""
    return {f"{r['actor']}~{r['issue']}": r["position_label"] for r in rows if r["position"]}


def front(page: Page, rows: list[Row]) -> None:
    moved = attributes(page, "section:has(h2:text('What moved')) li [data-stance]", "data-stance")
    both = [name for row in rows for name in (row["from_stance"], row["to_stance"])]
    assert [name for (name,) in moved] == both[: len(moved)]
    assert len(moved) == 2 * min(len(rows), 25) > 0


def positions(page: Page, rows: list[Row]) -> None:
    shown = attributes(page, "button.cell:has(.label)", "data-cell", "aria-label")
    assert {cell for cell, _ in shown} == {f"{row['actor']}~{row['issue']}" for row in rows}
    labels = known(rows)
    assert labels
    for cell, sentence in shown:
        assert labels.get(cell, "").lower() in sentence


def ticks(page: Page, rows: list[Row]) -> None:
    shown = attributes(page, "[data-figure] [data-stance]", "data-stance")
    assert Counter(shown) == Counter((row["stance"],) for row in rows)


def actor(page: Page, rows: list[Row]) -> None:
    total = sum(int(row["records"]) for row in rows)
    assert page.locator("[data-figure] [data-stance]").count() == total > 0


def issue(page: Page, rows: list[Row]) -> None:
    shown = {
        cell: label
        for label in set(known(rows).values())
        for (cell,) in attributes(page, f".columns [aria-label='{label}'] button", "data-cell")
    }
    assert shown == known(rows) != {}


def agreement(page: Page, rows: list[Row]) -> None:
    shown = Counter(attributes(page, "a.cell .label", "text"))
    numbers = [decimal(float(row["agreement"])) for row in rows if row["agreement"]]
    assert numbers
    assert Counter({(n,): 2 * times for n, times in Counter(numbers).items()}) == Counter(
        {words: times for words, times in shown.items() if re.fullmatch(r"\d\.\d\d", words[0])}
    )


def blocs(page: Page, rows: list[Row]) -> None:
    ends = Counter(
        row[side]
        for row in rows
        if float(row["weight"]) and int(row["shared"]) > 1
        for side in ("actor_a", "actor_b")
    )
    shown = attributes(page, "button.node", "data-cell", "aria-label")
    degrees = {name: int(re.findall(r": (\d+) tie", words)[0]) for name, words in shown}
    assert {name: number for name, number in degrees.items() if number} == dict(ends) != {}


def divides(page: Page, rows: list[Row]) -> None:
    shown = " ".join(words for (words,) in attributes(page, "li.item", "text"))
    numbers = [decimal(float(row["polarisation"])) for row in rows if row["polarisation"]]
    assert numbers
    assert Counter(re.findall(r"\b\d\.\d\d\b", shown)) == Counter(numbers)


def places(page: Page, rows: list[Row]) -> None:
    shown = attributes(page, "button.node", "data-cell")
    assert shown == [(row["actor"],) for row in rows]


def hits(page: Page, rows: list[Row]) -> None:
    shown = attributes(page, "li.item [data-stance]", "data-stance")
    assert shown == [(row["stance"],) for row in rows][:25]
    expect(page.get_by_text(f"{len(rows)} records found")).to_be_visible()


def sources(page: Page, rows: list[Row]) -> None:
    expect(page.get_by_text(f"{len(rows)} sources · ")).to_be_visible()


def ages(page: Page, rows: list[Row]) -> None:
    shown = dict(attributes(page, "button.cell", "data-cell", "text"))
    assert len(shown) == len(rows)
    for row in rows:
        if row["position"]:
            words = shown[f"{row['actor']}~{row['issue']}"].replace("−", "-")
            assert int(words.split()[0]) == int(row["position"])


AGREES: dict[str, Callable[[Page, list[Row]], None]] = {
    "Front page": front,
    "Over time": ticks,
    "Actor": actor,
    "Issue": issue,
    "Agreement": agreement,
    "Pair": positions,
    "Blocs": blocs,
    "Divides": divides,
    "Map": places,
    "Search": hits,
    "Sources": sources,
    "Data": ages,
}
"""What is compared, by the title of the page; `test_compare.py` is about Compare's own."""
