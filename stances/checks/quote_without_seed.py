"""A quotation needs a source with a seed, and ``attribution: quote`` needs a quotation."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.vocabulary import Attribution


def remarks(case: Case) -> Iterator[Remark]:
    """Quotations that cannot be verified, and quoted stances without a quotation."""
    for index, stance in enumerate(case.dataset.stances):
        for place, item in enumerate(stance.evidence):
            if item.quote and not case.dataset.sources_by_id[item.source].seed:
                message = (
                    f"source '{item.source}' has no seed to verify the quotation against; "
                    "add the text to seeds/ or write a summary instead"
                )
                yield ("stances", index, "evidence", place, "quote"), message
            if item.occurrence and not item.quote:
                message = "occurrence is given, but no quotation; add it or delete the line"
                yield ("stances", index, "evidence", place, "occurrence"), message
        if stance.attribution is Attribution.QUOTE and not any(
            item.quote for item in stance.evidence
        ):
            message = (
                "attribution is quote, but there is no quotation; add one or choose paraphrase"
            )
            yield ("stances", index, "attribution"), message
