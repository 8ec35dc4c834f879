"""Runs every benchmark and prints a table; status 1 where a ratio is over its limit."""

from benchmarks import clicks, lookups, senate, sizes


def main() -> int:
    """Prints one line a measurement."""
    rows = [
        *lookups.measure_lookup(),
        *lookups.measure_agreement(),
        *sizes.measure_values(),
        *sizes.measure_actors(),
        *sizes.measure_records(),
        *senate.measure(),
        *clicks.measure(),
    ]
    print(f"{'measured':<44}{'median':>10}{'ratio':>8}{'limit':>8}")
    for row in rows:
        limit = "floor" if row.limit is None else f"{row.limit:.2f}"
        print(f"{row.name:<44}{row.milliseconds:>7.0f} ms{row.ratio:>8.2f}{limit:>8}")
    over = [row for row in rows if row.limit is not None and row.ratio > row.limit]
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
