"""The texts that a search looks into, in plain letters, each different text once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.model.plain_letters import plain_letters

if TYPE_CHECKING:
    from stances.tables import Tables

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class PlainTexts:
    """One field: ``stances`` are rows, each with the number of its text in ``texts``."""

    stances: Ints
    number: Ints
    texts: list[str]


def plain_texts(tables: "Tables") -> list[PlainTexts]:
    """Quotations, summaries, speakers, notes, sources, and who and what each stance is about."""
    stances, evidence = tables.stances, tables.evidence
    every = np.arange(len(stances))
    sources, named = pd.factorize(evidence["source"])
    rows = [tables.source_rows[name] for name in named]
    titles = [" · ".join(filter(None, [row.title, row.publisher])) for row in rows]
    return [
        _column(tables.cited_by, evidence["quote"]),
        *(_column(every, stances[name]) for name in ("summary", "speaker", "note")),
        PlainTexts(tables.cited_by, sources, [plain_letters(title) for title in titles]),
        _about(tables),
    ]


def _column(stances: Ints, texts: pd.Series) -> PlainTexts:
    given = (texts.fillna("") != "").to_numpy(dtype=bool)
    number, different = pd.factorize(texts[given])
    return PlainTexts(stances[given], number, [plain_letters(text) for text in different.tolist()])


def _about(tables: "Tables") -> PlainTexts:
    """Names of the actor and title of the issue, as one text."""
    actors, actor_ids = pd.factorize(tables.stances["actor"])
    issues, issue_ids = pd.factorize(tables.stances["issue"])
    number, cells = pd.factorize(actors * max(len(issue_ids), 1) + issues)
    texts = []
    for at in cells.tolist():
        actor, issue = divmod(at, len(issue_ids))
        row = tables.actor_rows[actor_ids[actor]]
        title = tables.issue_rows[issue_ids[issue]].title
        texts.append(plain_letters(" ".join(filter(None, [row.name, *row.other_names, title]))))
    return PlainTexts(np.arange(len(number)), number, texts)
