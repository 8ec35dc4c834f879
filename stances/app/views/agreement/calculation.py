"""How an agreement came about."""

from collections.abc import Mapping

from stances.analysis.agreement import Agreement
from stances.analysis.matrix import Matrix
from stances.app import page
from stances.app.cache import Bundle
from stances.wording.calculation import agreement_lines


def show_calculation(
    bundle: Bundle,
    matrix: Matrix,
    agreed: Agreement,
    *,
    weights: Mapping[str, float],
    pair: tuple[str, str] | None = None,
) -> None:
    """The formula with the values of one pair, the closest if none is named."""
    shown = pair or _closest(agreed)
    if shown:
        lines = agreement_lines(bundle.tables, matrix, agreed, shown, weights=weights)
        page.show_calculation(lines)


def _closest(agreed: Agreement) -> tuple[str, str] | None:
    """The pair that agrees most, on most issues if several do; None if no pair has a number."""
    frame = agreed.frame.dropna(subset="agreement")
    if frame.empty:
        return None
    best = frame[frame["agreement"].round(9) == frame["agreement"].max().round(9)]
    row = best.loc[best["shared"].idxmax()]
    return row["actor_a"], row["actor_b"]
