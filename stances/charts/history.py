"""One or more measures over time as stepped lines, one of them strong, with bounds if known."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from stances import wording
from stances.analysis.history import Moment


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
    ends = [known[0], known[-1], *(pick(known, key=lambda point: point[1]) for pick in (min, max))]
    first, last, low, high = (
        f"{wording.decimal(value)} on {wording.day_words(day)}" for day, value in ends
    )
    return f"{start}: {first}, {last}; lowest {low}, highest {high}."


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
