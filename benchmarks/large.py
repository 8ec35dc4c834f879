"""Questions about 100,000,000 generated records, asked of DuckDB under 2 GB of memory.

``python -m benchmarks.large [RECORDS]`` makes a package of Parquet files (some 2 GB on the disk) in
a temporary folder, asks each question in a process of its own, and prints a line for each: seconds
by the clock, seconds of the processor, and the peak of the process's memory.
"""

import os
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

RECORDS, PART = 100_000_000, 5_000_000
ACTORS, ISSUES, YEARS = 500, 200, 26
SEED = 20260101
DAY = date(2024, 11, 18)
QUESTIONS = ("positions", "agreement", "polarisation", "shifts")


def make(folder: Path, records: int) -> None:
    """Writes the package, a file for each five million records."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    draw = np.random.default_rng(SEED)
    (folder / "stances").mkdir(parents=True)
    pq.write_table(
        pa.table(
            {
                "id": [f"issue-{n:03}" for n in range(ISSUES)],
                "stale_after": [None if n % 2 else 365 for n in range(ISSUES)],
            }
        ),
        folder / "issues.parquet",
    )
    start = np.datetime64("2000-01-01")
    days = (start + np.arange(365 * YEARS)).astype(str)
    names = {
        "actor": [f"actor-{n:03}" for n in range(ACTORS)],
        "issue": [f"issue-{n:03}" for n in range(ISSUES)],
        "date": days.tolist(),
        "attribution": ["quote", "paraphrase", "anonymous", "inferred"],
    }
    for part, begin in enumerate(range(0, records, PART)):
        size = min(PART, records - begin)
        columns = {
            name: pa.DictionaryArray.from_arrays(
                draw.integers(0, len(values), size).astype(np.int32), values
            )
            for name, values in names.items()
        }
        ids = np.char.add("r", np.char.zfill(np.arange(begin, begin + size).astype("U9"), 9))
        columns["id"] = pa.array(ids)
        columns["position"] = pa.array(draw.integers(-2, 3, size).astype(np.int8))
        pq.write_table(
            pa.table(columns), folder / "stances" / f"{part:03}.parquet", compression="zstd"
        )


def ask(question: str, folder: str) -> None:
    """Answers the question, and prints how many rows the answer has and what it took."""
    from stances.engine.backends import engine
    from stances.engine.questions import (
        agreement_counts,
        frequencies,
        move_counts,
        positions_in_force,
    )
    from stances.engine.records import records_of

    begun, worked = perf_counter(), process_time()
    with engine(memory="1200MB") as backend:
        records = records_of(backend, folder)
        if question == "shifts":
            rows = len(move_counts(records, DAY))
        else:
            positions = positions_in_force(records, DAY)
            answer = {
                "positions": lambda: positions,
                "agreement": lambda: agreement_counts(positions),
                "polarisation": lambda: frequencies(positions),
            }[question]()
            rows = len(answer.collect())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    taken = f"{perf_counter() - begun:>7.0f} s{process_time() - worked:>9.0f} s"
    print(f"{question:<16}{rows:>9,} rows{taken}{peak:>8,.0f} MB", flush=True)


def main() -> None:
    """Makes the package and asks every question."""
    records = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else RECORDS
    with tempfile.TemporaryDirectory(dir=os.environ.get("STANCES_LARGE")) as folder:
        begun = perf_counter()
        make(Path(folder), records)
        size = sum(file.stat().st_size for file in Path(folder).glob("**/*.parquet")) / 1e6
        print(f"{records:,} records, {size:,.0f} MB, made in {perf_counter() - begun:.0f} s")
        for question in QUESTIONS:
            command = [sys.executable, "-m", "benchmarks.large", "ask", question, folder]
            subprocess.run(command, check=False)


if __name__ == "__main__":
    if sys.argv[1:2] == ["ask"]:
        ask(*sys.argv[2:4])
    else:
        main()
