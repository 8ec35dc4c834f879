"""Changes are listed by kind, record and field, with the positions in force that moved."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from stances.reading.loader import Loaded
from stances.versions.changes import Change, Differences, differences_between
from tests.conftest import correction, stance

Change_ = Callable[[dict[str, Any]], Any]
Compared = Callable[[Change_], Differences]


@pytest.fixture
def compared(read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]) -> Compared:
    """The small dataset against a changed copy of it."""

    def comparing(change: Change_) -> Differences:
        after = deepcopy(small)
        change(after)
        return differences_between(read(small).dataset, read(after).dataset)

    return comparing


def summary(change: Change) -> tuple[str, str, str, list[tuple[str, Any, Any]]]:
    fields = [(field.field, field.before, field.after) for field in change.fields]
    return change.section, change.kind.value, change.record, fields


def moved(differences: Differences) -> list[tuple[str, str, Any, Any]]:
    return [
        (s.actor, s.issue, s.before.position or s.before.status, s.after.position or s.after.status)
        for s in differences.shifts
    ]


def test_a_recoded_stance_moves_the_position_in_force(compared: Compared) -> None:
    differences = compared(lambda d: d["stances"][1].update(position=-2))
    (change,) = differences.changes
    assert summary(change) == ("stances", "recoded", "bob.tax.1", [("position", 1, -2)])
    assert moved(differences) == [("bob", "tax", 1, -2)]
    assert differences.shifts_at(change) == differences.shifts


def test_a_stance_that_is_not_in_force_moves_nothing(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    small["stances"].append(stance("later", actor="bob", date="2024-04-01", position=2))
    old = read(small).dataset
    small["stances"][1]["position"] = -1
    differences = differences_between(old, read(small).dataset)
    assert [summary(change)[1:3] for change in differences.changes] == [("recoded", "bob.tax.1")]
    assert differences.shifts == ()


def test_the_implicit_status_is_not_a_change(compared: Compared) -> None:
    assert compared(
        lambda d: d["stances"][1].update(status="coded", evidence=[{"source": "link"}])
    ).empty


def test_one_stance_can_be_recoded_re_dated_and_changed_in_other_fields(compared: Compared) -> None:
    def change(data: dict[str, Any]) -> None:
        data["stances"][1] |= {"position": 2, "date": "2024-03-02", "summary": "Other words."}

    differences = compared(change)
    assert [(c.kind.value, [field.field for field in c.fields]) for c in differences.changes] == [
        ("recoded", ["position"]),
        ("re-dated", ["date"]),
        ("changed", ["summary"]),
    ]


@pytest.mark.parametrize(
    ("change", "expected", "shifts"),
    [
        (
            lambda d: d["stances"][1].update(public="2024-07-01"),
            ("stances", "re-dated", "bob.tax.1", [("public", None, "2024-07-01")]),
            [("bob", "tax", 1, "none")],
        ),
        (
            lambda d: d["stances"][1].update(withdrawn={"date": "2024-05-01", "reason": "Misread."}),
            (
                "stances", "withdrawn", "bob.tax.1",
                [("withdrawn", None, {"date": "2024-05-01", "reason": "Misread."})],
            ),
            [("bob", "tax", 1, "none")],
        ),
        (
            lambda d: d["stances"][0].update(confidence="low"),
            ("stances", "changed", "ann.tax.1", [("confidence", "high", "low")]),
            [],
        ),
        (
            lambda d: d["dataset"].update(version="1.1.0"),
            ("dataset", "changed", "small", [("version", "1.0.0", "1.1.0")]),
            [],
        ),
        (
            lambda d: d["dataset"].update(as_of="2024-02-01"),
            ("dataset", "changed", "small", [("as_of", "2024-06-01", "2024-02-01")]),
            [("ann", "tax", -2, "none"), ("bob", "tax", 1, "none")],
        ),
        (
            lambda d: d["actors"][0].update(role="Minister"),
            ("actors", "changed", "ann", [("role", None, "Minister")]),
            [],
        ),
        (
            lambda d: d["sources"][1].update(title="Another page"),
            ("sources", "changed", "link", [("title", "A page", "Another page")]),
            [],
        ),
        (
            lambda d: d.update(corrections=[correction("ann")]),
            (
                "corrections", "added", "ann, 2025-01-05",
                [
                    ("date", None, "2025-01-05"), ("record", None, "ann"),
                    ("what", None, "The date."), ("why", None, "A slip."),
                ],
            ),
            [],
        ),
        (
            lambda d: d.update(searches=[{"actor": "ann", "issue": "war", "date": "2024-05-01"}]),
            (
                "searches", "added", "ann × war, 2024-05-01",
                [("actor", None, "ann"), ("issue", None, "war"), ("date", None, "2024-05-01")],
            ),
            [("ann", "war", "none", "not-found")],
        ),
    ],
)  # fmt: skip
def test_an_edit_is_classified(
    compared: Compared, change: Change_, expected: Any, shifts: Any
) -> None:
    differences = compared(change)
    assert [summary(change) for change in differences.changes] == [expected]
    assert moved(differences) == shifts


def test_a_withdrawal_taken_back_is_a_reinstatement(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    new = read(small).dataset
    small["stances"][1]["withdrawn"] = {"date": "2024-05-01", "reason": "Misread."}
    differences = differences_between(read(small).dataset, new)
    assert [change.kind.value for change in differences.changes] == ["reinstated"]
    assert moved(differences) == [("bob", "tax", "none", 1)]


def test_a_new_id_is_a_record_removed_and_one_added(compared: Compared) -> None:
    differences = compared(lambda d: d["stances"][1].update(id="bob.tax.one"))
    assert [summary(change)[1:3] for change in differences.changes] == [
        ("added", "bob.tax.one"),
        ("removed", "bob.tax.1"),
    ]
    assert differences.shifts == ()


def test_a_new_actor_without_a_record_moves_nothing(compared: Compared) -> None:
    differences = compared(
        lambda d: d["actors"].append({"id": "cid", "name": "Cid", "kind": "person"})
    )
    assert [summary(change)[:3] for change in differences.changes] == [("actors", "added", "cid")]
    assert differences.shifts == ()


def test_one_of_two_searches_of_a_day_is_changed_alone(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    search = {"actor": "ann", "issue": "war", "date": "2024-05-01"}
    small["searches"] = [search | {"where": "Radio"}, search | {"where": "Letters"}]
    old = read(small).dataset
    small["searches"] = [search | {"where": "Books"}, search | {"where": "Radio"}]
    (change,) = differences_between(old, read(small).dataset).changes
    assert summary(change) == (
        "searches", "changed", "ann × war, 2024-05-01", [("where", "Letters", "Books")]
    )  # fmt: skip
