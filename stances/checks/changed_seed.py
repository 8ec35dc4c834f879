"""The text of a seed is the one that its source was entered with, as the hash in the record says.

The hash is the SHA-256 of the text with Unix line ends, in UTF-8 and without a byte order mark.
"""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Sources whose text has another hash, or that have a hash and no text."""
    for index, source in enumerate(case.dataset.sources):
        if source.hash is None:
            continue
        if source.seed is None:
            yield (
                ("sources", index, "hash"),
                "there is a hash and no seed; name the seed or delete the line",
            )
            continue
        seed = case.seeds.get(source.seed)
        if seed is not None and seed.damage is None and seed.hash != source.hash:
            message = (
                f"the text of {case.file_of(seed)} has changed since it was entered: its hash is "
                f"now {seed.hash}; restore the text or, if the change is meant, write this hash"
            )
            yield ("sources", index, "hash"), message
