"""The course of an issue is the positions of every day, and the finding that of a slow one."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from stances.analysis.cell import Cell
from stances.analysis.course import course
from stances.analysis.finding import finding
from stances.analysis.ledger import day_of
from stances.model.vocabulary import Knowledge
from stances.tables import Tables
from tests.conftest import examples
from tests.property.test_positions import START, datasets, slow
from tests.questions import ask


@examples(12, thorough=100)
@given(frames=datasets(), knowledge=st.sampled_from(list(Knowledge)))
def test_between_its_changes_a_course_is_the_positions_of_the_day(
    frames: Tables, knowledge: Knowledge
) -> None:
    for issue in ("tax", "war"):
        asked = ask(frames, as_of=START, issues=[issue], knowledge=knowledge)
        steps = course(asked).steps
        days = [*range(-2, 24), *range(95, 125), 366, 367]
        for day in (START + timedelta(shift) for shift in days):
            for cell in asked.on(day).positions().cells:
                known = [each for first, each in steps[cell.actor] if day_of(first) <= day]
                last = known[-1] if known else steps[cell.actor][0][1]
                assert _ageless(last) == _ageless(cell), day


def _ageless(cell: Cell) -> Cell:
    return replace(cell, age_days=None)


@examples(12, thorough=100)
@given(frames=datasets(), shift=st.integers(-1, 20))
def test_everyone_is_where_the_slow_implementation_puts_them(frames: Tables, shift: int) -> None:
    day = START + timedelta(shift)
    said = finding(ask(frames, as_of=day, issues=["tax"]))
    for actor in ("ann", "bob"):
        status, position = slow(frames, day, Knowledge.THEN, actor, "tax")
        where = [
            name for name in ("support", "oppose", "mixed", "contested", "unknown")
            if actor in getattr(said, name)
        ]  # fmt: skip
        sides = {1: "support", -1: "oppose", 0: "mixed"}
        if position is not None:
            assert where == [sides[(position > 0) - (position < 0)]]
        else:
            assert where == ["contested" if status == "contested" else "unknown"]
