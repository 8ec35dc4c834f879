"""The questions as lazy expressions: the same definitions as ``analysis``, row by row in an engine.

Nothing is collected that is larger than actors × issues, or actors × actors.
"""

from datetime import date

import narwhals as nw
import pandas as pd

from stances.analysis.agreement import ENOUGH as ENOUGH_ISSUES
from stances.analysis.ledger import day_number
from stances.analysis.matrix import RANGE
from stances.analysis.polarisation import ENOUGH, agreement_a
from stances.engine.backends import Frame
from stances.engine.records import Records
from stances.model.vocabulary import POSITIONS, Knowledge, ShiftKind

CELL = ("actor", "issue")
_ORDER = ("earliest", "latest", "within", "rank")


def positions_in_force(
    records: Records, day: date, *, knowledge: Knowledge = Knowledge.THEN
) -> Frame:
    """One row for each actor and issue with a coded record in force on the day.

    actor, issue, position (missing if contested), date, stance, contested and stale. Actors out of
    office, and those that may not take a position, have no row.
    """
    admitted = _applicable(records, records.admitted(day, knowledge), day)
    newest = admitted.group_by(*CELL).agg(nw.col("earliest").max())
    last = admitted.join(newest, on=[*CELL, "earliest"], how="inner")
    for column in _ORDER[1:]:
        last = last.filter(nw.col(column) == nw.col(column).max().over(*CELL))
    last = last.with_columns(
        low=nw.col("position").min().over(*CELL), high=nw.col("position").max().over(*CELL)
    ).filter(nw.col("stance") == nw.col("stance").max().over(*CELL))
    limits = records.issues.rename(columns={"id": "issue"}).astype(
        {"issue": "str", "stale_after": "float64"}
    )
    contested = nw.col("low") != nw.col("high")
    aged = last.join(records.backend.frame(limits), on="issue", how="left").with_columns(
        contested=contested,
        limit=nw.col("stale_after").fill_null(float("inf")),
    )
    old = day_number(day) - nw.col("latest") > nw.col("limit")
    position = nw.when(~nw.col("contested")).then(nw.col("position"))
    return aged.with_columns(position=position, stale=old & ~nw.col("contested")).select(
        *CELL, "position", "date", "stance", "contested", "stale"
    )


def _applicable(records: Records, frame: Frame, day: date) -> Frame:
    """Without the actors out of office on the day, and without what is not applicable."""
    times = [each for each in records.not_applicable if each.first <= day <= each.last]
    never = {*records.gone(day), *(each.actor for each in times if each.issue is None)}
    if never:
        frame = frame.filter(~nw.col("actor").is_in(sorted(never)))
    pairs = [(each.actor, each.issue) for each in times if each.issue is not None]
    if pairs:
        without = records.backend.frame(pd.DataFrame(pairs, columns=list(CELL), dtype="str"))
        frame = frame.join(without, on=list(CELL), how="anti")
    return frame


def usable(positions: Frame, *, stale: bool) -> Frame:
    """The positions to count: none that is contested, nor one that is stale unless asked for."""
    known = ~nw.col("position").is_null()
    return positions.filter(known if stale else known & ~nw.col("stale"))


def agreement_counts(positions: Frame, *, stale: bool = False) -> Frame:
    """One row for each two actors that share an issue: on how many, and how far apart they are.

    ``agreement`` is city-block agreement, 1 - distance / (4 × shared), missing with fewer than two
    shared issues.
    """
    one = usable(positions, stale=stale).select(*CELL, "position")
    other = one.rename({"actor": "actor_b", "position": "position_b"})
    pairs = one.join(other, on="issue", how="inner").filter(nw.col("actor") < nw.col("actor_b"))
    gap = (nw.col("position") - nw.col("position_b")).abs()
    counted = (
        pairs.with_columns(gap=gap)
        .group_by("actor", "actor_b")
        .agg(nw.len().alias("shared"), nw.col("gap").sum().alias("distance"))
    )
    agreement = 1.0 - nw.col("distance").cast(nw.Float64()) / (RANGE * nw.col("shared"))
    enough = nw.when(nw.col("shared") >= ENOUGH_ISSUES).then(agreement)
    whole = nw.col("distance").cast(nw.Int64())
    return counted.with_columns(agreement=enough, distance=whole).select(
        nw.col("actor").alias("actor_a"), "actor_b", "agreement", "shared", "distance"
    )


def frequencies(positions: Frame, *, stale: bool = False) -> Frame:
    """How many actors hold each position on each issue: issue, position, actors."""
    return (
        usable(positions, stale=stale).group_by("issue", "position").agg(nw.len().alias("actors"))
    )


def polarisation_of(counted: pd.DataFrame) -> pd.DataFrame:
    """One row per issue from its frequencies, the most polarised first, those without last."""
    rows = []
    for issue, group in counted.groupby("issue", sort=True):
        numbers = dict(zip(group["position"].astype(int), group["actors"].astype(int), strict=True))
        counts = [numbers.get(position, 0) for position in sorted(POSITIONS)]
        a = agreement_a(counts) if sum(counts) >= ENOUGH else None
        rows.append((issue, a, None if a is None else (1 - a) / 2, sum(counts), *counts))
    names = [_label(position) for position in sorted(POSITIONS)]
    frame = pd.DataFrame(rows, columns=["issue", "agreement_a", "polarisation", "actors", *names])
    frame = frame.astype({"agreement_a": "float64", "polarisation": "float64"})
    return frame.sort_values(
        ["polarisation", "actors", "issue"], ascending=[False, False, True], ignore_index=True
    )


def _label(position: int) -> str:
    sign = "plus_" if position > 0 else "minus_" if position < 0 else ""
    return f"n_{sign}{abs(position)}"


def moves(records: Records, day: date, *, knowledge: Knowledge = Knowledge.THEN) -> Frame:
    """One row for each change between two positions that were in force up to the day.

    actor, issue, kind, from_stance, from_position, to_stance, to_position and day, a number. The
    kind follows from the two positions alone: another voice, a change of scope and a first position
    after silence are not told.
    """
    groups = (
        records.admitted(day, knowledge)
        .group_by(*CELL, *_ORDER)
        .agg(
            nw.col("position").min().alias("low"),
            nw.col("position").max().alias("high"),
            nw.col("stance").max(),
        )
    )
    following = {name: nw.col(name).shift(-1).over(*CELL, order_by=_ORDER) for name in _ORDER[:3]}
    after = {f"next_{name}": column for name, column in following.items()}
    ordered = (nw.col("next_latest") == nw.col("latest")) & (nw.col("within") > 0)
    ordered &= nw.col("next_within") > nw.col("within")
    stays = (
        nw.col("next_earliest").is_null() | (nw.col("next_earliest") != nw.col("earliest"))
    ) | ordered
    steps = groups.with_columns(**after).filter(stays & (nw.col("low") == nw.col("high")))
    before = {
        "from_position": nw.col("low").shift(1).over(*CELL, order_by=_ORDER),
        "from_stance": nw.col("stance").shift(1).over(*CELL, order_by=_ORDER),
    }
    pairs = steps.with_columns(**before).filter(nw.col("from_position") != nw.col("low"))
    return pairs.with_columns(kind=_kind(nw.col("from_position"), nw.col("low"))).select(
        *CELL, "kind", "from_stance", "from_position", nw.col("stance").alias("to_stance"),
        nw.col("low").alias("to_position"), nw.col("earliest").alias("day"),
    )  # fmt: skip


def _kind(old: nw.Expr, new: nw.Expr) -> nw.Expr:
    """As ``shifts``: of two positions that differ."""
    cases = (
        (old * new < 0, ShiftKind.REVERSAL),
        (new == 0, ShiftKind.TO_MIXED),
        (old == 0, ShiftKind.FROM_MIXED),
        (new.abs() > old.abs(), ShiftKind.HARDENING),
    )
    kind: nw.Expr = nw.lit(ShiftKind.SOFTENING.value)
    for condition, name in reversed(cases):
        kind = nw.when(condition).then(nw.lit(name.value)).otherwise(kind)
    return kind


def move_counts(
    records: Records, day: date, *, knowledge: Knowledge = Knowledge.THEN
) -> pd.DataFrame:
    """How many changes of each kind there were on each issue: issue, kind, number.

    They are counted a part of the records at a time, because an engine that sorts all of them
    writes many times their size to the disk.
    """
    counted = [
        moves(part, day, knowledge=knowledge)
        .group_by("issue", "kind")
        .agg(nw.len().alias("number"))
        .collect()
        .to_pandas()
        for part in records.parts()
    ]
    if not counted:
        return pd.DataFrame({"issue": [], "kind": [], "number": []})
    return pd.concat(counted).groupby(["issue", "kind"], as_index=False, sort=True)["number"].sum()
