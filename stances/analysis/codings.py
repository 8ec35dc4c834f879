"""The coders of a record side by side: where they differ, and how it was settled."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated, NamedTuple

import pandas as pd

from stances.model.vocabulary import POSITIONS, Status, Vocabulary
from stances.tables import Tables
from stances.tables.rows import COUNT, TEXT, CodingRow, StanceRow, frame_of

CODES = (*map(str, POSITIONS), str(Status.DECLINED), str(Status.UNCLEAR))
Cells = dict[tuple[str, str], list[str]]


class Settlement(Vocabulary):
    """How a disagreement of coders was settled."""

    REASONED = "reasoned", "the record was reviewed, and `settled` gives the reason"
    FIRST_CODING = "first-coding", "one step apart: the first coding stands"
    OPEN = "open", "not settled yet"


@dataclass(frozen=True)
class Comparison:
    """The codings of one record, the steps between them, and how a difference was settled.

    ``steps`` is None if a coding has no position, ``settlement`` if the coders agree;
    ``outcome`` is the code of the record itself.
    """

    stance: str
    codings: Sequence[tuple[str, str]]
    steps: int | None
    settlement: Settlement | None
    settled: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One comparison as a row."""

    stance: Annotated[str, TEXT, "stance id"]
    codings: Annotated[str, TEXT, "coder=coding, joined by semicolons"]
    steps: Annotated[int | None, COUNT, "steps between the positions; missing if one has none"]
    settlement: Annotated[
        Settlement | None, TEXT, "reasoned, first-coding or open; missing if the coders agree"
    ]
    settled: Annotated[str | None, TEXT, "the reason given"]
    outcome: Annotated[str, TEXT, "code of the record: -2 to 2, declined or unclear"]


class ConfusionRow(NamedTuple):
    """The number of records with one pair of codes from two coders."""

    one: Annotated[str, TEXT, "code of the first coder: -2 to 2, declined or unclear"]
    other: Annotated[str, TEXT, "code of the second coder"]
    records: Annotated[int, COUNT, "number of records"]


def code(coding: CodingRow | StanceRow) -> str:
    """The code of a coding or a record, one of CODES: its position, otherwise its status."""
    return str(coding.status if coding.position is None else coding.position)


def coder_pair(tables: Tables) -> tuple[str, str] | None:
    """The two coders with most records in common, by first appearance; None if there are none."""
    coders = [coding.coder for codings in tables.codings_of.values() for coding in codings]
    place = {coder: number for number, coder in enumerate(dict.fromkeys(coders))}
    shared = Counter(
        pair
        for codings in tables.codings_of.values()
        for pair in combinations(sorted((c.coder for c in codings), key=lambda c: place[c]), 2)
    )
    return max(shared, key=lambda pair: shared[pair]) if shared else None


def confusion(tables: Tables, *, pair: tuple[str, str], among: Collection[str]) -> Cells:
    """The ids of the stances in ``among`` by the codes of the two coders, in the file's order.

    Keys are (code of the first coder, code of the second); pairs without a stance are left out.
    """
    cells: Cells = {}
    for stance, codings in tables.codings_of.items():
        codes = {coding.coder: code(coding) for coding in codings}
        if stance in among and codes.keys() >= set(pair):
            cells.setdefault((codes[pair[0]], codes[pair[1]]), []).append(stance)
    return cells


def confusion_table(cells: Cells) -> pd.DataFrame:
    """The confusion as a frame with the columns of ConfusionRow, one row per pair of CODES."""
    rows = [
        ConfusionRow(one, other, len(cells.get((one, other), ())))
        for one in CODES
        for other in CODES
    ]
    return frame_of(rows, ConfusionRow)


def comparisons(tables: Tables, *, among: Collection[str]) -> dict[str, Comparison]:
    """The stances in ``among`` with two codings or more, in the file's order."""
    return {
        stance: _comparison(tables.stance_rows[stance], codings)
        for stance, codings in tables.codings_of.items()
        if stance in among and len(codings) > 1
    }


def comparisons_table(compared: Sequence[Comparison]) -> pd.DataFrame:
    """The comparisons as a frame with the columns of ComparisonRow."""
    rows = [
        ComparisonRow(
            stance=one.stance,
            codings="; ".join(f"{coder}={value}" for coder, value in one.codings),
            steps=one.steps,
            settlement=one.settlement,
            settled=one.settled or None,
            outcome=one.outcome,
        )
        for one in compared
    ]
    return frame_of(rows, ComparisonRow)


def _comparison(record: StanceRow, codings: Sequence[CodingRow]) -> Comparison:
    positions = [coding.position for coding in codings if coding.position is not None]
    coded = len(positions) == len(codings)
    steps = max(positions) - min(positions) if coded else None
    outcome = code(record)
    settlement: Settlement | None = Settlement.OPEN
    if len({code(coding) for coding in codings}) == 1:
        settlement = None
    elif record.settled:
        settlement = Settlement.REASONED
    elif steps == 1 and outcome == code(codings[0]):
        settlement = Settlement.FIRST_CODING
    codes = [(coding.coder, code(coding)) for coding in codings]
    return Comparison(record.stance, codes, steps, settlement, record.settled or "", outcome)
