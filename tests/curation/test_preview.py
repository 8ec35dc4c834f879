"""Before a save it is shown which lines and which positions change."""

from datetime import date

import pytest
import yaml

import stances.curation.preview as preview_module
from stances.curation.editing import Addition, Change, Edit, Withdrawing, edited
from stances.curation.preview import Side, changed_days, line_changes, preview
from stances.model.seeds import Seeds
from stances.reading.loader import parse
from tests.conftest import SMALL, TODAY, stance

TEXT = yaml.safe_dump(SMALL, sort_keys=False)
DAY = date(2024, 6, 1)


def sides(edits: list[Edit], seeds: Seeds) -> tuple[Side, Side]:
    before = Side(TEXT, parse(TEXT.encode(), file="f", seeds=seeds, today=TODAY))
    outcome = edited(TEXT, edits, file="f", seeds=seeds, today=TODAY)
    return before, Side(outcome.text, outcome.loaded)


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
    before, after = sides([edit], seeds)
    changes: list[object] = []
    outcome = preview(before, after, file="f", days=[DAY])
    assert outcome.after is after
    assert outcome.lines == line_changes(TEXT, after.text, file="f") != ""
    for change in outcome.cells[DAY]:
        assert change.before is not None
        assert change.after is not None
        shown = [(cell.status, cell.position) for cell in (change.before, change.after)]
        changes.append((change.actor, change.issue, *shown))
    assert changes == expected


def test_a_cell_whose_date_or_age_alone_changes_is_named(seeds: Seeds) -> None:
    """The position stands as it did, but on another day, or no longer stale."""
    later, newer = (
        Addition("stances", stance("n", position=-2, summary="Again.", date=day))
        for day in ("2024-03-03", "2024-05-02")
    )
    for edit, dates, stale in (
        (later, ("2024-03-01", "2024-03-03"), (False, False)),
        (newer, ("2024-03-01", "2024-05-02"), (True, False)),
    ):
        before, after = sides([edit], seeds)
        day = date(2024, 6, 1) if edit is later else date(2024, 6, 20)
        (change,) = preview(before, after, file="f", days=[day]).cells[day]
        assert change.before is not None
        assert change.after is not None
        assert change.before.position == change.after.position == -2
        assert (change.before.date, change.after.date) == dates
        assert (change.before.stale, change.after.stale) == stale


def test_the_lines_that_change_are_shown() -> None:
    assert (
        line_changes("a\r\nb\r\n", "a\r\nc\r\n", file="f")
        == "--- f\n+++ f\n@@ -1,3 +1,3 @@\n a\n-b\n+c\n \n"
    )
    assert line_changes("a\n", "a\n", file="f") == ""


def test_days_are_those_of_changed_records_and_the_last(seeds: Seeds) -> None:
    dates = ["2024-01-05", "2024-01-02", "2024-01-04", "2024-01-03"]
    added = [Addition("stances", stance(f"n{n}", date=day)) for n, day in enumerate(dates)]
    before, after = sides([*added], seeds)
    *first, last = changed_days(before, after)
    assert first == [date(2024, 1, 2), date(2024, 1, 3), date(2024, 1, 4)]
    assert [last] == changed_days(before, before)
    assert last == max(
        [before.loaded.dataset.as_of] + [s.date.earliest for s in before.loaded.dataset.stances]
    )


def test_without_a_change_no_day_is_compared(seeds: Seeds) -> None:
    before, after = sides([], seeds)
    outcome = preview(before, after, file="f")
    assert (outcome.lines, outcome.cells) == ("", {})
    assert "tables" not in vars(before)


def test_each_side_is_built_once(seeds: Seeds, monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    build = preview_module.tables
    monkeypatch.setattr(preview_module, "tables", lambda *a: built.append(a) or build(*a))
    before, after = sides([Change("stances", "bob.tax.1", {"date": "2024-04-30"})], seeds)
    assert len(preview(before, after, file="f").cells) == 2
    preview(before, after, file="f", days=[DAY])
    assert len(built) == 2
