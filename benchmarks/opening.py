"""Opening a curated file of 10,000 records: read and judged, from its copy, and `stances check`.

Everything is seconds of the processor, in turns with the floor, so that a busy machine slows both:
PyYAML's fast loader for reading, and a Parquet read of the same tables for the copy.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pandas as pd
import yaml

from benchmarks.generated import write
from benchmarks.rows import Row, Timing

RECORDS, ROUNDS = 10_000, 4
LOAD_LIMIT, COPY_LIMIT, CHECK_LIMIT = 0.4, 3.0, 1.5
_FLOOR = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb').read(), yaml.CSafeLoader)"
_CHECK = "from stances.cli import main; import sys; main(['check', sys.argv[1]])"


def in_turns(works: dict[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, Timing]:
    """The milliseconds of each, in turns; the first turn warms up."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 1):
        for name, work in works.items():
            taken = work()
            if turn:
                times[name].append(1000 * taken)
    return {name: Timing.of(values) for name, values in times.items()}


def spent(work: Callable[[], Any]) -> Callable[[], float]:
    """The processor's seconds of one run, what it made thrown away afterwards."""

    def timed() -> float:
        begun = process_time()
        made = work()
        taken = process_time() - begun
        del made
        return taken

    return timed


def _process(code: str, file: Path) -> Callable[[], float]:
    """The processor's seconds of a whole process."""

    def timed() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-c", code, str(file)]
        environment = os.environ | {"STANCES_CACHE": "off"}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return timed


def measure() -> list[Row]:
    """Reading with and without source texts, the copy, and the whole command."""
    from stances.reading.loader import load

    with tempfile.TemporaryDirectory() as folder:
        quoted = write(Path(folder) / "quoted", RECORDS)
        bare = write(Path(folder) / "bare", RECORDS, quoted=False)
        raw = bare.read_bytes()
        read = in_turns(
            {
                "floor": spent(lambda: yaml.load(raw, yaml.CSafeLoader)),
                "load": spent(lambda: load(bare)),
                "quoted": spent(lambda: load(quoted)),
            }
        )
        whole = in_turns({"floor": _process(_FLOOR, bare), "check": _process(_CHECK, bare)}, 3)
        copied = _from_copy(quoted, Path(folder))
    size = f"{RECORDS:,} records"
    return [
        Row(f"yaml.load with CSafeLoader, {size}", read["floor"], 1.0, None),
        Row(f"read and judged, {size}", read["load"], read["load"] / read["floor"], LOAD_LIMIT),
        Row(
            "the same with 10,000 quotations", read["quoted"], read["quoted"] / read["floor"], None
        ),
        Row("yaml.load, whole process", whole["floor"], 1.0, None),
        Row("stances check", whole["check"], whole["check"] / whole["floor"], CHECK_LIMIT),
        Row("Parquet read of the same tables", copied["floor"], 1.0, None),
        Row("opened from its copy", copied["copy"], copied["copy"] / copied["floor"], COPY_LIMIT),
    ]


def _from_copy(file: Path, folder: Path) -> dict[str, Timing]:
    from stances.compiled.opening import open_file

    before = os.environ.get("STANCES_CACHE")
    os.environ["STANCES_CACHE"] = str(folder / "copies")
    try:
        frames = {
            name: frame
            for name, frame in vars(open_file(file).tables).items()
            if isinstance(frame, pd.DataFrame)
        }
        for name, frame in frames.items():
            plain = frame.drop(columns=[column for column in frame if column == "author"])
            plain.to_parquet(folder / f"{name}.parquet")
        return in_turns(
            {
                "floor": spent(
                    lambda: [pd.read_parquet(folder / f"{name}.parquet") for name in frames]
                ),
                "copy": spent(lambda: open_file(file)),
            }
        )
    finally:
        if before is None:
            del os.environ["STANCES_CACHE"]
        else:
            os.environ["STANCES_CACHE"] = before
