"""The finding follows its rule: which reversal, who is on which side, of whom nothing is known."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.analysis.finding import finding
from stances.tables import Tables
from stances.wording.finding import finding_parts, finding_sentence
from tests.conftest import stance
from tests.questions import ask

Framed = Callable[[dict[str, Any]], Tables]
Says = Callable[..., str]
TEN = [
    "2020-01-01", "2022-06-01", "2023-05-11", "2024-02-26", "2024-05-31", "2024-11-16",
    "2024-11-18", "2025-01-21", "2025-08-15", "2025-12-14", "2026-04-14",
]  # fmt: skip


@pytest.fixture
def says(framed: Framed, small: dict[str, Any]) -> Says:
    """The sentence on tax, from these records."""

    def saying(*records: dict[str, Any], as_of: str = "2024-06-01", kind: str = "person") -> str:
        small["stances"] = list(records)
        small["actors"] = [
            {"id": name, "name": name.capitalize(), "kind": kind} for name in ("ann", "bob", "cy")
        ]
        small["issues"][0] |= {"title": "Higher tax", "stale_after": 300}
        tables = framed(small)
        asked = ask(tables, as_of=date.fromisoformat(as_of), issues=["tax"])
        return finding_sentence(tables, finding(asked))

    return saying


def test_a_reversal_comes_first_with_both_sides_and_those_who_are_silent(says: Says) -> None:
    assert says(
        stance("a", date="2024-01-01", position=-2),
        stance("b", date="2024-05-01", position=1),
        stance("c", date="2024-05-01", position=-1, actor="bob"),
    ) == (
        "Ann turned from strongly opposing to supporting higher tax (1 May 2024); on 1 June 2024, "
        "Ann is in favour, while Bob is opposed; nothing current is known of Cy."
    )


@pytest.mark.parametrize(
    "why",
    ["old", "taken back", "inside the coders' disagreement", "another voice", "order unknown"],
)
def test_a_reversal_that_does_not_stand_is_none(says: Says, why: str) -> None:
    before = stance("a", date="2023-11-01", position=-1)
    after = stance("b", date="2024-05-01", position=1)
    more = []
    if why == "old":
        after["date"] = "2023-12-03"
    elif why == "taken back":
        more = [stance("c", date="2024-05-02", position=0)]
    elif why == "inside the coders' disagreement":
        after["codings"] = [{"coder": "one", "position": 1}, {"coder": "two", "position": -1}]
        after["settled"] = "The first coding stands."
    elif why == "another voice":
        after["speaker"] = "Someone else"
    else:
        before["date"] = "2023-11/2024-05"
    kind = "camp" if why == "another voice" else "person"
    assert "turned" not in says(before, after, *more, kind=kind)


def test_a_reversal_is_recent_for_180_days(says: Says) -> None:
    records = [
        stance("a", date="2023-10-01", position=-1),
        stance("b", date="2023-12-04", position=1),
    ]
    assert says(*records, as_of="2024-06-01").startswith("Ann turned")
    assert says(*records, as_of="2024-06-02").startswith("On 2 June 2024, Ann supports")


def test_more_steps_come_before_a_later_day_and_that_before_the_order_of_actors(
    says: Says,
) -> None:
    def turned(actor: str, before: int, after: int, day: str) -> list[dict[str, Any]]:
        return [
            stance(f"{actor}0", actor=actor, date="2024-01-01", position=before),
            stance(f"{actor}1", actor=actor, date=day, position=after),
        ]

    ann, bob = turned("ann", -1, 1, "2024-03-02"), turned("bob", -2, 1, "2024-03-01")
    assert says(*ann, *bob).startswith("Bob")
    assert says(*ann, *turned("bob", -1, 1, "2024-03-03")).startswith("Bob")
    assert says(*turned("bob", -1, 1, "2024-03-02"), *ann).startswith("Ann")


def test_without_a_reversal_the_divide_is_the_finding(says: Says) -> None:
    sure, wary = stance("a", position=-1), stance("b", actor="bob", position=2)
    third = stance("c", actor="cy", position=0)
    assert says(sure, wary, third) == (
        "On 1 June 2024, Bob supports higher tax, while Ann is opposed, with Cy mixed."
    )
    assert says(sure) == (
        "On 1 June 2024, Ann opposes higher tax, while nobody with a current position is in "
        "favour; nothing current is known of Bob and Cy."
    )
    assert says(third).startswith("On 1 June 2024, Cy takes a mixed position on higher tax;")


def test_records_that_disagree_are_on_no_side(says: Says) -> None:
    two = [stance(name, position=at, contested=True) for name, at in (("a", -1), ("b", 2))]
    assert says(*two, stance("c", actor="bob")) == (
        "On 1 June 2024, Bob supports higher tax, while nobody with a current position is opposed, "
        "with Ann contested; nothing current is known of Cy."
    )
    assert says(*two).startswith("On 1 June 2024, nobody stands on one side of higher tax, with")


def test_a_group_whose_voices_stand_on_both_sides_is_on_neither(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["actors"] = [
        {"id": "party", "name": "Party", "kind": "group"},
        {"id": "ann", "name": "Ann", "kind": "person", "member_of": ["party"]},
    ]
    small["stances"] = [
        stance("a", actor="party", date="2024-01-01", position=-1, speaker="Whip"),
        stance("b", actor="party", date="2024-05-01", position=2, speaker="Whip"),
        stance("c", actor="ann", date="2024-05-01", position=-2),
    ]
    tables = framed(small)
    said = finding(ask(tables, as_of=date(2024, 6, 1), issues=["tax"]))
    assert finding_sentence(tables, said) == (
        "On 1 June 2024, Ann opposes tax, while nobody with a current position is in favour, "
        "with Party split."
    )


def test_few_or_no_records_are_said_to_be_that(says: Says) -> None:
    assert says() == "This dataset has no record on higher tax that counts on 1 June 2024."
    assert says(stance("a", date="2020-01-01")) == (
        "On 1 June 2024, no position on higher tax is current; nothing current is known of Ann, "
        "Bob and Cy."
    )


def _has_left(tables: Tables, actor: str, day: date) -> bool:
    times = tables.offices_of.get(actor, ())
    within = any(time.first <= day <= time.last for time in times)
    return not within and any(time.last < day for time in times)


def _slow(tables: Tables, day: date, issue: str) -> tuple[dict[str, int], dict[str, set[int]]]:
    """Current positions, and the recent reversals by their steps, straight from the records."""
    limit = tables.issue_rows[issue].stale_after or 10**6
    sides: dict[str, int] = {}
    turns: dict[str, set[int]] = {}
    for actor in tables.actor_rows:
        if _has_left(tables, actor, day):
            continue
        records = sorted(
            (each.earliest, each.latest, each.rank, each.stance)
            for each in tables.stances_of.get((actor, issue), ())
            if each.position is not None and each.known <= day and each.earliest <= day
            and not each.withdrawn
            and not any(each.stance == other.supersedes and other.known <= day
                        for other in tables.stance_rows.values())
        )  # fmt: skip
        if not records or (day - records[-1][1]).days > limit:
            continue
        trail = [tables.stance_rows[name] for *_, name in records]
        trail = [one for one, later in zip(trail, [*trail[1:], None], strict=True)
                 if later is None or later.earliest != one.earliest]  # fmt: skip
        positions = [each.position or 0 for each in trail]
        sides[actor] = positions[-1]
        for at in range(1, len(trail)):
            steps = abs(positions[at] - positions[at - 1])
            if positions[at] * positions[at - 1] < 0 and (day - trail[at].earliest).days <= 180:
                turns.setdefault(actor, set()).add(steps)
    return sides, turns


@pytest.mark.parametrize("day", TEN)
@pytest.mark.parametrize("issue", ["long-range-strikes", "early-settlement"])
def test_the_finding_is_what_the_records_say(
    shipped_tables: Tables, shipped: Any, day: str, issue: str
) -> None:
    on = date.fromisoformat(day)
    asked = ask(shipped_tables, as_of=on, issues=[issue])
    said = finding(asked, first=shipped.dataset.dataset.actors)
    sides, turns = _slow(shipped_tables, on, issue)
    for actor in said.contested:
        sides.pop(actor)
    for actor in said.split:
        assert sides.pop(actor, 0) in {-2, -1, 0, 1, 2}
    assert set(said.support) == {actor for actor, at in sides.items() if at > 0}
    assert set(said.oppose) == {actor for actor, at in sides.items() if at < 0}
    assert set(said.mixed) == {actor for actor, at in sides.items() if at == 0}
    in_office = {
        actor for actor in shipped_tables.actor_rows
        if not _has_left(shipped_tables, actor, on)
        or not shipped_tables.stances_of.get((actor, issue))
    }  # fmt: skip
    assert {*said.known, *said.unknown} == in_office
    if said.reversal:
        shift = said.reversal
        assert abs(shift.to_position - (shift.from_position or 0)) in turns[shift.actor]
        assert sides[shift.actor] * shift.to_position > 0
    for part in finding_parts(shipped_tables, said):
        assert not part.stance or part.stance in shipped_tables.stance_rows
        assert not part.actor or part.actor in shipped_tables.actor_rows


def test_the_permission_of_november_2024_is_the_finding_of_its_day(shipped_tables: Tables) -> None:
    asked = ask(shipped_tables, as_of=date(2024, 11, 18), issues=["long-range-strikes"])
    assert finding_sentence(shipped_tables, finding(asked)).startswith(
        "Biden admin. turned from opposing to strongly supporting long-range strikes "
        "(17 November 2024); on 18 November 2024, "
    )
