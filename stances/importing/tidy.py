"""A table with a row for each position: actor, issue, date, position, and what else it has."""

import re
from pathlib import Path
from typing import Any

from stances.errors import StancesError, shortened
from stances.importing.columns import Table, mapped, table_of
from stances.importing.days import as_edtf, moment_of, order_of, times_remark
from stances.importing.draft import LONGEST_QUOTE, Draft, one_line
from stances.importing.values import Unknown
from stances.model.seen import as_seen

_ROLES = ("actor", "issue", "date", "order", "position", "speaker", "text", "source")
_PLACE = re.compile(r"([1-9][0-9]{0,2}|1000)(\.0)?")


def fill(path: Path, draft: Draft) -> None:
    """Puts the rows of the table into the draft."""
    table = table_of(path)
    draft.remarks += table.remarks
    columns = mapped(draft, table, _ROLES, ("actor", "issue", "date", "position"))
    take_rows(draft, table, columns, path.stem)


def take_rows(
    draft: Draft, table: Table, columns: dict[str, str], title: str, kind: str = "institution"
) -> None:
    """Takes the rows of the table, whose columns are these."""
    draft.title = title
    dates = table.columns[columns["date"]]
    order = order_of(
        ((f"row {row}", text) for row, text in enumerate(dates, 1)), draft.file, draft.dates
    )
    draft.used["dates"] = order
    answers = table.columns[columns["position"]]
    draft.values.check_numbers(answers, draft.file)
    draft.remarks += filter(None, [times_remark(dates), draft.values.doubt(answers)])
    draft.begin("reading the rows")
    for at in range(table.size):
        cells = {role: table.columns[column][at] for role, column in columns.items()}
        take_cells(draft, f"row {at + 1}", cells, order, kind)


def take_cells(
    draft: Draft, where: str, cells: dict[str, str], order: str | None, kind: str
) -> None:
    """Takes one position, its cells by role."""
    empty = next((role for role in ("actor", "issue", "position") if not cells[role]), None)
    if empty:
        draft.refuse(where, f"the cell of the {empty} is empty")
        return
    text = cells.get("text", "")
    if len(text) > LONGEST_QUOTE:
        draft.refuse(where, f"its text has more than {LONGEST_QUOTE:,} characters")
        return
    try:
        date = as_edtf(cells["date"], order)
        meant = draft.values.fields(cells["position"])
    except (ValueError, Unknown) as error:
        draft.refuse(where, str(error))
        return
    actor = draft.actor(cells["actor"], kind)
    issue = draft.issue(as_seen(cells["issue"]), cells["issue"])
    if (title := draft.issues[issue]["title"]) != one_line(cells["issue"]):
        draft.note(
            f"'{shortened(cells['issue'])}' and '{shortened(title)}' look alike and are one issue."
        )
    named = cells.get("source") or draft.file
    link = named if named.startswith(("https://", "http://")) and " " not in named else None
    source = draft.source(as_seen(named), named, url=link)
    fields: dict[str, Any] = meant | {
        "actor": actor,
        "issue": issue,
        "date": date,
        "speaker": cells.get("speaker"),
        "attribution": "paraphrase",
        "summary": text or f"“{cells['position']}” in the table.",
        "evidence": [{"source": source}],
    }
    if cells.get("order"):
        if not _PLACE.fullmatch(cells["order"]):
            draft.refuse(
                where,
                f"the order '{shortened(cells['order'])}' is not a whole number from 1 to 1000",
            )
            return
        fields["order"] = int(float(cells["order"]))
    draft.take(where, moment=moment_of(cells["date"]), **fields)


def need_date(text: str, file: str) -> str:
    """The date given for a whole table; StancesError if it is not one."""
    try:
        return as_edtf(text, None)
    except ValueError as error:
        raise StancesError(f"{file}: --date: {error}") from None
