"""The seed that a source names exists in the folder ``seeds/``."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Sources whose seed file does not exist."""
    for index, source in enumerate(case.dataset.sources):
        if source.seed and case.seeds.get(source.seed) is None:
            message = (
                f"there is no {case.seeds.folder}/{source.seed}; add the text or delete the line"
            )
            yield ("sources", index, "seed"), message
