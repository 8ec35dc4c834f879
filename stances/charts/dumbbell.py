"""Then and now: for each actor on each issue the positions on two days, joined by a line."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from stances import wording
from stances.analysis.positions import Positions
from stances.charts.palette import LIGHT, Palette, faded
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables


class Dumbbell(NamedTuple):
    """Labels from top to bottom, and the position on each day; None if there is none."""

    before_day: str
    now_day: str
    labels: Sequence[str]
    before: Sequence[int | None]
    now: Sequence[int | None]


def dumbbell_spec(
    tables: Tables, before: Positions, now: Positions, *, moved: bool = False
) -> Dumbbell:
    """Those pairs of actor and issue that have a position on at least one of the days.

    With ``moved`` only those whose position is not the same on both.
    """
    one_issue = len({cell.issue for cell in now.cells}) == 1
    one_actor = len({cell.actor for cell in now.cells}) == 1
    labels, olds, news = [], [], []
    for old, new in zip(before.cells, now.cells, strict=True):
        if old.position is None and new.position is None:
            continue
        if moved and old.position == new.position:
            continue
        actor = tables.actor_rows[new.actor].short
        issue = tables.issue_rows[new.issue].title
        both = f"{actor} · {issue}"
        labels.append(actor if one_issue else issue if one_actor else both)
        olds.append(old.position)
        news.append(new.position)
    days = [wording.day_words(positions.as_of) for positions in (before, now)]
    return Dumbbell(days[0], days[1], labels, olds, news)


def dumbbell_figure(spec: Dumbbell, colours: Palette = LIGHT) -> go.Figure:
    """The spec drawn: hollow for then, filled for now, on the scale from -2 to +2."""
    rule = faded(colours.faint, 0.3)
    old_rings, new_rings = (
        [colours.edges[p] for p in positions if p is not None]
        for positions in (spec.before, spec.now)
    )
    rows = list(range(len(spec.labels)))
    lines: list[float | None] = []
    heights: list[float | None] = []
    for row, old, new in zip(rows, spec.before, spec.now, strict=True):
        if old is not None and new is not None and old != new:
            lines += [old, new, None]
            heights += [row, row, None]
    figure = go.Figure()
    figure.add_scatter(x=lines, y=heights, mode="lines", hoverinfo="skip",
                       line={"color": colours.faint, "width": 3}, showlegend=False)  # fmt: skip
    figure.add_scatter(**_points(rows, spec.before, spec.labels), name=spec.before_day, marker={
        "size": 15, "symbol": "circle-open", "line": {"width": 2.5},
        "color": old_rings})  # fmt: skip
    figure.add_scatter(**_points(rows, spec.now, spec.labels), name=spec.now_day, marker={
        "size": 9.5, "line": {"width": 1.5, "color": new_rings},
        "color": [colours.positions[p] for p in spec.now if p is not None]})  # fmt: skip
    figure.update_layout(
        height=120 + 30 * len(rows), margin={"l": 8, "r": 16, "t": 44, "b": 44},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", dragmode=False,
        font={"family": "Source Sans, sans-serif", "size": 13, "color": colours.muted},
        legend={"orientation": "h", "y": -0.02, "yanchor": "top", "x": 0}, uirevision="keep",
    )  # fmt: skip
    figure.update_xaxes(range=[-2.35, 2.35], tickvals=[-2, -1, 0, 1, 2], side="top", zeroline=False,
                        ticktext=[POSITION_LABELS[p].replace(" ", "<br>") for p in range(-2, 3)],
                        gridcolor=rule, fixedrange=True)  # fmt: skip
    figure.update_yaxes(range=[len(rows) - 0.4, -0.6], tickvals=rows, fixedrange=True,
                        ticktext=[_plain(wording.clipped(label, 34)) for label in spec.labels],
                        gridcolor=rule, zeroline=False, automargin=True)  # fmt: skip
    return figure


def dumbbell_alt(spec: Dumbbell) -> str:
    """How many moved, and which."""
    moved = [
        f"{label} from {_word(old)} to {_word(new)}"
        for label, old, new in zip(spec.labels, spec.before, spec.now, strict=True)
        if old != new
    ]
    start = f"Positions on {spec.before_day} and on {spec.now_day}"
    return f"{start}: {'; '.join(moved) if moved else 'nothing changed'}."


def dumbbell_table(spec: Dumbbell) -> pd.DataFrame:
    """The spec as a table."""
    return pd.DataFrame(
        {
            "": list(spec.labels),
            spec.before_day: [_word(position).capitalize() for position in spec.before],
            spec.now_day: [_word(position).capitalize() for position in spec.now],
        }
    )


def _points(
    rows: Sequence[int], positions: Sequence[int | None], labels: Sequence[str]
) -> dict[str, object]:
    known = [
        (row, p, label)
        for row, p, label in zip(rows, positions, labels, strict=True)
        if p is not None
    ]
    return {
        "x": [p for _, p, _ in known],
        "y": [row for row, _, _ in known],
        "text": [f"{_plain(label)}: {_word(p)}" for _, p, label in known],
        "mode": "markers",
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
    }


def _word(position: int | None) -> str:
    return "no position" if position is None else POSITION_LABELS[position].lower()


def _plain(text: str) -> str:
    """Plotly reads a few HTML tags: text from data must not contain any."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
