"""Which positions are known and how old they are, and what they rest on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import pandas as pd

from stances.analysis.cell import STATES, Cell
from stances.analysis.positions import Positions
from stances.model.addresses import site_of
from stances.model.vocabulary import Attribution, Confidence, Vocabulary
from stances.tables import Tables
from stances.tables.rows import (
    COUNT,
    DAY,
    FLAG,
    SMALL,
    TEXT,
    Day,
    columns_of,
    frame_of,
)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One cell of the coverage as a row."""

    actor: Annotated[str, TEXT, "actor id"]
    issue: Annotated[str, TEXT, "issue id"]
    state: Annotated[
        str,
        TEXT,
        "status of the cell, or the reason why it is empty: out-of-office, hidden",
    ]
    position: Annotated[int | None, SMALL, "-2 to 2; missing unless the state is coded"]
    date: Annotated[str | None, TEXT, "date of the record (EDTF), or of the last search"]
    earliest: Annotated[Day | None, DAY, "first day the date can mean"]
    latest: Annotated[Day | None, DAY, "last day the date can mean"]
    age_days: Annotated[int | None, COUNT, "days from the date to the as-of date"]
    stale: Annotated[bool, FLAG, "true if the age exceeds the issue's stale_after"]
    records: Annotated[int, COUNT, "records admitted for this actor and issue"]
    stance: Annotated[str | None, TEXT, "id of the record in force"]
    documents: Annotated[int, COUNT, "independent documents that it cites, a copy counted once"]


class Weakness(Vocabulary):
    """A reason to review a record, based on its evidence."""

    ONE_SOURCE = "one-source", "positions in force whose record cites only one document"
    ANONYMOUS = "anonymous", "positions in force known from unnamed officials or sources"
    PARAPHRASE = "paraphrase", "positions in force paraphrased by the source, with no quotation"
    ONE_CODER = "one-coder", "records coded by fewer than two coders"
    LOW_CONFIDENCE = "low-confidence", "records the coder is least sure of"
    INFERRED = "inferred", "records that are the coder's own interpretation"


@dataclass(frozen=True)
class Host:
    """A site: its name (empty: no address), its sources, and the stances that cite one of them."""

    name: str
    sources: Sequence[str]
    stances: Sequence[str]


@dataclass(frozen=True, slots=True)
class HostRow:
    """One host as a row."""

    host: Annotated[str | None, TEXT, "the host of the sources' addresses; missing if none"]
    sources: Annotated[int, COUNT, "number of sources"]
    stances: Annotated[int, COUNT, "number of selected stances that cite one of them"]


def coverage(positions: Positions) -> dict[str, list[Cell]]:
    """The cells by their state: every state of STATES, in that order, even if it has none."""
    cells: dict[str, list[Cell]] = {name: [] for name in STATES}
    for cell in positions.cells:
        cells[cell.state].append(cell)
    return cells


def coverage_table(tables: Tables, cells: Sequence[Cell]) -> pd.DataFrame:
    """The cells as a frame with the columns of CoverageRow."""
    names = [name for name in columns_of(CoverageRow) if name != "documents"]
    rows = [
        CoverageRow(
            **{name: getattr(cell, name) for name in names},
            documents=len(_documents(tables, cell.stance)),
        )
        for cell in cells
    ]
    return frame_of(rows, CoverageRow)


def _documents(tables: Tables, stance: str | None) -> set[str]:
    """The documents that the stance cites, copies left out."""
    evidence = tables.evidence_of.get(stance, ()) if stance else ()
    return {tables.document_of[item.source] for item in evidence}


def weaknesses(tables: Tables, positions: Positions) -> dict[Weakness, list[str]]:
    """The ids of the stances under each Weakness, in the file's order.

    The first three are about records in force (a contested cell has none), the others about every
    record that counts on the day.
    """
    force = {cell.stance for cell in positions.cells if cell.position is not None}
    ids, evidence = tables.stances["stance"], tables.evidence
    admitted, in_force = ids.isin(list(positions.admitted)), ids.isin(list(force))
    documents = evidence.assign(document=evidence["source"].map(dict(tables.document_of)))
    quoted = ids.isin(evidence["stance"][evidence["quote"].fillna("") != ""])
    attribution, confidence = tables.stances["attribution"], tables.stances["confidence"]
    applicable: Mapping[Weakness, pd.Series] = {
        Weakness.ONE_SOURCE: in_force & (_different(documents, "document", ids) == 1),
        Weakness.ANONYMOUS: in_force & (attribution == Attribution.ANONYMOUS),
        Weakness.PARAPHRASE: in_force & (attribution == Attribution.PARAPHRASE) & ~quoted,
        Weakness.ONE_CODER: _different(tables.codings, "coder", ids) < 2,
        Weakness.LOW_CONFIDENCE: confidence == Confidence.LOW,
        Weakness.INFERRED: attribution == Attribution.INFERRED,
    }
    return {one: ids[admitted & applicable[one].fillna(False)].tolist() for one in Weakness}


def _different(frame: pd.DataFrame, column: str, ids: pd.Series) -> pd.Series:
    """How many different values of the column each stance has in the frame."""
    pairs = frame[["stance", column]].drop_duplicates()
    return ids.map(pairs["stance"].value_counts()).fillna(0)


def hosts(tables: Tables, *, among: Collection[str]) -> list[Host]:
    """The hosts of all sources, most sources first; only stances in ``among`` are counted."""
    sources: dict[str, list[str]] = {}
    for source, row in tables.source_rows.items():
        sources.setdefault(site_of(row.url), []).append(source)
    host_of_source = {source: name for name, members in sources.items() for source in members}
    stances: dict[str, dict[str, None]] = {name: {} for name in sources}
    for stance in tables.stance_rows:
        if stance in among:
            for item in tables.evidence_of.get(stance, ()):
                stances[host_of_source[item.source]][stance] = None
    all_hosts = [Host(name, members, list(stances[name])) for name, members in sources.items()]
    return sorted(all_hosts, key=lambda one: (-len(one.sources), -len(one.stances), one.name))


def hosts_table(hosts: Sequence[Host]) -> pd.DataFrame:
    """The hosts as a frame with the columns of HostRow."""
    rows = [HostRow(one.name or None, len(one.sources), len(one.stances)) for one in hosts]
    return frame_of(rows, HostRow)
