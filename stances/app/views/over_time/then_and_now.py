"""Then and now: what is held on two days, as a picture, as a list of changes and as a table."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from stances.analysis.cell import Cell
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.app import days, page
from stances.app.cache import Bundle
from stances.app.components.kit import theme
from stances.charts.dumbbell import dumbbell_alt, dumbbell_figure, dumbbell_spec, dumbbell_table
from stances.charts.palette import palette
from stances.components.feed.items import changed_cells
from stances.components.feed.payload import Section
from stances.model.dates import shifted
from stances.tables import Tables
from stances.wording.numbers import count
from stances.wording.words import cell_label, day_words

_YEAR = 365


@dataclass(frozen=True)
class ThenAndNow:
    """The same actors on the same issues on two days."""

    tables: Tables
    before: Positions
    now: Positions

    @property
    def then(self) -> date:
        """The earlier day."""
        return self.before.as_of

    @property
    def changed(self) -> list[tuple[Cell, Cell]]:
        """The cells that differ, the widest move first, those without a position on a day last."""
        pairs = zip(self.before.cells, self.now.cells, strict=True)
        differ = [(old, new) for old, new in pairs if _known(old) != _known(new)]
        return sorted(differ, key=lambda pair: -_width(*pair))

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each actor on each issue: what is known on either day, and the records."""
        actors, issues = self.tables.actor_rows, self.tables.issue_rows
        rows = [
            {
                "actor": new.actor,
                "actor_name": actors[new.actor].name,
                "issue": new.issue,
                "issue_title": issues[new.issue].title,
                **_columns("then", self.before.as_of, old),
                **_columns("now", self.now.as_of, new),
                "changed": _known(old) != _known(new),
            }
            for old, new in zip(self.before.cells, self.now.cells, strict=True)
        ]
        frame = pd.DataFrame(rows)
        places = [name for name in frame if name.endswith("_position")]
        return frame.astype(dict.fromkeys(places, "Int64"))

    @property
    def stances(self) -> list[str]:
        """The ids of the records in force on either day."""
        cells = (*self.before.cells, *self.now.cells)
        return list(dict.fromkeys(cell.stance for cell in cells if cell.stance))


def _known(cell: Cell) -> tuple[str, int | None]:
    return cell.state, cell.position


def _width(old: Cell, new: Cell) -> int:
    if old.position is None or new.position is None:
        return 0
    return abs(new.position - old.position)


def _columns(name: str, day: date, cell: Cell) -> dict[str, object]:
    return {
        f"{name}_day": day.isoformat(),
        f"{name}_label": cell_label(cell),
        f"{name}_position": cell.position,
        f"{name}_date": cell.date,
        f"{name}_stance": cell.stance,
    }


def then_and_now(bundle: Bundle, question: Question) -> ThenAndNow:
    """The positions on an earlier day, by default a year before the as-of date, and now."""
    usual = shifted(question.as_of, -_YEAR)
    then = days.day_until("Then", "then", usual=usual, until=question.as_of, width=220)
    return ThenAndNow(bundle.tables, question.on(then).positions(), question.positions())


def show_picture(compared: ThenAndNow, *, by: str) -> None:
    """How much has changed, and a dumbbell for each actor and issue; over all issues of those."""
    cells = len(compared.now.cells)
    st.markdown(
        f"**{len(compared.changed)} of {count(cells, 'position')} changed between "
        f"{day_words(compared.then)} and {day_words(compared.now.as_of)}.**"
    )
    moved = by == "all"
    spec = dumbbell_spec(compared.tables, compared.before, compared.now, moved=moved)
    if not spec.labels:
        other = "No position changed" if moved else "No position is known on either day"
        st.info(f"{other} for what is chosen.")
        return
    figure = dumbbell_figure(spec, palette(theme()))
    page.show_chart(figure, dumbbell_table(spec), key="then_and_now", alt=dumbbell_alt(spec))


def changes(compared: ThenAndNow) -> Section:
    """What changed, each with the records of both days."""
    return changed_cells(
        compared.tables,
        compared.changed,
        empty="Nothing changed between the two days for what is chosen.",
        heading="What changed",
    )
