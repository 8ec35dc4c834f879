"""What changed since the last visit: the browser keeps it, compares it and sends nothing."""

import csv
import io
from pathlib import Path

import pytest

from tests.kit import payloads
from tests.kit.conftest import Stage

ANN = ("1", "2024-01-01", False, "x")
ALL = {
    "recoded": ("-2", "2024-01-01", False, "x"),
    "re-dated": ("1", "2024-02-01", False, "x"),
    "withdrawn": ("1", "2024-01-01", True, "x"),
    "changed": ("1", "2024-01-01", False, "y"),
}
KEY = "stances-visit:small"
NEWEST = ["The newest records", "Ann on tax, a Supports: X."]
TODAY = """(day) => {
  const Real = Date
  window.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [day])) }
  }
}"""


@pytest.fixture
def visits(stage: Stage) -> Stage:
    """A browser that was never here."""
    stage.page.evaluate("() => localStorage.clear()")
    return stage


def says(stage: Stage) -> str:
    return stage.page.get_by_role("status").inner_text()


def visit(stage: Stage, payload: object, day: str = "2026-11-20") -> None:
    """Opens the page anew, on that day."""
    stage.clear()
    stage.page.evaluate(TODAY, f"{day}T12:00:00")
    stage.run("changes", {}, visit=payloads.plain(payload))


def lines(stage: Stage) -> list[str]:
    return [" ".join(each.split()) for each in stage.page.locator("h2, .entry").all_inner_texts()]


def test_a_first_visit_says_so_and_the_next_finds_nothing_new(visits: Stage) -> None:
    visit(visits, payloads.visit(a=ANN))
    assert says(visits) == (
        "This is the first visit with this browser: it now knows version 1.0.0 of the data. "
        "Come back later."
    )
    assert lines(visits) == NEWEST
    visits.page.get_by_role("link", name="Ann on tax, a").click()
    assert visits.told() == [["go", {"page": "compare", "parameters": {"cell": "ann~tax"}}]]
    visit(visits, payloads.visit(a=ANN), "2026-11-24")
    assert says(visits) == "Nothing changed since your last visit, 20 November 2026."
    assert lines(visits) == NEWEST


def test_each_kind_of_change_stands_under_its_heading_with_before_and_after(visits: Stage) -> None:
    visit(visits, payloads.visit(**dict.fromkeys(ALL, ANN), gone=ANN))
    visit(visits, payloads.visit("d2", "2.0.0", **ALL, new=ANN), "2026-11-24")
    assert says(visits) == (
        "7 changes since your visit of 20 November 2026, with version 1.0.0 of the data."
    )
    assert lines(visits) == [
        "Positions that moved: 1", "Ann on tax Supports (+1) → Strongly opposes (−2)",
        "Stances added: 1", "Ann on tax, new",
        "Stances removed: 1", "gone",
        "Stances recoded: 1", "Ann on tax, recoded Supports (+1) → Strongly opposes (−2)",
        "Stances re-dated: 1", "Ann on tax, re-dated 2024-01-01 → 2024-02-01",
        "Stances withdrawn: 1", "Ann on tax, withdrawn",
        "Stances changed: 1", "Ann on tax, changed",
    ]  # fmt: skip
    visits.page.get_by_role("link", name="Ann on tax", exact=True).click()
    assert visits.told() == [["go", {"page": "compare", "parameters": {"cell": "ann~tax"}}]]


def test_opening_the_page_again_hides_no_change_and_a_day_s_changes_add_up(visits: Stage) -> None:
    visit(visits, payloads.visit(a=ANN))
    visit(visits, payloads.visit("d2", a=ANN, b=ANN), "2026-11-24")
    visit(visits, payloads.visit("d2", a=ANN, b=ANN), "2026-11-24")
    assert says(visits) == (
        "Nothing changed since your last visit, today, 24 November 2026. "
        "Before that, since your visit of 20 November 2026, with version 1.0.0 of the data: 1 change."
    )
    visit(visits, payloads.visit("d3", a=ANN, b=ANN, c=ANN), "2026-11-24")
    assert lines(visits)[0] == "Stances added: 2"
    visit(visits, payloads.visit("d4", a=ANN, b=ANN, c=ANN, d=ANN), "2026-11-25")
    assert says(visits).startswith("1 change since your visit of 24 November 2026")


@pytest.mark.parametrize(
    "kept", ["{", "null", '{"form": 1, "now": {"day": "x"}}', '{"form": 1, "now": 7}', "[]",
             '{"form": 1, "now": {"day": "2026-01-01", "digest": "", "version": "", "records": {"a": [1]}}}']
)  # fmt: skip
def test_what_is_no_visit_of_ours_counts_as_none(visits: Stage, kept: str) -> None:
    visits.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    visit(visits, payloads.visit(a=ANN))
    assert says(visits).startswith("This is the first visit")


def test_a_browser_that_keeps_nothing_is_told_apart_from_a_first_visit(visits: Stage) -> None:
    visits.page.evaluate(
        "() => Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    visits.run("changes", {}, visit=payloads.plain(payloads.visit(a=ANN)))
    assert says(visits).startswith("This browser keeps nothing for this page")


def test_visits_can_be_forgotten(visits: Stage) -> None:
    visit(visits, payloads.visit(a=ANN))
    visits.page.get_by_role("button", name="Forget my visits").click()
    assert visits.focused() == "Forgotten. The next visit counts as the first."
    assert visits.page.evaluate("() => localStorage.length") == 0


def test_the_saved_table_has_every_change_and_no_formula(visits: Stage, tmp_path: Path) -> None:
    visit(visits, payloads.visit(a=ANN))
    visit(visits, payloads.visit("d2", a=ANN, **{'=1+1,"x"': ANN}), "2026-11-24")
    with visits.page.expect_download() as saved:
        visits.page.get_by_role("button", name="Download CSV").click()
    assert saved.value.suggested_filename == "changes-since-2026-11-20.csv"
    saved.value.save_as(tmp_path / "saved.csv")
    text = (tmp_path / "saved.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:]))) == [
        ["what", "name", "id", "before", "after"],
        ["Stances added", 'Ann on tax, =1+1,"x"', '\'=1+1,"x"', "", ""],
    ]
