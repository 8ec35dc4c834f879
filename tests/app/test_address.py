"""The address: where the dashboard is, and what is cited and saved of a view."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Open


def cited(at: AppTest) -> str:
    """What Cite offers, in the format that is chosen."""
    at.session_state["cite"] = True
    at.run()
    assert not at.exception
    return at.code[-1].value


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("http://h.example:8700/tools/stances/", "http://h.example:8700/tools/stances/"),
        ("http://h.example/agreement", "http://h.example/"),
        ("https://h.example/research/", "https://h.example/research/"),  # ends like a page, search
        ("https://h.example/data/agreement", "https://h.example/data/"),
        ("https://h.example/a/b/over-time", "https://h.example/a/b/"),
    ],
)
def test_citations_keep_the_path_that_the_dashboard_is_under(
    open_page: Open, url: str, base: str
) -> None:
    at = open_page("agreement", as_of="2024-11-18")
    at.context["url"] = url
    text = cited(at)
    assert f" {base}agreement?" in text
    assert f"({base}?stance=" in text


def test_a_view_is_cited_by_its_own_title_day_and_address(open_page: Open) -> None:
    at = open_page("pair", a="russia", b="zelenskyy", as_of="2024-11-18", measure="kappa")
    at.context["url"] = "https://h.example/x/pair"
    first = cited(at).splitlines()[0]
    assert ": Pair, Russia and Volodymyr Zelenskyy,” dataset, version " in first
    assert ", as of 18 November 2024, https://h.example/x/pair?" in first
    for part in ("a=russia", "b=zelenskyy", "as_of=2024-11-18", "measure=kappa"):
        assert part in first
    assert "citation_format" not in first


def test_a_record_that_is_not_there_is_not_in_the_citation_of_a_view(open_page: Open) -> None:
    at = open_page("agreement", as_of="2024-11-18", stance="does.not.exist", cell="no~where")
    at.context["url"] = "https://h.example/agreement"
    first = cited(at).splitlines()[0]
    assert "https://h.example/agreement?" in first
    assert "does.not.exist" not in first
    assert "cell=" not in first


@pytest.mark.parametrize(
    ("call", "usual"),
    [
        ("take_over", ""),
        ("take_over_day", None),
        ("take_over_several", ()),
        ("take_over_codes", None),
    ],
)
def test_a_widget_of_a_page_that_was_left_changes_nothing(call: str, usual: object) -> None:
    """A browser's message can still name it when the next page is on its way."""

    def script(call: str, usual: object) -> None:
        import streamlit as st

        from stances.app import address

        st.session_state["scale"] = "before"
        further = () if call == "take_over_codes" else (usual,)
        getattr(address, call)("scale", "scale_shown", *further)
        st.text(st.session_state["scale"])

    at = AppTest.from_function(script, args=(call, usual)).run()
    assert not at.exception
    assert at.text[0].value == "before"
