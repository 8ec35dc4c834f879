"""A table with a row for each actor and a column for each issue."""

from pathlib import Path

from stances.errors import StancesError, shortened
from stances.importing.columns import ROLES, Table, guessed, mapped, table_of
from stances.importing.days import order_of, times_remark
from stances.importing.draft import Draft
from stances.importing.tidy import need_date, take_cells

_ROLES = ("actor", "date", "source")


def fill(path: Path, draft: Draft) -> None:
    """Puts the cells of the table into the draft."""
    table = table_of(path)
    draft.remarks += table.remarks
    if draft.mapping is None and "actor" not in guessed(table, _ROLES):
        draft.mapping = {"columns": guessed(table, _ROLES) | {"actor": table.header[0]}}
    columns = mapped(draft, table, _ROLES, ("actor",))
    issues = _issues(draft, table, columns)
    draft.used["issues"] = issues
    stated = draft.date or (draft.mapping or {}).get("date")
    if "date" not in columns and not stated:
        raise StancesError(
            f"{draft.file}: no column has the dates; add the day of all positions, for example "
            "--date 2021-09-26"
        )
    day = "" if "date" in columns else need_date(str(stated), draft.file)
    draft.used["date"] = day or None
    dates = table.columns[columns["date"]] if "date" in columns else [day] * table.size
    order = order_of(
        ((f"row {row}", text) for row, text in enumerate(dates, 1)), draft.file, draft.dates
    )
    draft.used["dates"] = order
    draft.title = path.stem
    labels = {label for issue in issues for label in table.columns[issue]}
    draft.values.check_numbers(labels, draft.file)
    draft.remarks += filter(None, [times_remark(dates), draft.values.doubt(labels)])
    draft.begin("reading the cells")
    for at in range(table.size):
        cells = {role: table.columns[column][at] for role, column in columns.items()}
        for issue in issues:
            whole = cells | {
                "date": dates[at], "issue": issue, "position": table.columns[issue][at]
            }  # fmt: skip
            take_cells(draft, f"row {at + 1}, column '{issue}'", whole, order, "institution")


def _issues(draft: Draft, table: Table, columns: dict[str, str]) -> list[str]:
    """The columns of the issues: those of the mapping, else all that are nothing else."""
    stated = (draft.mapping or {}).get("issues")
    if isinstance(stated, list):
        names = [str(name) for name in stated]
        if not names:
            raise StancesError(f"{draft.file}: the mapping names no issues; name their columns")
        wrong = next((name for name in names if name not in table.columns), None)
        if wrong is not None:
            raise StancesError(
                f"{draft.file}: the mapping names the issue '{wrong}', which is not a column; "
                "correct it"
            )
        return names
    others = {plain for role in ("speaker", "text") for plain in ROLES[role]}
    left = [name for name in table.header if name not in columns.values()]
    issues = [name for name in left if name.lower() not in others]
    if ignored := [f"'{shortened(name)}'" for name in left if name not in issues]:
        draft.remarks.append(
            f"Not taken for issues because of their names: {', '.join(ignored)}; if they are, name "
            'all issues as "issues" in a file and add --mapping FILE.'
        )
    return issues
