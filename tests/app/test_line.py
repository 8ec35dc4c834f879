"""Panels of the line of controls: what nobody has opened is not drawn, and holds all the same."""

import pytest

from tests.app.conftest import PANELS, Open, choose_day, sent, tell

CHOSEN = {
    "actors": "russia,zelenskyy", "issues": "long-range-strikes,western-aid", "sort": "actor~russia",
    "turned": "true", "groups": "true", "hindsight": "true", "as_of": "2024-11-14",
    "compared": "2024-02-26", "attribution": ["quote", "paraphrase"], "confidence": ["high", "medium"],
}  # fmt: skip
WIDGETS = ("multiselect", "selectbox", "toggle", "number_input", "date_input", "text_input")


@pytest.mark.parametrize("page", ["", "compare", "agreement", "pair", "blocs", "map", "over_time"])
def test_a_page_that_nobody_has_touched_has_no_widget_of_a_panel(
    open_page: Open, page: str
) -> None:
    at = open_page(page, panels=())
    assert not at.exception
    shown = {kind: [each.key for each in at.get(kind)] for kind in WIDGETS}
    assert {kind: keys for kind, keys in shown.items() if keys} == {}


@pytest.mark.parametrize("parameters", [{}, CHOSEN])
def test_a_closed_panel_chooses_what_an_open_one_does(
    open_page: Open, parameters: dict[str, str | list[str]]
) -> None:
    closed, opened = (open_page("compare", panels=each, **parameters) for each in ((), PANELS))
    assert sent(closed, "grid") == sent(opened, "grid")
    assert sent(closed, "choose") == sent(opened, "choose")
    for at in (closed, opened):
        assert {name: at.query_params[name] for name in parameters} == parameters


def test_a_panel_that_is_opened_has_its_widgets_from_then_on(open_page: Open) -> None:
    at = open_page("compare", panels=())
    tell(at, "choose", "open", "actors")
    assert len(at.multiselect(key="actors_shown").value) == 7
    at.multiselect(key="actors_shown").set_value(["russia"]).run()
    choose_day(at, "2024-11-14")
    assert at.multiselect(key="actors_shown").value == ["russia"]
    assert at.query_params["actors"] == "russia"
    assert at.query_params["as_of"] == "2024-11-14"
    assert not at.get("toggle")


def test_what_a_link_has_switched_on_can_be_switched_off(open_page: Open) -> None:
    at = open_page("agreement", panels=(), hindsight="true", stale="false")
    assert [each.key for each in at.toggle] == ["hindsight", "stale"]
    at.toggle(key="hindsight").set_value(False).run()
    at.toggle(key="stale").set_value(True).run()
    assert [each.value for each in at.toggle] == [False, True]


def test_an_unknown_panel_opens_nothing(open_page: Open) -> None:
    at = open_page("compare", panels=())
    tell(at, "choose", "open", "<b>")
    assert not at.exception
    assert not at.get("multiselect")
