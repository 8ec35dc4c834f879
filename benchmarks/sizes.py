"""What grows with the number of actors, records and different values, against agreement.

The floor is the agreement of the same actors, or, for records, their rows and a frame of them.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import process_time
from typing import Any

import numpy as np
import pandas as pd

from benchmarks import lookups
from benchmarks.rows import Row
from stances.analysis.agreement import agreement
from stances.analysis.blocs import graph, network_blocs
from stances.analysis.layout import layout
from stances.analysis.ledger import ledger_of
from stances.analysis.matrix import Matrix, matrix_of
from stances.analysis.networks import network
from stances.analysis.positions import Positions
from stances.analysis.question import Question, question
from stances.analysis.reliability import reliability
from stances.analysis.shifts import shifts
from stances.analysis.space import space
from stances.model.measures import Tie
from stances.tables import Tables
from stances.tables.rows import StanceRow, columns_of, frame_of

RECORDS = 100_000
MANY, SOME = 3220, 649


def _once(work: Callable[[], Any]) -> tuple[float, Any]:
    """The processor's milliseconds of one run, and its answer."""
    start = process_time()
    answer = work()
    return 1000 * (process_time() - start), answer


def _events(actors: int, values: np.ndarray) -> pd.DataFrame:
    """Three camps on 40 issues, each of one mind on a third of them."""
    draw = np.random.default_rng(5)
    positions = draw.choice(values, (actors, 40)).astype(float)
    camp = draw.integers(0, 3, actors)
    for number in range(3):
        positions[np.ix_(camp == number, np.arange(40) % 3 == number)] = values[0]
    return pd.DataFrame(
        {
            "actor": np.repeat([f"a{n}" for n in range(actors)], 40),
            "issue": np.tile([f"j{n}" for n in range(40)], actors),
            "position": positions.ravel(),
        }
    )


def _matrix(events: pd.DataFrame) -> Matrix:
    return matrix_of(events, scale_range=2.0)


def measure_actors() -> list[Row]:
    """Networks with blocs and layout, and maps, against agreement."""
    rows = []
    whole = np.array([-1, 0, 1])
    for actors in (SOME, MANY):
        events = _events(actors, whole)
        floor, agreed = _once(lambda events=events: agreement(_matrix(events)))
        rows.append(Row(f"agreement of {actors:,} actors", floor, 1.0, None))

        def ties(events: pd.DataFrame = events) -> Any:
            return network(events, tie=Tie.SUBTRACT, scale_range=2.0)

        works = {
            "network with blocs": lambda ties=ties: network_blocs(ties()),
            "map": lambda agreed=agreed: space(agreed),
        }
        if actors == SOME:
            works["network with layout"] = lambda ties=ties: layout(graph(ties()))
        for name, work in works.items():
            time, _ = _once(work)
            rows.append(Row(f"{name}, {actors:,} actors", time, time / floor, None))
    return rows


def measure_values() -> list[Row]:
    """A network and an alpha of thousands of different values, against agreement."""
    draw = np.random.default_rng(6)
    events = _events(200, draw.normal(size=4000).round(6))
    floor, _ = _once(lambda: agreement(matrix_of(events, scale_range=10.0)))
    units = (draw.random((1500, 1)) * 100 + draw.normal(0, 5, (1500, 3))).round(2).tolist()
    works = {
        "network of 200 actors, 4,000 values": lambda: network(events, scale_range=10.0),
        "alpha of 1,500 units, 2,000 resamples": lambda: reliability(units),
    }
    rows = [Row("agreement of 200 actors, 4,000 values", floor, 1.0, None)]
    for name, work in works.items():
        time, _ = _once(work)
        rows.append(Row(name, time, time / floor, None))
    return rows


def _whole(tables: Tables) -> Tables:
    """The tables with every column of a stance."""
    size = len(tables.stances)
    columns = {
        name: tables.stances[name]
        if name in tables.stances
        else pd.Series(False if dtype == "bool" else None, index=range(size), dtype=dtype)
        for name, (dtype, _) in columns_of(StanceRow).items()
    }
    columns["date"] = tables.stances["earliest"].dt.strftime("%Y-%m-%d").astype("str")
    return replace(tables, stances=pd.DataFrame(columns))


def with_cells(asked: Question) -> Positions:
    """The positions, their cells made."""
    positions = asked.positions()
    assert positions.cells
    return positions


def measure_records() -> list[Row]:
    """Positions and shifts as objects, from records of which many share a day, cell and rank."""
    made = lookups.records()
    part = lookups.Records(*(values[:RECORDS] for values in vars(made).values()))
    tables = _whole(lookups.frames(part))
    floor, _ = _once(lambda: frame_of(list(tables.stance_rows.values()), StanceRow))
    asked = question(tables, as_of=date(2025, 12, 31), ledger=ledger_of(tables))
    time, positions = _once(lambda: with_cells(asked))
    moved, _ = _once(lambda: shifts(tables, positions))
    return [
        Row(f"{RECORDS:,} records to rows and back", floor, 1.0, None),
        Row("positions", time, time / floor, None),
        Row("shifts", moved, moved / floor, None),
    ]


def measure_million() -> list[Row]:
    """Positions and shifts of a million records, against sorting and coding them."""
    tables = _whole(lookups.frames(lookups.records()))
    floor, ledger = _once(lambda: ledger_of(tables))
    asked = question(tables, as_of=date(2025, 12, 31), ledger=ledger)
    time, positions = _once(lambda: with_cells(asked))
    moved, _ = _once(lambda: shifts(tables, positions))
    return [
        Row("the ledger of 1,000,000 records", floor, 1.0, None),
        Row("positions of 1,000,000 records", time, time / floor, None),
        Row("shifts of 1,000,000 records", moved, moved / floor, None),
    ]
