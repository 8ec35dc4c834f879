"""The quotations of a dataset with their places in the texts, and what has no place there."""

from collections.abc import Iterator
from typing import NamedTuple

from stances.model.dataset import Dataset
from stances.model.records import Source, Stance
from stances.model.seeds import Passage, Seed, Seeds


class Placed(NamedTuple):
    """A stance with one of its quotations, the source, its text and the place in it."""

    stance: Stance
    source: Source
    seed: Seed
    passage: Passage


def placed(dataset: Dataset, seeds: Seeds) -> Iterator[Placed]:
    """Every quotation that stands in a text; records that are withdrawn are left out."""
    for stance in dataset.stances:
        if stance.withdrawn is not None:
            continue
        for item in stance.evidence:
            source = dataset.sources_by_id[item.source]
            seed = seeds.get(source.seed)
            if item.quote is None or seed is None:
                continue
            passage = seed.find(item.quote, item.occurrence)
            if passage is not None:
                yield Placed(stance, source, seed, passage)


def left_out(dataset: Dataset, written: set[str], program: str) -> tuple[str, ...]:
    """A remark on the records that are not among those written; empty if all are."""
    number = sum(stance.id not in written for stance in dataset.stances)
    if not number:
        return ()
    records = "1 record is" if number == 1 else f"{number:,} records are"
    remark = (
        f"{records} not in the file: {program} holds positions with a quotation in a text, and no "
        "withdrawn ones"
    )
    return (remark,)
