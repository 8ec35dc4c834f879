"""A dataset written for another program and read again is the same, in what the format holds."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.checks import Case, judge
from stances.clock import today
from stances.errors import Level
from stances.exchange import dna, qdpx
from stances.importing import FORMATS
from stances.importing.draft import Draft
from stances.importing.saving import judged
from stances.model.dataset import Dataset
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import Loaded
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText
from tests.conftest import examples
from tests.curation.strategies import DATES, IDS, unique

NAMES = ["Red", "Rêd & Co", "<b>", "=1+1", "😀 party", "NA", "null", "it's", "Ünï"]
PIECES = [
    "peace now",
    "😀",
    "war; never",
    "\n",
    "\n\n",
    "“not” this",
    "1,500 million",
    "&amp; <b>",
    "é",
]


@st.composite
def quoted(draw: st.DrawFn) -> tuple[Dataset, Seeds]:
    """A valid dataset whose every record has a quotation in a text."""
    ids = {kind: draw(unique(IDS, 3)) for kind in ("actors", "issues", "sources")}
    names = draw(st.permutations(NAMES))
    texts = {}
    for number, _ in enumerate(ids["sources"]):
        pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
        texts[f"{number}.txt"] = " ".join([*pieces, f"end {number} peace now"])
    seeds = Seeds({name: Seed(name, text) for name, text in texts.items()})
    stances: list[dict[str, Any]] = []
    cells = {
        (actor, issue): draw(unique(DATES.filter(lambda date: date < "2026"), 2, 0))
        for actor in ids["actors"]
        for issue in ids["issues"]
    }
    for (actor, issue), dates in cells.items():
        # One position an actor and issue, so that no two records disagree.
        position = draw(st.sampled_from([-2, -1, 0, 1, 2]))
        for date in dates:
            place = draw(st.integers(0, len(ids["sources"]) - 1))
            seed = seeds.texts[f"{place}.txt"]
            words = draw(st.sampled_from(["peace now", "war; never", "1,500 million", "end"]))
            places = len(seed.passages(words))
            if not places:
                words, places = "peace now", len(seed.passages("peace now"))
            evidence = {"source": ids["sources"][place], "quote": words}
            if places > 1:
                evidence["occurrence"] = draw(st.integers(1, places))
            speaker = draw(st.none() | st.sampled_from(["Ann Lee", "B. <i>", "Ö 😀"]))
            stances.append(
                {"id": f"s{len(stances)}", "actor": actor, "issue": issue, "date": date,
                 "position": position, "attribution": "quote", "evidence": [evidence],
                 "summary": f"Summary {len(stances)}."} | ({"speaker": speaker} if speaker else {})
            )  # fmt: skip
    data = {
        "dataset": {"id": "d", "title": "T", "question": "Q?", "version": "1", "licence": "CC0"},
        "actors": [{"id": name, "name": names[n], "kind": "camp"}
                   for n, name in enumerate(ids["actors"])],
        "issues": [
            {"id": name, "title": f"Issue {names[n]}", "proposal": "P", "support": "S",
             "opposition": "O"}
            for n, name in enumerate(ids["issues"])
        ],
        "sources": [{"id": name, "title": f"Text {n}", "seed": f"{n}.txt"}
                    for n, name in enumerate(ids["sources"])],
        "stances": stances,
    }  # fmt: skip
    return records_of(YamlText("f", data, None)), seeds


def held(dataset: Dataset, seeds: Seeds) -> list[tuple[object, ...]]:
    """What both formats hold of every record, with its words and their place in the text."""
    rows = []
    for stance in dataset.stances:
        actor, issue = dataset.actors_by_id[stance.actor], dataset.issues_by_id[stance.issue]
        for item in stance.evidence:
            source = dataset.sources_by_id[item.source]
            seed = seeds.get(source.seed)
            assert seed is not None
            assert item.quote is not None
            rows.append(
                (actor.id, actor.name, issue.id, issue.title, str(stance.date), stance.position,
                 stance.speaker or "", source.id, source.title, seed.text,
                 seed.find(item.quote, item.occurrence))
            )  # fmt: skip
    return sorted(rows, key=str)


@pytest.mark.parametrize(("style", "write"), [("dna", dna.write_dna), ("qdpx", qdpx.write_qdpx)])
@examples(25, 200)
@given(made=quoted())
def test_a_round_trip_keeps_what_the_format_holds(
    style: str, write: Callable[..., tuple[str, ...]], made: tuple[Dataset, Seeds]
) -> None:
    dataset, seeds = made
    problems = judge(Case(dataset, seeds, today()))
    assert not [problem for problem in problems if problem.level is Level.ERROR]
    if not dataset.stances:
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{style}"
        assert write(Loaded(dataset, seeds, ()), path) == ()
        draft = Draft(path.name)
        FORMATS[style].fill(path, draft)
    _, loaded = judged(draft, Path("x.yaml"))
    assert draft.refused == []
    assert held(loaded.dataset, loaded.seeds) == held(dataset, seeds)
