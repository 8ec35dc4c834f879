"""The foot of a view: its address, what it shows as a file, and what it rests on as citations."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from stances import wording
from stances.analysis.question import Question
from stances.app import address, filters, parts
from stances.app.cache import Bundle
from stances.app.components.grid.cells import as_of_words
from stances.app.components.kit import share
from stances.citing import FORMATS
from stances.citing.citable import (
    Citable,
    dataset_item,
    source_items,
    stance_items,
    view_stances,
)
from stances.exchange import Subject, writers_of
from stances.exchange.quotations import quotations

Frame = Callable[[], pd.DataFrame]
_SHOWN = 6000  # characters of a citation list on the page; the file has all


@st.fragment
def board(bundle: Bundle, question: Question) -> None:
    """Compare below its choices: the date, the grid with its evidence, the download.

    A fragment, so that moving the date repaints these and nothing else.
    """
    day, place = filters.moment(bundle)
    question = question.on(day)
    words = as_of_words(day, actors=len(question.actors), issues=len(question.issues))
    place.caption(words)
    found = question.positions()
    parts.grid_with_evidence(bundle, found, question)
    foot(
        bundle,
        day,
        lambda: found.frame,
        name=f"positions-{day}",
        stances=lambda: view_stances(bundle.tables, found),
    )


def foot(
    bundle: Bundle,
    as_of: date,
    frame: Frame,
    *,
    name: str,
    stances: Callable[[], Iterable[str]],
    fixed: dict[str, str] | None = None,
) -> None:
    """Copy link, download and citations, for any view; ``stances`` are the records it rests on."""
    with st.container(horizontal=True, vertical_alignment="center"):
        share(as_of, fixed or {}, key="share")
        parts.download(frame, name=name)
        _cite(
            bundle,
            lambda: stance_items(
                bundle.tables, dict.fromkeys(stances()), base=address.base_address()
            ),
            name=f"citations-{name}",
        )


def source_foot(bundle: Bundle, frame: Frame) -> None:
    """The same for the list of sources, and the quotations as Web Annotations and schema.org."""
    found = quotations(bundle.tables, bundle.seeds)
    info, base = bundle.dataset.dataset, address.base_address()
    with st.container(horizontal=True, vertical_alignment="center"):
        parts.download(frame, name="sources")
        _cite(bundle, lambda: source_items(bundle.tables), name="sources")
        for writer in writers_of(Subject.QUOTATIONS).values():
            st.download_button(
                f"Quotations ({writer.label})",
                data=partial(writer.text, found, info, base=base),
                file_name=f"{info.id}{writer.suffix}",
                mime=writer.media_type,
                on_click="ignore",
                icon=":material/download:",
                key=f"download_{writer.suffix[1:]}",
            )


def _cite(bundle: Bundle, items: Callable[[], list[Citable]], *, name: str) -> None:
    """A button that opens the citations in a format to choose; nothing is made before."""
    held = st.popover("Cite", icon=":material/format_quote:", on_change="rerun", key="cite")
    if not held.open:
        return
    with held:
        chosen = st.segmented_control(
            "Format", list(FORMATS), default="note", key="citation_format", bind="query-params"
        )
        form = FORMATS[chosen or "note"]
        cited = items()
        base = address.base_address()
        text = form.text([dataset_item(bundle.dataset.dataset, base=base), *cited])
        st.caption(f"The dataset and {wording.count(len(cited), 'source')} of what is shown")
        st.code(
            text if len(text) <= _SHOWN else text[:_SHOWN] + "\n…",
            language=None,
            wrap_lines=True,
            height=280,
        )
        st.download_button(
            "Download all",
            data=text,
            file_name=f"{name}{form.suffix}",
            mime=form.media_type,
            on_click="ignore",
            icon=":material/download:",
            key="download_citations",
        )
