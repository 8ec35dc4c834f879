"""One or more measures over time as stepped lines, one of them strong, with bounds if known."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from stances import wording
from stances.analysis.history import Moment
from stances.charts.palette import LIGHT, Palette, faded


class History(NamedTuple):
    """Days and, for each named line, values (None if there is no number) and counts.

    ``strong`` names the line that is drawn in the accent and carries its bounds.
    """

    measure: str
    counted: str
    strong: str
    days: Sequence[date]
    values: Mapping[str, Sequence[float | None]]
    counts: Mapping[str, Sequence[int]]
    low: Sequence[float | None]
    high: Sequence[float | None]


def history_spec(
    lines: Mapping[str, Sequence[Moment]], *, measure: str, counted: str, strong: str
) -> History:
    """The moments of each line; all lines have the same days."""
    bold = lines[strong]
    return History(
        measure,
        counted,
        strong,
        [moment.day for moment in bold],
        {name: [m.value for m in moments] for name, moments in lines.items()},
        {name: [m.count for m in moments] for name, moments in lines.items()},
        [moment.low for moment in bold],
        [moment.high for moment in bold],
    )


def history_figure(spec: History, colours: Palette = LIGHT) -> go.Figure:
    """The spec drawn on a scale from 0 to 1 (lower if a value is below 0)."""
    figure = go.Figure()
    quiet, band = faded(colours.faint, 0.45), faded(colours.accent, 0.18)
    for name, values in spec.values.items():
        if name != spec.strong:
            figure.add_scatter(**_line(spec, name, values),
                               line={"color": quiet, "width": 1.5, "shape": "hv"})  # fmt: skip
    if any(value is not None for value in spec.low):
        for bound, fill in ((spec.low, None), (spec.high, "tonexty")):
            figure.add_scatter(x=spec.days, y=bound, mode="lines", fill=fill, fillcolor=band,
                               line={"width": 0, "shape": "hv"}, hoverinfo="skip")  # fmt: skip
    figure.add_scatter(**_line(spec, spec.strong, spec.values[spec.strong]),
                       line={"color": colours.accent, "width": 3, "shape": "hv"})  # fmt: skip
    known = [v for values in spec.values.values() for v in values if v is not None]
    lowest = min([0.0, *known])
    figure.update_layout(
        height=320, margin={"l": 8, "r": 16, "t": 16, "b": 32}, showlegend=False, dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", hovermode="closest",
        font={"family": "Source Sans, sans-serif", "size": 13, "color": colours.muted},
        uirevision="keep",
    )  # fmt: skip
    figure.update_xaxes(fixedrange=True, gridcolor=faded(colours.faint, 0.2), type="date")
    figure.update_yaxes(range=[lowest - 0.04, 1.04], fixedrange=True, zeroline=False,
                        gridcolor=faded(colours.faint, 0.3), automargin=True)  # fmt: skip
    return figure


def history_alt(spec: History) -> str:
    """From which value to which the strong line went, and its highest and lowest."""
    known = [
        (day, value)
        for day, value in zip(spec.days, spec.values[spec.strong], strict=True)
        if value is not None
    ]
    start = f"{spec.measure} over time, {spec.strong}"
    if not known:
        return f"{start}: no number on any day."
    first, last = known[0], known[-1]
    low, high = (pick(known, key=lambda point: point[1]) for pick in (min, max))
    return (
        f"{start}: {first[1]:.2f} on {wording.day_words(first[0])}, {last[1]:.2f} on "
        f"{wording.day_words(last[0])}; lowest {low[1]:.2f} on {wording.day_words(low[0])}, "
        f"highest {high[1]:.2f} on {wording.day_words(high[0])}."
    )


def history_table(spec: History) -> pd.DataFrame:
    """The days as rows, for each line its value; for a single line its bounds and count too."""
    table: dict[str, Sequence[object]] = {"Date": list(spec.days)}
    for name, values in spec.values.items():
        table[name] = list(values)
    if len(spec.values) == 1:
        if any(value is not None for value in spec.low):
            table |= {"At least": list(spec.low), "At most": list(spec.high)}
        table[spec.counted] = list(spec.counts[spec.strong])
    return pd.DataFrame(table)


def _line(spec: History, name: str, values: Sequence[float | None]) -> dict[str, object]:
    counts = spec.counts[name]
    return {
        "x": spec.days,
        "y": values,
        "mode": "lines",
        "connectgaps": False,
        "text": [f"{_plain(name)} · {count} {spec.counted}" for count in counts],
        "hovertemplate": "%{y:.2f} on %{x|%-d %B %Y}<br>%{text}<extra></extra>",
    }


def _plain(text: str) -> str:
    """Plotly reads a few HTML tags: text from data must not contain any."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
