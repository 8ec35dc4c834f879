"""How much there is in the dataset, how well it is anchored, how far the coders agree."""

import streamlit as st

from stances.analysis.reliability import alpha_of
from stances.app import page
from stances.app.cache import Bundle
from stances.wording.explanations import EXPLANATIONS
from stances.wording.labels import CODER_KIND_LABELS
from stances.wording.numbers import count, decimal
from stances.wording.words import day_words, listed

_ALPHA = "Coders' agreement (ordinal alpha)"


def show_dataset(bundle: Bundle) -> None:
    """The numbers of the dataset, and who coded it."""
    tables, info = bundle.tables, bundle.dataset.dataset
    quotes = int(tables.evidence["start"].notna().sum())
    kept = int(tables.sources["seed"].notna().sum())
    alpha = alpha_of(tables)
    latest = None if tables.stances.empty else tables.stances["latest"].max().date()
    numbers = {
        "Stances": f"{len(tables.stances):,}",
        "Actors": f"{len(tables.actor_rows)}",
        "Sources": f"{len(tables.source_rows):,}",
        f"Quotations verified in {count(kept, 'text')}": f"{quotes}",
        _ALPHA: "–" if alpha is None else decimal(alpha),
        "Last record": "–" if latest is None else day_words(latest, short=True),
    }
    page.show_numbers(numbers, {_ALPHA: EXPLANATIONS["alpha"]})
    named = [
        page.as_text(f"{coder.name} ({CODER_KIND_LABELS[coder.kind].lower()})")
        for coder in bundle.dataset.coders
    ]
    who = listed(named) if named else ""
    st.caption(
        f"Version {page.as_text(info.version)}. Coded by {who or 'nobody yet'}; no human coder "
        "checked the codings of language models, so their agreement is an upper bound."
    )
