"""Axe on the page that is open, on a desk in the light and on a phone in the dark."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.conftest import expect_idle

DESK, PHONE = (1440, 900), (390, 844)
_OF_MARKUP = (
    "aria", "forms", "language", "parsing", "semantics", "tables", "text-alternatives",
    "time-and-media",
)  # fmt: skip
"""Kinds of rules that read the markup: one look at a page is enough, whatever its size and colours."""
_RUN = """async (ofMarkup) => {
  const under = (root) => [root, ...[...root.querySelectorAll("*")].flatMap(
    (each) => each.shadowRoot ? under(each.shadowRoot) : [])]
  const moving = under(document).flatMap((root) => root.getAnimations())
    .filter((each) => each.playState === "running")
    .filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime))
  const stood = Promise.allSettled(moving.map((each) => each.finished))
  await Promise.race([stood, new Promise((resolve) => setTimeout(resolve, 5000))])
  const left = axe.getRules().filter((rule) => rule.tags.some((tag) => ofMarkup.includes(tag)))
  const rules = Object.fromEntries(left.map((rule) => [rule.ruleId, { enabled: false }]))
  const found = await axe.run({ resultTypes: ["violations"], rules })
  return found.violations.map((v) => [v.id, v.nodes.map((n) => [n.target, n.failureSummary])])
}"""


def expect_accessible(page: Page, *, seen: bool = False) -> None:
    """Axe finds nothing once nothing moves; a page that was ``seen`` is asked what size and colours can change."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    assert page.evaluate(_RUN, [f"cat.{kind}" for kind in _OF_MARKUP] if seen else []) == []


def become(page: Page, size: tuple[int, int], theme: str) -> None:
    """The window gets this size and the theme changes, before the reader's eyes."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", theme)
    expect(page.get_by_test_id("stTopNav")).to_have_count(0 if size == PHONE else 1)
    expect_idle(page)


def expect_accessible_on_a_phone_too(page: Page) -> None:
    """Axe finds nothing on a dark phone either, nothing leaves its screen; the desk comes back."""
    try:
        become(page, PHONE, "dark")
        expect_accessible(page, seen=True)
        for area in ("html", "[data-testid=stMain]"):
            assert page.locator(area).evaluate("area => area.scrollWidth") <= PHONE[0]
    finally:
        become(page, DESK, "light")


def expect_accessible_everywhere(page: Page) -> None:
    """Axe finds nothing on a light desk and nothing on a dark phone, whose screen nothing leaves."""
    expect_accessible(page)
    expect_accessible_on_a_phone_too(page)
