"""Before a save it is shown which lines and which positions change."""

from datetime import date

import pytest
import yaml

from stances.curation.editing import Addition, Change, Edit, Withdrawing, edited
from stances.curation.preview import line_changes, preview
from stances.model.seeds import Seeds
from tests.conftest import SMALL, TODAY, stance

TEXT = yaml.safe_dump(SMALL, sort_keys=False)
DAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Addition("stances", stance("n", issue="war")), [("ann", "war", ("none", None), ("coded", 1))]),
        (Addition("stances", stance("n", issue="war", date="2024-06-02")), []),
        (Change("stances", "bob.tax.1", {"position": -1}), [("bob", "tax", ("coded", 1), ("coded", -1))]),
        (Change("stances", "bob.tax.1", {"note": "x"}), []),
        (Withdrawing("bob.tax.1", on=date(2024, 5, 1), reason="wrong"), [("bob", "tax", ("coded", 1), ("none", None))]),
        (Addition("searches", {"actor": "bob", "issue": "war", "date": "2024-05-01"}), [("bob", "war", ("none", None), ("not-found", None))]),
        (Addition("actors", {"id": "cy", "name": "Cy", "kind": "person"}), []),
    ],
)  # fmt: skip
def test_the_cells_that_change_are_named(edit: Edit, expected: list[object], seeds: Seeds) -> None:
    new = edited(TEXT, [edit], file="f", seeds=seeds, today=TODAY).text
    changes: list[object] = []
    outcome = preview(TEXT, new, file="f", seeds=seeds, as_of=DAY, today=TODAY)
    assert outcome.lines == line_changes(TEXT, new, file="f") != ""
    for change in outcome.cells:
        assert change.before is not None
        assert change.after is not None
        shown = [(cell.status, cell.position) for cell in (change.before, change.after)]
        changes.append((change.actor, change.issue, *shown))
    assert changes == expected


def test_the_lines_that_change_are_shown() -> None:
    assert (
        line_changes("a\r\nb\r\n", "a\r\nc\r\n", file="f")
        == "--- f\n+++ f\n@@ -1,3 +1,3 @@\n a\n-b\n+c\n \n"
    )
    assert line_changes("a\n", "a\n", file="f") == ""
