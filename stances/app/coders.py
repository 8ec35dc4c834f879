"""The part of the Data page about the coders: their agreement, where they differ, who they are."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from stances import wording
from stances.analysis.codings import (
    Cells,
    Disagreement,
    Settlement,
    coder_pair,
    confusion,
    confusion_table,
    disagreements,
    disagreements_table,
)
from stances.analysis.positions import Positions
from stances.analysis.reliability import (
    ROUNDS,
    Strength,
    Working,
    issue_units,
    reliability_table,
    working,
)
from stances.app import filters, parts, picking
from stances.app.cache import Bundle
from stances.app.feed.items import records
from stances.app.parts import Ask
from stances.app.sheet import sheet
from stances.app.sheet.contents import alpha_sheet, confusion_sheet
from stances.model.vocabulary import CoderKind
from stances.tables import rows


def shown_reliability(bundle: Bundle, found: Positions, ask: Ask) -> None:
    """How far the coders agree, where they do not, and who they are."""
    st.markdown(parts.plain(coder_words(bundle)))
    units = issue_units(bundle.tables, among=found.admitted)
    pair = coder_pair(bundle.tables)
    if pair is None or not any(len(values) > 1 for _, values in units):
        st.info("No record with a position has two codings on this date, so there is no alpha.")
        return
    filters.address_state("on", "pair")
    issue = picking.held("on", bundle.tables.issue_rows)
    among = [
        stance
        for stance, record in bundle.tables.stance_rows.items()
        if stance in found.admitted and issue in ("", record["issue"])
    ]
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        table = reliability_table(units)
        data = alpha_sheet(bundle.tables, rows(table)) | {"picked": issue}
        sheet(data, key="alphas", on_open=partial(picking.toggle, "on", "alphas"))
        parts.download(lambda: table, name=f"reliability-{found.as_of}")
        chosen = [values for name, values in units if issue in ("", name)]
        _calculation(working(chosen), bundle, issue)
    with right:
        cells = confusion(bundle.tables, pair=pair, among=among)
        both = picking.held("pair", {f"{one}~{other}": None for one, other in cells})
        names = [bundle.dataset.coders_by_id[coder].name for coder in pair]
        data = confusion_sheet(cells, names=names) | {"picked": both}
        sheet(data, key="confusion", on_open=partial(picking.toggle, "pair", "confusion"))
        parts.download(lambda: confusion_table(cells), name=f"confusion-{found.as_of}")
    _shown_codings(bundle, found, ask, among=among, cells=cells, both=both, issue=issue)


def _shown_codings(
    bundle: Bundle,
    found: Positions,
    ask: Ask,
    *,
    among: Sequence[str],
    cells: Cells,
    both: str,
    issue: str,
) -> None:
    """The disagreements, or the records of the chosen cell of the confusion."""
    differ = {one.stance: one for one in disagreements(bundle.tables, among=among)}
    one, _, other = both.partition("~")
    chosen = cells[one, other] if both else list(differ)
    where = f" on {wording.in_sentence(bundle.tables.issue_rows[issue]['title'])}" if issue else ""
    st.subheader(
        parts.plain(
            f"{wording.count(len(chosen), 'record')}{where} coded {wording.code_words(one)} and "
            f"{wording.code_words(other)}"
            if both
            else f"{wording.count(len(chosen), 'disagreement')}{where}"
        ),
        anchor=False,
    )
    if both or issue:
        st.caption("Choose the marked issue or count again to see all.")
    notes = {stance: _coding_notes(bundle, differ.get(stance)) for stance in chosen}
    section = records(bundle.tables, notes, empty="The coders agree on every record here.")
    parts.feed_with_evidence(bundle, [section], ask)
    listed = [differ[stance] for stance in chosen if stance in differ]
    if listed:
        parts.download(lambda: disagreements_table(listed), name=f"disagreements-{found.as_of}")


def _coding_notes(bundle: Bundle, differ: Disagreement | None) -> list[str]:
    names = {coder.id: coder.name for coder in bundle.dataset.coders}
    if differ is None:
        return ["The coders agree"]
    given = [f"{names[coder]} {wording.code_words(said)}" for coder, said in differ.codings]
    settled = differ.settlement.meaning
    if differ.settlement is Settlement.REASONED:
        settled = f"settled: {differ.settled}"
    return [", ".join(given), settled]


def _calculation(made: Working, bundle: Bundle, issue: str) -> None:
    """How the alpha shown came about, with its numbers."""
    with st.expander("How this is calculated"):
        of = bundle.tables.issue_rows[issue]["title"] if issue else "All issues"
        st.text(f"{of}: {calculation_words(made)}")
        st.text(
            f"The interval is the middle 95 % of {ROUNDS:,} resamplings of the records. Verdicts "
            "after Krippendorff (2004, page 241): "
            + "; ".join(f"{each}, {each.meaning}" for each in Strength)
            + ". Records that a coder called declined or unclear have no place on the scale; they "
            "are in the confusion table and in the list, not in alpha."
        )


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


def coder_words(bundle: Bundle) -> str:
    """Who the coders were, and what their agreement is worth."""
    coders = bundle.dataset.coders
    if not coders:
        return "The dataset names no coder."
    said = [
        f"{coder.name} ({coder.kind.replace('-', ' ')})" + (f": {coder.note}" if coder.note else "")
        for coder in coders
    ]
    words = " ".join(f"{one.rstrip('.')}." for one in said)
    if all(coder.kind is CoderKind.LANGUAGE_MODEL for coder in coders):
        words += (
            " All codings are a language model's; no human coder has checked them. The coders may "
            "share background knowledge, so alpha is an upper bound."
        )
    return words
