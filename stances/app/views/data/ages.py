"""The grid of coverage: actors as rows, issues as columns, each cell its age."""

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.positions import Positions
from stances.charts.palette import SHADES
from stances.components.grid.cells import legend
from stances.components.grid.payload import Column, Grid, Look, Row, StanceCell, TextCell
from stances.model.vocabulary import CellStatus
from stances.tables import Tables


def ages_grid(tables: Tables, positions: Positions) -> Grid:
    """What is known of each actor on each issue, and how old it is."""
    actors, issues = tables.actor_rows, tables.issue_rows
    cells: dict[str, list[StanceCell]] = {}
    for cell in positions.cells:
        cells.setdefault(cell.actor, []).append(_cell(tables, cell))
    chosen = list(dict.fromkeys(cell.issue for cell in positions.cells))
    return Grid(
        Look.AGES,
        f"What is known of {wording.count(len(cells), 'actor')} on "
        f"{wording.count(len(chosen), 'issue')} as of {wording.day_words(positions.as_of)}",
        Column("Actor", kind="hidden"),
        [Column(issues[issue].title) for issue in chosen],
        [Row(TextCell(actors[actor].short), cells[actor]) for actor in cells],
        legend=legend(),
        as_of=positions.as_of.isoformat(),
    )


def _cell(tables: Tables, cell: Cell) -> StanceCell:
    name, title = tables.actor_rows[cell.actor].name, tables.issue_rows[cell.issue].title
    sentence = wording.cell_sentence(cell, actor=name, issue=title)
    known = cell.state
    age = ""
    if cell.age_days is not None:
        age = wording.age_words(cell.age_days)
        sentence += f", {wording.count(cell.age_days, 'day')} before the as-of date"
    elif known in (CellStatus.NOT_FOUND, CellStatus.NOT_IN_TEXTS):
        age = wording.when_words(cell.date, short=True)
    label = wording.STATE_WORDS[known] if cell.position is None else wording.signed(cell.position)
    if cell.stale:
        label += " · stale"
    return StanceCell(
        cell.id,
        "gone" if known not in tuple(CellStatus) else cell.status,
        SHADES[cell.position],
        "·" if known == CellStatus.NONE else label,
        sentence,
        [age] if age and not cell.stale else [],
        stale=age if cell.stale else "",
    )
