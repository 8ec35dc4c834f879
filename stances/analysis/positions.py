"""The position in force on a date (docs/method.md, "Position in force")."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from stances.analysis.ledger import NEVER, Ints, Ledger, day_number, ledger
from stances.model.vocabulary import CellStatus, Knowledge
from stances.tables import COUNT, DAY, FLAG, SMALL, TEXT, Columns, Tables

POSITIONS: Columns = {
    "actor": (TEXT, "actor id"),
    "issue": (TEXT, "issue id"),
    "position": (SMALL, "-2 to 2; missing unless the status is coded"),
    "status": (TEXT, "coded, contested, declined, unclear, not-found or none"),
    "date": (TEXT, "date of the record (EDTF); of the search for not-found"),
    "earliest": (DAY, "first day the date can mean"),
    "latest": (DAY, "last day the date can mean"),
    "certain": (FLAG, "true where the record had happened by the as-of date for sure"),
    "age_days": (COUNT, "days from the date to the as-of date"),
    "stale": (FLAG, "true where the age is past the issue's stale_after"),
    "records": (COUNT, "records admitted for this actor and issue"),
    "reversed": (TEXT, "day of the last change of sign, where there was one"),
    "stance": (TEXT, "id of the record in force"),
    "against": (TEXT, "ids of the records that contest it, joined by commas"),
    "speaker": (TEXT, "who said it"),
    "attribution": (TEXT, "how it is known"),
    "confidence": (TEXT, "how sure the coder is"),
    "reason": (TEXT, "out-of-office where the actor's time is over"),
}


@dataclass(frozen=True)
class Positions:
    """Positions of actors × issues on a day, and how each came about.

    ``frame`` has the columns of POSITIONS, actors outermost, in the order asked for; ``trail`` has
    one row for each record that was in force (actor, issue, stance, earliest, position), oldest
    first; ``admitted`` are the ids of the records that count on the day, in whatever state.
    """

    as_of: date
    frame: pd.DataFrame
    trail: pd.DataFrame
    admitted: pd.Index

    @property
    def empty(self) -> bool:
        """True where nothing was asked for."""
        return self.frame.empty


def positions(
    tables: Tables,
    *,
    as_of: date,
    actors: list[str] | None = None,
    issues: list[str] | None = None,
    knowledge: Knowledge = Knowledge.THEN,
    stances: pd.DataFrame | None = None,
) -> Positions:
    """The position in force of each actor on each issue on ``as_of``.

    ``stances`` may be a selection of ``tables.stances``, when some records are left out.
    """
    records = tables.stances if stances is None else stances
    chosen_actors = pd.Index(tables.actors["actor"] if actors is None else actors, dtype="str")
    chosen_issues = pd.Index(tables.issues["issue"] if issues is None else issues, dtype="str")
    book = ledger(records, chosen_actors, chosen_issues)
    day = day_number(as_of)
    admitted = book.admitted(day, knowledge)
    coded = book.coded(admitted)
    in_office = _in_office(tables.actors, book, day)
    force = np.where(in_office, book.last(coded), -1).astype(np.int32)
    silent = book.last(_silences(book, records, admitted))
    silent = np.where(in_office & (force < 0), silent, -1).astype(np.int32)
    trail = _trail(book, records, coded)
    frame = _frame(book, records, force, silent, day, issues=tables.issues)
    frame["records"] = np.bincount(book.cell[admitted], minlength=book.cells)
    frame["reversed"] = _reversals(book, trail)
    _note_contested(frame, book, records, force, coded)
    _note_searches(frame, tables.searches)
    gone = ~in_office & (frame["records"] > 0).to_numpy()
    frame.loc[~in_office, "status"] = str(CellStatus.NONE)
    frame.loc[~in_office, "date"] = None
    frame.loc[gone, "reason"] = "out-of-office"
    known = pd.Index(records["stance"].to_numpy()[book.row[admitted]])
    return Positions(as_of, _typed(frame), trail, known)


def _in_office(actors: pd.DataFrame, book: Ledger, day: int) -> np.ndarray[Any, Any]:
    until = actors.set_index("actor")["office_until"].reindex(book.actors)
    days = until.to_numpy(dtype="datetime64[D]")
    over = ~np.isnat(days) & (days < np.datetime64(day, "D"))
    return np.repeat(~over, len(book.issues))


def _silences(book: Ledger, stances: pd.DataFrame, admitted: Ints) -> Ints:
    """Records without a position; of one day, those that declined come last and so prevail."""
    silent = admitted[book.position[admitted] == NEVER]
    declined = (stances["status"].to_numpy() == "declined")[book.row[silent]]
    return silent[np.lexsort((silent, declined, book.earliest[silent]))]


def _trail(book: Ledger, stances: pd.DataFrame, coded: Ints) -> pd.DataFrame:
    order = coded[np.argsort(book.cell[coded], kind="stable")]
    cell, day = book.cell[order], book.earliest[order]
    replaced = (cell[1:] == cell[:-1]) & (day[1:] == day[:-1])
    kept = order[~np.append(replaced, False)] if len(order) else order
    cell = book.cell[kept]
    return pd.DataFrame(
        {
            "cell": cell,
            "actor": book.actors[cell // max(len(book.issues), 1)],
            "issue": book.issues[cell % max(len(book.issues), 1)],
            "stance": stances["stance"].to_numpy()[book.row[kept]],
            "earliest": book.earliest[kept],
            "position": book.position[kept],
        }
    )


def _reversals(book: Ledger, trail: pd.DataFrame) -> list[str | None]:
    days: list[str | None] = [None] * book.cells
    signed = trail[trail["position"] != 0]
    cell, sign = signed["cell"].to_numpy(), np.sign(signed["position"].to_numpy())
    turned = np.flatnonzero((cell[1:] == cell[:-1]) & (sign[1:] != sign[:-1])) + 1
    for place in turned:
        day = signed["earliest"].iloc[place]
        days[cell[place]] = str(np.datetime64(int(day), "D"))
    return days


def _frame(
    book: Ledger,
    stances: pd.DataFrame,
    force: Ints,
    silent: Ints,
    day: int,
    *,
    issues: pd.DataFrame,
) -> pd.DataFrame:
    shown = np.where(force >= 0, force, silent)
    found = shown >= 0
    record = stances.iloc[book.row[shown[found]]].reset_index(drop=True)
    columns: dict[str, Any] = {
        "actor": np.repeat(book.actors.to_numpy(), len(book.issues)),
        "issue": np.tile(book.issues.to_numpy(), len(book.actors)),
    }
    for name in ("position", "status", "date", "earliest", "latest", "stance"):
        columns[name] = _spread(record[name], found)
    for name in ("speaker", "attribution", "confidence"):
        columns[name] = _spread(record[name], found)
    frame = pd.DataFrame(columns)
    frame["status"] = frame["status"].fillna(str(CellStatus.NONE))
    latest = np.where(found, book.latest[shown] if len(book.latest) else 0, 0)
    age = np.maximum(day - latest, 0)
    frame["certain"] = found & (latest <= day)
    frame["age_days"] = pd.array(np.where(found, age, -1), dtype=COUNT)
    frame.loc[~found, "age_days"] = pd.NA
    limit = issues.set_index("issue")["stale_after"].reindex(book.issues).fillna(10**6)
    frame["stale"] = (force >= 0) & (
        age > np.tile(limit.to_numpy(dtype=np.int64), len(book.actors))
    )
    frame["against"] = None
    frame["reason"] = None
    return frame


def _spread(values: pd.Series, found: np.ndarray[Any, Any]) -> pd.Series:
    """``values`` at the places of ``found``, missing elsewhere."""
    place = np.full(len(found), -1)
    place[found] = np.arange(int(found.sum()))
    return values.reset_index(drop=True).reindex(place).reset_index(drop=True)


def _note_contested(
    frame: pd.DataFrame, book: Ledger, stances: pd.DataFrame, force: Ints, coded: Ints
) -> None:
    winners = force[force >= 0]
    if not len(winners):
        return
    top = np.full(book.cells, -1, dtype=np.int32)
    top[book.cell[winners]] = winners
    rival = coded[top[book.cell[coded]] >= 0]
    winner = top[book.cell[rival]]
    same = book.position[rival] != book.position[winner]
    for column in (book.earliest, book.latest, book.rank):
        same &= column[rival] == column[winner]
    against: dict[int, list[str]] = {}
    for index in rival[same]:
        against.setdefault(int(book.cell[index]), []).append(
            stances["stance"].iloc[int(book.row[index])]
        )
    for cell, names in against.items():
        frame.loc[cell, "against"] = ",".join(names)
        frame.loc[cell, "status"] = str(CellStatus.CONTESTED)
        frame.loc[cell, "position"] = pd.NA


def _note_searches(frame: pd.DataFrame, searches: pd.DataFrame) -> None:
    latest: Mapping[tuple[str, str], str] = {
        (actor, issue): day
        for actor, issue, day in searches.sort_values("date")[
            ["actor", "issue", "date"]
        ].itertuples(index=False)
    }
    silent = (frame["status"] == CellStatus.NONE) & (frame["records"] == 0)
    for index in np.flatnonzero(silent):
        day = latest.get((frame["actor"].iloc[index], frame["issue"].iloc[index]))
        if day is not None:
            frame.loc[index, "status"] = str(CellStatus.NOT_FOUND)
            frame.loc[index, "date"] = day


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    typed = {name: frame[name].astype(dtype) for name, (dtype, _) in POSITIONS.items()}
    return pd.DataFrame(typed)
