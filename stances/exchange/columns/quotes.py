"""Where the quotations of many stances stand in their source texts."""

from typing import NamedTuple

import numpy as np

from stances.exchange.columns.cells import Bools, Ints
from stances.exchange.columns.stances import Items
from stances.model.dataset import Dataset
from stances.model.seeds import Seed, Seeds

NOWHERE = -1


class Places(NamedTuple):
    """For each item of evidence where its quotation begins and ends, on which page, and in doubt.

    NOWHERE stands where there is none.
    """

    start: Ints
    end: Ints
    page: Ints
    doubtful: Bools


def places_of(evidence: Items, dataset: Dataset, seeds: Seeds) -> Places:
    """The places of all quotations, each text searched once for the same words."""
    quote, source = evidence.texts["quote"], evidence.texts["source"]
    occurrence, which = evidence.numbers["occurrence"]
    start, end, page = (np.full(evidence.size, NOWHERE, dtype=np.int64) for _ in range(3))
    doubtful = np.zeros(evidence.size, dtype=bool)
    quoted = np.flatnonzero(quote.known & source.known)
    order = quoted[np.lexsort((quote.codes[quoted], source.codes[quoted]))]
    ends = np.flatnonzero(np.diff(source.codes[order])) + 1
    for rows in np.split(order, ends) if len(order) else ():
        record = dataset.sources_by_id.get(source.different[source.codes[rows[0]]])
        seed = seeds.get(record.seed) if record else None
        if seed is None or seed.damage is not None:
            doubtful[rows] = True
            continue
        seed = Seed(seed.name, seed.text)  # its places are forgotten with it
        for row in rows.tolist():
            found = seed.passages(quote.different[quote.codes[row]])
            number = (int(occurrence[row]) if which[row] else 1) - 1
            doubtful[row] = not 0 <= number < len(found) or (len(found) > 1 and not which[row])
            if 0 <= number < len(found):
                start[row], end[row] = found[number].start, found[number].end
                page[row] = seed.page(found[number].start) or NOWHERE
    return Places(start, end, page, doubtful)
