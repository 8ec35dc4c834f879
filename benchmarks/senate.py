"""517,023 roll-call votes of the US Senate, from the file to the matrix of agreement.

Seconds against reading the same file with pandas alone; memory is the peak of a process that does
nothing else.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.rows import Row

FOLDER = Path(os.environ.get("STANCES_REFERENCE", Path(__file__).parents[2] / "shared/reference"))
FILE = FOLDER / "senate" / "senate_tidy_110_118.parquet"


def measure() -> list[Row]:
    """Reading alone and the whole way; empty, with a reason printed, without the file."""
    if not FILE.is_file():
        print(f"Senate: left out, no file at {FILE}; STANCES_REFERENCE names another folder")
        return []
    floor, base = _run("read")
    ours, peak = _run("matrix")
    return [
        Row(f"reading 517,023 rows with pandas ({base:.0f} MB)", floor, 1.0, None),
        Row(f"from the file to agreement ({peak:.0f} MB)", ours, ours / floor, None),
    ]


def _run(what: str) -> tuple[float, float]:
    """Milliseconds and peak megabytes of a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.senate", what],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    milliseconds, megabytes = done.stdout.split()
    return float(milliseconds), float(megabytes)


def _work(what: str) -> None:
    import pandas as pd

    from stances.analysis.agreement import agreement
    from stances.analysis.question import question
    from stances.exchange.tidy import read_tidy

    start = perf_counter()
    if what == "read":
        pd.read_parquet(FILE)
    else:
        tables = read_tidy(FILE).tables
        latest = tables.stances["latest"].max().date()
        agreed = agreement(question(tables, as_of=latest).with_stale(True).matrix())
        assert agreed.shared.max() > 1000
    milliseconds = 1000 * (perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{milliseconds:.1f} {peak:.1f}")


if __name__ == "__main__":
    _work(sys.argv[1])
