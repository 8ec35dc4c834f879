"""What the pages of agreement and divides show: the matrix, a pair, lines over time."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol

import pandas as pd
import streamlit as st

from stances import wording
from stances.analysis import history
from stances.analysis.agreement import ENOUGH, Agreement, agreement, ranking_change
from stances.analysis.clustering import clustering
from stances.analysis.matrix import Matrix
from stances.analysis.pairs import Verdict, verdicts
from stances.analysis.polarisation import Split, polarisation
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.app import address, filters, parts
from stances.app.cache import Bundle
from stances.app.components.grid import grid
from stances.app.components.grid.agreement import agreement_grid
from stances.app.components.kit import theme
from stances.charts.history import History, history_alt, history_figure, history_spec, history_table
from stances.charts.palette import palette
from stances.model.measures import Measure
from stances.wording import calculation, remarks

Frame = Callable[[], pd.DataFrame]


class Framed(Protocol):
    """A figure that can say what it shows as a frame."""

    @property
    def frame(self) -> pd.DataFrame:
        """What is shown."""
        ...


def said(sentences: Sequence[str]) -> None:
    """Remarks as small print."""
    if sentences:
        st.caption(filters.escaped(" ".join(sentences)))


def window_is_none(since: date | None, as_of: date, *, label: str) -> bool:
    """True, with a sentence, where a window would begin after the as-of date."""
    told = remarks.window_error(since, as_of, label=label)
    if told:
        st.info(told, icon=":material/arrow_upward:")
    return bool(told)


def calculated(lines: Sequence[str]) -> None:
    """How the number came about, folded away."""
    with st.expander("How this is calculated"):
        st.text("\n".join(lines))
        st.caption("Formulas, choices, sources and limits: docs/method.md.")


def agreement_matrix(
    bundle: Bundle,
    question: Question,
    positions: Matrix,
    found: Agreement,
    *,
    clustered: bool,
    weights: Mapping[str, float],
) -> None:
    """The matrix; each cell leads to its pair."""
    tree = clustering(found) if clustered else None
    measured = wording.MEASURE_WORDS[found.measure]
    shown = agreement_grid(
        bundle.tables,
        found,
        tree.order if tree else found.actors,
        tree,
        caption=f"{measured} of {wording.count(len(found.actors), 'actor')} on "
        f"{wording.count(len(found.issues), 'issue')} as of {wording.day_words(question.as_of)}",
        parameters=address.chosen(bundle, "measure", "weights", "stale"),
    )
    weighed = _weights_words(bundle, weights)
    st.caption(
        f"{shown.caption}{filters.escaped(weighed)} · n is the number of shared issues, under it "
        "the bounds if all were known · a cell opens the pair"
    )
    parts.follow(grid(shown, key="matrix"))
    if tree and tree.estimated:
        st.caption(
            f"For the tree alone, {wording.count(tree.estimated, 'pair')} without a number got the "
            "mean disagreement of the others."
        )
    if tree and tree.apart:
        names = ", ".join(bundle.tables.actor_rows[actor].short for actor in tree.apart)
        st.caption(filters.escaped(f"At the end, because no pair of theirs has a number: {names}."))
    said(remarks.agreement_remarks(bundle.tables, positions, found))


def _weights_words(bundle: Bundle, weights: Mapping[str, float]) -> str:
    titles = bundle.tables.issue_rows
    named = [
        f"{wording.in_sentence(titles[issue].title)} × {weight:g}"
        for issue, weight in weights.items()
    ]
    return f" · weighted: {', '.join(named)}" if named else ""


def ranking_note(bundle: Bundle, positions: Matrix, found: Agreement, weights: Any) -> None:
    """Says whether another measure than city-block changes the ranking of the pairs."""
    if found.measure is Measure.CITY_BLOCK:
        return
    change = ranking_change(agreement(positions, weights=weights), found)
    if change is None:
        st.caption("The ranking of the pairs is the same as by city-block.")
        return
    names = " and ".join(bundle.tables.actor_rows[actor].short for actor in change.mover)
    st.caption(
        filters.escaped(
            f"By city-block the pairs rank differently: {change.swapped} of {change.comparisons} "
            f"comparisons of two pairs turn round; {names} move furthest, from rank "
            f"{change.before} to {change.after}."
        ),
    )


def agreement_table(bundle: Bundle, found: Agreement) -> None:
    """The matrix as a list of pairs, the closest first."""
    frame = found.frame.sort_values("agreement", ascending=False, na_position="last", kind="stable")
    names = {actor: row.short for actor, row in bundle.tables.actor_rows.items()}
    shown = pd.DataFrame(
        {
            "Actor": frame["actor_a"].map(names),
            "and actor": frame["actor_b"].map(names),
            "Agreement": frame["agreement"],
            "Shared issues": frame["shared"],
            "At least": frame["low"],
            "At most": frame["high"],
        }
    )
    number = st.column_config.NumberColumn(format="%.2f")
    with st.expander("The same as a table"):
        st.dataframe(
            shown,
            hide_index=True,
            alt=f"{wording.count(len(shown), 'pair')}, the closest first",
            column_config=dict.fromkeys(["Agreement", "At least", "At most"], number),
        )


def closest(found: Agreement) -> tuple[str, str] | None:
    """The pair with the highest agreement; None where no pair has a number."""
    frame = found.frame
    if frame["agreement"].isna().all():
        return None
    row = frame.loc[frame["agreement"].idxmax()]
    return row["actor_a"], row["actor_b"]


def agreement_calculation(
    bundle: Bundle, positions: Matrix, found: Agreement, pair: tuple[str, str] | None, weights: Any
) -> None:
    """The formula with the values of one pair; the closest on the matrix, its own on its page."""
    if pair:
        calculated(
            calculation.agreement_lines(bundle.tables, positions, found, pair, weights=weights)
        )


def frame_of(found: Framed) -> Frame:
    """The figure's own frame, when it is wanted."""
    return lambda: found.frame


def used(bundle: Bundle, positions: Matrix) -> Callable[[], list[str]]:
    """The records in force that the figure counts."""
    names = bundle.tables.stances["stance"]
    return lambda: names.iloc[positions.row[positions.known]].tolist()


def frame_of_polarisation(positions: Matrix) -> Frame:
    """The distributions and their numbers, when they are wanted."""
    return lambda: polarisation(positions)


def measuring(measure: Measure, weights: Mapping[str, float]) -> Callable[[Matrix], Agreement]:
    """Agreement by that measure and those weights."""
    return partial(agreement, measure=measure, weights=weights)


def pair_title(bundle: Bundle, actors: Sequence[str]) -> str:
    """The names of the two."""
    return " and ".join(str(bundle.tables.actor_rows[actor].name) for actor in actors)


def same_actor(actors: Sequence[str]) -> bool:
    """True, with a sentence on what to do, where an actor would be compared with itself."""
    same = actors[0] == actors[1]
    if same:
        st.info("Choose two different actors to compare.", icon=":material/arrow_upward:")
    return same


def pair_figures(found: Agreement, side_by_side: Positions) -> None:
    """The agreement with its bounds, and on how many issues the two are same and different."""
    value, shared = float(found.values[0, 1]), int(found.shared[0, 1])
    numbered = not math.isnan(value)
    shown = "not enough" if shared < ENOUGH else "not defined"
    counts = Counter(verdicts(side_by_side.cells).values())
    known = found.measure is not Measure.KAPPA and numbered
    figures = {
        wording.MEASURE_WORDS[found.measure]: wording.decimal(value) if numbered else shown,
        "If all were known": _reach(found) if known else "–",
        "Shared issues": f"{shared} of {len(found.issues)}",
        "Same": str(counts[Verdict.SAME]),
        "Different": str(counts[Verdict.DIFFERENT]),
        "Only one known": str(counts[Verdict.ONE_KNOWN]),
    }
    with st.container(horizontal=True, gap="medium"):
        for label, text in figures.items():
            st.metric(label, text, width="content")
    stale = sum(cell.stale for cell in side_by_side.cells)
    st.caption(
        "Same and different count every position in force"
        + (f", {wording.count(stale, 'stale one')} included" if stale else "")
        + "; agreement counts those that are neither stale nor contested."
        + (
            " Kappa has no bounds: unknown positions would change what chance gives."
            if found.measure is Measure.KAPPA
            else ""
        )
    )


def _reach(found: Agreement) -> str:
    return " to ".join(wording.decimal(float(array[0, 1])) for array in (found.low, found.high))


def said_of_agreement(bundle: Bundle, positions: Matrix, found: Agreement) -> None:
    """Why there is no number, and what is left out."""
    said(remarks.agreement_remarks(bundle.tables, positions, found))


def said_of_divides(
    bundle: Bundle, positions: Matrix, found: Sequence[Split], question: Question
) -> None:
    """What is ranked, and what is left out."""
    st.caption(
        f"Polarisation of {wording.count(len(found), 'issue')} as of "
        f"{wording.day_words(question.as_of)}: 0 where all hold one position, 0.5 where they are "
        "spread evenly, 1 where half stand at either end · bars from strongly opposes (left) "
        "to strongly supports (right)"
    )
    said(remarks.polarisation_remarks(bundle.tables, positions, found))


def divide_calculation(bundle: Bundle, found: Sequence[Split]) -> None:
    """The most polarised issue, worked through."""
    if found and found[0].actors:
        calculated(calculation.polarisation_lines(bundle.tables, found[0]))


def pair_history(question: Question, measured: Callable[[Matrix], Agreement]) -> None:
    """The agreement of two actors over time, with its bounds."""
    days = history.change_days(question)
    moments = history.agreement_history(question, days, measured)
    if all(moment.value is None for moment in moments):
        st.info("On no day did the two share enough issues for a number.")
        return
    spec = history_spec({"Agreement": moments}, measure="Agreement", counted="shared issues",
                        strong="Agreement")  # fmt: skip
    _history(spec, key="pair_history")


def polarisation_history(bundle: Bundle, question: Question, strong: str) -> None:
    """The polarisation of every issue over time, one of them strong."""
    firsts = [row.earliest for row in bundle.tables.stance_rows.values()]
    days = history.month_days(min(firsts, default=question.as_of), question.as_of)
    found = history.polarisation_history(question, days)
    titles = {issue: row.title for issue, row in bundle.tables.issue_rows.items()}
    lines = {titles[issue]: found[issue] for issue in question.issues}
    if all(moment.value is None for moment in found[strong]):
        st.info("On no day did five actors have a position on this issue.")
        return
    spec = history_spec(lines, measure="Polarisation", counted="actors", strong=titles[strong])
    _history(spec, key="polarisation_history")


def _history(spec: History, *, key: str) -> None:
    st.plotly_chart(
        history_figure(spec, palette(theme())), theme=None, key=key, alt=history_alt(spec),
        config={"displayModeBar": False},
    )  # fmt: skip
    with st.expander("The same as a table"):
        st.dataframe(history_table(spec), hide_index=True, alt=history_alt(spec))
