"""A dataset in a DuckDB file with the tables of ``relations``: opened to read, and nothing else.

DuckDB's own code reads the file, so it does that in a process of its own (``duckdb_rows``), within
limits of time and memory: a file made to break it ends that process and nothing else.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import stances
from stances.errors import StancesError
from stances.exchange.door import File, check_size, damage, file_bytes
from stances.exchange.folding import Row, folded
from stances.exchange.limits import MEMORY, MOST_BYTES
from stances.reading.loader import Loaded, read_bytes

MAGIC = b"DUCK"  # from the ninth byte on
SECONDS = 60
_READER = "from stances.exchange.duckdb_rows import main; main()"


def read_duckdb(file: File) -> Loaded:
    """The dataset in the file; raises InvalidData or StancesError."""
    name = file.name
    raw = None if isinstance(file, Path) else file_bytes(file)
    start = read_bytes(file, most=12) if isinstance(file, Path) else raw or b""
    if start[8:12] != MAGIC:
        raise StancesError(f"{name}: the file is not DuckDB; name it as what it is")
    if isinstance(file, Path):
        check_size(name, size=file.stat().st_size)
    elif not Path(MEMORY).is_dir():
        raise StancesError(
            f"{name}: DuckDB is read from a file only on this system; open it with `stances serve`"
        )
    return folded(_tables(name, file if isinstance(file, Path) else None, raw), file=name)


def _tables(name: str, path: Path | None, raw: bytes | None) -> dict[str, list[Row]]:
    package = str(Path(stances.__file__).parents[1])
    command = [sys.executable, "-c", _READER, str(path.resolve()) if path else "-"]
    try:
        done = subprocess.run(
            command, input=raw, capture_output=True, timeout=SECONDS, check=False,
            env=os.environ | {"PYTHONPATH": package},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise StancesError(
            f"{name}: takes longer than {SECONDS} seconds to read; save the plain tables alone"
        ) from None
    if done.returncode:
        raise StancesError(
            f"{name}: cannot be read: damaged, not DuckDB, or larger than can be worked with; "
            "save it again"
        )
    check_size(name, size=min(len(done.stdout), MOST_BYTES))
    with damage(name, "DuckDB"):
        answer: dict[str, Any] = json.loads(done.stdout)
    if refused := answer.get("refused"):
        raise StancesError(f"{name}: {refused}")
    return {
        table: [dict(zip(columns, row, strict=True)) for row in rows]
        for table, (columns, rows) in answer["tables"].items()
    }
