"""More than can be read at once: pages show a part, say of how much, and leave nothing out."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from stances.charts.plane import DRAWN
from stances.exchange import EXPORTS
from stances.exchange.columns.dataset import ColumnDataset
from stances.reading.loader import Loaded
from tests.app.conftest import Open
from tests.app.test_saving import payloads

ACTORS = 45
pytestmark = pytest.mark.xdist_group("much")  # what one has read, the next need not read


@pytest.fixture(scope="module")
def much(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of 45 actors on 20 issues, each with one record."""
    draw = np.random.default_rng(5)
    actor, issue = (each.ravel() for each in np.indices((ACTORS, 20)))
    path = tmp_path_factory.mktemp("much") / "much.parquet"
    pd.DataFrame(
        {
            "actor": [f"Actor {number:02}" for number in actor],
            "issue": [f"Issue {number:02}" for number in issue],
            "date": [f"20{2 + b:02}-05-{1 + a % 28:02}" for a, b in zip(actor, issue, strict=True)],
            "position": draw.integers(-2, 3, len(actor)),
            "source": [f"Record {number}" for number in draw.integers(1, 30, len(actor))],
            "justification": [f"Said in debate {number}" for number in range(len(actor))],
        }
    ).to_parquet(path)
    return path


def captions(at: AppTest) -> str:
    return " ".join(str(each.value).replace("\\", "") for each in at.caption)


def everyone() -> str:
    return ",".join(f"actor-{number:02}" for number in range(ACTORS))


def heads(at: AppTest) -> tuple[Sequence[str], Sequence[str]]:
    (matrix,) = payloads(at)["grid"]
    return [row["head"]["text"] for row in matrix["rows"]], [
        each["name"] for each in matrix["columns"]
    ]


def test_a_matrix_of_many_actors_is_shown_in_parts_that_make_up_the_whole(
    open_page: Open, much: Path
) -> None:
    asked = {"data": much, "actors": everyone(), "order": "dataset"}
    first = open_page("agreement", **asked)
    assert not first.exception
    assert "Showing 40 rows and 40 columns of 45" in captions(first)
    rest = open_page("agreement", rows="2", columns="1", **asked)
    assert "Showing 5 rows and 40 columns of 45" in captions(rest)
    assert heads(first)[0] + heads(rest)[0] == [f"Actor {number:02}" for number in range(ACTORS)]
    assert heads(rest)[1] == heads(first)[1] == heads(first)[0]


def test_a_part_that_is_not_there_is_named_and_the_first_shown(open_page: Open, much: Path) -> None:
    at = open_page("agreement", data=much, actors=everyone(), order="dataset", rows="9")
    assert "“9” for “Rows” is not shown here" in captions(at)
    assert heads(at)[0][0] == "Actor 00"


def test_of_many_ties_the_strongest_are_drawn_and_the_legend_says_so(
    open_page: Open, much: Path
) -> None:
    at = open_page("blocs", data=much, actors=everyone())
    (picture,) = payloads(at)["plane"]
    total = next(int(each.value) for each in at.metric if each.label == "Ties")
    assert len(picture["ties"]) == DRAWN < total
    assert f"the {DRAWN} strongest of {total}" in str(picture["legend"])
    weights = sorted((abs(tie["weight"]) for tie in picture["ties"]), reverse=True)
    assert not at.dataframe  # made when it is opened
    at.session_state["as_table"] = True
    at.run()
    listed = at.dataframe[0].value["Weight"].abs().head(DRAWN)
    assert weights == pytest.approx(listed.tolist(), abs=0.0051)


def test_a_search_lists_the_newest_hits_and_says_how_many_there_are(
    open_page: Open, much: Path
) -> None:
    at = open_page("search", data=much, q="debate")
    (section,) = payloads(at)["feed"][0]["sections"]
    assert "900 records found" in captions(at)
    assert len(section["items"]) == 500
    assert section["left_out"] == "Showing the newest 500 of 900; a download has them all."
    years = [int(item["date"][-4:]) for item in section["items"]]
    assert years == sorted(years, reverse=True)
    assert years[0] == 2021


def test_a_source_of_very_many_records_lists_the_first_and_says_so(
    open_page: Open, much: Path, tmp_path: Path
) -> None:
    one = tmp_path / "one.parquet"
    pd.read_parquet(much).assign(source="Minutes").to_parquet(one)
    (reader,) = payloads(open_page("sources", data=one))["reader"]
    assert len(reader["stances"]) == 500
    assert {"term": "Stances listed", "value": "the first 500 of 900"} in reader["facts"]


PAGES = ["", "compare", "over_time", "pair", "search", "sources", "data", "changes"]
LIMITED = (
    "tables", "exchange.table_dataset", "exchange.columns.dataset", "exchange.unpacking", "exchange.opening",
    "app.choices", "app.views.changes.visit", "app.views.data.page", "app.views.front.choice",
)  # fmt: skip


@pytest.fixture(scope="module")
def package(shipped: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped dataset as a package, and again as one for whoever has less room at once."""
    folder = tmp_path_factory.mktemp("package")
    EXPORTS["package-parquet"].write(shipped, folder / "before")
    shutil.copytree(folder / "before", folder / "after")
    return folder


@pytest.mark.parametrize("page", [*PAGES, "agreement", "actor"])
def test_a_package_too_large_for_records_at_once_shows_the_same(
    open_page: Open, shipped: Loaded, package: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    asked = {"actors": ",".join(shipped.dataset.dataset.actors[:3]), "q": "strikes"}
    whole = payloads(open_page(page, data=package / "before", **asked))
    for module in LIMITED:
        monkeypatch.setattr(f"stances.{module}.AT_ONCE", 20)
    monkeypatch.setattr("stances.app.views.changes.visit._MOST", 20)
    monkeypatch.setattr(ColumnDataset, "made", None)  # no page makes every record
    lazily = open_page(page, data=package / "after", **asked)
    assert not lazily.exception
    if page == "changes":
        assert "more than a browser is asked to keep" in lazily.info[0].value
        return
    for name in ("grid", "timeline", "feed", "reader", "play"):
        assert (name in payloads(lazily)) == (name in whole)
        if page not in ("", "data"):  # these open on a part of a large dataset
            assert payloads(lazily).get(name) == whole.get(name)


def test_of_very_many_hits_a_download_has_the_newest_and_that_is_said(
    open_page: Open, much: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stances.components.feed.items.SAVED", 600)
    at = open_page("search", data=much, q="debate")
    assert "Downloads and citations have the newest 600 of 900 records." in captions(at)
    (section,) = payloads(at)["feed"][0]["sections"]
    assert section["left_out"].endswith("a download has the newest 600.")


@pytest.fixture(scope="module")
def copied(much: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same table again, for whoever has less room at once."""
    return shutil.copy(much, tmp_path_factory.mktemp("copied") / much.name)


@pytest.mark.parametrize("page", PAGES[:-1])
def test_a_table_too_large_for_rows_at_once_shows_the_same(
    open_page: Open, much: Path, copied: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    asked = {"actors": "actor-01,actor-07", "issues": "issue-03,issue-04", "q": "debate 14"}
    whole = payloads(open_page(page, data=much, **asked))
    for module in LIMITED:
        monkeypatch.setattr(f"stances.{module}.AT_ONCE", 100)
    lazily = open_page(page, data=copied, **asked)
    assert not lazily.exception
    for name in ("grid", "timeline", "feed", "reader"):
        if page in ("", "data"):  # these open on a part of a large table
            assert (name in payloads(lazily)) == (name in whole)
        else:
            assert payloads(lazily).get(name) == whole.get(name)
