"""The documents: each a function from what is asked to an answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from stances import wording
from stances.analysis.agreement import agreement
from stances.analysis.cell import Cell, Reason
from stances.analysis.coverage import coverage
from stances.analysis.shifts import shifts
from stances.api.answers import (
    Agreement,
    Answer,
    Coverage,
    Dataset,
    Datasets,
    Days,
    Described,
    Empty,
    Named,
    Positions,
    Records,
    Shifts,
    Span,
    State,
    kind_of_nothing,
)
from stances.api.asked import Asked, Data, Refused
from stances.api.entries import measured_as, pair_entry, position_entry, record_entry, shift_entry
from stances.model.measures import Measure
from stances.model.vocabulary import CellStatus
from stances.wording.labels import STATE_WORDS
from stances.wording.remarks import agreement_remarks

MOST_ACTORS = 2000  # whose pairs are compared at once
_LISTED = 1000  # actors or issues of a description
_CELLS = 50  # named in each state of the coverage


def positions_document(asked: Asked) -> Positions:
    """The position in force of each actor on each issue, a page of them."""
    question = asked.question
    width = len(question.issues)
    n = len(question.actors) * width
    first, last = asked.offset, min(asked.offset + asked.limit, n)
    cells: Sequence[Cell] = ()
    if first < last:
        rows = question.actors[first // width : (last - 1) // width + 1]
        skipped = first - first // width * width
        cells = question.about(actors=rows).positions().cells[skipped : skipped + last - first]
    return Positions(
        **_head(asked, n, Empty.NOTHING_CHOSEN, page="compare"),
        positions=[position_entry(asked, cell) for cell in cells],
    )


def records_document(asked: Asked) -> Records:
    """The records of the chosen actors and issues that count on the day, or that are withdrawn."""
    question, tables = asked.question, asked.data.tables
    stances = tables.stances
    actors, issues = set(question.actors), set(question.issues)
    chosen = stances["actor"].isin(actors) & stances["issue"].isin(issues)
    counting = _counting(asked)
    gone = (stances["withdrawn"].fillna("") != "") & (stances["known"].dt.date <= question.as_of)
    if question.keep is not None:
        gone &= question.keep
    frame = stances[chosen & (stances["stance"].isin(counting) | gone)]
    frame = frame.sort_values(
        ["earliest", "latest", "stance"], ascending=[False, False, True], kind="stable"
    )
    ids = frame["stance"].iloc[asked.offset : asked.offset + asked.limit]
    return Records(
        **_head(asked, len(frame), Empty.NO_RECORD, page="compare"),
        records=[record_entry(asked, tables.stance_rows[name], counting) for name in ids],
    )


def record_document(asked: Asked, name: str) -> Records:
    """One record with its evidence, even if it does not count on the day; Refused if not there."""
    row = asked.data.tables.stance_rows.get(name)
    if row is None:
        raise Refused(
            f"No record “{wording.clipped(name, 60)}” in this dataset; “records” lists the ids.",
            missing=True,
        )
    only = record_entry(asked, row, _counting(asked))
    head = _head(asked, 1, Empty.NO_RECORD) | {"offset": 0, "truncated": False, "next_offset": None}
    return Records(**{**head, "nothing": None, "link": only.link}, records=[only])


def shifts_document(asked: Asked) -> Shifts:
    """The changes of position up to the day, the newest first."""
    question = asked.question
    moves = shifts(asked.data.tables, question.positions())
    kinds, since = asked.values.get("kind"), asked.one("since")
    moves = [
        move
        for move in moves
        if (not kinds or move.kind in kinds) and (not since or move.day.isoformat() >= since)
    ]
    shown = moves[asked.offset : asked.offset + asked.limit]
    head = _head(asked, len(moves), Empty.NO_CHANGE, page="over-time", part="Shifts", by="all")
    if since and since > question.as_of.isoformat():
        head["remarks"].append(f"“since” {since} is after the as-of day, {question.as_of}.")
    return Shifts(
        **head,
        shifts=[shift_entry(asked, move) for move in shown],
    )


def agreement_document(asked: Asked) -> Agreement:
    """The agreement of each two of the chosen actors, of one with each other, or of two."""
    question, tables = asked.question, asked.data.tables
    named = dict.fromkeys(filter(None, (asked.one("a"), asked.one("b"))))
    if asked.one("a") and asked.one("b"):
        question = question.about(actors=tuple(named))
    elif named:
        question = question.about(actors=tuple(dict.fromkeys((*named, *question.actors))))
    if len(question.actors) > MOST_ACTORS:
        raise Refused(
            f"{len(question.actors):,} actors make too many pairs; choose at most {MOST_ACTORS:,} "
            "with “actors”."
        )
    measure = Measure(asked.one("measure") or Measure.CITY_BLOCK)
    matrix = question.matrix()
    measured = agreement(matrix, measure=measure, weights=_weights(asked))
    frame = measured.frame
    if named:  # the first of the actors, so that each of its pairs begins with it
        frame = frame[frame["actor_a"].isin(named)].iloc[: len(question.actors) - 1]
    page = "pair" if len(named) == 2 else "agreement"
    head = _head(asked, len(frame), Empty.ONE_ACTOR, page=page, **measured_as(asked, page))
    frame = frame.iloc[asked.offset : asked.offset + asked.limit]
    head["remarks"] = [*head["remarks"], *agreement_remarks(tables, matrix, measured)]
    return Agreement(
        **head,
        measure=str(measure),
        stale=question.stale,
        agreement=[pair_entry(asked, row) for row in frame.itertuples(index=False)],
    )


def coverage_document(asked: Asked) -> Coverage:
    """Of how many cells what is known on the day."""
    question = asked.question
    n = len(question.actors) * len(question.issues)
    if n > 200_000:
        raise Refused(f"{n:,} cells are too many; choose fewer with “actors” and “issues”.")
    states = coverage(question.positions())
    known, contested = states["coded"], states["contested"]
    apply = n - len(states["not-applicable"])
    current = sum(not cell.stale for cell in known)
    bounds = None
    if apply:
        bounds = Span(low=current / apply, high=(len(known) + len(contested)) / apply)
    head = _head(asked, len(states), Empty.NOTHING_CHOSEN, page="data", check="Coverage")
    head |= {"offset": 0, "truncated": False, "next_offset": None}
    head["nothing"] = None if n else kind_of_nothing(Empty.NOTHING_CHOSEN)
    return Coverage(
        **head,
        cells=n,
        bounds=bounds,
        states=[
            State(
                state=name,
                label=STATE_WORDS[name],
                meaning=_meaning(name),
                n=len(cells),
                stale=sum(cell.stale for cell in cells),
                cells=[cell.id for cell in cells[:_CELLS]],
                truncated=len(cells) > _CELLS,
            )
            for name, cells in states.items()
        ],
    )


def dataset_document(data: Data, code: str, *, base: str, several: bool) -> Dataset:
    """A dataset, and the ids of its actors and issues."""
    info, tables = data.dataset.dataset, data.tables
    stances = tables.stances
    bounds = None
    if len(stances):
        bounds = Days(
            earliest=stances["earliest"].min().date(), latest=stances["latest"].max().date()
        )
    actors = list(zip(tables.actors["actor"], tables.actors["name"], strict=True))
    issues = list(zip(tables.issues["issue"], tables.issues["title"], strict=True))
    return Dataset(
        code=code,
        id=info.id,
        title=info.title,
        question=info.question,
        version=info.version,
        licence=info.licence,
        as_of=data.dataset.as_of,
        bounds=bounds,
        n=len(stances),
        actors=[Named(id=name, name=label) for name, label in actors[:_LISTED]],
        issues=[Named(id=name, name=label) for name, label in issues[:_LISTED]],
        truncated=max(len(actors), len(issues)) > _LISTED,
        remarks=list(data.remarks),
        link=f"{base}?dataset={quote(code, safe='')}" if several else base,
    )


DOCUMENTS: Mapping[str, Callable[[Asked], Answer]] = {
    "positions": positions_document,
    "records": records_document,
    "shifts": shifts_document,
    "agreement": agreement_document,
    "coverage": coverage_document,
}
ANSWERS: Mapping[str, type[Answer] | type[Datasets]] = {
    "datasets": Datasets,
    "positions": Positions,
    "records": Records,
    "shifts": Shifts,
    "agreement": Agreement,
    "coverage": Coverage,
}


def _head(asked: Asked, n: int, empty: Empty, *, page: str = "", **more: str) -> dict[str, Any]:
    """What every answer says: the day, how many entries, whether some are missing, and why none."""
    info = asked.data.dataset.dataset
    both = asked.hindsight and asked.one("recorded") == "true"
    excluded = ["“recorded” has no effect with “hindsight”."] if both else []
    last = asked.offset + asked.limit
    nothing = empty if n == 0 else Empty.NO_SUCH_PAGE if asked.offset >= n else None
    question = asked.question
    if n == 0 and not (question.actors and question.issues):
        nothing = Empty.NOTHING_CHOSEN
    return {
        "dataset": Described(
            code=asked.code,
            id=info.id,
            title=info.title,
            version=info.version,
            licence=info.licence,
        ),
        "as_of": question.as_of,
        "hindsight": asked.hindsight,
        "recorded": asked.recorded,
        "n": n,
        "offset": asked.offset,
        "truncated": last < n,
        "next_offset": last if last < n else None,
        "nothing": None if nothing is None else kind_of_nothing(nothing),
        "remarks": [*asked.data.remarks, *excluded],
        "link": asked.link(page, **more),
    }


def _meaning(state: str) -> str:
    return next(
        code.meaning for kind in (CellStatus, Reason) for code in kind if str(code) == state
    )


def _counting(asked: Asked) -> frozenset[str]:
    """The ids of the records that count on the day."""
    question = asked.question
    names = asked.data.tables.stance_ids[question.ledger.row[question.admitted()]]
    return frozenset(names)


def _weights(asked: Asked) -> dict[str, float]:
    items: Iterable[str] = filter(None, asked.one("weights").split(","))
    return {issue: float(weight) for issue, _, weight in (one.partition(":") for one in items)}
