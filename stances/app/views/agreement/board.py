"""The matrix of agreement, what another measure would change, and the pairs as a table."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from stances.analysis.agreement import Agreement, agreement
from stances.analysis.clustering import clustering
from stances.analysis.matrix import Matrix
from stances.analysis.question import Question
from stances.analysis.rankings import ranking_change
from stances.app import address, choices, page
from stances.app.cache import Bundle
from stances.app.components.grid import grid
from stances.app.views.agreement.parts import parts_shown
from stances.components.grid.agreement import agreement_grid, cell_words
from stances.model.measures import Measure
from stances.wording.labels import MEASURE_WORDS
from stances.wording.numbers import count, exact, rounded
from stances.wording.remarks import agreement_remarks, scale_remarks
from stances.wording.words import day_words, in_sentence


def clustered() -> bool:
    """True if actors are ordered by clustering instead of as in the dataset."""
    labels = {"dataset": "As in the dataset", "clustering": "By clustering"}
    return choices.one_of("order", "Order", labels, usual="clustering") == "clustering"


def show_matrix(
    bundle: Bundle,
    question: Question,
    matrix: Matrix,
    agreed: Agreement,
    *,
    ordered: bool,
    weights: Mapping[str, float],
) -> None:
    """The matrix; each cell leads to its pair."""
    tree = clustering(agreed) if ordered else None
    current = agreement(
        question.with_stale(False).matrix(), measure=agreed.measure, weights=weights
    )
    stale = agreed.shared - current.shared
    order = tree.order if tree else agreed.actors
    rows, columns = parts_shown(bundle, order)
    whole = len(rows) == len(order)
    shown = agreement_grid(
        bundle.tables,
        agreed,
        rows,
        tree if whole else None,
        across=columns,
        stale=stale,
        caption=f"{MEASURE_WORDS[agreed.measure]} of {count(len(agreed.actors), 'actor')} on "
        f"{count(len(agreed.issues), 'issue')} as of {day_words(question.as_of)}",
        parameters=address.carried(bundle, "measure", "weights", "stale"),
    )
    st.caption(f"{shown.caption}{page.as_text(_weights_words(bundle, weights))}")
    if not whole:
        st.caption(
            f"Showing {len(rows)} rows and {len(columns)} columns of {len(order):,}; the tree is "
            "drawn when all fit. A download has every pair."
        )
    page.follow(grid(shown, key="matrix"))
    st.caption(f"{cell_words(agreed, stale)} · a cell opens the pair")
    if whole and tree and tree.estimated:
        st.caption(
            f"For the tree alone, {count(tree.estimated, 'pair')} without a number got the mean "
            "disagreement of the others."
        )
    if tree and tree.apart:
        names = ", ".join(bundle.tables.actor_rows[actor].short for actor in tree.apart)
        st.caption(page.as_text(f"At the end, because none of their pairs has a number: {names}."))
    scale = scale_remarks(matrix.scales, agreed.issues)
    page.show_remarks([*agreement_remarks(bundle.tables, matrix, agreed), *scale])


def _weights_words(bundle: Bundle, weights: Mapping[str, float]) -> str:
    issues = bundle.tables.issue_rows
    named = [f"{in_sentence(issues[i].title)} × {exact(w)}" for i, w in weights.items()]
    return f" · weighted: {', '.join(named)}" if named else ""


def show_ranking(
    bundle: Bundle, matrix: Matrix, agreed: Agreement, weights: Mapping[str, float]
) -> None:
    """Says whether another measure than city-block changes the ranking of the pairs."""
    if agreed.measure is Measure.CITY_BLOCK:
        return
    change = ranking_change(agreement(matrix, weights=weights), agreed)
    if change is None:
        st.caption("The ranking of the pairs is the same by city-block distance.")
        return
    names = " and ".join(bundle.tables.actor_rows[actor].short for actor in change.mover)
    st.caption(
        page.as_text(
            f"By city-block distance the pairs rank differently: {change.swapped} of "
            f"{change.comparisons} comparisons of two pairs are reversed; {names} move furthest, "
            f"from rank {change.before} to {change.after}."
        ),
    )


def show_pairs(bundle: Bundle, agreed: Agreement) -> None:
    """The matrix as a list of pairs, the closest first."""
    page.show_as_table(
        lambda: _pairs(bundle, agreed),
        alt=lambda table: f"{count(len(table), 'pair')}, the closest first",
        decimals=["Agreement", "At least", "At most"],
    )


def _pairs(bundle: Bundle, agreed: Agreement) -> pd.DataFrame:
    frame = agreed.frame.sort_values("agreement", ascending=False, kind="stable")
    names = {actor: row.short for actor, row in bundle.tables.actor_rows.items()}
    return pd.DataFrame(
        {
            "Actor": frame["actor_a"].map(names),
            "Second actor": frame["actor_b"].map(names),
            "Agreement": frame["agreement"].map(rounded),
            "Shared issues": frame["shared"],
            "At least": frame["low"].map(rounded),
            "At most": frame["high"].map(rounded),
        }
    )
