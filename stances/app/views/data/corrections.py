"""The log of corrections."""

from collections.abc import Sequence

import streamlit as st

from stances.app import page
from stances.app.cache import Bundle
from stances.app.components.grid import grid
from stances.components.grid.payload import Grid, LinkCell
from stances.components.grid.sheet import SheetCell, sheet_grid
from stances.tables import Tables
from stances.tables.rows import CorrectionRow
from stances.wording.numbers import count
from stances.wording.words import when_words


def show_corrections(bundle: Bundle) -> None:
    """Every correction, the latest first; a record's name opens it."""
    corrections = sorted(bundle.tables.correction_rows, key=lambda row: row.date, reverse=True)
    if not corrections:
        st.info(
            "No correction is on record. If you change a published record, say what and why under "
            "`corrections:` in the dataset; it is then shown here and on the record."
        )
        return
    st.caption(f"{count(len(corrections), 'correction')}, the latest first")
    page.follow(grid(corrections_sheet(bundle.tables, corrections), key="corrections"))
    page.download(page.Rows(corrections, CorrectionRow), name="corrections")


def corrections_sheet(tables: Tables, corrections: Sequence[CorrectionRow]) -> Grid:
    """Each correction with its record, which opens."""
    lines: list[list[str | SheetCell]] = [
        [
            when_words(correction.date, short=True),
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
    page, name = next((page, name) for page, (name, rows) in known.items() if record in rows)
    more = {"part": "Events"} if name == "event" else {}
    return LinkCell(record, page, parameters={name: record, **more})
