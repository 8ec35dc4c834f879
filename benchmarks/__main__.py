"""Runs every benchmark, prints a table, writes RESULTS.md; status 1 if a ratio is over its limit.

``python -m benchmarks NAME…`` runs some of them and only prints.
"""

import os
import platform
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import clicks, crowd, lookups, opening, senate, sessions, sizes, start, visits
from benchmarks.rows import Row

MEASURES: Mapping[str, Callable[[], list[Row]]] = {
    "opening": opening.measure,
    "lookup": lookups.measure_lookup,
    "agreement": lookups.measure_agreement,
    "values": sizes.measure_values,
    "actors": sizes.measure_actors,
    "records": sizes.measure_records,
    "million": sizes.measure_million,
    "senate": senate.measure,
    "clicks": clicks.measure,
    "visits": visits.rows,
    "start": start.rows,
    "crowd": crowd.rows,
    "sessions": sessions.rows,
}
RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> int:
    """Prints one line a measurement."""
    chosen = sys.argv[1:] or list(MEASURES)
    begun, busy = datetime.now(UTC), [os.getloadavg()[0]]
    rows: list[Row] = []
    print(f"{'measured':<48}{'median':>12}{'ratio':>8}{'limit':>8}")
    for name in chosen:
        for row in MEASURES[name]():
            rows.append(row)
            limit = "–" if row.limit is None else f"{row.limit:.2f}"
            over = "  over" if row.missed else ""
            amount = f"{row.milliseconds:,.0f} {row.unit}"
            print(f"{row.name:<48}{amount:>12}{row.ratio:>8.2f}{limit:>8}{over}")
            sys.stdout.flush()
        busy.append(os.getloadavg()[0])
    if chosen == list(MEASURES):
        RESULTS.write_text(results(rows, begun, busy), encoding="utf-8")
    return 1 if any(row.missed for row in rows) else 0


def results(rows: list[Row], begun: datetime, busy: list[float]) -> str:
    """The measurements as a page, with the machine and how busy it was."""
    cores = os.cpu_count() or 1
    shared = (
        f"It was busy with other work: a load of {busy[0]:.1f} before the first measurement, up to "
        f"{max(busy):.1f} after. Times are those of a busy machine; the ratios were taken in turns."
        if busy[0] > cores / 2
        else f"It had nothing else to do: a load of {busy[0]:.1f} before the first measurement, up "
        f"to {max(busy):.1f} by the measurements."
    )
    how = (
        "Written by `make bench`. Each ratio is to the floor above it, measured in the same run; "
        "the spread is the fastest and the slowest run."
    )
    machine = (
        f"{begun:%d %B %Y}, {cores} cores, {_memory()} of memory, {platform.system()}, Python "
        f"{platform.python_version()}. {shared}"
    )
    lines = [
        "# Results",
        "",
        how,
        "",
        machine,
        "",
        "[What is missed, and why](README.md#what-is-missed-and-why).",
        "",
        "| Measured | Median ms | Spread | Ratio | Limit | |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        amount = f"{row.milliseconds:,.0f}" + ("" if row.unit == "ms" else f" {row.unit}")
        limit = "floor" if row.limit is None and row.ratio == 1 else row.limit or "–"
        lines.append(
            f"| {row.name} | {amount} | {row.spread} | {row.ratio:.2f} | {limit} | "
            f"{'missed' if row.missed else ''} |"
        )
    return "\n".join(lines) + "\n"


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"


if __name__ == "__main__":
    raise SystemExit(main())
