"""The history component: measures over time as stepped lines, the same as a table beside it."""

from stances.analysis.ledger import day_number
from stances.app.components.kit import component, plain
from stances.app.page import show_as_table
from stances.charts.history import History, history_alt, history_table
from stances.components.history import payload
from stances.wording.numbers import decimal
from stances.wording.words import day_words

_history = component("history")


def history_payload(spec: History) -> payload.History:
    """The spec as the component draws it; the strong line lies on top."""
    known = [value for values in spec.values.values() for value in values if value is not None]
    lines = [
        payload.Line(
            name,
            name == spec.strong,
            list(values),
            ["" if value is None else decimal(value) for value in values],
            list(spec.counts[name]),
        )
        for name, values in sorted(spec.values.items(), key=lambda line: line[0] == spec.strong)
    ]
    return payload.History(
        history_alt(spec),
        [day_number(day) for day in spec.days],
        [day_words(day) for day in spec.days],
        lines,
        list(spec.low),
        list(spec.high),
        spec.counted,
        spec.counted.removesuffix("s"),
        min([0.0, *known]),
    )


def show_history(spec: History, *, key: str) -> None:
    """Draws the spec, and under it the same as a table."""
    _history(key=key, data=plain(history_payload(spec)))
    show_as_table(lambda: history_table(spec), alt=lambda _: history_alt(spec))
