"""No source is a copy of itself, even through others."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Sources whose chain of originals leads back to themselves."""
    known = case.dataset.sources_by_id
    for index, source in enumerate(case.dataset.sources):
        seen, name = set(), source.copy_of
        while name and name not in seen and name != source.id:
            seen.add(name)
            name = known[name].copy_of
        if name == source.id:
            message = (
                f"'{source.id}' is a copy of itself or of its copies; name the original, and "
                "delete copy_of there"
            )
            yield ("sources", index, "copy_of"), message
