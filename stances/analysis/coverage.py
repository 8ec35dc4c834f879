"""Who is known on what and how old it is, and what the known rests on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from stances.analysis.positions import HIDDEN, OUT_OF_OFFICE, Positions
from stances.model.addresses import site_of
from stances.model.vocabulary import Attribution, CellStatus, Confidence, Vocabulary
from stances.tables import COUNT, DAY, FLAG, SMALL, TEXT, Columns, Row, Tables, frame_of

STATES = (
    *(str(status) for status in CellStatus if status is not CellStatus.NONE),
    str(CellStatus.NONE),
    OUT_OF_OFFICE,
    HIDDEN,
)
COVERAGE: Columns = {
    "actor": (TEXT, "actor id"),
    "issue": (TEXT, "issue id"),
    "state": (TEXT, "coded, contested, declined, unclear, not-found, none, out-of-office, hidden"),
    "position": (SMALL, "-2 to 2; missing unless the state is coded"),
    "date": (TEXT, "date of the record (EDTF); of the search for not-found"),
    "earliest": (DAY, "first day the date can mean"),
    "latest": (DAY, "last day the date can mean"),
    "age_days": (COUNT, "days from the date to the as-of date"),
    "stale": (FLAG, "true where the age is past the issue's stale_after"),
    "records": (COUNT, "records admitted for this actor and issue"),
    "stance": (TEXT, "id of the record in force"),
}
HOSTS: Columns = {
    "host": (TEXT, "the host of the sources' addresses; missing where they have none"),
    "sources": (COUNT, "number of sources"),
    "stances": (COUNT, "number of the stances asked about that cite one of them"),
}


class Footing(Vocabulary):
    """A reason to look at a record again, by what it rests on."""

    ONE_SOURCE = "one-source", "positions in force whose record cites one source only"
    ANONYMOUS = "anonymous", "positions in force known from unnamed officials or sources"
    PARAPHRASE = "paraphrase", "positions in force paraphrased by the source, with no quotation"
    ONE_CODER = "one-coder", "records that fewer than two coders have coded"
    LOW_CONFIDENCE = "low-confidence", "records of which the coder is least sure"
    INFERRED = "inferred", "records that are the coder's own reading"


@dataclass(frozen=True)
class Host:
    """A site: its name (empty: no address), its sources, and the stances that cite one of them."""

    name: str
    sources: Sequence[str]
    stances: Sequence[str]


def state(cell: Row) -> str:
    """What is known in a cell: its status, or why nothing is shown; one of STATES."""
    return str(cell["reason"] or cell["status"])


def coverage(found: Positions) -> dict[str, list[Row]]:
    """The cells by their state: every state of STATES, in that order, also where it has none."""
    cells: dict[str, list[Row]] = {name: [] for name in STATES}
    for cell in found.cells:
        cells[state(cell)].append(cell)
    return cells


def coverage_table(cells: Sequence[Row]) -> pd.DataFrame:
    """The cells as a frame with the columns of COVERAGE."""
    return frame_of([{**cell, "state": state(cell)} for cell in cells], COVERAGE)


def footings(tables: Tables, found: Positions) -> dict[Footing, list[str]]:
    """The ids of the stances under each Footing, in the file's order.

    The first three are about records in force (a contested cell has none), the others about every
    record that counts on the day.
    """
    force = {cell["stance"] for cell in found.cells if cell["position"] is not None}
    listed: dict[Footing, list[str]] = {footing: [] for footing in Footing}
    for stance, record in tables.stance_rows.items():
        if stance in found.admitted:
            for footing in _footings_of(tables, record, in_force=stance in force):
                listed[footing].append(stance)
    return listed


def _footings_of(tables: Tables, record: Row, *, in_force: bool) -> list[Footing]:
    evidence = tables.evidence_of.get(record["stance"], ())
    coders = {coding["coder"] for coding in tables.codings_of.get(record["stance"], ())}
    quoted = any(item["quote"] for item in evidence)
    attribution = record["attribution"]
    holds: Mapping[Footing, bool] = {
        Footing.ONE_SOURCE: in_force and len({item["source"] for item in evidence}) == 1,
        Footing.ANONYMOUS: in_force and attribution == Attribution.ANONYMOUS,
        Footing.PARAPHRASE: in_force and attribution == Attribution.PARAPHRASE and not quoted,
        Footing.ONE_CODER: len(coders) < 2,
        Footing.LOW_CONFIDENCE: record["confidence"] == Confidence.LOW,
        Footing.INFERRED: attribution == Attribution.INFERRED,
    }
    return [footing for footing, applies in holds.items() if applies]


def hosts(tables: Tables, *, among: Collection[str]) -> list[Host]:
    """The hosts of all sources, those with most sources first; of the stances only ``among``."""
    sources: dict[str, list[str]] = {}
    for source, row in tables.source_rows.items():
        sources.setdefault(site_of(row["url"]), []).append(source)
    home = {source: name for name, members in sources.items() for source in members}
    stances: dict[str, dict[str, None]] = {name: {} for name in sources}
    for stance in tables.stance_rows:
        if stance in among:
            for item in tables.evidence_of.get(stance, ()):
                stances[home[item["source"]]][stance] = None
    made = [Host(name, members, list(stances[name])) for name, members in sources.items()]
    return sorted(made, key=lambda one: (-len(one.sources), -len(one.stances), one.name))


def hosts_table(found: Sequence[Host]) -> pd.DataFrame:
    """The hosts as a frame with the columns of HOSTS."""
    made = [
        {"host": one.name or None, "sources": len(one.sources), "stances": len(one.stances)}
        for one in found
    ]
    return frame_of(made, HOSTS)
