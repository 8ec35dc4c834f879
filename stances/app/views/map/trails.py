"""Where the actors were on an earlier day."""

from datetime import date

import numpy as np
import streamlit as st

from stances.analysis.agreement import agreement
from stances.analysis.matrix import Matrix
from stances.analysis.question import Question
from stances.analysis.space import Space, aligned, space
from stances.model.measures import Measure
from stances.wording.numbers import count

_ENOUGH = 4  # actors on both maps; three can nearly always be laid on each other


def earlier_map(
    question: Question, matrix: Matrix, now: Space, day: date | None, measure: Measure
) -> Space | None:
    """The map of an earlier day, turned to lie on today's, without those who did not move.

    None if no day is chosen, or if too few actors are on both maps to line them up.
    """
    if day is None:
        return None
    before = question.on(day).matrix()
    earlier = space(agreement(before, measure=measure), shared=now.shared)
    both = [actor for actor in now.actors if actor in earlier.actors]
    if len(both) < _ENOUGH:
        st.caption(
            f"No trails: {count(len(both), 'actor')} on both maps, and fewer than {_ENOUGH} "
            "cannot line them up."
        )
        return None
    return aligned(earlier, now).only([actor for actor in both if _moved(before, matrix, actor)])


def _moved(before: Matrix, now: Matrix, actor: str) -> bool:
    one, other = before.only([actor]).values, now.only([actor]).values
    return not np.array_equal(one, other, equal_nan=True)
