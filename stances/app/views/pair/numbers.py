"""The agreement of a pair in numbers."""

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


def show_numbers(agreed: Agreement, positions: Positions) -> None:
    """The agreement with its bounds, and on how many issues the two are same and different."""
    value, shared = float(agreed.values[0, 1]), int(agreed.shared[0, 1])
    numbered = not math.isnan(value)
    kappa = agreed.measure is Measure.KAPPA
    missing = TOO_FEW_SHARED if shared < ENOUGH else NOT_DEFINED
    tally = Counter(verdicts(positions.cells).values())
    page.show_numbers(
        {
            MEASURE_WORDS[agreed.measure]: decimal(value) if numbered else missing,
            "Possible range": _range(agreed) if numbered and not kappa else "–",
            "Shared issues": f"{shared} of {agreed.possible[0, 1]}",
            **{
                VERDICT_WORDS[verdict]: str(tally[verdict])
                for verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.ONE_KNOWN)
            },
        }
    )
    stale = sum(cell.stale for cell in positions.cells)
    included = f", {count(stale, 'stale one')} included" if stale else ""
    st.caption(
        f"Same and different count every position in force{included}; agreement counts those "
        "that are neither stale nor contested."
        + (
            " Kappa has no possible range: unknown positions would change what chance gives."
            if kappa
            else ""
        )
    )


def _range(agreed: Agreement) -> str:
    return " to ".join(decimal(float(bound[0, 1])) for bound in (agreed.low, agreed.high))
