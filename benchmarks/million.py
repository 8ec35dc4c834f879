"""A million records of a tidy Parquet table, from the file to the pages that show them.

``python -m benchmarks.million`` prints a line a step: seconds, seconds of a processor, and the peak
memory of the process so far; with ``package`` of a data package instead. The pages run under
AppTest: what the server computes, without a browser drawing it. 500 actors, 50 issues, 26 years of
days, 2,000 sources and 50,000 texts are drawn from a fixed seed.
"""

import os
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from urllib.parse import parse_qsl

import numpy as np
import pandas as pd

from benchmarks import package

RECORDS = 1_000_000
PAGES = (
    *("", "compare", "over-time", "actor", "issue", "agreement", "pair", "blocs", "divides", "map"),
    *("search?q={word}", "search?q={word}+12345", "sources", "data"),
    *("data?check=What+it+rests+on", "data?check=Rules", "changes"),
)
SEED = 20260101


def make(path: Path, records: int = RECORDS) -> None:
    """Writes the table."""
    draw = np.random.default_rng(SEED)
    day = np.datetime64("2000-01-01") + draw.integers(0, 365 * 26, records)
    pd.DataFrame(
        {
            "actor": [f"Actor {each:03}" for each in draw.integers(1, 501, records)],
            "issue": [f"Issue {each:02}" for each in draw.integers(1, 51, records)],
            "date": day.astype(str),
            "position": draw.integers(-2, 3, records),
            "source": [f"Record {each:04}" for each in draw.integers(1, 2001, records)],
            "justification": [f"Said in debate {n}" for n in draw.integers(1, 50_001, records)],
        }
    ).to_parquet(path)


def _open(page: str) -> None:
    from streamlit.testing.v1 import AppTest
    from streamlit.util import calc_hash

    from stances.shipped import router_script

    page, _, query = page.partition("?")
    app = AppTest.from_file(str(router_script()), default_timeout=600)
    app.query_params.update(parse_qsl(query))
    if page:
        app._page_hash = calc_hash(page)
    app.run()
    assert not app.exception, app.exception[0].value
    assert not page or app._finished_page_script_hash == app._page_hash, page


def _line(step: str, begun: tuple[float, float]) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, used = perf_counter() - begun[0], process_time() - begun[1]
    print(f"{step:<44}{seconds:>7.1f} s{used:>7.1f} s used{peak:>8,.0f} MB", flush=True)


def _now() -> tuple[float, float]:
    return perf_counter(), process_time()


def main() -> None:
    """Prints the first read, each page at its first and at its second visit."""
    with tempfile.TemporaryDirectory() as folder:
        file, word = Path(folder) / "million.parquet", "debate"
        if "package" in sys.argv[1:]:
            file, word = package.write(Path(folder) / "million", RECORDS), "talks"
        else:
            make(file)
        os.environ["STANCES_DATA"] = str(file)
        from stances.app import cache

        begun = _now()
        cache.served()
        _line(f"read {RECORDS:,} records", begun)
        for visit in ("first", "second"):
            for page in (each.format(word=word) for each in PAGES):
                begun = _now()
                _open(page)
                _line(f"{page or 'front page'}, {visit} visit", begun)


if __name__ == "__main__":
    main()
