"""The grid of positions: issues as rows, actors as columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stances import wording
from stances.analysis.cell import Cell, actors_of, issues_of
from stances.analysis.comparison import Comparison
from stances.analysis.ledger import day_number
from stances.analysis.pairs import verdicts
from stances.analysis.positions import Pair, Positions, Step
from stances.charts.palette import SHADES
from stances.components.grid.additions import Additions
from stances.components.grid.payload import (
    Changes,
    Column,
    Grid,
    HeadCell,
    Look,
    Row,
    StanceCell,
    TextCell,
    VerdictCell,
)
from stances.components.grid.stance_cells import stance_cell
from stances.components.kit.payload import LegendItem
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.tables.rows import ActorRow
from stances.wording.comparison import (
    change_sentence,
    comparison_title,
    kinds_counted,
    restated_words,
)
from stances.wording.labels import CHANGE_WORDS
from stances.wording.voices import GAP, SPLIT, sides_words

Trail = Sequence[tuple[float, int]]
Split = Mapping[Pair, Sequence[Cell]]


def position_grid(
    tables: Tables,
    positions: Positions,
    additions: Additions | None = None,
    *,
    turned: bool = False,
) -> Grid:
    """The grid of the positions: issues as rows and actors as columns, ``turned`` the other way.

    With exactly two actors each issue also says whether they agree, and each cell carries its
    words.
    """
    added = additions or Additions()
    actors, issues = actors_of(positions.cells), issues_of(positions.cells)
    paired = verdicts(positions.cells, any_age=added.any_age) if len(actors) == 2 else {}
    words = _words(tables, positions) if paired else {}
    trails = _trails(positions)
    cells = {
        cell.pair: stance_cell(
            tables,
            cell,
            added,
            trail=trails.get(cell.pair, ()),
            last=_last(positions.trail(cell)),
            words=words.get(cell.stance or "", ("", False)),
        )
        for cell in positions.cells
    }
    compared = {
        issue: VerdictCell(verdict.value, wording.VERDICT_WORDS[verdict])
        for issue, verdict in paired.items()
    }
    if turned:
        columns, rows = _actors_as_rows(tables, cells, compared)
    else:
        columns, rows = _issues_as_rows(tables, cells, compared)
    return Grid(
        Look.STANCES,
        f"Positions of {wording.count(len(actors), 'actor')} on "
        f"{wording.count(len(issues), 'issue')} as of {wording.day_words(positions.as_of)}",
        Column("Actor" if turned else "Issue", kind="hidden"),
        columns,
        rows,
        legend=_grid_legend(added),
        as_of=positions.as_of.isoformat(),
        parameters=added.parameters,
        changes=_changes(tables, added.comparison) if added.comparison else None,
        only=added.only,
    )


_Cells = Mapping[tuple[str, str], StanceCell]
_Compared = Mapping[str, VerdictCell]


def _issues_as_rows(
    tables: Tables, cells: _Cells, compared: _Compared
) -> tuple[list[Column], list[Row]]:
    actors = list(dict.fromkeys(actor for actor, _ in cells))
    columns = [
        Column(row.short, _sub(row), page="actor", id=row.actor)
        for row in map(tables.actor_rows.__getitem__, actors)
    ]
    if compared:
        columns.append(Column(*_COMPARED, kind="verdict"))
    rows = []
    for issue in dict.fromkeys(issue for _, issue in cells):
        what = tables.issue_rows[issue]
        head = HeadCell(what.title, "issue", issue, what.proposal)
        verdict = [compared[issue]] if compared else []
        rows.append(Row(head, [*(cells[actor, issue] for actor in actors), *verdict]))
    return columns, rows


def _actors_as_rows(
    tables: Tables, cells: _Cells, compared: _Compared
) -> tuple[list[Column], list[Row]]:
    issues = list(dict.fromkeys(issue for _, issue in cells))
    columns = [Column(tables.issue_rows[issue].title, page="issue", id=issue) for issue in issues]
    rows = []
    for actor in dict.fromkeys(actor for actor, _ in cells):
        who = tables.actor_rows[actor]
        head = HeadCell(who.short, "actor", actor, _sub(who))
        rows.append(Row(head, [cells[actor, issue] for issue in issues]))
    if compared:
        rows.append(Row(TextCell(*_COMPARED), [compared[issue] for issue in issues]))
    return columns, rows


_COMPARED = "Compared", "on this date"


def _changes(tables: Tables, comparison: Comparison) -> Changes:
    return Changes(
        comparison_title(comparison),
        kinds_counted(comparison),
        [
            (change.after.id, CHANGE_WORDS[change.kind], change_sentence(tables, change))
            for change in comparison.changes
        ],
        restated_words(comparison),
    )


def small_grid(tables: Tables, positions: Positions, split: Split | None = None) -> Grid:
    """The same grid in small: colours and signs, the label and the date on hover and focus.

    ``split`` has the voices of each group that stand on both sides.
    """
    split = split or {}
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
                [
                    _small_cell(tables, positions.cell(actor, issue), split.get((actor, issue), ()))
                    for actor in actors
                ],
            )
            for issue in issues
        ],
        legend=[*legend(), *([_SPLIT] if split else [])],
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


_SPLIT = LegendItem(SPLIT, "split", wording.EXPLANATIONS["split"])


def _grid_legend(added: Additions) -> list[LegendItem]:
    """The legend with codes to choose by, and what only this grid has."""
    codes = [*map(str, POSITION_LABELS), "stale", "", *wording.SILENCE_WORDS]
    items = [replace(item, code=str(code)) for item, code in zip(legend(), codes, strict=True)]
    explained = wording.EXPLANATIONS
    if added.split:
        items.append(replace(_SPLIT, code="split"))
    if added.inherited:
        items.append(LegendItem("Inherited", "inherited", explained["inherited"], "inherited"))
    if added.gaps:
        items.append(LegendItem(GAP.capitalize(), "", explained["words and deeds"], "gap"))
    return items


def _small_cell(tables: Tables, cell: Cell, voices: Sequence[Cell]) -> StanceCell:
    name, title = tables.actor_rows[cell.actor].name, tables.issue_rows[cell.issue].title
    age = wording.stale_age(cell)
    when = wording.when_words(cell.date, short=True)
    if voices:
        sides = "; ".join(sides_words(tables, cell.actor, voices))
        sentence = f"{wording.cell_sentence(cell, actor=name, issue=title)}, but split: {sides}"
        return StanceCell(cell.id, "split", "", f"{SPLIT}; {sides}", sentence, sign="±")
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


def _words(tables: Tables, positions: Positions) -> dict[str, tuple[str, bool]]:
    """The words of each cell's stance, clipped, and whether they are a passage of the source.

    It is the first quotation, as it stands: marks around it would also take in what the reporter
    says. Without one it is the summary.
    """
    words = {}
    for stance in (cell.stance for cell in positions.cells if cell.stance):
        record, items = tables.stance_rows[stance], tables.evidence_of.get(stance, ())
        quote = next((item.quote for item in items if item.quote), None)
        words[stance] = wording.clipped(quote or record.summary, 260), quote is not None
    return words


def _sub(actor: ActorRow) -> str:
    return " · ".join(filter(None, [actor.role, actor.country]))
