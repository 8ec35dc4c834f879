"""How far human coders agree with each other, language models with each other, and both kinds."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import Annotated, NamedTuple

import pandas as pd

from stances.analysis.coders import coder_ids
from stances.analysis.reliability import NUMBER, NUMBERS, reliability
from stances.model.measures import Level
from stances.model.vocabulary import CoderKind
from stances.tables import Tables
from stances.tables.rows import LIST, frame_of


class KindReliability(NamedTuple):
    """The reliability of the coders of one kind, or of a human and a language model."""

    kinds: Annotated[tuple[str, ...], LIST, "human, language-model, or both"]
    coders: Annotated[tuple[str, ...], LIST, "ids of the coders compared"]
    alpha: Annotated[float | None, NUMBER, "Krippendorff's alpha; missing if nothing varies"]
    low: Annotated[float | None, NUMBER, "lower end of the bootstrap interval"]
    high: Annotated[float | None, NUMBER, "upper end of the bootstrap interval"]
    units: Annotated[int, NUMBERS, "records with positions from two of these coders or more"]


def reliability_by_kind(
    tables: Tables,
    kinds: Mapping[str, str],
    *,
    among: Collection[str] | None = None,
    level: Level = Level.ORDINAL,
) -> list[KindReliability]:
    """The reliability within each kind of coder, and of each human with each language model.

    ``kinds`` are those of the coders by id. Groups without a record that two of them coded are left
    out; so are withdrawn records, and records not in ``among`` if it is given.
    """
    positions = [
        {coding.coder: coding.position for coding in codings if coding.position is not None}
        for stance, codings in tables.codings_of.items()
        if not tables.stance_rows[stance].withdrawn and (among is None or stance in among)
    ]
    rows = []
    for named, group in _groups(coder_ids(tables), kinds):
        units = [[given[coder] for coder in group if coder in given] for given in positions]
        result = reliability(units, level=level)
        if result.units:
            rows.append(
                KindReliability(named, group, result.alpha, result.low, result.high, result.units)
            )
    return rows


def kinds_table(rows: Sequence[KindReliability]) -> pd.DataFrame:
    """The rows as a frame with the columns of KindReliability."""
    return frame_of(rows, KindReliability)


def _groups(
    coders: Sequence[str], kinds: Mapping[str, str]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The kinds and the coders of each group that is compared."""
    humans, models = (
        tuple(coder for coder in coders if kinds.get(coder) == kind) for kind in CoderKind
    )
    if len(humans) > 1:
        yield (str(CoderKind.HUMAN),), humans
    for pair in product(humans, models):
        yield tuple(map(str, CoderKind)), pair
    if len(models) > 1:
        yield (str(CoderKind.LANGUAGE_MODEL),), models
