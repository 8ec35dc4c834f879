"""Every quotation is verbatim in its seed (white space, dashes, quotation marks normalised)."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark

_MARKS = '“”"„«» '


def remarks(case: Case) -> Iterator[Remark]:
    """Quotations missing from their seed, each with the nearest passage."""
    for index, stance in enumerate(case.dataset.stances):
        for place, item in enumerate(stance.evidence):
            seed = case.seeds.get(case.dataset.sources_by_id[item.source].seed)
            if item.quote is None or seed is None or seed.find(item.quote):
                continue
            file, near = f"{case.seeds.folder}/{seed.name}", seed.nearest(item.quote)
            hint = "no passage in it is similar"
            if near:
                hint = f"nearest passage, {file}:{near.line}: “{near.text.strip(_MARKS)}”"
            message = f"the quotation is not in {file}; {hint}"
            yield ("stances", index, "evidence", place, "quote"), message
