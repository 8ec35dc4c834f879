"""Shifts, which are worked out in arrays, are those of the records taken one after the other."""

from datetime import timedelta
from itertools import pairwise, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stances.analysis.shifts import move_kind, shifts
from stances.model.seeds import Seeds
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText
from stances.tables import Tables
from stances.tables.frames import tables
from stances.tables.rows import StanceRow
from tests.conftest import SMALL, examples
from tests.property.test_positions import START, a_stance
from tests.questions import ask


@st.composite
def datasets(draw: st.DrawFn) -> Tables:
    records = [draw(a_stance(number)) for number in range(draw(st.integers(2, 14)))]
    for record in records:
        if speaker := draw(st.sampled_from([None, "Xenia", "Yuri"])):
            record["speaker"] = speaker
        if area := draw(st.sampled_from([None, None, "east", "west"])):
            record["scope"] = {"area": area}
    ann, bob = SMALL["actors"]
    data = SMALL | {"stances": records, "actors": [ann, bob | {"kind": "group"}]}
    return tables(records_of(YamlText("f", data, None)), Seeds({}))


def silence(before: StanceRow, first: StanceRow) -> bool:
    stated = before.date == first.date and 0 < before.within_day < first.within_day
    return before.position is None and (before.earliest < first.earliest or stated)


def one_after_the_other(frames: Tables, positions: Any) -> list[tuple[str, str, str]]:
    moves = []
    for pair in product(frames.actor_rows, frames.issue_rows):
        steps = positions.trails.get(pair, ())
        rows = [frames.stance_rows[step.stance] for step in steps if step.position is not None]
        if not rows:
            continue
        silent = [
            row
            for row in frames.stances_of[pair]
            if row.stance in positions.admitted and silence(row, rows[0])
        ]
        silent.sort(key=lambda row: (row.earliest, row.within_day, row.stance))
        for before, after in pairwise([*silent[-1:], *rows]):
            if kind := move_kind(frames, before, after):
                moves.append(((after.earliest, after.within_day, after.stance), before, kind))
    moves.sort(key=lambda move: move[0], reverse=True)
    return [(before.stance, after[2], str(kind)) for after, before, kind in moves]


@examples(30, thorough=300)
@given(frames=datasets(), shift=st.integers(0, 20))
def test_shifts_are_those_of_the_records_one_after_the_other(frames: Tables, shift: int) -> None:
    positions = ask(frames, as_of=START + timedelta(shift)).positions()
    moves = shifts(frames, positions)
    named = [(move.from_stance, move.to_stance, str(move.kind)) for move in moves]
    assert named == one_after_the_other(frames, positions)
