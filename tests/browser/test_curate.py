"""Curate, as a curator uses it: a text, a quotation, a coding, a save; and what must not happen."""

import difflib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from stances.reading.loader import load
from stances.wording import RecordNames
from tests.browser.accessible import expect_accessible
from tests.browser.conftest import AT_ONCE, Server, Tabs, cell, expect_idle, go_to
from tests.conftest import lay_out

TEXT = (
    "VILNIUS, 2 March 2026. The alliance must not blink, Radosław Sikorski said on Monday.\n\n"
    "“Every week of hesitation costs Ukrainian lives,” Sikorski said. “Let them strike the launch "
    "sites.”\n"
)
SUMMARY = "Summary (required)"
Open = Callable[[str], Page]
pytestmark = pytest.mark.xdist_group("curate")


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, excerpt_text: str, shipped_path: Path
) -> Iterator[Server]:
    """One server for all of them: what it serves, `copy` puts back before each."""
    running = Server(lay_out(tmp_path_factory.mktemp("curate"), excerpt_text, shipped_path))
    yield running
    running.stop()


@pytest.fixture
def copy(served: Server, excerpt_text: str, shipped_path: Path) -> Path:
    """The dataset being served and its seeds, as if nobody had ever worked on them."""
    folder = served.data.parent.parent
    for each in ("data", "seeds"):
        shutil.rmtree(folder / each)
    return lay_out(folder, excerpt_text, shipped_path)


@pytest.fixture
def curate(tabs: Tabs, served: Server, copy: Path) -> Open:
    def opening(address: str) -> Page:
        page = tabs.open(height=1000)
        page.goto(served.address + address)
        page.add_style_tag(content=AT_ONCE)
        return page

    return opening


def changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


MARK = "(root) => { root.dataset.marked = '' }"
# The request for a rerun is drawn in the frame after the field is left; before it, the page seems
# idle. On a busy machine that frame is late, but the browser has nothing left to do only after it.
NEXT_FRAME = "new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)))"

# What is chosen is kept by the run that it asks for.
KEPT = "(choice) => Object.values(localStorage).some((draft) => draft.includes(choice))"


def fill(page: Page, *, idle: bool = True, **texts: str) -> None:
    """Fills the fields of these labels, one after the other without waiting."""
    if idle:
        expect_idle(page)
    for label, text in texts.items():
        field = page.get_by_label(label, exact=True)
        field.fill(text)
        field.press("Tab")
    page.evaluate(NEXT_FRAME)
    expect_idle(page)


def pick(page: Page, label: str, option: str) -> None:
    expect_idle(page)
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).first.click()
    page.evaluate(NEXT_FRAME)
    expect_idle(page)


def names(copy: Path) -> RecordNames:
    return RecordNames(load(copy).dataset)


def stance_name(copy: Path, stance: str) -> str:
    return names(copy).stances[stance]


def test_a_text_a_quotation_a_coding_and_only_those_lines_change(curate: Open, copy: Path) -> None:
    before = copy.read_text(encoding="utf-8")
    page = curate("/curate")
    area = page.get_by_label("Or paste the text")
    area.fill(TEXT)
    area.press("ControlOrMeta+Enter")
    fill(page, Title="Sikorski in Vilnius", Publisher="A Baltic paper", Published="2026-03-02")
    expect(page.get_by_text("2 quotations found")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Quotation 1 of 2")).to_be_visible()
    with_source = copy.read_text(encoding="utf-8")
    lines = changed(before, with_source)
    assert lines
    assert all(line.startswith("+ ") for line in lines)
    kept = [
        file for file in (copy.parent.parent / "seeds").iterdir() if file.name.startswith("001_")
    ]
    assert [file.read_text(encoding="utf-8") for file in kept] == [TEXT]

    expect(page.get_by_label("Quotation, verbatim")).to_have_value(
        "Every week of hesitation costs Ukrainian lives,"
    )
    expect(page.get_by_label("Date (required)", exact=True)).to_have_value("2026-03-02")
    pick(page, "Coded by", "First coder")
    pick(page, "Issue (required)", "Long-range strikes")
    page.get_by_role("radio", name="+1 Supports").click()
    fill(page, idle=False, **{SUMMARY: "Sikorski urged allies to let Ukraine strike launch sites."})
    moved = "Radosław Sikorski on long-range strikes: strongly supports → supports"
    expect(page.get_by_text(moved).first).to_be_visible()
    page.get_by_role("button", name="Save and next", exact=True).click()
    expect(page.get_by_text("Quotation 2 of 2")).to_be_visible()
    lines = changed(with_source, copy.read_text(encoding="utf-8"))
    assert all(line.startswith("+ ") for line in lines)
    made = load(copy).dataset.stances_by_id["radoslaw-sikorski.long-range-strikes.2026-03-02"]
    assert made.position == 1
    assert made.evidence[0].quote == "Every week of hesitation costs Ukrainian lives,"
    assert len(list((copy.parent / "backups").glob("*.yaml"))) == 2

    go_to(page, "Compare")
    coded = "Radosław Sikorski on long-range strikes: supports, 2 March 2026"
    expect(cell(page, coded)).to_be_visible()


def test_an_edit_beside_another_changes_its_lines_enters_the_corrections_and_is_undone(
    curate: Open, copy: Path
) -> None:
    page = curate("/curate?task=Stance")
    name = "russia.north-korean-troops.2025-04-28"
    pick(page, "Stance", stance_name(copy, name))
    expect(page.get_by_role("radio", name="−2 Strongly opposes")).to_be_checked()
    page.get_by_role("radio", name="−1 Opposes").click()
    why = {"What was corrected": "Position from −2 to −1.", "Why": "The record leaves a door open."}
    fill(page, idle=False, **why)
    moved = "Russia on North Korean troops: strongly opposes → opposes"
    expect(page.get_by_text(moved).first).to_be_visible()

    # The file changed meanwhile: it is not overwritten.
    save = page.get_by_role("button", name="Save", exact=True)
    theirs = copy.read_text(encoding="utf-8") + "# a line of somebody else\n"
    copy.write_text(theirs, encoding="utf-8")
    save.click()
    expect(page.get_by_text("Not saved: the file has changed since you started")).to_be_visible()
    assert copy.read_text(encoding="utf-8") == theirs
    page.get_by_role("button", name="Reload the file").click()
    save.click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    lines = changed(theirs, copy.read_text(encoding="utf-8"))
    assert [line for line in lines if line.startswith("- ")] == ["-     position: -2"]
    assert "+     position: -1" in lines
    assert len(lines) <= 9
    assert copy.read_text(encoding="utf-8").endswith("# a line of somebody else\n")

    go_to(page, "Data")
    page.get_by_role("radio", name="Corrections").click()
    page.get_by_role("link", name=name).first.click()
    expect(page.get_by_text("Position from −2 to −1. Why: The record leaves")).to_be_visible()

    go_to(page, "Curate")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone: the file is as it was before the save.")).to_be_visible()
    assert copy.read_text(encoding="utf-8") == theirs


def test_a_second_coding_is_blind_until_it_is_final(curate: Open, copy: Path) -> None:
    text = copy.read_text(encoding="utf-8")
    text = text.replace(
        "coders:\n", "coders:\n  - {id: third, name: A third reader, kind: human}\n", 1
    )
    copy.write_text(text, encoding="utf-8")
    page = curate("/curate?task=Second coding")
    pick(page, "Coder", "A third reader")
    expect(page.get_by_text("not yet coded by this coder")).to_be_visible()
    expect(page.get_by_text("First coder")).to_have_count(0)
    page.get_by_role("radio", name="+2 Strongly supports").click()
    page.get_by_role("button", name="Submit coding").click()
    expect(page.get_by_text("A third reader: Strongly supports")).to_be_visible()
    expect(page.get_by_text("First coder: ").first).to_be_visible()


def test_a_server_that_others_can_reach_has_no_curate_page(
    tabs: Tabs,
    serve: Callable[[Path], Server],
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STANCES_CURATE", "0")
    page = tabs.open()
    page.goto(f"{serve(copy).address}/curate")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Compare")).to_be_visible()
    expect(page.get_by_role("link", name="Curate")).to_have_count(0)
    expect(page.get_by_role("heading", name="Curate")).to_have_count(0)


def test_a_draft_outlives_another_task_a_reload_and_a_mistake_and_is_gone_after_a_save(
    curate: Open, copy: Path
) -> None:
    before = copy.read_bytes()
    page = curate("/curate?task=Stance")
    expect_idle(page)
    assert fields_by_the_tab_key(page) == [
        "Issue (required)", "Speaker", "Speaker's role", "Date (required)",
        "Attribution (required)", "Summary (required)",
    ]  # fmt: skip
    fill(page, Speaker="Somebody", **{SUMMARY: "Half"})
    page.get_by_role("radio", name="Withdraw").click()
    expect(page.get_by_text("A withdrawn stance stays in the file")).to_be_visible()
    page.get_by_role("radio", name="Stance", exact=True).click()
    summary = page.get_by_label(SUMMARY, exact=True)
    expect(summary).to_have_value("Half")
    expect(page.get_by_label("Speaker", exact=True)).to_have_value("Somebody")

    pick(page, "Issue (required)", "NATO membership")
    page.get_by_role("radio", name="0 Mixed").click()
    page.wait_for_function(KEPT, arg='"stance_form_position":0')
    summary.press("End")
    summary.press_sequentially(" a summary")
    page.reload()
    page.locator(".st-key-keeper .root").evaluate(MARK)
    expect(page.get_by_text("A draft that was not saved was brought back")).to_be_visible()
    expect(summary).to_have_value("Half a summary")
    expect(page.get_by_label("Speaker", exact=True)).to_have_value("Somebody")
    expect(page.get_by_role("combobox", name="Issue (required)")).to_have_value("NATO membership")
    expect(page.get_by_role("radio", name="0 Mixed")).to_be_checked()

    pick(page, "Actor (required)", "China")
    pick(page, "Attribution (required)", "Paraphrased")
    pick(page, "Source 1", next(iter(names(copy).sources.values())))
    fill(page, **{"Date (required)": "2026-13-45"})
    expect(page.get_by_text("there is no month 13").first).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    assert copy.read_bytes() == before
    fill(page, **{"Date (required)": "2026-01-02"})
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    page.keyboard.press("ControlOrMeta+s")
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(summary).to_have_value("")
    # Had it been mounted anew meanwhile, it would have forgotten that a save was asked for.
    expect(page.locator(".st-key-keeper .root[data-marked]")).to_have_count(1)
    assert "china.nato-membership.2026-01-02" in load(copy).dataset.stances_by_id
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => /draft/.test(key))")
    page.reload()
    expect(summary).to_have_value("")
    expect_idle(page)
    expect(page.get_by_text("brought back")).to_have_count(0)


def fields_by_the_tab_key(page: Page) -> list[str]:
    """What the Tab key comes to after the actor, as far as the summary."""
    page.get_by_role("combobox", name="Actor (required)").focus()
    order: list[str] = []
    while SUMMARY not in order:
        page.keyboard.press("Tab")
        label = page.evaluate("""() => {
          let at = document.activeElement
          while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
          return at.ariaLabel ?? ""
        }""")
        order += [] if label.startswith("Help") else [label]
    return order


def test_the_text_and_its_form_are_accessible_and_fit_a_phone(curate: Open, copy: Path) -> None:
    text = next(source for source in load(copy).dataset.sources if source.seed)
    page = curate("/curate")
    pick(page, "Text", names(copy).sources[text.id])
    expect(page.get_by_role("textbox", name="Text of the source")).to_be_visible()
    expect_idle(page)
    expect_accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
    expect_idle(page)
    expect_accessible(page)
    for area in ("html", "[data-testid=stMain]"):
        assert page.locator(area).evaluate("area => area.scrollWidth") <= 390
