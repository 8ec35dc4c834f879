"""A quotation begins and ends at the edge of a word or number, and is more than one letter.

``legal`` is not a quotation from "illegal", nor ``500 million`` from "1,500 million": hyphens and
apostrophes inside a word, and the sign, separators and per cent of a number, belong to it.
"""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.seeds import too_short


def remarks(case: Case) -> Iterator[Remark]:
    """Quotations that stand in their seed only as parts of words."""
    for quoted in case.quotations():
        if too_short(quoted.quote):
            message = f"'{quoted.quote}' is not a quotation; quote at least a word"
            yield (*quoted.path, "quote"), message
            continue
        cut = None if quoted.seed.passages(quoted.quote) else quoted.seed.cut(quoted.quote)
        if cut:
            where = "begins" if cut.first else "ends"
            message = (
                f"the quotation {where} inside “{cut.word}” ({case.file_of(quoted.seed)}:"
                f"{cut.line}); quote whole words and numbers"
            )
            yield (*quoted.path, "quote"), message
