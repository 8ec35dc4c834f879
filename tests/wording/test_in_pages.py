"""A page names no option of the command line, but what can be done about the table."""

import pytest

from stances.wording.in_pages import in_pages

REMEDY = "recode the column to positions from -2 to 2"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Assumed, as none is outside; --range gives another. Others.", f"Assumed, as none is outside; {REMEDY}. Others."),
        ("It can change; give the scale, for example --range 0..10.", f"It can change; {REMEDY}."),
        ("t.csv: it cannot be known; give it, for example --range 0..10", f"t.csv: it cannot be known; {REMEDY}"),
        ("leave them empty, or give the scale with --range", f"leave them empty, or {REMEDY}"),
        ("leave them empty; if not, give the scale with --range.", f"leave them empty; if not, {REMEDY}."),
        ("not its middle: if it is, add --range 0..2.", f"not its middle: if it is, {REMEDY}."),
        ("if they differ, give each its own, for example --range 'a=-1..1'.", f"if they differ, {REMEDY}."),
        ("Scale: -2 to 2, as in every dataset.", "Scale: -2 to 2, as in every dataset."),
    ],
)  # fmt: skip
def test_the_option_is_replaced_by_what_a_reader_can_do(text: str, shown: str) -> None:
    assert in_pages(text) == shown
