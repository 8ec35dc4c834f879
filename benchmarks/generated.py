"""A curated dataset of any size, as YAML with source texts, drawn from a fixed seed.

``python -m benchmarks.generated 10000 FOLDER`` writes ``FOLDER/data/stances.yaml`` and its seeds.
"""

import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path

ACTORS, ISSUES = 200, 50
PER_SOURCE = 20  # records that cite one source
_TEXT = (
    "government support long range weapons ukraine talks aid sanctions summit ministers alliance"
    " defence strikes russia territory permission escalation guarantees budget parliament"
    " statement position proposal joint european security border ceasefire negotiation"
)
_WORDS = _TEXT.split()
_HEAD = """\
dataset:
  id: generated
  title: A generated dataset
  question: What is decided in a generated world?
  version: 1.0.0
  licence: CC0-1.0

actors:
"""


def write(folder: Path, records: int, *, quoted: bool = True) -> Path:
    """Writes the dataset into the folder; the path of its file.

    Each record quotes a source text, unless it is only to be paraphrased.
    """
    draw = random.Random(20260101)  # noqa: S311
    file = folder / "data" / "stances.yaml"
    seeds = folder / "seeds"
    for place in (file.parent, seeds):
        place.mkdir(parents=True, exist_ok=True)
    sources = max(records // PER_SOURCE, 1)
    texts = [[" ".join(draw.choices(_WORDS, k=14)) for _ in range(40)] for _ in range(sources)]
    for number, lines in enumerate(texts):
        text = "\n".join(f"{at}. {line}." for at, line in enumerate(lines)) + "\n"
        (seeds / f"text-{number}.txt").write_text(text)
    parts = [_HEAD, *map(_actor, range(ACTORS)), "\nissues:\n", *map(_issue, range(ISSUES))]
    parts += ["\nsources:\n", *map(_source, range(sources)), "\nstances:\n"]
    parts += [_stance(number, draw, texts) for number in range(records)]
    text = "".join(parts)
    if not quoted:
        text = re.sub(r"\n +(quote|seed):.*", "", text)
        text = text.replace("attribution: quote", "attribution: paraphrase")
    file.write_text(text)
    return file


def _actor(number: int) -> str:
    return f"  - {{id: actor-{number}, name: Actor {number}, kind: government, country: PL}}\n"


def _issue(number: int) -> str:
    return (
        f"  - id: issue-{number}\n    title: Issue {number}\n    proposal: Do the thing {number}.\n"
        "    support: For it\n    opposition: Against it\n    stale_after: 365\n"
    )


def _source(number: int) -> str:
    return (
        f"  - id: source-{number}\n    title: Report {number}\n    publisher: A newspaper\n"
        f"    url: https://example.org/{number}\n    language: en\n    seed: text-{number}.txt\n"
    )


def _stance(number: int, draw: random.Random, texts: list[list[str]]) -> str:
    day = date(2000, 1, 1) + timedelta(number % 9_000)
    actor, issue = number % ACTORS, (number // ACTORS) % ISSUES
    source = number // PER_SOURCE % len(texts)
    line = draw.randrange(40)
    words = " ".join(draw.choices(_WORDS, k=12))
    return (
        f"  - id: record-{number}\n    actor: actor-{actor}\n    issue: issue-{issue}\n"
        f"    date: {day}\n    position: {draw.randint(-2, 2)}\n    attribution: quote\n"
        f"    summary: Record {number} is about {words}.\n"
        f"    evidence:\n      - source: source-{source}\n"
        f'        quote: "{line}. {texts[source][line]}"\n    confidence: high\n\n'
    )


if __name__ == "__main__":
    print(write(Path(sys.argv[2]), int(sys.argv[1])))
