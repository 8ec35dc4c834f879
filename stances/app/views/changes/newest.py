"""The newest records: what there is to read before a browser can tell what changed."""

import numpy as np

from stances.app.cache import Bundle
from stances.app.views.changes.titles import Titles
from stances.components.changes.payload import Entry, Section
from stances.tables.rows import StanceRow
from stances.wording import position_words

_MOST = 10


def newest_records(bundle: Bundle, titles: Titles) -> Section:
    """The last ten that count, those with the latest day first.

    That is the day on which a record became known or, if the dataset notes it, was entered.
    """
    stances = bundle.tables.stances
    counting = np.flatnonzero(stances["withdrawn"].isna().to_numpy())
    days = stances[["latest", "entered"]].max(axis="columns").to_numpy()[counting]
    last = counting[np.argsort(days, kind="stable")][::-1][:_MOST]
    chosen = stances["stance"].to_numpy()[last]
    rows = [bundle.tables.stance_rows[str(name)] for name in chosen]
    return Section("The newest records", [_entry(row, titles) for row in rows], counted=False)


def _entry(row: StanceRow, titles: Titles) -> Entry:
    title, link = titles.of("stances", row.stance)
    return Entry(title, link, words=f"{position_words(row.position, row.status)}: {row.summary}")
