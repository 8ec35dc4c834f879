"""The sources as a file and as citations, and the quotations in the formats of other tools."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from stances.app import location, page
from stances.app.cache import Bundle
from stances.citing.citable import source_items
from stances.exchange import Subject, Writer, writers_of
from stances.exchange.quotations import quotations
from stances.tables import Tables


@dataclass(frozen=True)
class SourceList:
    """All sources."""

    tables: Tables

    @property
    def frame(self) -> pd.DataFrame:
        """The sources as a frame."""
        return self.tables.sources


def show_foot(bundle: Bundle) -> None:
    """Download and citations of the sources, downloads of the quotations."""
    info, base = bundle.dataset.dataset, location.base_address()
    with st.container(horizontal=True, vertical_alignment="center"):
        page.download(SourceList(bundle.tables), name="sources")
        view = page.View("", bundle.dataset.as_of, {})
        page.cite(bundle, view, partial(source_items, bundle.tables), name="sources")
        for writer in writers_of(Subject.QUOTATIONS).values():
            st.download_button(
                f"Quotations ({writer.label})",
                data=partial(_text, bundle, writer, base),
                file_name=f"{info.id}{writer.suffix}",
                mime=writer.media_type,
                on_click="ignore",
                icon=":material/download:",
                key=f"download_{writer.suffix[1:]}",
            )


def _text(bundle: Bundle, writer: Writer, base: str) -> str:
    """The quotations in that format, made when they are asked for."""
    located = quotations(bundle.tables, bundle.seeds)
    text: str = writer.text(located, bundle.dataset.dataset, base=base)
    return text
