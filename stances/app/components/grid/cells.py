"""The grid of positions: issues as rows, actors as columns."""

from collections.abc import Mapping, Sequence

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.ledger import day_number
from stances.analysis.pairs import verdicts
from stances.analysis.positions import Positions, Step
from stances.app.components.grid.payload import (
    Column,
    Grid,
    Look,
    Row,
    StanceCell,
    TextCell,
    VerdictCell,
)
from stances.app.components.kit.payload import LegendItem
from stances.charts.palette import SHADES
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.tables.rows import ActorRow

Trail = Sequence[tuple[float, int]]


def position_grid(
    tables: Tables,
    positions: Positions,
    dissent: Mapping[tuple[str, str], Sequence[str]] | None = None,
    *,
    any_age: bool = True,
) -> Grid:
    """The grid of the positions: issues as rows, actors as columns.

    ``dissent`` names for a group's cell the members of the opposite sign. With exactly two actors
    each row also says whether they agree, stale positions included if ``any_age`` counts, and each
    cell carries its words.
    """
    actors, issues = tables.actor_rows, tables.issue_rows
    chosen = list(dict.fromkeys(cell.actor for cell in positions.cells))
    paired = verdicts(positions.cells, any_age=any_age) if len(chosen) == 2 else {}
    words = _words(tables) if paired else {}
    trails = _trails(positions)
    cells: dict[str, list[StanceCell | VerdictCell]] = {}
    for cell in positions.cells:
        dissenters = [actors[name].short for name in (dissent or {}).get(cell.pair, ())]
        shown = _cell(
            tables,
            cell,
            trail=trails.get(cell.pair, ()),
            last=_last(positions.trail(cell)),
            words=words.get(cell.stance or "", ("", False)),
            dissenters=dissenters,
        )
        cells.setdefault(cell.issue, []).append(shown)
    columns = [Column(actors[actor].short, _sub(actors[actor])) for actor in chosen]
    if paired:
        columns.append(Column("Compared", "on this date", kind="verdict"))
    for issue, verdict in paired.items():
        cells[issue].append(VerdictCell(verdict.value, wording.VERDICT_WORDS[verdict]))
    return Grid(
        Look.STANCES,
        f"Positions of {wording.count(len(chosen), 'actor')} on "
        f"{wording.count(len(cells), 'issue')} as of {wording.day_words(positions.as_of)}",
        Column("Issue", kind="hidden"),
        columns,
        [Row(TextCell(issues[issue].title, issues[issue].proposal), cells[issue])
         for issue in cells],
        legend=legend(),
        as_of=positions.as_of.isoformat(),
    )  # fmt: skip


def small_grid(tables: Tables, positions: Positions) -> Grid:
    """The same grid in small: colours and signs, the label and the date on hover and focus."""
    actors = list(dict.fromkeys(cell.actor for cell in positions.cells))
    issues = list(dict.fromkeys(cell.issue for cell in positions.cells))
    return Grid(
        Look.SMALL,
        f"Positions of {wording.count(len(actors), 'actor')} on "
        f"{wording.count(len(issues), 'issue')} as of {wording.day_words(positions.as_of)}",
        Column("Issue", kind="hidden"),
        [Column(tables.actor_rows[actor].short) for actor in actors],
        [
            Row(
                TextCell(tables.issue_rows[issue].title),
                [_small_cell(tables, positions.cell(actor, issue)) for actor in actors],
            )
            for issue in issues
        ],
        legend=legend(),
        as_of=positions.as_of.isoformat(),
    )


def legend() -> list[LegendItem]:
    """The five positions, the stale mark and the kinds of nothing."""
    items = [
        LegendItem(label, f"coded {SHADES[position]}", wording.POSITION_MEANINGS[position])
        for position, label in POSITION_LABELS.items()
    ]
    items.append(LegendItem("Stale", "stale", wording.EXPLANATIONS["stale"]))
    items.append(LegendItem("Date not exact", "possible"))
    items += [
        LegendItem(label, status.value, wording.SILENCE_MEANINGS[status])
        for status, label in wording.SILENCE_WORDS.items()
    ]
    return items


def _cell(
    tables: Tables,
    cell: Cell,
    *,
    trail: Trail,
    last: int | None,
    words: tuple[str, bool],
    dissenters: Sequence[str],
) -> StanceCell:
    details: Sequence[str] = wording.cell_details(cell)
    if cell.out_of_office and last is not None:
        details = [f"last: {POSITION_LABELS[last].lower()}"]
    name, title = tables.actor_rows[cell.actor].name, tables.issue_rows[cell.issue].title
    sentence = wording.cell_sentence(cell, actor=name, issue=title)
    dissent = f"but not {', '.join(dissenters)}" if dissenters else ""
    return StanceCell(
        cell.id,
        "gone" if cell.out_of_office else cell.status,
        SHADES[cell.position],
        "·" if cell.blank else wording.cell_label(cell),
        f"{sentence}, {dissent}" if dissent else sentence,
        details,
        dissent=dissent,
        reversed=cell.reversed is not None,
        stale=wording.stale_age(cell),
        possible=cell.position is not None and not cell.certain,
        text=words[0],
        verbatim=words[1],
        trail=trail,
    )


def _small_cell(tables: Tables, cell: Cell) -> StanceCell:
    name, title = tables.actor_rows[cell.actor].name, tables.issue_rows[cell.issue].title
    age = wording.stale_age(cell)
    when = wording.when_words(cell.date, short=True)
    return StanceCell(
        cell.id,
        "gone" if cell.out_of_office else cell.status,
        SHADES[cell.position],
        ", ".join(part for part in (wording.cell_label(cell), age or when) if part),
        wording.cell_sentence(cell, actor=name, issue=title),
        stale=age,
        sign=wording.cell_sign(cell),
    )


def _last(steps: Sequence[Step]) -> int | None:
    return steps[-1].position if steps else None


def _trails(positions: Positions) -> Mapping[tuple[str, str], Trail]:
    """Steps of each cell as [share of the period shown, position]."""
    days = [step.day for steps in positions.trails.values() for step in steps]
    if not days:
        return {}
    first = min(days)
    width = max(day_number(positions.as_of) - first, 1)
    return {
        pair: [
            (round(97 * (step.day - first) / width, 1), step.position)
            for step in steps
            if step.position is not None
        ]
        for pair, steps in positions.trails.items()
    }


def _words(tables: Tables) -> dict[str, tuple[str, bool]]:
    """The words of each stance, clipped, and whether they are a passage of the source.

    It is the first quotation, as it stands: marks around it would also take in what the reporter
    says. Without one it is the summary.
    """
    words = {}
    for stance, record in tables.stance_rows.items():
        items = tables.evidence_of.get(stance, ())
        quote = next((item.quote for item in items if item.quote), None)
        words[stance] = wording.clipped(quote or record.summary, 260), quote is not None
    return words


def _sub(actor: ActorRow) -> str:
    return " · ".join(filter(None, [actor.role, actor.country]))
