"""An article of twelve stances, from its link to twelve records, as a curator codes it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from stances.reading.loader import load
from tests.browser.conftest import AT_ONCE, Server, Tabs, expect_idle
from tests.loopback import Loopback, loopback

HERE = Path(__file__).parent / "article"
SUMMARY = "What the article says of it, in the words of whoever codes it."
COUNT = """() => {
  window.clicks = 0
  document.addEventListener("pointerdown", () => { window.clicks += 1 }, { capture: true })
}"""
# The words in the text, on the screen: where a hand would press and let go.
ENDS = """(text, words) => {
  const at = text.textContent.indexOf(words)
  const place = (offset) => {
    let rest = offset
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      if (rest <= walk.currentNode.length) return [walk.currentNode, rest]
      rest -= walk.currentNode.length
    }
  }
  const range = document.createRange()
  range.setStart(...place(at + 1))
  range.startContainer.parentElement.scrollIntoView({ block: "center" })
  range.setEnd(...place(at + words.length - 1))
  const boxes = [...range.getClientRects()]
  const [first, last] = [boxes[0], boxes.at(-1)]
  return [first.left, (first.top + first.bottom) / 2, last.right, (last.top + last.bottom) / 2]
}"""


@dataclass(frozen=True)
class Coded:
    """One of the twelve: who says it, on what, how it is judged, and on which day."""

    actor: str
    issue: str
    judged: str
    words: str
    day: str = "2026-03-04"
    passage: bool = False  # not in quotation marks, so that it is selected by hand


LINDQVIST, VERHOEVEN, AASEN = "Mara Lindqvist", "Tomas Verhoeven", "Ingrid Aasen"
REUTER, BRANDT = "Jonas Reuter", "Helene Brandt"
TWELVE = (
    Coded(LINDQVIST, "strikes", "+2", "Every limit that we set is a gift to the other side,",
          day="2026-03-02"),
    Coded(VERHOEVEN, "strikes", "+1",
          "We cannot hand over missiles and then pretend that we do not aim them,"),
    Coded(AASEN, "supply", "+2", "The stocks are there, and they should go east,"),
    Coded(AASEN, "early", "−1",
          "Waiting is a decision too, and talks can wait longer than people can."),
    Coded(LINDQVIST, "early", "−2", "He told me ‘we will never sign’, and I believe him,"),
    Coded(VERHOEVEN, "supply", "Declined",
          "Asked whether his country would deliver cruise missiles, Verhoeven declined to answer",
          passage=True),
    Coded(REUTER, "supply", "+1",
          "Wir liefern, was wir liefern können, und wir zählen nicht laut mit"),
    Coded(BRANDT, "early", "+1", "Wer ‚niemals‘ sagt, hat schon zu verhandeln begonnen"),
    Coded(REUTER, "strikes", "Unclear",
          "prüft die Regierung noch, ob weitreichende Waffen eingesetzt werden dürfen",
          passage=True),
    Coded(AASEN, "strikes", "+2", "No limit at all,"),
    Coded(BRANDT, "guarantees", "+2", "Ein Waffenstillstand ohne Garantien ist nur eine Pause."),
    Coded(VERHOEVEN, "guarantees", "+1",
          "Talks without guarantees are a photograph and nothing more,"),
)  # fmt: skip


@pytest.fixture
def paper() -> Iterator[Loopback]:
    """The paper that has the article, on this machine."""
    with loopback() as answering:
        article = (HERE / "article.html").read_bytes()
        answering.pages["/article"] = ("text/html; charset=utf-8", article)
        yield answering


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return Path(shutil.copy(HERE / "stances.yaml", tmp_path / "data" / "stances.yaml"))


def choose(page: Page, label: str, words: str) -> None:
    """Types into the picker that has the focus, or is pressed, and takes what it means."""
    box = page.get_by_role("combobox", name=label, exact=True)
    if not box.evaluate("(box) => box.getRootNode().activeElement === box"):
        box.click()
    box.press_sequentially(words)
    box.press("Enter")
    expect_idle(page)


def select(page: Page, words: str) -> None:
    """Draws over the words with the mouse, and codes what is selected."""
    text = page.get_by_role("textbox", name="Text of the source")
    left, top, right, bottom = text.evaluate(ENDS, words)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=5)
    page.mouse.up()
    page.get_by_role("button", name="Code this passage").click()
    expect(page.get_by_label("Quotation, verbatim")).to_have_value(words)
    expect_idle(page)


def test_twelve_stances_from_a_link_in_sixty_clicks(
    tabs: Tabs,
    serve: Callable[[Path], Server],
    data: Path,
    paper: Loopback,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STANCES_PRIVATE_LINKS", "1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    running = serve(data)
    page = tabs.open(height=1000)
    page.goto(f"{running.address}/curate")
    expect(page.get_by_role("heading", name="Curate")).to_be_visible()
    page.add_style_tag(content=AT_ONCE)
    page.evaluate(COUNT)
    began = monotonic()

    link = page.get_by_label("From a link", exact=True)
    link.click()
    link.fill(paper.address("/article"))
    page.get_by_role("button", name="Fetch").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value(
        "Ministers divided over range and supply"
    )
    expect(page.get_by_label("Publisher", exact=True)).to_have_value("The Northern Courier")
    expect(page.get_by_label("Published", exact=True)).to_have_value("2026-03-04")
    expect(page.get_by_text("12 quotations found")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Quotation 1 of 12")).to_be_visible()
    choose(page, "Coded by", "First reader")

    guessed = [code(page, one) for one in TWELVE]

    assert page.evaluate("window.clicks") <= 60
    assert monotonic() - began < 90
    assert guessed.count(True) == 10  # the two others stand in no quotation: left open
    records = load(data).dataset
    assert len(records.stances) == 13
    for one in TWELVE:
        actor = next(each.id for each in records.actors if each.name == one.actor)
        made = next(each for each in records.stances if each.evidence[0].quote == one.words)
        assert (made.actor, str(made.date), made.speaker) == (actor, one.day, None)
        assert made.attribution == ("paraphrase" if one.passage else "quote")
        assert [coding.coder for coding in made.codings] == ["reader"]
    assert len(list((data.parent / "backups").glob("*.yaml"))) == 13


def code(page: Page, one: Coded) -> bool:
    """Codes one of the twelve; true if its actor was guessed, false if it was left open."""
    if one.passage:
        select(page, one.words)
    expect(page.get_by_label("Quotation, verbatim")).to_have_value(one.words)
    expect_idle(page)
    actor = page.get_by_role("combobox", name="Actor (required)", exact=True)
    guess = actor.input_value()
    assert guess in {one.actor, ""}
    choose(page, "Issue (required)", one.issue)
    if not guess:
        choose(page, "Actor (required)", one.actor.split()[1])
    if one.day != "2026-03-04":
        page.get_by_role("button", name="Use 2 Mar 2026: “on Monday”").click()
        expect(page.get_by_label("Date (required)", exact=True)).to_have_value(one.day)
        expect_idle(page)
    page.get_by_role("radio", name=one.judged).click()
    summary = page.get_by_label("Summary (required)", exact=True)
    summary.fill(SUMMARY + one.words)
    summary.press("ControlOrMeta+s")
    expect(page.get_by_label("Summary (required)", exact=True)).to_have_value("")
    expect_idle(page)
    return bool(guess)
