"""What the line of controls says is chosen, and where a page stands in the menu."""

from collections.abc import Sequence
from typing import Any

import pytest

from stances.app import line
from stances.app.components.choose import Control, choose
from stances.app.frame import page_keys
from stances.app.registry import GROUPS, PAGES
from tests.app.conftest import Open


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the buttons of the line say, as they are mounted."""
    shown: list[str] = []

    def note(controls: Sequence[Control], *args: Any, **more: Any) -> Any:
        shown[:] = [each.label for each in controls]
        return choose(controls, *args, **more)

    monkeypatch.setattr(line, "choose", note)
    return shown


def test_the_line_says_what_is_chosen(open_page: Open, labels: list[str]) -> None:
    open_page("compare", actors="russia", as_of="2024-11-14", hindsight="true")
    assert labels == [
        "1 actor", "10 issues", "14 Nov 2024", "Compare dates", "Layout", "Filters in use",
    ]  # fmt: skip
    at = open_page("issue", issue="western-aid", as_of="2024-11-14")
    assert labels == ["Western aid", "14 Nov 2024", "Filters"]
    at.selectbox(key="issue_shown").set_value("nato-membership").run()
    assert labels[0] == "NATO membership"


def test_every_group_of_the_menu_holds_pages_and_no_page_twice() -> None:
    grouped = [folder for folders in GROUPS.values() for folder in folders]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= {page.folder for page in PAGES}


def test_every_page_has_a_letter_of_its_own() -> None:
    keys = page_keys({page.path: page.title for page in PAGES})
    assert [each.path for each in keys] == [page.path for page in PAGES]
    assert len({each.key for each in keys}) == len(PAGES)
    assert all(each.key in each.title.lower() for each in keys)
    assert page_keys({"a": "Aa", "b": "a", "c": "Ab"})[-1].path == "c"
