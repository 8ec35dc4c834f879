"""The text that is coded: what can be selected of it, by hand and by keys, and where it stands."""

import pytest

from stances.components.passages.payload import Passages, Quoted
from stances.components.passages.units import Units
from stances.model.surroundings import paragraph_starts
from tests.kit.conftest import Stage

TEXT = "Ann 🙂 said: “We will go.”\n\nAsked again, Bob walked away. “No,” he added."
SELECT = """([from, to]) => {
  const root = document.querySelector(".host").shadowRoot
  const text = root.querySelector(".text")
  const place = (unit) => {
    const line = [...text.children].findLast((each) => Number(each.dataset.start) <= unit)
    let rest = unit - Number(line.dataset.start)
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      if (rest <= walk.currentNode.length) return [walk.currentNode, rest]
      rest -= walk.currentNode.length
    }
  }
  text.focus()
  root.getSelection().setBaseAndExtent(...place(from), ...place(to))
}"""


def payload(*current: int) -> Passages:
    units = Units(TEXT)
    quoted = [
        Quoted(units.unit(start), units.unit(start + len(words)), "Ann", cited)
        for words, cited in (("We will go.", True), ("No,", False))
        for start in [TEXT.index(words)]
    ]
    paragraphs = [units.unit(place) for place in paragraph_starts(TEXT)]
    return Passages("A source", TEXT, paragraphs, quoted, [units.unit(place) for place in current])


def told_words(stage: Stage) -> list[str]:
    units = Units(TEXT)
    told = [value for name, value in stage.told() if name == "passage"]
    return [TEXT[units.place(one["start"]) : units.place(one["end"])] for one in told]


def select(stage: Stage, words: str, cut: int = 0) -> None:
    units = Units(TEXT)
    start = TEXT.index(words)
    stage.page.evaluate(SELECT, [units.unit(start + cut), units.unit(start + len(words) - cut)])


def test_places_agree_with_the_browser_beyond_sixteen_bits() -> None:
    units = Units(TEXT)
    for place in range(len(TEXT) + 1):
        assert units.unit(place) == len(TEXT[:place].encode("utf-16-le")) // 2
        assert units.place(units.unit(place)) == place


@pytest.mark.parametrize("cut", [0, 1])
def test_any_words_can_be_selected_and_whole_words_are_taken(stage: Stage, cut: int) -> None:
    stage.run("passages", payload())
    words = "Asked again, Bob walked away"
    select(stage, words, cut)
    line = "line 3, paragraph 2, characters 28–55"
    assert line in stage.page.get_by_role("status").inner_text()
    stage.page.get_by_role("button", name="Code this passage").click()
    assert told_words(stage) == [words]


def test_a_selection_by_keys_is_taken_with_enter(stage: Stage) -> None:
    stage.run("passages", payload())
    page = stage.page
    select(stage, "Bob")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Enter")
    assert told_words(stage) == ["Bob walked away. “No,” he added."]


def test_a_passage_over_two_paragraphs_is_one(stage: Stage) -> None:
    stage.run("passages", payload())
    select(stage, "We will go.”\n\nAsked again")
    stage.page.keyboard.press("Enter")
    assert told_words(stage) == ["We will go.”\n\nAsked again"]


def test_quotations_are_gone_through_and_pressed(stage: Stage) -> None:
    page = stage.page
    stage.run("passages", payload())
    assert page.get_by_role("button", name="Code this passage").is_disabled()
    page.get_by_role("button", name="Next").click()
    assert told_words(stage) == ["We will go."]
    start = TEXT.index("We will go.")
    stage.run("passages", payload(start, start + len("We will go.")))
    assert "Quotation 1 of 2" in page.get_by_role("status").inner_text()
    assert page.get_by_role("button", name="Previous").is_disabled()
    page.locator("mark", has_text="No,").click()
    assert told_words(stage) == ["No,"]
    assert page.locator("mark.current").inner_text() == "We will go."
    assert page.locator("mark.cited").inner_text() == "We will go."


def test_the_text_cannot_be_changed(stage: Stage) -> None:
    stage.run("passages", payload())
    page = stage.page
    select(stage, "Bob")
    page.keyboard.type("Eve")
    page.keyboard.press("Backspace")
    page.keyboard.press("ControlOrMeta+x")
    page.keyboard.press("ControlOrMeta+v")
    lines = page.evaluate(
        """() => [...document.querySelector(".host").shadowRoot.querySelectorAll(".text p")]
          .map((line) => line.textContent)"""
    )
    assert "\n".join(lines) == TEXT
