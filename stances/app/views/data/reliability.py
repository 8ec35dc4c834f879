"""How far the coders agree, where they do not, and who they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from stances.analysis.coders import CoderReliability, reliability_by_coders
from stances.analysis.codings import (
    Cells,
    Comparison,
    coder_pair,
    comparisons,
    comparisons_table,
    confusion,
    confusion_table,
)
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.analysis.reliability import (
    IssueReliability,
    issue_units,
    reliability_by_issue,
    working,
)
from stances.app import address, choices, page
from stances.app.cache import Bundle
from stances.app.components.evidence.beside import show_feed
from stances.app.components.grid import grid
from stances.app.views.data.alphas import alpha_sheet, coders_sheet, confusion_sheet
from stances.app.views.data.coder_kinds import show_kinds
from stances.app.views.data.coder_words import METHOD, alpha_words, coder_words, coding_notes
from stances.components.feed.items import records
from stances.wording.labels import code_words
from stances.wording.numbers import count
from stances.wording.words import in_sentence


@dataclass(frozen=True)
class Confusion:
    """How often two coders gave what."""

    cells: Cells

    @property
    def frame(self) -> pd.DataFrame:
        """The counts as a frame."""
        return confusion_table(self.cells)


@dataclass(frozen=True)
class Codings:
    """The codings of the records listed."""

    compared: Sequence[Comparison]

    @property
    def frame(self) -> pd.DataFrame:
        """The comparisons as a frame."""
        return comparisons_table(self.compared)


def show_reliability(bundle: Bundle, question: Question, positions: Positions) -> None:
    """Alpha by issue, one coder against the other, and the records behind what is chosen."""
    tables = bundle.tables
    st.markdown(page.as_text(coder_words(bundle.dataset.coders)))
    _show_coder_notes(bundle)
    pair = coder_pair(tables)
    if pair is None or not confusion(tables, pair=pair, among=positions.admitted):
        st.info("No record has two codings on this date, so there is no agreement to measure.")
        return
    issue = choices.kept("on", tables.issue_rows, "Issue")
    among = [
        stance
        for stance, record in tables.stance_rows.items()
        if stance in positions.admitted and issue in ("", record.issue)
    ]
    cells = confusion(tables, pair=pair, among=among)
    both = choices.kept("pair", {f"{one}~{other}" for one, other in cells}, "Both codings")
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _show_alphas(bundle, positions, issue=issue)
    with right:
        _show_confusion(bundle, positions, pair=pair, cells=cells, both=both)
    _show_coders(bundle, positions)
    show_kinds(bundle, positions)
    _show_codings(bundle, question, among=among, cells=cells, both=both, issue=issue)


def _show_coder_notes(bundle: Bundle) -> None:
    notes = [f"{coder.name}: {coder.note}" for coder in bundle.dataset.coders if coder.note]
    if notes:
        with st.expander("What the dataset says about its coders"):
            for note in notes:
                st.text(note)


def _show_alphas(bundle: Bundle, positions: Positions, *, issue: str) -> None:
    st.header("Alpha, overall and by issue", anchor=False)
    units = issue_units(bundle.tables, among=positions.admitted)
    by_issue = reliability_by_issue(units)
    on_open = partial(address.toggle, "on", "alphas")
    grid(alpha_sheet(bundle.tables, by_issue), key="alphas", pressed=issue, on_open=on_open)
    st.caption(
        "Krippendorff's ordinal alpha; records with a position from two coders or more. The line "
        "runs from 0 to 1, with marks at 0.667 and 0.80. Choose an issue to see its codings alone."
    )
    chosen = [values for name, values in units if issue in ("", name)]
    title = bundle.tables.issue_rows[issue].title if issue else "All issues"
    with st.expander("How this is calculated"):
        st.text(f"{title}: {alpha_words(working(chosen))}")
        st.text(METHOD)
    page.download(
        page.Rows(by_issue, IssueReliability),
        name=f"reliability-{positions.as_of}",
        label="Download the agreement",
    )


def _show_coders(bundle: Bundle, positions: Positions) -> None:
    """Each two coders and all of them, if three or more coded the same records."""
    rows = reliability_by_coders(bundle.tables, among=positions.admitted)
    if not rows:
        return
    st.header("Each two coders, and all of them", anchor=False)
    names = {coder.id: coder.name for coder in bundle.dataset.coders}
    grid(coders_sheet(rows, names), key="coders")
    st.caption(
        f"Krippendorff's ordinal alpha on the {count(rows[0].records, 'record')} that all "
        f"{len(rows[-1].coders)} coders coded; each figure counts those to which at least two of "
        "its coders gave a position."
    )
    page.download(
        page.Rows(rows, CoderReliability),
        name=f"coders-{positions.as_of}",
        label="Download the coders",
    )


def _show_confusion(
    bundle: Bundle, positions: Positions, *, pair: tuple[str, str], cells: Cells, both: str
) -> None:
    st.header("One coder against the other", anchor=False)
    names = [bundle.dataset.coders_by_id[coder].name for coder in pair]
    on_open = partial(address.toggle, "pair", "confusion")
    grid(confusion_sheet(cells, names=names), key="confusion", pressed=both, on_open=on_open)
    st.caption(
        "Records by both codings: on the diagonal the coders agree, beside it they are one step "
        "apart, bold counts are further off. Choose a count to list its records."
    )
    page.download(
        Confusion(cells),
        name=f"confusion-{positions.as_of}",
        label="Download both coders",
    )


def _show_codings(
    bundle: Bundle,
    question: Question,
    *,
    among: Sequence[str],
    cells: Cells,
    both: str,
    issue: str,
) -> None:
    """The disagreements, or the records of the chosen cell of the confusion."""
    compared = comparisons(bundle.tables, among=among)
    one, _, other = both.partition("~")
    differ = [stance for stance, each in compared.items() if each.settlement]
    chosen = cells[one, other] if both else differ
    heading = count(len(chosen), "record" if both else "disagreement")
    if issue:
        heading += f" on {in_sentence(bundle.tables.issue_rows[issue].title)}"
    if both:
        heading += f" coded {code_words(one)} and {code_words(other)}"
    st.header(page.as_text(heading), anchor=False)
    st.caption(
        "Press the marked issue or count again to see all."
        if both or issue
        else f"Among {count(len(compared), 'record')} with two codings or more, and how each was "
        "settled."
    )
    names = {coder.id: coder.name for coder in bundle.dataset.coders}
    notes = {stance: coding_notes(compared[stance], names) for stance in chosen}
    section = records(bundle.tables, notes, empty="The coders agree on every record here.")
    show_feed(bundle, question, [section])
    page.download(
        Codings([compared[stance] for stance in chosen]),
        name=f"codings-{question.as_of}",
        label="Download these codings",
    )
