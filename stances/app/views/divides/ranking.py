"""The issues ranked by polarisation, each with its distribution and the actors behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from stances.analysis.matrix import Matrix
from stances.analysis.polarisation import Split, polarisation
from stances.analysis.positions import Positions
from stances.app import page
from stances.app.cache import Bundle
from stances.charts.palette import SHADES
from stances.components.feed.items import actor_side
from stances.components.feed.payload import Bar, Item, Section
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.wording.calculation import polarisation_lines
from stances.wording.numbers import count, decimal
from stances.wording.remarks import polarisation_remarks, scale_remarks
from stances.wording.words import day_words


@dataclass(frozen=True)
class Distributions:
    """The distribution of each issue."""

    matrix: Matrix

    @property
    def frame(self) -> pd.DataFrame:
        """The distributions and their numbers."""
        return polarisation(self.matrix)


def show_caveats(bundle: Bundle, matrix: Matrix, ranked: Sequence[Split], as_of: date) -> None:
    """What is ranked, and what is left out."""
    st.caption(
        f"Polarisation of {count(len(ranked), 'issue')} as of {day_words(as_of)}: 0 if all hold "
        "one position, 0.5 if they are spread evenly, 1 if half are at either end · bars from "
        "strongly opposes (left) to strongly supports (right)"
    )
    scale = scale_remarks(matrix.scales, matrix.issues)
    page.show_remarks([*polarisation_remarks(bundle.tables, matrix, ranked), *scale])


def show_sum(bundle: Bundle, ranked: Sequence[Split]) -> None:
    """The most polarised issue, worked through."""
    if ranked and ranked[0].actors:
        page.show_calculation(polarisation_lines(bundle.tables, ranked[0]))


def divides(
    tables: Tables, positions: Positions, matrix: Matrix, ranked: Sequence[Split]
) -> Section:
    """Each issue with its polarisation, its distribution as bars, and the actors behind them."""
    items = [_item(tables, positions, matrix, split) for split in ranked if split.actors]
    return Section(items, "No actor has a position on these issues by this date.")


def _item(tables: Tables, positions: Positions, matrix: Matrix, split: Split) -> Item:
    known = matrix.known[:, matrix.issues.index(split.issue)]
    cells = [
        positions.cell(actor, split.issue)
        for actor, counts in zip(matrix.actors, known, strict=True)
        if counts
    ]
    row = tables.issue_rows[split.issue]
    numbered = split.polarisation is not None
    return Item(
        row.title,
        "polarisation" if numbered else "fewer than 5 actors",
        decimal(split.polarisation) if split.polarisation is not None else "Too few actors",
        bars=[
            Bar(number, POSITION_LABELS[position], SHADES[position])
            for position, number in zip(range(-2, 3), split.counts, strict=True)
        ],
        fold=f"{count(split.actors, 'actor')}: who stands where",
        sides=[
            actor_side(tables, cell) for cell in sorted(cells, key=lambda cell: cell.position or 0)
        ],
        notes=[row.proposal],
    )
