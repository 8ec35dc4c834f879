"""How far each two coders agree, and all of them, where there are three or more."""

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import Annotated, NamedTuple

import pandas as pd

from stances.analysis.reliability import NUMBER, NUMBERS, reliability
from stances.model.measures import Level
from stances.tables import Tables
from stances.tables.rows import LIST, frame_of


class CoderReliability(NamedTuple):
    """The reliability of some of the coders on the records that all of them coded."""

    coders: Annotated[tuple[str, ...], LIST, "ids of the coders compared"]
    alpha: Annotated[float | None, NUMBER, "Krippendorff's alpha; missing if nothing varies"]
    low: Annotated[float | None, NUMBER, "lower end of the bootstrap interval"]
    high: Annotated[float | None, NUMBER, "upper end of the bootstrap interval"]
    units: Annotated[int, NUMBERS, "records with positions from two of these coders or more"]
    records: Annotated[int, NUMBERS, "records that all coders of the dataset coded"]


def coder_ids(tables: Tables) -> list[str]:
    """The coders of any record, by first appearance."""
    codings = (coding for each in tables.codings_of.values() for coding in each)
    return list(dict.fromkeys(coding.coder for coding in codings))


def coded_by_all(tables: Tables, *, among: Collection[str] | None = None) -> list[str]:
    """The stances, withdrawn ones aside, that every coder coded; of ``among`` if given."""
    coders = set(coder_ids(tables))
    return [
        stance
        for stance, codings in tables.codings_of.items()
        if {coding.coder for coding in codings} == coders
        and not tables.stance_rows[stance].withdrawn
        and (among is None or stance in among)
    ]


def reliability_by_coders(
    tables: Tables,
    *,
    among: Collection[str] | None = None,
    level: Level = Level.ORDINAL,
) -> list[CoderReliability]:
    """The reliability of each two coders and of all, on the records that all of them coded.

    Empty if there are fewer than three coders or no such record. A coding without a position
    counts in ``records`` only.
    """
    coders, records = coder_ids(tables), coded_by_all(tables, among=among)
    if len(coders) < 3 or not records:
        return []
    given = [
        {coding.coder: coding.position for coding in tables.codings_of[stance]}
        for stance in records
    ]
    rows = []
    for group in (*combinations(coders, 2), tuple(coders)):
        units = [
            [position for coder in group if (position := positions[coder]) is not None]
            for positions in given
        ]
        result = reliability(units, level=level)
        rows.append(
            CoderReliability(
                group, result.alpha, result.low, result.high, result.units, len(records)
            )
        )
    return rows


def coders_table(rows: Sequence[CoderReliability]) -> pd.DataFrame:
    """The rows as a frame with the columns of CoderReliability."""
    return frame_of(rows, CoderReliability)
