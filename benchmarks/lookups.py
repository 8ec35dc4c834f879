"""Positions as of a date over a million records, against three engines doing the bare lookup.

Ours sorts and codes the records once, when a dataset is loaded, and also leaves out what is stale
or contested. What that sorting is worth by itself is printed too, without a limit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.rows import Row, Timing
from stances.analysis.agreement import agreement
from stances.analysis.ledger import day_number, ledger_of
from stances.analysis.matrix import matrix_of
from stances.analysis.question import question
from stances.tables import Tables
from stances.tables.rows import TABLES, ActorRow, IssueRow, StanceRow, columns_of, frame_of

RECORDS, ACTOR_COUNT, ISSUE_COUNT = 1_000_000, 500, 200
FIRST, LAST = date(2000, 1, 1), date(2025, 12, 31)
LOOKUP_LIMIT, AGREEMENT_LIMIT = 0.15, 2.0


def timed(works: Mapping[str, Callable[[], Any]], rounds: int = 15) -> dict[str, Timing]:
    """The median milliseconds of each, in turns, so that a busy machine slows all alike."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            start = perf_counter()
            work()
            if number:  # the first warms up
                found[name].append(1000 * (perf_counter() - start))
    return {name: Timing.of(times) for name, times in found.items()}


@dataclass(frozen=True)
class Records:
    """Integer codes of random records, in order of their day."""

    actor: np.ndarray
    issue: np.ndarray
    day: np.ndarray
    position: np.ndarray


def records() -> Records:
    """A million records; the same every time."""
    draw = np.random.default_rng(7)
    days = np.sort(draw.integers(day_number(FIRST), day_number(LAST), RECORDS)).astype(np.int32)
    return Records(
        draw.integers(0, ACTOR_COUNT, RECORDS).astype(np.int32),
        draw.integers(0, ISSUE_COUNT, RECORDS).astype(np.int32),
        days,
        draw.integers(-2, 3, RECORDS).astype(np.int8),
    )


def frames(made: Records) -> Tables:
    """The records as the project's own frames."""
    days = made.day.astype("datetime64[D]").astype("datetime64[s]")
    actors = [ActorRow(f"a{n}", f"a{n}", f"a{n}") for n in range(ACTOR_COUNT)]
    issues = [IssueRow(f"j{n}", f"j{n}", "", stale_after=365) for n in range(ISSUE_COUNT)]
    names = np.array([row.actor for row in actors], dtype=object)
    titles = np.array([row.issue for row in issues], dtype=object)
    size = len(made.day)
    stances = pd.DataFrame(
        {
            "stance": pd.Series(np.char.zfill(np.arange(size).astype(str), 8), dtype="str"),
            "actor": pd.Series(names[made.actor], dtype="str"),
            "issue": pd.Series(titles[made.issue], dtype="str"),
            "earliest": days,
            "latest": days,
            "known": days,
            "entered": days,
            "position": pd.Series(made.position, dtype="Int8"),
            "status": "coded",
            "order": pd.Series(None, index=range(size), dtype="Int32"),
            "rank": pd.Series(np.full(size, 2), dtype="Int8"),
            "supersedes": pd.Series(None, index=range(size), dtype="str"),
            "withdrawn": pd.Series(None, index=range(size), dtype="str"),
        }
    )
    assert set(stances) <= set(columns_of(StanceRow))
    filled = {
        "actors": frame_of(actors, ActorRow),
        "issues": frame_of(issues, IssueRow),
        "stances": stances,
    }
    return Tables(**{name: frame_of([], kind) for name, kind in TABLES.items()} | filled)


def engines(made: Records, as_of: int) -> dict[str, Callable[[], Any]]:
    """The bare lookup in pandas, Polars and DuckDB: the last position of each actor and issue.

    Each gets the table as it is loaded: in the order of a file, names as text, days as dates.
    "in our order" gives pandas the sorting and the codes that our ledger makes once.
    """
    import duckdb
    import polars as pl

    columns = {"actor": made.actor, "issue": made.issue, "day": made.day, "position": made.position}
    ordered = pd.DataFrame(columns)
    plain = ordered.sample(frac=1, random_state=3).reset_index(drop=True)
    plain["actor"] = "actor " + plain["actor"].astype("str")
    plain["issue"] = "issue " + plain["issue"].astype("str")
    plain["day"] = plain["day"].to_numpy().astype("datetime64[D]").astype("datetime64[s]")
    polar = pl.from_pandas(plain)
    limit = pd.Timestamp(as_of, unit="D")
    base = duckdb.connect()
    base.register("given", plain)
    base.execute("create table records as select * from given")
    keys = ["actor", "issue"]
    query = (
        "select actor, issue, arg_max(position, day) from records where day <= ? "
        "group by actor, issue"
    )
    return {
        "pandas": lambda: (
            plain[plain["day"] <= limit]
            .sort_values("day", kind="stable")
            .drop_duplicates(keys, keep="last")
            .set_index(keys)["position"]
        ),
        "Polars": lambda: (
            polar.lazy()
            .filter(pl.col("day") <= limit)
            .group_by(keys)
            .agg(pl.col("position").sort_by("day").last())
            .collect()
        ),
        "DuckDB": lambda: base.execute(query, [limit]).fetchnumpy(),
        "pandas, in our order": lambda: (
            ordered[: np.searchsorted(ordered["day"].to_numpy(), as_of, "right")]
            .drop_duplicates(keys, keep="last")
            .set_index(keys)["position"]
        ),
    }


def measure_lookup() -> list[Row]:
    """Ours and each engine, as ratios to the fastest of them."""
    made = records()
    as_of = date(2024, 11, 18)
    tables = frames(made)
    asked = question(tables, as_of=as_of, ledger=ledger_of(tables))
    ours = {
        "positions of 1,000,000 records, stale shown": asked.with_stale(True).matrix,
        "positions of 1,000,000 records": asked.matrix,
    }
    others = engines(made, day_number(as_of))
    found = timed(others | ours)
    floor = min(found[name] for name in others if "order" not in name)
    return [
        Row(
            name if name in ours else f"bare lookup in {name}",
            time,
            time / floor,
            LOOKUP_LIMIT if name in ours else None,
        )
        for name, time in found.items()
    ]


def measure_agreement() -> list[Row]:
    """500 actors x 2,000 issues with 60 % missing, against the matrix products alone."""
    draw = np.random.default_rng(11)
    shape = 500, 2000
    values = draw.integers(-2, 3, shape).astype(np.float64)
    values[draw.random(shape) < 0.6] = np.nan
    blank = matrix_of(pd.DataFrame({"actor": [], "issue": [], "position": []}))
    nothing = np.zeros(shape, dtype=bool)
    matrix = replace(
        blank,
        actors=tuple(f"a{n}" for n in range(shape[0])),
        issues=tuple(f"j{n}" for n in range(shape[1])),
        values=values,
        stale=nothing,
        contested=nothing,
    )
    known = (~np.isnan(values)).astype(np.float32)
    above = [(values > level).astype(np.float32) for level in (-2, -1, 0, 1)]
    ranks = np.nan_to_num(values + 2).astype(np.float32)

    def products() -> None:
        _ = known @ known.T, ranks @ known.T, [array @ array.T for array in above]

    found = timed({"products": products, "ours": lambda: agreement(matrix)}, rounds=25)
    floor, ours = found.values()
    return [
        Row("matrix products of 500 x 2,000", floor, 1.0, None),
        Row("agreement, counts and bounds", ours, ours / floor, AGREEMENT_LIMIT),
    ]
