"""The plain tables of the Data page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from stances import wording
from stances.analysis.codings import CODES, Cells
from stances.analysis.coverage import Host
from stances.analysis.positions import Positions
from stances.analysis.reliability import IssueReliability, strength
from stances.app.components.grid.payload import ButtonCell, Grid, LinkCell, Look, TextCell
from stances.app.components.grid.sheet import SheetCell, interval, sheet_grid
from stances.checks import RULES
from stances.errors import Level, Problem
from stances.reading.codes import READING
from stances.tables import Tables
from stances.tables.rows import CorrectionRow, SearchRow

NO_HOST = "-"
ALL = "all"


def alpha_sheet(tables: Tables, found: Sequence[IssueReliability]) -> Grid:
    """Alpha of each issue and of all, with its interval and what it is good for."""
    order = {issue: place for place, issue in enumerate([ALL, *tables.issue_rows])}
    rows: list[list[str | SheetCell]] = []
    for row in sorted(found, key=lambda row: order[row.issue]):
        overall = row.issue == ALL
        title = "All issues" if overall else tables.issue_rows[row.issue].title
        alpha = row.alpha
        say = f"Only the codings of {wording.in_sentence(title)}"
        rows.append(
            [
                title if overall else ButtonCell(title, row.issue, say=f"{title}. {say}"),
                f"{row.units}",
                "–" if alpha is None else wording.decimal(alpha, 3),
                interval(alpha, row.low, row.high),
                _verdict(alpha, row.low),
            ]
        )
    heads = ["Issue", "Records", "Alpha", "95 % interval", "Verdict"]
    return sheet_grid("Agreement of the coders by issue", heads, rows, numbers={1, 2})


def _verdict(alpha: float | None, low: float | None) -> str | SheetCell:
    """What an alpha is good for, and what it may be at the lower end of its interval."""
    good, least = strength(alpha), strength(low)
    if good is None:
        return "no alpha: nothing varies"
    return (
        str(good)
        if least is good or least is None
        else TextCell(str(good), sub=f"possibly {least}")
    )


def confusion_sheet(cells: Cells, *, names: Sequence[str]) -> Grid:
    """The codings of one coder (rows) by those of the other (columns); each count is a button."""
    rows: list[list[str | SheetCell]] = []
    for one in CODES:
        row: list[str | SheetCell] = [wording.code_words(one)]
        for other in CODES:
            number = len(cells.get((one, other), ()))
            say = (
                f"{wording.count(number, 'record')}: {names[0]} {wording.code_words(one)}, "
                f"{names[1]} {wording.code_words(other)}"
            )
            shade = _distance(one, other)
            row.append(
                ButtonCell(f"{number}", f"{one}~{other}", say=say, shade=shade) if number else "·"
            )
        rows.append(row)
    heads = [f"{names[0]} ↓  {names[1]} →", *map(wording.code_words, CODES)]
    caption = f"Codings by {names[0]} (rows) and {names[1]} (columns)"
    return sheet_grid(caption, heads, rows, look=Look.COUNTS)


def _distance(one: str, other: str) -> str:
    """The shade of a count: how far apart the two codings are."""
    if one == other:
        return "p2"
    near = not one.isalpha() and not other.isalpha() and abs(int(one) - int(other)) == 1
    return "p0" if near else "m2 far"


def hosts_sheet(found: Sequence[Host]) -> Grid:
    """Each host with its numbers of sources and of stances; choosing one lists its sources."""
    rows: list[list[str | SheetCell]] = []
    for host in found:
        name = host.name or "no address"
        sources = wording.count(len(host.sources), "source")
        rows.append(
            [
                ButtonCell(name, host.name or NO_HOST, say=f"{name}: list its {sources}"),
                f"{len(host.sources)}",
                f"{len(host.stances)}",
            ]
        )
    heads = ["Host", "Sources", "Stances citing them"]
    return sheet_grid("Sources by host", heads, rows, numbers={1, 2})


def sources_sheet(tables: Tables, host: Host) -> Grid:
    """The sources of one host, each a link to its page."""
    rows: list[list[str | SheetCell]] = []
    for name in host.sources:
        source = tables.source_rows[name]
        detail = [source.publisher, wording.when_words(source.published)]
        rows.append(
            [
                LinkCell(
                    wording.source_label(source),
                    "sources",
                    parameters={"source": name},
                    sub=", ".join(filter(None, detail)),
                ),
                f"{source.stances}",
            ]
        )
    heads = ["Source", "Stances"]
    caption = f"Sources from {host.name or 'no address'}"
    return sheet_grid(caption, heads, rows, numbers={1}, wide={0})


def searches_sheet(tables: Tables, found: Positions, searches: Sequence[SearchRow]) -> Grid:
    """Each search that found nothing: for whom and what, when, where, and what is known now."""
    now = {(cell.actor, cell.issue): wording.cell_label(cell) for cell in found.cells}
    rows: list[list[str | SheetCell]] = []
    for search in searches:
        actor = tables.actor_rows[search.actor]
        title = wording.in_sentence(tables.issue_rows[search.issue].title)
        name = f"{actor.short} on {title}"
        cell = f"{search.actor}~{search.issue}"
        rows.append(
            [
                ButtonCell(
                    name,
                    cell,
                    say=f"{actor.name} on {title}: open the cell",
                    sub=f"searched {wording.when_words(search.date)}",
                ),
                _places(tables, search),
                now[search.actor, search.issue],
            ]
        )
    heads = ["For whom, on what", "Where, and nothing was found", "On the as-of date"]
    return sheet_grid("Searches that found nothing", heads, rows, wide={0, 1})


def _places(tables: Tables, search: SearchRow) -> str | SheetCell:
    read = list(search.sources)
    if len(read) == 1 and not search.where and not search.note:
        label = wording.source_label(tables.source_rows[read[0]])
        return LinkCell(label, "sources", parameters={"source": read[0]})
    named = [wording.source_label(tables.source_rows[name]) for name in read]
    parts = ["; ".join(named), search.where, search.note]
    return ". ".join(part.rstrip(".") for part in parts if part) or "not recorded"


def corrections_sheet(tables: Tables, corrections: Sequence[CorrectionRow]) -> Grid:
    """Each correction with its record, which opens."""
    lines: list[list[str | SheetCell]] = [
        [
            wording.when_words(correction.date, short=True),
            _record_link(tables, correction.record),
            correction.what,
            correction.why,
        ]
        for correction in corrections
    ]
    return sheet_grid("Corrections", ["Date", "Record", "What", "Why"], lines)


def _record_link(tables: Tables, record: str) -> SheetCell:
    """The page that shows the record of that id, whatever its kind."""
    known = {
        "": ("stance", tables.stance_rows),
        "sources": ("source", tables.source_rows),
        "actor": ("actor", tables.actor_rows),
        "issue": ("issue", tables.issue_rows),
        "over-time": ("event", tables.event_rows),
    }
    page, name = next((page, name) for page, (name, held) in known.items() if record in held)
    more = {"part": "Events"} if name == "event" else {}
    return LinkCell(record, page, parameters={name: record, **more})


def rules_rows(problems: Sequence[Problem]) -> list[Mapping[str, Any]]:
    """Every code of ``stances check``: its phase, level, what it asks, and its count."""
    counts = Counter(problem.code for problem in problems)
    known = [("rules", rule.code, rule.level, rule.documentation) for rule in RULES]
    known += [
        (phase, code, Level.ERROR, meaning)
        for phase, codes in READING.items()
        for code, meaning in codes.items()
    ]
    return [
        {
            "code": code,
            "phase": phase,
            "level": str(level),
            "asks": " ".join(meaning.replace("`", "").split()),
            "problems": counts[code],
        }
        for phase, code, level, meaning in known
    ]


def rules_sheet(rules: Sequence[Mapping[str, Any]]) -> Grid:
    """The rules as a table; a count that is not nought lists its problems."""
    rows: list[list[str | SheetCell]] = []
    for rule in rules:
        number = f"{rule['problems']}"
        found = wording.count(rule["problems"], "problem")
        pressed = ButtonCell(number, rule["code"], say=f"{rule['code']}: list its {found}")
        shown = pressed if rule["problems"] else number
        level = f"{rule['level']}, {rule['phase']}"
        rows.append([TextCell(rule["code"], sub=level), rule["asks"], shown])
    heads = ["Code", "What it says", "Problems"]
    return sheet_grid("Rules of stances check", heads, rows, numbers={2}, wide={1})
