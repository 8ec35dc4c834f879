"""A source text under ``seeds/`` is UTF-8, so that it is shown as it was received."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Sources whose seed has bytes that are not UTF-8, or is not text."""
    for index, source in enumerate(case.dataset.sources):
        seed = case.seeds.get(source.seed)
        if seed is not None and seed.damage is not None:
            yield ("sources", index, "seed"), seed.damage.message(case.file_of(seed))
