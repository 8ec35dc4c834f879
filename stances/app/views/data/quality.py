"""Evidence quality: records that deserve a second look, by what they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from stances.analysis.coverage import Weakness, hosts, weaknesses
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.app import choices, page
from stances.app.cache import Bundle
from stances.app.components.evidence.beside import show_feed
from stances.app.views.data.hosts import show_hosts
from stances.components.feed.items import records
from stances.tables import Tables
from stances.wording.labels import ATTRIBUTION_WORDS, CONFIDENCE_WORDS, WEAKNESS_LABELS
from stances.wording.numbers import count
from stances.wording.words import day_words, source_label

_HOSTS = "hosts"


@dataclass(frozen=True)
class RecordList:
    """Records, in the order in which they are listed."""

    tables: Tables
    stances: Sequence[str]

    @property
    def frame(self) -> pd.DataFrame:
        """The records as a frame."""
        places = [self.tables.stance_places[name] for name in self.stances]
        return self.tables.stances.iloc[places].reset_index(drop=True)


def show_quality(bundle: Bundle, question: Question, positions: Positions) -> None:
    """Lists of records by their weakness, and the sources by host."""
    listed = weaknesses(bundle.tables, positions)
    labels = {str(one): f"{WEAKNESS_LABELS[one]} · {len(ids):,}" for one, ids in listed.items()}
    by_host = hosts(bundle.tables, among=positions.admitted)
    labels[_HOSTS] = f"Links by host · {len(by_host)}"
    name = choices.one_of(
        "rests", "Why look again", labels, usual=next(iter(labels)), widget="pills",
        hidden_label=True,
    )  # fmt: skip
    if name == _HOSTS:
        show_hosts(bundle, by_host, positions.as_of)
        return
    weakness = Weakness(name)
    chosen = listed[weakness]
    in_force = sum(cell.position is not None for cell in positions.cells)
    st.caption(
        f"{count(len(chosen), 'record')}: {weakness.meaning}. On {day_words(positions.as_of)} "
        f"{count(in_force, 'position')} in force, {count(len(positions.admitted), 'record')} in "
        "all."
    )
    section = records(
        bundle.tables,
        chosen,
        partial(_notes, bundle),
        empty="None on this date. Nothing to look at again.",
    )
    show_feed(bundle, question, [section])
    page.download(RecordList(bundle.tables, chosen), name=f"records-{weakness}-{positions.as_of}")


def _notes(bundle: Bundle, stance: str) -> list[str]:
    record = bundle.tables.stance_rows[stance]
    cited = {item.source: None for item in bundle.tables.evidence_of.get(stance, ())}
    named = [source_label(bundle.tables.source_rows[source]) for source in cited]
    documents = {bundle.tables.document_of[source] for source in cited}
    counted = count(len(cited), "source")
    if len(documents) < len(cited):
        counted = f"{count(len(documents), 'document')} in {counted}"
    return [
        ATTRIBUTION_WORDS[record.attribution],
        CONFIDENCE_WORDS[record.confidence],
        f"{counted}: {'; '.join(named)}",
    ]
