"""A data package of any size, its tables as Parquet, drawn from a fixed seed.

``python -m benchmarks.package 1000000 FOLDER`` writes 500 actors, 200 issues and five years of
records with 50,000 sources; one record in ten quotes one of 2,000 source texts.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.generated import _WORDS
from stances.exchange.folding import unfolded
from stances.exchange.package import DESCRIPTOR, descriptor, package_frames
from stances.exchange.relations import relations
from stances.model.dataset import Dataset
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import Loaded

ACTORS, ISSUES, DAYS, TEXTS, LINES = 500, 200, 5 * 365, 2_000, 40
SEED = 20260101


def write(folder: Path, records: int) -> Path:
    """Writes the package into the folder, which is new."""
    draw = random.Random(SEED)  # noqa: S311
    texts = [[" ".join(draw.choices(_WORDS, k=14)) for _ in range(LINES)] for _ in range(TEXTS)]
    loaded = _without_stances(max(records // 20, TEXTS), texts)
    frames = package_frames(unfolded(loaded.dataset, loaded.seeds))
    stances, evidence = _stances(records, len(loaded.dataset.sources), texts)
    for name, given in (("stances", stances), ("stances_evidence", evidence)):
        empty = frames[name]
        columns = {one: given.get(one, pd.NA) for one in empty.columns}
        frames[name] = pd.DataFrame(columns, index=given.index).astype(empty.dtypes)
    folder.mkdir(parents=True)
    for name in relations():
        frames[name].to_parquet(folder / f"{name}.parquet", index=False)
    words = json.dumps(descriptor(loaded, ".parquet"), indent=2)
    (folder / DESCRIPTOR).write_text(words, encoding="utf-8")
    return folder


def _without_stances(sources: int, texts: list[list[str]]) -> Loaded:
    numbered = [(number, f"text-{number}.txt") for number in range(TEXTS)]
    seeds = {
        name: Seed(name, "".join(f"{at}. {line}.\n" for at, line in enumerate(texts[number])))
        for number, name in numbered
    }
    dataset = {
        "dataset": {
            "id": "generated",
            "title": "A generated package",
            "question": "What is decided in a generated world?",
            "version": "1.0.0",
            "licence": "CC0-1.0",
        },
        "actors": [
            {"id": f"actor-{n}", "name": f"Actor {n}", "kind": "government", "country": "PL"}
            for n in range(ACTORS)
        ],
        "issues": [
            {
                "id": f"issue-{n}",
                "title": f"Issue {n}",
                "proposal": f"Do the thing {n}.",
                "support": "For it",
                "opposition": "Against it",
                "stale_after": 365,
            }
            for n in range(ISSUES)
        ],
        "sources": [
            {
                "id": f"source-{n}",
                "title": f"Report {n}",
                "publisher": "A newspaper",
                "url": f"https://example.org/{n}",
                "language": "en",
                **({"seed": f"text-{n}.txt"} if n < TEXTS else {}),
            }
            for n in range(sources)
        ],
    }
    return Loaded(Dataset.model_validate(dataset), Seeds(seeds), ())


def _stances(
    records: int, sources: int, texts: list[list[str]]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    draw = np.random.default_rng(SEED)
    words = np.array(_WORDS, dtype=object)
    quoted = draw.random(records) < 0.1
    source = np.where(quoted, draw.integers(0, TEXTS, records), np.arange(records) % sources)
    line = draw.integers(0, LINES, records)
    day = np.datetime64("2021-01-01") + draw.integers(0, DAYS, records)
    drawn = words[draw.integers(0, len(words), (8, records))]
    number = np.arange(records)
    stances = pd.DataFrame(
        {
            "id": [f"record-{n}" for n in number],
            "actor": [f"actor-{n}" for n in draw.integers(0, ACTORS, records)],
            "issue": [f"issue-{n}" for n in draw.integers(0, ISSUES, records)],
            "date": day.astype(str),
            "position": draw.integers(-2, 3, records),
            "act": "statement",
            "attribution": np.where(quoted, "quote", "paraphrase"),
            "summary": [f"Record {n} is about {' '.join(each)}." for n, each in enumerate(drawn.T)],
            "confidence": "high",
            "contested": False,
        }
    )
    same_day = stances.groupby(["actor", "issue", "date"])["id"]
    several = same_day.transform("size") > 1
    stances["order"] = (same_day.cumcount() + 1).where(several)
    evidence = pd.DataFrame(
        {
            "stance": stances["id"],
            "number": 1,
            "source": [f"source-{n}" for n in source],
            "quote": [
                f"{at}. {texts[of][at]}." if quotes else None
                for of, at, quotes in zip(source, line, quoted, strict=True)
            ],
        }
    )
    return stances, evidence


if __name__ == "__main__":
    print(write(Path(sys.argv[2]), int(sys.argv[1])))
