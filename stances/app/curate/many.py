"""Many stances at once: a table pasted from a sheet, and what would be added of it."""

import streamlit as st

from stances import wording
from stances.app import cache, page
from stances.app.curate import form
from stances.app.curate.drafts import Form
from stances.app.curate.proposal import original, propose
from stances.curation.pasting.judged import JudgedRow, JudgedTable
from stances.curation.pasting.table import COLUMNS, pasted_rows
from stances.errors import StancesError

_KEY, _TABLE = "many", "many_table"
_HIGH = 12


def many_page() -> None:
    """The pasted table, what is refused of it and why, what would be added, and the save."""
    started = original()
    st.caption(
        "Copy rows from a sheet, headings included, and paste them here. Each row becomes a stance "
        "by the same rules as a single record; a row that breaks one is not added."
    )
    with st.expander("The columns"):
        st.text(
            "Required: actor, issue, date, attribution, summary, and position or status. "
            "Actors, issues, sources and coders by ID or name, codes by code or label."
        )
        st.code("\t".join(COLUMNS), language=None, wrap_lines=True)
    if form.value(_TABLE) is None:
        _empty()
    text = st.text_area("The table", key=_TABLE, height=200, persist_state="session")
    coder = form.pick(
        "Coded by, in rows without a coder", started.names.coders, key=f"{_KEY}_coder"
    )
    if not text.strip():
        return
    try:
        table = cache.table_judgement(started, pasted_rows(text), coder)
    except StancesError as error:
        st.error(page.as_text(f"The table: {error}"))
        return
    _show_table(table)
    if table.added:
        propose(table.additions, key=_KEY, after=_empty)


def _show_table(table: JudgedTable) -> None:
    added, refused = table.added, table.refused
    st.markdown(
        f"**{wording.count(len(table.rows), 'row')}: {len(added)} would be added, "
        f"{len(refused)} refused.**"
    )
    if refused:
        _show_lines([f"Row {row.number}: {words}" for row in refused for words in row.reasons])
    if added:
        with st.expander("What would be added", expanded=True):
            _show_lines([f"Row {row.number}: {_words(row)}" for row in added])


def _show_lines(lines: list[str]) -> None:
    """All of them, in a box that scrolls if they are many."""
    text = "\n".join(lines)
    if len(lines) > _HIGH:
        st.code(text, language=None, wrap_lines=True, height=320)
    else:
        st.code(text, language=None, wrap_lines=True)


def _words(row: JudgedRow) -> str:
    """The row's stance in a line."""
    names, fields = original().names, row.fields
    issue = wording.in_sentence(names.issues[fields["issue"]])
    label = wording.position_words(fields.get("position"), fields.get("status") or "coded")
    when = wording.when_words(str(fields["date"]))
    return f"{names.actors[fields['actor']]} on {issue}, {when}: {label.lower()}"


def draft() -> Form:
    """The pasted table as a form of which a draft is kept."""
    return Form(_KEY, "Many stances", _empty)


def _empty() -> None:
    form.hold(_TABLE, "")
    draft().settle()
