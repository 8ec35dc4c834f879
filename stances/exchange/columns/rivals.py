"""Records that a rule compares with each other: said twice, at odds on one day, replaced."""

import numpy as np
import pandas as pd

from stances.exchange.columns.cells import Bools, Ints, Texts
from stances.exchange.columns.stances import StanceColumns
from stances.model.seen import as_seen


def mask_of(parents: Ints, size: int) -> Bools:
    """A mask of the stances with these numbers, -1 being none."""
    mask = np.zeros(size, dtype=bool)
    mask[parents[parents >= 0]] = True
    return mask


def replaced_rows(columns: StanceColumns) -> Ints:
    """The row of the record that each one supersedes, -1 if there is none."""
    return np.asarray(
        columns.texts["supersedes"].each(lambda name: columns.places.get(name, -1), -1, "int64")
    )


def repeating(columns: StanceColumns) -> Bools:
    """Records that say the same as another."""
    attribution, act = columns.texts["attribution"], columns.texts["act"]
    order, _ = columns.numbers["order"]
    position, stated = columns.numbers["position"]
    key = _grouped(
        columns.texts["actor"].codes,
        columns.texts["issue"].codes,
        columns.texts["date"].codes,
        order,
        np.where(stated, position, 9),
        np.where(columns.coded, -1, columns.texts["status"].codes),
        np.where(act.known, act.codes, _code(act, "statement")),
        attribution.codes,
    )
    found = np.zeros(columns.size, dtype=bool)
    rows = np.flatnonzero(columns.standing)
    rows = rows[pd.Series(key[rows]).duplicated(keep=False).to_numpy()]
    if len(rows):
        speaker, summary = (columns.texts[name].take(rows) for name in ("speaker", "summary"))
        again = pd.DataFrame(
            {
                "key": key[rows],
                "speaker": speaker.each(as_seen, "", "object"),
                "summary": summary.each(as_seen, "", "object"),
            }
        ).duplicated(keep=False)
        found[rows[again.to_numpy()]] = True
    return found


def _code(texts: Texts, text: str) -> int:
    return texts.different.index(text) if text in texts.different else -2


def _grouped(*numbers: Ints) -> Ints:
    """A number for each different row of the numbers."""
    key = np.zeros(len(numbers[0]), dtype=np.int64)
    for each in numbers:
        low = int(each.min()) if len(each) else 0
        width = int(each.max()) - low + 1 if len(each) else 1
        key = pd.factorize(key * width + (each - low))[0]
    return key


def with_rivals(columns: StanceColumns, found: Bools) -> Bools:
    """With records of one day that disagree in a way that a rule may object to, and those beside.

    A record that is judged comes with those of its day and with what supersedes it.
    """
    position, stated = columns.numbers["position"]
    order, ordered = columns.numbers["order"]
    replaced = replaced_rows(columns)
    superseded = mask_of(replaced, columns.size)
    first, last = columns.days["date"]
    rows = np.flatnonzero(stated & columns.standing)
    about = columns.texts["actor"].codes[rows], columns.texts["issue"].codes[rows]
    day = _grouped(*about, first[rows], last[rows])
    several = np.bincount(day, minlength=1)[day] > 1 if len(rows) else np.zeros(0, dtype=bool)
    rows, day = rows[several], day[several]
    contested = columns.flags["contested"]
    disputed = np.zeros(columns.size, dtype=bool)
    for apart in (True, False):
        alike = _grouped(day, columns.rank[rows], order[rows] if apart else np.zeros_like(day))
        standing = ~superseded[rows]
        frame = pd.DataFrame({"alike": alike[standing], "position": position[rows][standing]})
        different = frame.groupby("alike")["position"].nunique()
        rival = standing & np.isin(alike, different.index[different > 1])
        if apart:
            disputed[rows[rival]] = True
            found[rows[rival & ~contested[rows]]] = True
        else:
            without = pd.Series(~ordered[rows][rival]).groupby(alike[rival])
            mixed = without.any() & ~without.all()
            found[rows[rival & np.isin(alike, mixed.index[mixed])]] = True
    found |= contested & ~disputed
    new = np.flatnonzero(replaced >= 0)
    size = -1
    while size != (size := int(found.sum())):
        of_day = np.unique(day[found[rows]])
        found[rows[np.isin(day, of_day)]] = True
        found[new[found[replaced[new]]]] = True
    return found
