"""What a second coder may know: what was said, where it stands, and the rules of the issue."""

import streamlit as st

from stances import wording
from stances.app import page
from stances.model.dataset import Dataset
from stances.model.records import Evidence, Stance
from stances.model.seeds import Seeds
from stances.model.surroundings import PARAGRAPH, surroundings
from stances.tables.frames import source_rows
from stances.wording.words import source_label

_REACH = 500


def show_blind_record(dataset: Dataset, seeds: Seeds, stance: Stance) -> None:
    """The record without any position, its quotations in their passages, and the issue's rules."""
    issue = dataset.issues_by_id[stance.issue]
    actor = dataset.actors_by_id[stance.actor]
    by = f"{actor.name}{f' ({stance.speaker})' if stance.speaker else ''}"
    scope = ", ".join(filter(None, stance.scope.model_dump().values())) if stance.scope else ""
    kind = f"{wording.ACT_LABELS[stance.act]}, {wording.ATTRIBUTION_WORDS[stance.attribution]}"
    _show_lines(
        f"{by}, {wording.when_words(str(stance.date))}. {kind}.",
        stance.summary,
        f"Scope: {scope}" if scope else "",
    )
    labels = {row.source: source_label(row) for row in source_rows(dataset)}
    for item in stance.evidence:
        if item.quote:
            _show_quotation(dataset, seeds, item, labels[item.source])
    _show_lines(
        f"Proposal: {issue.proposal}",
        f"+2: {issue.support}",
        f"−2: {issue.opposition}",
        issue.note or "",
    )


def _show_lines(*lines: str) -> None:
    st.text("\n".join(line for line in lines if line))


def _show_quotation(dataset: Dataset, seeds: Seeds, item: Evidence, label: str) -> None:
    """The quotation, marked in its paragraph if the text is kept."""
    seed = seeds.get(dataset.sources_by_id[item.source].seed)
    passage = seed.find(item.quote or "", item.occurrence) if seed else None
    with st.container(border=True):
        if seed is None or passage is None:
            st.text(item.quote or "")
            st.caption(page.as_text(label))
            return
        around = surroundings(seed.text, passage, reach=_REACH)
        before, after = (
            page.as_text(part).replace(PARAGRAPH, "\n\n") for part in (around.before, around.after)
        )
        st.markdown(f"{before}:primary-background[{page.as_text(around.words)}]{after}")
        st.caption(page.as_text(f"{label}: line {passage.line}, paragraph {around.paragraph}"))
