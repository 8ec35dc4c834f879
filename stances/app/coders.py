"""The part of the Data page about the coders: their agreement, where they differ, who they are."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from stances import wording
from stances.analysis.codings import (
    Cells,
    Comparison,
    Settlement,
    coder_pair,
    comparisons,
    comparisons_table,
    confusion,
    confusion_table,
)
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.analysis.reliability import (
    ROUNDS,
    Strength,
    Working,
    issue_units,
    reliability_by_issue,
    reliability_table,
    working,
)
from stances.app import address, parts, picking
from stances.app.cache import Bundle
from stances.app.components.feed.items import records
from stances.app.components.grid import grid
from stances.app.components.grid.sheets import alpha_sheet, confusion_sheet
from stances.model.records import Coder
from stances.model.vocabulary import CoderKind

_METHOD = (
    f"The interval is the middle 95 % of {ROUNDS:,} resamplings of the records; “possibly” is the "
    "verdict on its lower end. Verdicts after "
    "Krippendorff (2004, page 241): "
    + "; ".join(f"{each}, {each.meaning}" for each in Strength)
    + ". What a coder called declined or unclear has no place on the scale: it is in the table of "
    "both coders and in the list, not in alpha."
)


def shown_reliability(bundle: Bundle, found: Positions, question: Question) -> None:
    """How far the coders agree, where they do not, and who they are."""
    tables = bundle.tables
    st.markdown(parts.plain(coder_words(bundle.dataset.coders)))
    _coder_notes(bundle.dataset.coders)
    pair = coder_pair(tables)
    if pair is None or not confusion(tables, pair=pair, among=found.admitted):
        st.info("No record has two codings on this date, so there is no agreement to measure.")
        return
    address.address_state("on", "pair")
    issue = picking.held("on", tables.issue_rows)
    among = [
        stance
        for stance, record in tables.stance_rows.items()
        if stance in found.admitted and issue in ("", record.issue)
    ]
    cells = confusion(tables, pair=pair, among=among)
    both = picking.held("pair", {f"{one}~{other}": None for one, other in cells})
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _shown_alphas(bundle, found, issue=issue)
    with right:
        _shown_confusion(bundle, found, pair=pair, cells=cells, both=both)
    _shown_codings(bundle, found, question, among=among, cells=cells, both=both, issue=issue)


def _shown_alphas(bundle: Bundle, found: Positions, *, issue: str) -> None:
    st.header("Alpha, overall and by issue", anchor=False)
    units = issue_units(bundle.tables, among=found.admitted)
    by_issue = reliability_by_issue(units)
    on_open = partial(picking.toggle, "on", "alphas")
    shown = alpha_sheet(bundle.tables, by_issue)
    grid(shown, key="alphas", pressed=issue, on_open=on_open)
    st.caption(
        "Krippendorff's ordinal alpha; records with a position from both coders. The line runs "
        "from 0 to 1, with marks at 0.667 and 0.80. Choose an issue to see its codings alone."
    )
    chosen = [values for name, values in units if issue in ("", name)]
    title = bundle.tables.issue_rows[issue].title if issue else "All issues"
    with st.expander("How this is calculated"):
        st.text(f"{title}: {calculation_words(working(chosen))}")
        st.text(_METHOD)
    parts.download(
        lambda: reliability_table(by_issue),
        name=f"reliability-{found.as_of}",
        label="Download CSV of the agreement",
    )


def _shown_confusion(
    bundle: Bundle, found: Positions, *, pair: tuple[str, str], cells: Cells, both: str
) -> None:
    st.header("One coder against the other", anchor=False)
    names = [bundle.dataset.coders_by_id[coder].name for coder in pair]
    on_open = partial(picking.toggle, "pair", "confusion")
    grid(confusion_sheet(cells, names=names), key="confusion", pressed=both, on_open=on_open)
    st.caption(
        "Records by both codings: on the diagonal the coders agree, beside it they are one step "
        "apart, bold counts are further off. Choose a count to list its records."
    )
    parts.download(
        lambda: confusion_table(cells),
        name=f"confusion-{found.as_of}",
        label="Download CSV of both coders",
    )


def _shown_codings(
    bundle: Bundle,
    found: Positions,
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
    heading = wording.count(len(chosen), "record" if both else "disagreement")
    if issue:
        heading += f" on {wording.in_sentence(bundle.tables.issue_rows[issue].title)}"
    if both:
        heading += f" coded {wording.code_words(one)} and {wording.code_words(other)}"
    st.header(parts.plain(heading), anchor=False)
    st.caption(
        "Press the marked issue or count again to see all."
        if both or issue
        else f"Among {wording.count(len(compared), 'record')} with two codings or more, and how "
        "each was settled."
    )
    names = {coder.id: coder.name for coder in bundle.dataset.coders}
    notes = {stance: coding_notes(compared[stance], names) for stance in chosen}
    section = records(bundle.tables, notes, empty="The coders agree on every record here.")
    parts.feed_with_evidence(bundle, [section], question)
    listed = [compared[stance] for stance in chosen]
    parts.download(
        lambda: comparisons_table(listed),
        name=f"codings-{found.as_of}",
        label="Download CSV of these codings",
    )


def coding_notes(compared: Comparison, names: Mapping[str, str]) -> list[str]:
    """What each coder gave, and how a difference was settled."""
    given = [f"{names[coder]} {wording.code_words(said)}" for coder, said in compared.codings]
    settled = ""
    if compared.settlement is Settlement.REASONED:
        settled = f"settled: {compared.settled}"
    elif compared.settlement:
        settled = compared.settlement.meaning
    return list(filter(None, [", ".join(given), settled]))


def calculation_words(made: Working) -> str:
    """The alpha as a sum, in a few sentences."""
    base = (
        f"{wording.count(made.units, 'record')} with {wording.count(made.values, 'position')} "
        "from two coders or more. "
    )
    if made.alpha is None or made.observed is None or made.expected is None:
        return base + "Nothing varies, so there is no alpha."
    return base + (
        "The distance of two positions is the number of codings from the one to the other, half "
        "of both ends counted, squared. Between codings of one record it is on average "
        f"{made.observed:,.1f} (observed), between any two codings {made.expected:,.1f} "
        f"(expected). Alpha = 1 − {made.observed:,.1f} / {made.expected:,.1f} = "
        f"{wording.decimal(made.alpha, 3)}."
    )


def coder_words(coders: Sequence[Coder]) -> str:
    """Who the coders were, and what their agreement is worth."""
    if not coders:
        return "The dataset names no coder."
    who = " and ".join(f"{coder.name} ({coder.kind.replace('-', ' ')})" for coder in coders)
    words = f"Coded by {who}."
    if all(coder.kind is CoderKind.LANGUAGE_MODEL for coder in coders):
        words += (
            " No human coder has checked these codings, and the coders may share background "
            "knowledge: alpha is an upper bound."
        )
    return words


def _coder_notes(coders: Sequence[Coder]) -> None:
    notes = [f"{coder.name}: {coder.note}" for coder in coders if coder.note]
    if notes:
        with st.expander("What the dataset says of its coders"):
            for note in notes:
                st.text(note)
