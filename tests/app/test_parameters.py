"""Address and page never disagree: what cannot be shown is named, and taken out of the address."""

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stances.app.address import OPEN
from stances.app.parameters import names_of
from stances.app.registry import PAGES
from stances.wording.labels import DATA_PARTS, DIVIDES_PARTS, ISSUE_PARTS, OVER_TIME_PARTS
from tests.app.conftest import Open

SPEAK_ELSEWHERE = {
    *OPEN,
    "q",
    "find",
}  # the evidence names what it does not have; any words can be sought
VIEWS: list[tuple[str, dict[str, str]]] = [
    *(("over-time", {"part": part}) for part in OVER_TIME_PARTS[1:]),
    *(("issue", {"view": view}) for view in ISSUE_PARTS[1:]),
    *(("divides", {"part": part}) for part in DIVIDES_PARTS[1:]),
    *(("data", {"check": check}) for check in list(DATA_PARTS)[1:]),
    ("data", {"check": "What it rests on", "rests": "hosts"}),
]


def remarks(at: AppTest) -> list[str]:
    """What the page says of the address, as it appears: without the marks that keep Markdown out."""
    lines = [line for each in at.warning for line in each.value.split("\n- ")[1:]]
    return [re.sub("[\\\\\u2060]", "", line) for line in lines]


def kept(at: AppTest) -> set[str]:
    """The parameters that a widget of the page is bound to."""
    with at.session_state._state.query_params() as bound:
        return {*bound._bindings_by_param}


@pytest.mark.parametrize(("page", "parameters"), VIEWS)
def test_every_parameter_that_a_part_of_a_page_keeps_is_judged(
    open_page: Open, page: str, parameters: dict[str, str]
) -> None:
    at = open_page(page, **parameters)
    assert kept(at) <= names_of(page)
    assert not at.warning
    assert not at.exception


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_nonsense_in_any_parameter_is_named_and_taken_out(open_page: Open, page: str) -> None:
    names = sorted(names_of(page) - SPEAK_ELSEWHERE)
    at = open_page(page, **{name: f"no{name}" for name in names})
    assert not at.exception
    assert len(remarks(at)) == len(names)
    assert kept(at) <= names_of(page)
    for name in names:
        assert any(f"“no{name}" in remark for remark in remarks(at)), name
        assert name not in at.query_params
    at.run()
    assert len(remarks(at)) == len(names)  # a page that runs again by itself still says it


@pytest.mark.parametrize(
    ("page", "asked", "remark", "left"),
    [
        ("", {"actors": "russia,nobody"}, "No actor “nobody” in this dataset.", {"actors": "russia"}),
        ("", {"issues": "long-range-strikes,old"}, "No issue “old” in this dataset.", {"issues": "long-range-strikes"}),
        ("", {"as_of": "2024-11"}, "“2024-11” for “As of” is not a single day; its last, 30 November 2024, is shown.", {"as_of": "2024-11-30"}),
        ("", {"as_of": "2024"}, "“2024” for “As of” is not a single day; its last, 31 December 2024, is shown.", {"as_of": "2024-12-31"}),
        ("", {"as_of": "2023-02-30"}, "“2023-02-30” for “As of” is not a day such as 2024-11-17.", {}),
        ("", {"as_of": "99999-01-01"}, "“99999-01-01” for “As of” is not a day such as 2024-11-17.", {}),
        ("", {"attribution": ["bogus", "act"]}, "“bogus” cannot be chosen for “Attribution”.", {"attribution": "act"}),
        ("", {"at\u202ecors": "russia"}, "This page has no parameter “atu202ecors”.", {}),
        ("", {"measure": "kappa"}, "This page has no parameter “measure”.", {}),
        ("", {"as_of": ["2024-01-01", "2024-02-01"]}, "Of 2 values for one choice the last counts: “2024-02-01”.", {"as_of": "2024-02-01"}),
        ("search", {"q": ["nato", "taurus"]}, "Of 2 values for one choice the last counts: “taurus”.", {"q": "taurus"}),
        ("map", {"measure": "kappa"}, "“kappa” cannot be chosen for “Distance by”.", {}),
        ("blocs", {"since": "2024"}, "“2024” for “Records from” is not a single day; its first, 1 January 2024, is shown.", {"since": "2024-01-01"}),
        ("blocs", {"threshold": "nan"}, "“nan” for “Minimum tie strength” is not a number from 0.", {}),
        ("blocs", {"shared": "51"}, "“51” for “Minimum shared issues” is not a whole number from 1 to 50.", {}),
        ("agreement", {"weights": "western-aid:2,war:1"}, "No issue “war” in this dataset.", {"weights": "western-aid:2"}),
        ("agreement", {"weights": "western-aid:nan"}, "“western-aid:nan”: a weight is a number from 0 to 100.", {}),
        ("over-time", {"actors": ""}, "The address names no actor: the usual ones are shown; “none” would choose none.", {}),
        ("over-time", {"actor": "russia"}, "One actor is named, so that one is looked at.", {"actor": "russia", "by": "actor"}),
        ("over-time", {"by": "party"}, "“party” cannot be chosen for “Look at”.", {}),
    ],
)  # fmt: skip
def test_the_page_says_what_it_ignored_and_the_address_is_put_right(
    open_page: Open, page: str, asked: dict[str, Any], remark: str, left: dict[str, Any]
) -> None:
    at = open_page(page, **asked)
    assert remarks(at) == [remark]
    assert at.query_params == left


def test_a_word_on_the_address_goes_with_the_next_choice(open_page: Open) -> None:
    at = open_page("agreement", measure="astrology", as_of="2023-02-30")
    assert len(remarks(at)) == 2
    at.segmented_control(key="measure_shown").set_value("kappa").run()
    assert remarks(at) == ["“2023-02-30” for “As of” is not a day such as 2024-11-17."]


def test_a_part_of_another_page_does_not_stay_in_the_address(open_page: Open) -> None:
    at = open_page("divides")
    at.session_state["part"] = "Lanes"  # Streamlit carries it along from Over time
    at.run()
    assert at.segmented_control(key="part").value == "Ranking"
    assert "part" not in at.query_params
    assert not at.warning


def test_what_the_dataset_has_and_the_page_does_not_show_is_said(open_page: Open) -> None:
    at = open_page("data", check="Rules", rule="syntax")
    said = [each.value.replace("\\", "") for each in at.caption]
    assert any("“syntax” for “Problems of a rule” is not shown here." in each for each in said)
    at = open_page(
        "divides", part="Over time", issues="western-aid,nato-membership", issue="escalation-risk"
    )
    assert any("is not among the issues chosen above" in each.value for each in at.caption)


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_no_component_has_the_name_of_any_pages_parameter(open_page: Open, page: str) -> None:
    """Streamlit keeps a parameter's value under its name, on every page that follows."""
    keys = {each.proto.id.split("-", 2)[2] for each in open_page(page).get("bidi_component")}
    assert "evidence" in keys or "frame" in keys
    assert keys.isdisjoint(name for every in PAGES for name in names_of(every.path))
