"""The agreement of a pair in a sentence and in numbers."""

import math
from collections import Counter

import streamlit as st

from stances.analysis.agreement import ENOUGH, Agreement
from stances.analysis.pairs import Verdict, verdicts
from stances.analysis.positions import Positions
from stances.app import page
from stances.model.measures import Measure
from stances.wording.labels import MEASURE_WORDS, NOT_DEFINED, TOO_FEW_SHARED, VERDICT_WORDS
from stances.wording.numbers import count, decimal
from stances.wording.words import difference_sentence


def show_numbers(agreed: Agreement, positions: Positions, *, any_age: bool) -> None:
    """On how many of the issues that count the two differ, and their agreement with its bounds.

    Stale positions count if ``any_age`` does, in every number alike.
    """
    value, shared = float(agreed.values[0, 1]), int(agreed.shared[0, 1])
    numbered = not math.isnan(value)
    kappa = agreed.measure is Measure.KAPPA
    missing = TOO_FEW_SHARED if shared < ENOUGH else NOT_DEFINED
    weighed = [cell for cell in positions.cells if cell.issue in set(agreed.issues)]
    tally = Counter(verdicts(weighed, any_age=any_age).values())
    st.markdown(f"**{difference_sentence(tally[Verdict.DIFFERENT], shared)}**")
    page.show_numbers(
        {
            MEASURE_WORDS[agreed.measure]: decimal(value) if numbered else missing,
            "Possible range": _range(agreed) if numbered and not kappa else "–",
            "Shared issues": f"{shared} of {agreed.possible[0, 1]}",
            **{
                VERDICT_WORDS[verdict]: str(tally[verdict])
                for verdict in (Verdict.DIFFERENT, Verdict.SAME, Verdict.ONE_KNOWN)
            },
        }
    )
    st.caption(
        f"{_stale_words(positions, any_age=any_age)}Contested positions do not count."
        + (
            " Kappa has no possible range: unknown positions would change what chance gives."
            if kappa
            else ""
        )
    )


def _stale_words(positions: Positions, *, any_age: bool) -> str:
    stale = sum(cell.stale for cell in positions.cells)
    if not stale:
        return ""
    counted = "counted" if any_age else "not counted"
    return f"{count(stale, 'stale position')} {counted}, marked in the table. "


def _range(agreed: Agreement) -> str:
    return " to ".join(decimal(float(bound[0, 1])) for bound in (agreed.low, agreed.high))
