"""A quotation whose words stand in the seed more than once says which place is meant.

``occurrence: 2`` is the second place with these words; readers, annotations and links go there.
"""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.errors import Level
from stances.model.seeds import Passage

LEVEL = Level.WARNING
_MARKS = '“"„«‘ \n'
_MOST, _BEFORE, _REACH = 3, 3, 80


def remarks(case: Case) -> Iterator[Remark]:
    """Quotations that stand in several places and do not say in which of them they were found."""
    for quoted in case.quotations():
        if quoted.occurrence is not None:
            continue
        places = quoted.seed.passages(quoted.quote)
        if len(places) > 1:
            listed = [_place(quoted.seed.text, *each) for each in enumerate(places[:_MOST], 1)]
            more = ", …" if len(places) > _MOST else ""
            message = (
                f"the words occur {len(places)} times in {case.file_of(quoted.seed)}; add "
                f"'occurrence' with the number of the place ({', '.join(listed)}{more}), "
                "or quote more words"
            )
            yield (*quoted.path, "quote"), message


def _place(text: str, number: int, passage: Passage) -> str:
    """The number of a place, its line, and the words before it."""
    lead = text[max(passage.start - _REACH, 0) : passage.start].rstrip(_MARKS)
    before = " ".join(lead.split()[-_BEFORE:])
    words = f", after “{before}”" if before else ""
    return f"{number}: line {passage.line}{words}"
