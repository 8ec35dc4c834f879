"""What the coders of one record gave, side by side: their confusion, and how it was settled."""

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

    REASONED = "reasoned", "the record was looked at again, and `settled` says why"
    FIRST_CODING = "first-coding", "one step apart: the first coding stands"
    OPEN = "open", "not settled yet"


@dataclass(frozen=True)
class Comparison:
    """The codings of one record: each coder's, the steps between, how a difference was settled.

    ``steps`` is None where a coding has no position, ``settlement`` where the coders agree;
    ``outcome`` is how the record stands.
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
    outcome: Annotated[str, TEXT, "how the record stands: -2 to 2, declined or unclear"]


class ConfusionRow(NamedTuple):
    """How many records two coders coded so and so."""

    one: Annotated[str, TEXT, "what the first of the two coders gave: -2 to 2, declined or unclear"]
    other: Annotated[str, TEXT, "what the second gave"]
    records: Annotated[int, COUNT, "number of records"]


def code(coding: CodingRow | StanceRow) -> str:
    """What a coding (or a record) says, one of CODES: its position, else its status."""
    return str(coding.status if coding.position is None else coding.position)


def coder_pair(tables: Tables) -> tuple[str, str] | None:
    """The two coders who share most records, in the order they first coded; None without any."""
    coders = [coding.coder for codings in tables.codings_of.values() for coding in codings]
    place = {coder: number for number, coder in enumerate(dict.fromkeys(coders))}
    shared = Counter(
        pair
        for codings in tables.codings_of.values()
        for pair in combinations(sorted((c.coder for c in codings), key=lambda c: place[c]), 2)
    )
    return max(shared, key=lambda pair: shared[pair]) if shared else None


def confusion(tables: Tables, *, pair: tuple[str, str], among: Collection[str]) -> Cells:
    """The ids of the stances ``among`` that the two coders coded so and so, in the file's order.

    Keys are (code of the first coder, code of the second) where there is at least one.
    """
    cells: Cells = {}
    for stance, codings in tables.codings_of.items():
        given = {coding.coder: code(coding) for coding in codings}
        if stance in among and given.keys() >= set(pair):
            cells.setdefault((given[pair[0]], given[pair[1]]), []).append(stance)
    return cells


def confusion_table(cells: Cells) -> pd.DataFrame:
    """The confusion as a frame with the columns of ConfusionRow, every pair of CODES a row."""
    rows = [
        ConfusionRow(one, other, len(cells.get((one, other), ())))
        for one in CODES
        for other in CODES
    ]
    return frame_of(rows, ConfusionRow)


def comparisons(tables: Tables, *, among: Collection[str]) -> dict[str, Comparison]:
    """Those of the stances ``among`` that two coders or more have coded, in the file's order."""
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
            codings="; ".join(f"{coder}={given}" for coder, given in one.codings),
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
    stands = code(record)
    settlement: Settlement | None = Settlement.OPEN
    if len({code(coding) for coding in codings}) == 1:
        settlement = None
    elif record.settled:
        settlement = Settlement.REASONED
    elif steps == 1 and stands == code(codings[0]):
        settlement = Settlement.FIRST_CODING
    given = [(coding.coder, code(coding)) for coding in codings]
    return Comparison(record.stance, given, steps, settlement, record.settled or "", stands)
