"""Buttons that copy, and links inside the dashboard."""

from typing import Any

from tests.kit import payloads
from tests.kit.conftest import Stage

SHARE: dict[str, Any] = {"written": {"as_of": "2024-11-18", "part": "Lanes"}}


def clipboard(stage: Stage) -> str:
    return stage.page.evaluate("() => navigator.clipboard.readText()")


def test_a_copied_address_has_its_date_and_defaults_written_out(stage: Stage) -> None:
    stage.run("kit", SHARE, script="share")
    button = stage.page.get_by_role("button", name="Copy link")
    button.click()
    stage.page.get_by_text("Copied").wait_for()
    assert clipboard(stage) == ("http://localhost/stage?actors=ann&as_of=2024-11-18&part=Lanes")
    assert stage.page.locator("button[aria-live=polite]").count() == 1
    stage.page.get_by_text("Copy link").wait_for()


def test_a_copied_address_is_that_of_a_page_of_its_own(stage: Stage) -> None:
    embedded = "/stage?actors=ann&embed=true&embed_options=dark_theme&embed_options=show_padding"
    stage.page.evaluate("address => history.replaceState({}, '', address)", embedded)
    stage.run("kit", SHARE, script="share")
    stage.page.get_by_role("button", name="Copy link").click()
    stage.page.get_by_text("Copied").wait_for()
    assert clipboard(stage) == "http://localhost/stage?actors=ann&as_of=2024-11-18&part=Lanes"


def test_without_a_clipboard_it_says_what_to_press(stage: Stage) -> None:
    stage.page.evaluate("""() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("no"))
      document.execCommand = () => false
    }""")
    stage.run("kit", SHARE, script="share")
    stage.page.get_by_role("button", name="Copy link").click()
    stage.page.get_by_text("Press Ctrl+C").wait_for()
    assert stage.page.locator("textarea").count() == 0


def test_a_grid_copies_the_address_of_the_day_it_shows_now(stage: Stage) -> None:
    stage.run("grid", payloads.stances())
    later = payloads.stances()
    stage.run("grid", later, as_of="2025-01-01")
    stage.page.get_by_role("button", name="Copy link").click()
    stage.page.get_by_text("Copied").wait_for()
    assert clipboard(stage).endswith("as_of=2025-01-01")


def test_citations_are_copied_in_words_and_for_programs(stage: Stage) -> None:

    stage.run("evidence", payloads.panel())
    for name, expected in (("Copy citation", "cited Ann 0"), ("Copy as BibTeX", "@misc{Ann}")):
        stage.page.get_by_role("button", name=name).first.click()
        stage.page.wait_for_function(
            "(words) => navigator.clipboard.readText().then((text) => text === words)",
            arg=expected,
        )
    stage.page.get_by_role("button", name="Copy link").first.click()
    stage.page.wait_for_function(
        "() => navigator.clipboard.readText().then((text) => text.endsWith('stance=r0'))"
    )


def test_a_plain_click_on_a_page_link_goes_through_streamlit(stage: Stage) -> None:
    stage.run("grid", payloads.matrix())
    link = stage.page.get_by_role("link").first
    address = link.evaluate("link => link.href")
    assert address == "http://localhost/pair?as_of=2024-01-02&actors=ann&actors=bob&a=p0&b=p1"
    link.click()
    parameters = {"as_of": "2024-01-02", "actors": ["ann", "bob"], "a": "p0", "b": "p1"}
    assert stage.told() == [["go", {"page": "pair", "parameters": parameters}]]
    with stage.page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])
    opened.value.close()
    assert stage.told() == []


def test_the_theme_is_told_once_when_it_is_not_what_the_page_was_drawn_for(stage: Stage) -> None:
    stage.run("kit", {"theme": "light"}, script="theme")
    stage.page.emulate_media(color_scheme="dark")
    for _ in range(2):
        stage.run("kit", {"theme": "light"}, script="theme")
    assert stage.told() == [["theme", "dark"]]
    stage.run("kit", {"theme": "dark"}, script="theme")
    assert stage.told() == []
