"""The shifts of the chosen kinds."""

from stances.analysis.question import Question
from stances.analysis.shifts import Moves, shifts
from stances.analysis.words_and_deeds import Gap, gaps
from stances.app import choices
from stances.app.cache import Bundle
from stances.model.vocabulary import ShiftKind
from stances.wording.labels import KIND_WORDS, meanings


def chosen_moves(bundle: Bundle, question: Question) -> Moves:
    """The shifts of the kinds that are chosen, newest first."""
    kinds = choices.several_of(
        "kind",
        "Kinds of move",
        {str(kind): KIND_WORDS[kind] for kind in ShiftKind},
        help=meanings(ShiftKind, KIND_WORDS),
    )
    every = shifts(bundle.tables, question.positions())
    return Moves([shift for shift in every if shift.kind in kinds])


def every_gap(bundle: Bundle, question: Question) -> list[Gap]:
    """Where the latest words and deeds of any actor on any issue differ, on the question's day."""
    actors, issues = bundle.ledger.every
    return gaps(question.about(actors=actors, issues=issues).positions())
