"""How far human coders and language models agree."""

import streamlit as st

from stances.analysis.coder_kinds import KindReliability, reliability_by_kind
from stances.analysis.positions import Positions
from stances.app import page
from stances.app.cache import Bundle
from stances.app.components.grid import grid
from stances.app.views.data.alphas import kinds_sheet
from stances.model.vocabulary import CoderKind


def show_kinds(bundle: Bundle, positions: Positions) -> None:
    """Alpha by kind of coder, once a human has coded what another coder coded too."""
    coders = bundle.dataset.coders
    kinds = {coder.id: str(coder.kind) for coder in coders}
    rows = reliability_by_kind(bundle.tables, kinds, among=positions.admitted)
    if not any(CoderKind.HUMAN in row.kinds for row in rows):
        return
    st.header("Human coders and language models", anchor=False)
    grid(kinds_sheet(rows, {coder.id: coder.name for coder in coders}), key="coder_kinds")
    st.caption(
        "Krippendorff's ordinal alpha of each human coder with each language model, and within "
        "each kind, on the records to which at least two of the coders gave a position."
    )
    page.download(
        page.Rows(rows, KindReliability),
        name=f"coder-kinds-{positions.as_of}",
        label="Download the kinds",
    )
