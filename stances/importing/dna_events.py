"""The event list of Discourse Network Analyzer: a CSV row for each statement."""

from pathlib import Path

from stances.errors import StancesError
from stances.importing.columns import Table, column_of, table_of
from stances.importing.draft import Draft
from stances.importing.tidy import take_rows

_ROLES = {
    "actor": ("organization", "organisation", "actor"),
    "speaker": ("person", "speaker"),
    "issue": ("concept", "issue"),
    "position": ("agreement", "qualifier", "position"),
    "date": ("time", "date"),
    "text": ("text", "justification"),
    "source": ("document title", "docname", "title", "source"),
}
_TRUTH = {"1": "yes", "0": "no", "TRUE": "yes", "FALSE": "no", "true": "yes", "false": "no"}


def fill(path: Path, draft: Draft) -> None:
    """Puts the rows of the list into the draft."""
    table = table_of(path)
    draft.remarks += table.remarks
    columns = {role: column_of(table, names) for role, names in _ROLES.items()}
    columns = {role: column for role, column in columns.items() if column}
    for role in ("actor", "issue", "position", "date"):
        if role not in columns:
            raise StancesError(
                f"{draft.file}: no column {_ROLES[role][0]}, so this is not an event list of "
                "Discourse Network Analyzer; for another table use `stances import tidy`"
            )
    answers = table.columns[columns["position"]]
    if set(answers) <= {*_TRUTH, ""}:
        # Agreement is 1 or 0 there, and 0 means no; on a scale that also has -1 it means mixed.
        agreed = [_TRUTH.get(answer, "") for answer in answers]
        table = Table(table.header, {**table.columns, columns["position"]: agreed}, table.remarks)
    take_rows(draft, table, columns, path.stem)
