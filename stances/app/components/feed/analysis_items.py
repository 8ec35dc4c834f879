"""What a feed shows beside the figures: divides, ties, and the positions behind a point."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from stances import wording
from stances.analysis.matrix import Matrix
from stances.analysis.networks import Network
from stances.analysis.polarisation import Split
from stances.analysis.positions import Positions
from stances.app.components.feed.items import actor_side, side_of
from stances.app.components.feed.payload import Bar, Item, Section, Side
from stances.charts.palette import SHADES
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.tables.rows import StanceRow


def divides(
    tables: Tables, found: Positions, used: Matrix, seen: Sequence[Split], *, empty: str
) -> Section:
    """Each issue with its polarisation, its distribution as bars, and the actors behind them."""
    items = [_divide(tables, found, used, split) for split in seen if split.actors]
    return Section(items, empty)


def _divide(tables: Tables, found: Positions, used: Matrix, split: Split) -> Item:
    known = used.known[:, used.issues.index(split.issue)]
    cells = [found.cell(a, split.issue) for a, k in zip(used.actors, known, strict=True) if k]
    row = tables.issue_rows[split.issue]
    numbered = split.polarisation is not None
    return Item(
        row.title,
        "polarisation" if numbered else "fewer than 5 actors",
        wording.decimal(split.polarisation) if split.polarisation is not None else "not enough",
        bars=[
            Bar(count, POSITION_LABELS[position], SHADES[position])
            for position, count in zip(range(-2, 3), split.counts, strict=True)
        ],
        fold=f"{wording.count(split.actors, 'actor')}: who stands where",
        sides=[
            actor_side(tables, cell) for cell in sorted(cells, key=lambda cell: cell.position or 0)
        ],
        notes=[row.proposal],
    )


def ties(tables: Tables, made: Network, said: pd.DataFrame, actor: str, *, empty: str) -> Section:
    """The ties of one actor, the strongest first, each with the records that make it."""
    if not actor:
        return Section([], empty)
    at = made.actors.index(actor)
    weights = made.weights[at]
    order = sorted(range(len(weights)), key=lambda other: -abs(weights[other]))
    records = [tables.stance_rows[name] for name in tables.stances["stance"].iloc[said["row"]]]
    items = [_tie(tables, made, records, (at, other)) for other in order if weights[other] != 0]
    heading = f"Ties of {tables.actor_rows[actor].name}"
    return Section(items, "No tie to anyone in this window.", heading)


def _tie(tables: Tables, made: Network, records: Sequence[StanceRow], at: tuple[int, int]) -> Item:
    pair = [made.actors[number] for number in at]
    sides: list[Side] = []
    for issue in tables.issue_rows:
        on = [[r for r in records if (r.actor, r.issue) == (who, issue)] for who in pair]
        if all(on):
            sides += [
                replace(side_of(tables, record.stance), label=_short_label(tables, record))
                for record in on[0] + on[1]
            ]
    return Item(
        tables.actor_rows[pair[1]].name,
        f"{made.congruence[at]:g} congruent, {made.conflict[at]:g} conflicting",
        wording.decimal(float(made.weights[at])),
        strong=bool(made.weights[at] < 0),
        fold=f"{wording.count(len(sides), 'record')} on "
        f"{wording.count(int(made.shared[at]), 'shared issue')}",
        sides=sides,
    )


def _short_label(tables: Tables, record: StanceRow) -> str:
    title = wording.in_sentence(tables.issue_rows[record.issue].title)
    label = wording.position_words(record.position, record.status).lower()
    return f"{tables.actor_rows[record.actor].short} {label}: {title}"


def held_positions(
    tables: Tables, found: Positions, used: Matrix, actor: str, *, empty: str
) -> Section:
    """The positions of one actor that a figure rests on, with the records in force."""
    if not actor:
        return Section([], empty)
    items = []
    for issue, known in zip(used.issues, used.known[used.actors.index(actor)], strict=True):
        if known:
            cell, row = found.cell(actor, issue), tables.issue_rows[issue]
            items.append(
                Item(
                    row.title,
                    wording.when_words(cell.date),
                    sides=[side_of(tables, cell.stance or "")],
                    notes=[row.proposal],
                )
            )
    return Section(items, empty, tables.actor_rows[actor].name)
