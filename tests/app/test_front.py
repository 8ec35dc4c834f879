"""The front page: its play is the positions of every day, its links and old addresses lead there."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from stances.analysis.course import course
from stances.analysis.groups import split_groups
from stances.analysis.ledger import day_of
from stances.app.moved import moved
from stances.app.page import as_text
from stances.cli import main
from stances.components.play.payload import Play, Player
from stances.components.play.scale import issue_play, place_of
from stances.model.vocabulary import POSITION_LABELS
from stances.reading.loader import Loaded
from stances.tables import Tables
from stances.wording import SILENCE_WORDS
from tests.app.conftest import Open, choose_day
from tests.app.conftest import sent as payload
from tests.questions import ask

LEAD = "long-range-strikes"


def sentence(at: AppTest) -> str:
    return "".join(part["text"] for part in payload(at, "play")["sentence"]["parts"])


def state(player: Player, day: int) -> tuple[int, str, bool, bool]:
    """Place, date, staleness and split of a player on a day, as the browser looks them up."""
    earlier = [change for change in player.changes if change[0] <= day] or player.changes[:1]
    return earlier[-1][1:]


def play_of(tables: Tables, issue: str) -> Play:
    asked = ask(tables, as_of=date(2026, 1, 1), issues=[issue])
    return issue_play(tables, course(asked), days=[date(2026, 1, 1)])


@pytest.mark.parametrize("issue", [LEAD, "early-settlement"])
def test_the_play_is_the_positions_on_every_day_of_a_change_and_the_one_before(
    shipped_tables: Tables, issue: str
) -> None:
    play = play_of(shipped_tables, issue)
    players = {each.cell.split("~")[0]: each for each in play.players}
    days = {first for each in play.players for first, *_ in each.changes}
    assert len(days) > 50
    groups = {
        day for each in play.players if each.group for first, *_ in each.changes
        for day in (first, first - 1)
    }  # fmt: skip
    assert any(split for each in play.players for *_, split in each.changes) or issue != LEAD
    for day in sorted(days | {day - 1 for day in days} | {play.first, play.last}):
        asked = ask(shipped_tables, as_of=day_of(day), issues=[issue])
        positions = asked.positions()
        divided = split_groups(asked, positions) if day in groups else None
        for cell in positions.cells:
            if cell.actor in players:
                place, _, stale, split = state(players[cell.actor], day)
                assert (place, stale) == (place_of(cell), cell.stale), day_of(day)
                assert divided is None or split == (cell.pair in divided), day_of(day)
            else:
                assert cell.blank


@pytest.mark.parametrize("day", ["2023-05-11", "2024-11-18", "2025-10-23"])
def test_the_play_and_the_command_line_agree(
    shipped_tables: Tables, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    main(["positions", "--as-of", day, "--issues", LEAD, "--format", "csv"])
    printed = {row["actor"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    play = play_of(shipped_tables, LEAD)
    number = (date.fromisoformat(day) - date(1970, 1, 1)) // timedelta(1)
    for player in play.players:
        row = printed[player.cell.split("~")[0]]
        place, _, stale, _ = state(player, number)
        said = play.places[place]
        assert str(stale).lower() == row["stale"].lower()
        if row["reason"]:
            assert said.kind == "gone"
        elif row["position"]:
            assert said.label == POSITION_LABELS[int(row["position"])]
        else:
            assert said.label == SILENCE_WORDS[row["status"]]


def test_a_play_is_small_enough_to_be_sent_whole(open_page: Open) -> None:
    assert len(json.dumps(payload(open_page(), "play"))) < 40_000


def test_every_name_and_date_of_the_sentence_opens_its_evidence(open_page: Open) -> None:
    at = open_page(as_of="2024-11-18")
    parts = payload(at, "play")["sentence"]["parts"]
    opened = {part["text"]: (part["cell"], part["stance"]) for part in parts if not part["link"]}
    assert opened["Biden admin."] == (f"biden-administration~{LEAD}", "")
    assert opened["Grenell"] == (f"richard-grenell~{LEAD}", "")
    assert opened["17 November 2024"][1].startswith("biden-administration.")
    (more, *_) = (part["link"] for part in parts if part["link"])
    assert (more["page"], more["parameters"]) == ("issue", {"issue": LEAD, "as_of": "2024-11-18"})


def test_a_day_where_the_slider_rests_is_the_day_of_the_page(open_page: Open) -> None:
    at = open_page(as_of="2024-11-16")
    assert sentence(at).startswith("Ukraine turned")
    before = payload(at, "play")["play"]
    choose_day(at, "2024-11-18")
    assert sentence(at).startswith("Biden admin. turned")
    assert payload(at, "play")["play"] == before


def test_another_issue_can_be_put_on_the_scale(open_page: Open) -> None:
    at = open_page(scale="nato-membership")
    assert "NATO membership" in sentence(at)
    assert at.selectbox(key="scale_shown").value == "nato-membership"


def test_a_dataset_may_name_its_lead_and_have_no_record(
    open_page: Open, small: dict[str, Any], tmp_path: Path
) -> None:
    small["dataset"]["lead"] = "war"
    path = tmp_path / "small.yaml"
    small["stances"], small["sources"] = [], []
    path.write_text(yaml.safe_dump(small, sort_keys=False))
    at = open_page(data=path)
    assert not at.exception
    assert sentence(at) == "This dataset has no record on war that counts on 1 June 2024."


def test_the_grid_of_the_front_page_has_every_cell_in_words(open_page: Open) -> None:
    grid = payload(open_page(as_of="2024-11-18"), "grid")
    cells = {cell["id"]: cell for row in grid["rows"] for cell in row["cells"]}
    assert len(cells) == 70
    russia = cells[f"russia~{LEAD}"]
    assert russia["sign"] == "−2"
    assert russia["sentence"].startswith("Russia on long-range strikes: strongly opposes, 18 Nov")


def test_what_the_data_are_worth_is_said_in_a_line_each(open_page: Open) -> None:
    *_, worth = payload(open_page(), "feed")["sections"]
    assert worth["heading"] == "What the data are worth"
    assert [item["date"] for item in worth["items"]] == [
        "Coverage", "Evidence quality", "Reliability", "Searches",
    ]  # fmt: skip
    assert all(item["links"][0]["page"] == "data" for item in worth["items"])


@pytest.mark.parametrize(
    ("page", "asked", "arriving", "expected"),
    [
        ("", {"cell": ["a~b"]}, True, ("compare", {"cell": ["a~b"]})),
        ("", {"actors": ["a,b"], "as_of": ["2024-01-01"]}, True,
         ("compare", {"actors": ["a,b"], "as_of": ["2024-01-01"]})),
        ("", {"issues": ["b"]}, True, ("compare", {"issues": ["b"]})),
        ("", {"stance": ["a.1"]}, True, ("compare", {"stance": ["a.1"]})),
        ("", {"as_of": ["2024-01-01"]}, True, None),
        ("", {"cell": ["a~b"], "scale": ["b"]}, True, None),
        ("", {"cell": ["a~b"]}, False, None),
        ("", {}, True, None),
        ("compare", {"cell": ["a~b"]}, True, None),
        ("overview", {"days": ["365 days"]}, True, ("", {"days": ["365 days"]})),
        ("overview", {"cell": ["a~b"]}, True, ("", {"cell": ["a~b"], "scale": ["b"]})),
    ],
)  # fmt: skip
def test_an_address_of_before_leads_where_its_view_is_now(
    page: str, asked: dict[str, list[str]], arriving: bool, expected: object
) -> None:
    assert moved(page, asked, lead="b", arriving=arriving) == expected


def test_a_cited_record_opens_on_compare(open_page: Open, shipped: Loaded) -> None:
    record = shipped.dataset.stances[0].id
    at = open_page(stance=record)
    assert at.title[0].value == as_text(shipped.dataset.dataset.title)
    assert payload(at, "evidence")["shown"]["linked"] == record


def test_what_the_front_page_opened_opens_there_again(open_page: Open) -> None:
    at = open_page(scale=LEAD, cell=f"russia~{LEAD}")
    assert sentence(at)
    assert payload(at, "evidence")["shown"]["heading"] == "Russia on long-range strikes"


def test_the_snapshot_is_offered_and_made_for_the_day_of_the_page(
    open_page: Open, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: dict[str, Any] = {}

    def button(label: str, **options: Any) -> None:
        offered[label] = options

    monkeypatch.setattr("streamlit.download_button", button)
    open_page(data=copy, as_of="2024-11-18")
    snapshot = offered["Download snapshot"]
    assert snapshot["file_name"].endswith("-2024-11-18.html")
    assert '<h2 id="positions-title">Positions as of 18 November 2024</h2>' in snapshot["data"]()
