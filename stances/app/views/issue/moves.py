"""Who moved on the issue, and when."""

from stances.analysis.question import Question
from stances.analysis.shifts import shifts
from stances.app.cache import Bundle
from stances.components.feed.items import moves
from stances.components.feed.payload import Section


def who_moved(bundle: Bundle, question: Question) -> Section:
    """Every shift on the issue that the question is about, the latest first."""
    found = shifts(bundle.tables, question.positions())
    empty = "Nobody moved on this issue by this date."
    return moves(bundle.tables, found, empty=empty, heading="Who moved, and when")
