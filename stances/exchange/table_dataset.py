"""A tidy table as a dataset that every page can show: ids for addresses, and what it does not say.

Nothing is made up: what a table has no column for is empty, and a text says so where one is needed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from stances.errors import StancesError
from stances.exchange.door import File
from stances.exchange.opening import ISSUES_SHOWN, SHOWN, bounded, most
from stances.exchange.tidy import read_tidy
from stances.model.dataset import Dataset
from stances.model.dates import parse
from stances.model.plain_letters import plain_letters
from stances.model.records import Actor, DatasetInfo, Issue, Source, Stance
from stances.model.seeds import Seeds
from stances.tables import Tables
from stances.tables.lazily import AT_ONCE
from stances.wording.remarks import scale_remarks

_LONGEST = 100


class TableDataset(NamedTuple):
    """The dataset, its frames, and what a reader must know of how the table was read."""

    dataset: Dataset
    seeds: Seeds
    tables: Tables
    remarks: tuple[str, ...]


class _Stances(Mapping[str, Stance]):
    """The records by id, each made from its row only when it is asked for."""

    def __init__(self, stances: pd.DataFrame) -> None:
        self._frame = stances
        self._rows = pd.Index(stances["stance"])

    def __getitem__(self, name: str) -> Stance:
        row: Any = self._frame.iloc[int(self._rows.get_loc(name))]
        fields: dict[str, Any] = {name: row[name] for name in ("actor", "issue", "summary")}
        return Stance.model_construct(id=row["stance"], date=parse(row["date"]), **fields)

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class _FromTable(Dataset):
    @cached_property
    def newest(self) -> Any:
        """The day of the newest row."""
        return self.as_of

    @cached_property
    def stances_by_id(self) -> Mapping[str, Stance]:
        """Set by ``read_table_dataset``."""
        return {}


def read_table_dataset(file: File) -> TableDataset:
    """The table as a dataset; StancesError if its positions are not those of the dashboard."""
    tables, remarks = read_tidy(file)
    positions = _whole(tables, file.name)
    actors, issues = (_ids(tables.actors["actor"], "actor"), _ids(tables.issues["issue"], "issue"))
    sources = _ids(tables.sources["source"], "source")
    stances = tables.stances.assign(
        actor=tables.stances["actor"].map(actors).astype("str"),
        issue=tables.stances["issue"].map(issues).astype("str"),
        position=positions,
        summary=_summaries(tables.stances, file.name),
    )
    tables = replace(
        tables,
        actors=tables.actors.assign(actor=tables.actors["actor"].map(actors).astype("str")),
        issues=tables.issues.assign(issue=tables.issues["issue"].map(issues).astype("str")),
        sources=tables.sources.assign(
            source=tables.sources["source"].map(sources).astype("str"),
            title=tables.sources["source"],
        ),
        stances=stances,
        evidence=tables.evidence.assign(
            source=tables.evidence["source"].map(sources).astype("str")
        ),
    )
    latest = stances["latest"].max().date()
    shown = most(stances["actor"], SHOWN)
    issues_shown = most(stances["issue"], ISSUES_SHOWN) if len(stances) > AT_ONCE else []
    info = DatasetInfo.model_construct(
        id="table",
        title=file.name,
        question="",
        version="",
        licence="",
        actors=tuple(name for name in actors.values() if name in shown),
        issues=tuple(name for name in issues.values() if name in issues_shown),
        as_of=parse(latest.isoformat()),
    )
    dataset = _FromTable.model_construct(
        dataset=info,
        actors=tuple(
            Actor.model_construct(**_named(actor, name), kind=None)  # type: ignore[arg-type]
            for name, actor in actors.items()
        ),
        issues=tuple(
            Issue.model_construct(id=i, title=n, proposal=n, support="", opposition="")
            for n, i in issues.items()
        ),
        sources=tuple(Source.model_construct(id=s, title=n) for n, s in sources.items()),
    )
    dataset.__dict__["stances_by_id"] = _Stances(stances)
    scales = scale_remarks(tables.scales, list(issues))
    limits = bounded(len(stances), len(actors), len(issues))
    return TableDataset(dataset, Seeds({}), tables, (*scales, *limits, *remarks))


def _named(code: str, name: str) -> dict[str, Any]:
    return {"id": code, "name": name}


def _whole(tables: Tables, name: str) -> pd.Series:
    """The positions, whole numbers from -2 to 2; StancesError names the first that is not."""
    values = tables.stances["position"].astype("float64")
    known = values.notna()
    wrong = (known & ((values % 1 != 0) | (values.abs() > 2))).to_numpy()
    if wrong.any():
        at = int(np.flatnonzero(wrong)[0])
        row = int(tables.stances["stance"].iloc[at].removeprefix("row-"))
        raise StancesError(
            f"{name}: row {row}: position {values.iloc[at]:g}; the dashboard shows positions from "
            "-2 to 2 in whole steps: recode the column (`stances agreement --data` reads any scale)"
        )
    return values.round().astype("Int8")


def _summaries(stances: pd.DataFrame, name: str) -> pd.Series:
    given = stances["summary"]
    rows = stances["stance"].str.removeprefix("row-").str.lstrip("0")
    return given.where(given.notna() & (given != ""), "Row " + rows + f" of {name}.").astype("str")


def _ids(names: Sequence[str], noun: str) -> dict[str, str]:
    """An id for each name, as in a curated dataset: small letters, digits and hyphens."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for number, name in enumerate(names, 1):
        letters = re.sub(r"[^a-z0-9]+", "-", plain_letters(str(name)).lower()).strip("-")
        plain = letters[:_LONGEST].strip("-") or f"{noun}-{number}"
        one, again = plain, 1
        while one in taken:
            again += 1
            one = f"{plain}-{again}"
        taken.add(one)
        ids[name] = one
    return ids
