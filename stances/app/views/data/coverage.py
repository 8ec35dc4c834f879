"""What is known of whom on what, and how old it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from stances.analysis.cell import Cell, Reason
from stances.analysis.coverage import coverage, coverage_table
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.app import choices, page
from stances.app.cache import Bundle
from stances.app.components.evidence.beside import show_feed, show_grid
from stances.app.views.data.ages import ages_grid
from stances.components.feed.items import known_cells
from stances.model.vocabulary import CellStatus
from stances.tables import Tables
from stances.wording.explanations import EXPLANATIONS
from stances.wording.labels import STATE_WORDS
from stances.wording.numbers import count
from stances.wording.words import day_words

_STALE = "stale"
_DRAWN = 5000  # cells of the grid; a browser is slow with more
_RARE = (Reason.HIDDEN, CellStatus.NOT_APPLICABLE)  # listed only if there are any


@dataclass(frozen=True)
class CellList:
    """The cells shown."""

    tables: Tables
    cells: Sequence[Cell]

    @property
    def frame(self) -> pd.DataFrame:
        """The cells as a frame."""
        return coverage_table(self.tables, self.cells)


def show_coverage(bundle: Bundle, question: Question, positions: Positions) -> None:
    """Actors by issues with the age of each position; a total lists its cells instead."""
    cells = coverage(positions)
    listed = {"coded": cells["coded"], _STALE: [cell for cell in cells["coded"] if cell.stale]}
    listed |= {name: every for name, every in cells.items() if every or name not in _RARE}
    words = STATE_WORDS | {_STALE: "of them stale"}
    labels = {name: f"{words[name]} · {len(every)}" for name, every in listed.items()}
    state = choices.one_of(
        "cells", "Cells by what is known", labels, widget="pills", hidden_label=True
    )
    outside = len(cells[str(CellStatus.NOT_APPLICABLE)])
    apart = f", and {outside} not applicable" if outside else ""
    st.caption(
        f"{count(len(positions.cells) - outside, 'cell')} of an actor and an issue on "
        f"{day_words(positions.as_of)}{apart}. {EXPLANATIONS['searches']} "
        + (
            "Choose the total again to see them all."
            if state
            else "Each shows the position and its age; choose a total to list its cells."
        )
    )
    chosen = listed[state] if state else positions.cells
    if state:
        section = known_cells(bundle.tables, chosen, empty="No cell of this kind on this date.")
        show_feed(bundle, question, [section])
    else:
        whole = len(question.actors)
        rows = max(_DRAWN // max(len(question.issues), 1), 1)
        if rows < whole:
            st.caption(
                f"Showing the first {rows} of {whole:,} actors; a download has them all. Choose "
                "fewer issues above, or other actors."
            )
            drawn = positions.cells[: rows * len(question.issues)]
            positions = positions.showing(drawn)
        show_grid(bundle, question, ages_grid(bundle.tables, positions), key="grid")
    page.download(
        CellList(bundle.tables, chosen), name=f"coverage-{state or 'all'}-{positions.as_of}"
    )
