"""How cost grows with the number of records, drawn as docs/images/growth.svg.

``python -m benchmarks.growth [MOST]`` measures a thousand to a million records, or to ``MOST``, in
seconds of the processor and prints them; curated files end at 10,000, since a YAML file has a limit
of 10 MB.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from math import log10
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks import generated, lookups, sizes
from stances.analysis.agreement import agreement
from stances.analysis.ledger import ledger_of
from stances.analysis.question import question
from stances.analysis.shifts import shifts

SIZES = (1_000, 10_000, 100_000, 1_000_000)
CURATED = SIZES[:2]
PICTURE = Path(__file__).parents[1] / "docs" / "images" / "growth.svg"
_COLOURS = ("#1f4e5f", "#b4552d", "#6b8e23", "#7a4e8a", "#8a6d3b", "#2f7f86", "#444444")
_LEFT, _TOP, _WIDTH, _HEIGHT, _KEY = 70, 20, 430, 300, 250
_LOW, _HIGH = -3.0, 2.0  # powers of ten of seconds
Series = Mapping[str, Mapping[int, float]]


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = process_time()
    answer = work()
    return process_time() - begun, answer


def measure(most: int = SIZES[-1]) -> Series:
    """Seconds of the processor by what is measured and by the number of records."""
    series: dict[str, dict[int, float]] = {}

    def note(name: str, size: int, work: Callable[[], Any]) -> Any:
        seconds, answer = _seconds(work)
        series.setdefault(name, {})[size] = seconds
        return answer

    for size in CURATED:
        _curated(size, note)
    made = lookups.records()
    for size in (size for size in SIZES if size <= most):
        every = lookups.RECORDS // size
        part = lookups.Records(*(values[::every] for values in vars(made).values()))
        tables = sizes._whole(lookups.frames(part))
        ledger = note("sorted and coded once", size, lambda tables=tables: ledger_of(tables))
        asked = question(tables, as_of=date(2025, 12, 31), ledger=ledger)
        matrix = note("positions on a day, as an array", size, asked.with_stale(True).matrix)
        note("agreement of 500 actors", size, lambda matrix=matrix: agreement(matrix))
        rows = note(
            "stances positions: 100,000 cells", size, lambda asked=asked: sizes.with_cells(asked)
        )
        note("stances shifts", size, lambda tables=tables, rows=rows: shifts(tables, rows))
    return series


def _curated(size: int, note: Callable[[str, int, Callable[[], Any]], Any]) -> None:
    from stances.compiled.opening import open_file
    from stances.reading.loader import load

    with tempfile.TemporaryDirectory() as folder:
        file = generated.write(Path(folder), size)
        os.environ["STANCES_CACHE"] = str(Path(folder) / "copies")
        note("a YAML file, read and judged", size, lambda: load(file))
        open_file(file)
        note("the same, from its copy", size, lambda: open_file(file))


def picture(series: Series) -> str:
    """The series as lines on two logarithmic scales."""
    size = f"0 0 {_LEFT + _WIDTH + _KEY} {_TOP + _HEIGHT + 60}"
    font = 'font-family="sans-serif" font-size="12"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" {font} role="img">',
        "<title>Seconds of the processor by the number of records</title>",
        '<rect width="100%" height="100%" fill="#fffefb"/>',
    ]
    for power in range(int(_LOW), int(_HIGH) + 1):
        y = _y(10**power)
        parts.append(
            f'<path d="M{_LEFT} {y:.1f}h{_WIDTH}" stroke="#e4dfd2"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_words(power)}</text>'
        )
    for size in SIZES:
        x, y = _x(size), _TOP + _HEIGHT + 20
        parts.append(f'<text x="{x:.1f}" y="{y}" text-anchor="middle">{size:,}</text>')
    middle = _LEFT + _WIDTH / 2
    parts.append(
        f'<text x="{middle}" y="{_TOP + _HEIGHT + 42}" text-anchor="middle">records</text>'
    )
    for number, (name, values) in enumerate(series.items()):
        parts += _line(number, name, values)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _line(number: int, name: str, values: Mapping[int, float]) -> list[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    places = [(_x(size), _y(seconds)) for size, seconds in values.items()]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    at = _TOP + 12 + 22 * number
    left = _LEFT + _WIDTH + 16
    key = (
        f'<path d="M{left} {at - 4}h16" stroke="{colour}" stroke-width="3"/>'
        f'<text x="{left + 22}" y="{at}" fill="#22201b">{name}</text>'
    )
    dots = (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places)
    line = f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return [line, *dots, key]


def _x(size: int) -> float:
    first, last = log10(SIZES[0]), log10(SIZES[-1])
    return _LEFT + 12 + (_WIDTH - 24) * (log10(size) - first) / (last - first)


def _y(seconds: float) -> float:
    power = min(max(log10(max(seconds, 1e-9)), _LOW), _HIGH)
    return _TOP + _HEIGHT * (_HIGH - power) / (_HIGH - _LOW)


def _words(power: int) -> str:
    return f"{10**power:,} s" if power >= 0 else f"{1000 * 10**power:g} ms"


def main() -> None:
    """Prints the seconds and draws them."""
    series = measure(*map(int, sys.argv[1:2]))
    print("| seconds of the processor | " + " | ".join(f"{size:,}" for size in SIZES) + " |")
    print("|---|" + "---:|" * len(SIZES))
    for name, values in series.items():
        row = [f"{values[size]:.3g}" if size in values else "–" for size in SIZES]
        print(f"| {name} | {' | '.join(row)} |")
    PICTURE.write_text(picture(series), encoding="utf-8")


if __name__ == "__main__":
    main()
