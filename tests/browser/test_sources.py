"""Sources: the list and the reader."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit, has_parameter


def test_a_quotation_leads_to_its_place_in_the_text_and_back(visit: Visit) -> None:
    page = visit("/?cell=zelenskyy~long-range-strikes&as_of=2024-11-18")
    page.get_by_role("link", name="verbatim in source").first.click()
    expect(page.locator("h1")).to_have_text("Sources")
    expect(page).to_have_url(has_parameter("quote", "zelenskyy.long-range-strikes.2024-11-17"))
    current = page.locator("mark.current")
    expect(current.first).to_contain_text("Today many in the media say")
    expect(current.first).to_be_in_viewport()
    page.get_by_role("link", name="Volodymyr Zelenskyy on long-range strikes").last.click()
    expect(page.locator("aside.panel h2")).to_have_text("Volodymyr Zelenskyy on long-range strikes")


def test_the_text_is_whole_and_every_quotation_is_marked_and_shown_there(visit: Visit) -> None:
    page = visit("/sources?source=seed-article")
    text = page.locator("article.text")
    expect(text).to_contain_text("President Joe Biden's administration has allowed Ukraine")
    expect(text).to_contain_text("Sikorski said on X.")
    numbers = page.locator("section.stance").count()
    closed = text.locator("a.number").all_inner_texts()
    assert {int(number) for number in closed} == set(range(1, numbers + 1))
    stance = page.locator('[data-stance="radoslaw-sikorski.long-range-strikes.2024-11-17"]')
    stance.get_by_role("button", name="Show in the text").click()
    expect(page.locator("mark.current").first).to_contain_text("President Biden responded")
    expect(page.locator("mark.current").first).to_be_in_viewport()
