"""What a page saves: the numbers that it shows, alike in every format, with names beside ids."""

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from stances.app import page, saving
from stances.app.saving import Content
from stances.exchange.plain import listed_text
from stances.wording.numbers import decimal
from tests.app.conftest import Open

DAY = "2024-11-18"
Payloads = dict[str, list[dict[str, Any]]]


def payloads(at: AppTest) -> Payloads:
    """What each component of the page was given, by the component's name."""
    shown: Payloads = {}
    for each in at.get("bidi_component"):
        name = each.proto.component_name.removeprefix("stances_")
        shown.setdefault(name, []).append(json.loads(each.proto.json))
    return shown


def cells(shown: Payloads) -> dict[str, dict[str, Any]]:
    """The cells of the page's grid by their ids."""
    every = [cell for row in shown["grid"][0]["rows"] for cell in row["cells"]]
    return {cell["id"]: cell for cell in every if cell and "id" in cell}


def positions_agree(shown: Payloads, frame: pd.DataFrame) -> None:
    at = cells(shown)
    for row in frame.itertuples():
        cell = at[f"{row.actor}~{row.issue}"]
        if pd.notna(row.position):
            assert row.position_label.lower() in cell["sentence"]
    assert len(at) == len(frame)


def ages_agree(shown: Payloads, frame: pd.DataFrame) -> None:
    at = cells(shown)
    known = frame[frame["position"].notna()]
    for row in known.itertuples():
        label = at[f"{row.actor}~{row.issue}"]["label"].replace("−", "-")
        assert int(label.split(" ")[0]) == row.position
    assert len(at) == len(frame)


def agreement_agrees(shown: Payloads, frame: pd.DataFrame) -> None:
    every = [cell for row in shown["grid"][0]["rows"] for cell in row["cells"] if cell]
    at = {tuple(cell["pair"]): cell for cell in every}
    assert len(every) == 2 * len(frame)
    for row in frame.itertuples():
        cell = at[row.actor_a, row.actor_b]
        assert cell["count"] == f"n = {row.shared}"
        if pd.notna(row.agreement):
            assert cell["label"] == decimal(row.agreement)


def divides_agree(shown: Payloads, frame: pd.DataFrame) -> None:
    items = {item["title"]: item for item in shown["feed"][0]["sections"][0]["items"]}
    for row in frame[frame["polarisation"].notna()].itertuples():
        assert decimal(row.polarisation) in items[row.issue_title].values()


def records_agree(shown: Payloads, frame: pd.DataFrame) -> None:
    ticks = {tick["stance"] for lane in shown["timeline"][0]["lanes"] for tick in lane["ticks"]}
    assert ticks == set(frame["stance"])


def lanes_agree(shown: Payloads, frame: pd.DataFrame) -> None:
    lanes = {lane["cell"]: lane for lane in shown["timeline"][0]["lanes"]}
    for row in frame.itertuples():
        assert len(lanes[f"{row.actor}~{row.issue}"]["ticks"]) == row.records


def scale_agrees(shown: Payloads, frame: pd.DataFrame) -> None:
    columns = shown["feed"][0]["scale"]["columns"]
    held = {chip["cell"]: column["label"] for column in columns for chip in column["actors"]}
    known = frame[frame["position"].notna()]
    labels = zip(known["actor"], known["issue"], known["position_label"], strict=True)
    assert held == {f"{actor}~{issue}": label for actor, issue, label in labels}


def hits_agree(shown: Payloads, frame: pd.DataFrame) -> None:
    items = shown["feed"][0]["sections"][0]["items"]
    assert [item["sides"][0]["stance"] for item in items] == frame["stance"].tolist()


def moves_agree(shown: Payloads, frame: pd.DataFrame) -> None:
    items = shown["feed"][0]["sections"][0]["items"]
    sides = [tuple(side["stance"] for side in item["sides"]) for item in items]
    assert sides == list(zip(frame["from_stance"], frame["to_stance"], strict=True))


def places_agree(shown: Payloads, frame: pd.DataFrame) -> None:
    points = [(each["id"], each["x"], each["y"]) for each in shown["plane"][0]["points"]]
    assert points == list(zip(frame["actor"], frame["x"], frame["y"], strict=True))


def ties_agree(shown: Payloads, frame: pd.DataFrame) -> None:
    plane = shown["plane"][0]
    names = [point["id"] for point in plane["points"]]
    pairs = zip(frame["actor_a"], frame["actor_b"], strict=True)
    weights = {frozenset(pair): weight for pair, weight in zip(pairs, frame["weight"], strict=True)}
    assert plane["ties"]
    for tie in plane["ties"]:
        pair = frozenset((names[tie["a"]], names[tie["b"]]))
        assert tie["weight"] == pytest.approx(weights[pair])


def nothing_more(_: Payloads, frame: pd.DataFrame) -> None:
    assert len(frame)


VIEWS: dict[str, tuple[str, dict[str, Any], Callable[[Payloads, pd.DataFrame], None]]] = {
    "front": ("", {}, moves_agree),
    "compare": ("compare", {}, positions_agree),
    "compared": ("compare", {"compared": "2024-11-16"}, positions_agree),
    "lanes": ("over_time", {"issue": "nato-membership"}, records_agree),
    "then and now": ("over_time", {"part": "Then and now"}, nothing_more),
    "shifts": ("over_time", {"part": "Shifts"}, moves_agree),
    "actor": ("actor", {"actor": "russia"}, lanes_agree),
    "issue": ("issue", {"issue": "nato-membership"}, scale_agrees),
    "agreement": ("agreement", {}, agreement_agrees),
    "pair": ("pair", {"a": "russia", "b": "zelenskyy"}, positions_agree),
    "blocs": ("blocs", {}, ties_agree),
    "divides": ("divides", {}, divides_agree),
    "map": ("map", {}, places_agree),
    "search": ("search", {"q": "missile"}, hits_agree),
    "sources": ("sources", {}, nothing_more),
    "coverage": ("data", {}, ages_agree),
    "weak records": ("data", {"check": "What it rests on"}, nothing_more),
}


def word(value: Any) -> str:
    """A cell in the same words, whichever format it comes from."""
    value = listed_text(value)
    if value is None or value is pd.NA or value is pd.NaT or value == "":
        return ""
    if isinstance(value, bool | str) and not re.fullmatch(r"-?[\d.]+(e-?\d+)?", str(value)):
        return str(value).removeprefix("'")
    if isinstance(value, date):
        return value.isoformat()[:10]
    number = float(value)
    return "" if math.isnan(number) else f"{number:.12g}"


def words(rows: Iterable[Iterable[Any]]) -> list[list[str]]:
    return [list(map(word, row)) for row in rows]


@pytest.mark.parametrize("view", VIEWS)
def test_every_format_has_the_numbers_of_the_page(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    contents: list[Content] = []

    def taken(content: Callable[[], Content], *, label: str, **_: Any) -> None:
        if label == "Download":
            contents.append(content())
            assert contents[-1].title
            assert contents[-1].notes["Licence"] == "CC-BY-4.0"

    monkeypatch.setattr(page, "offer", taken)
    path, parameters, agree = VIEWS[view]
    at = open_page(path, as_of=DAY, **parameters)
    assert not at.exception
    (content,) = contents
    frame = content.frame
    agree(payloads(at), frame)
    assert list(content.shown.frame.columns) == [one for one in frame if one in content.shown.frame]
    expected = words(frame.astype(object).itertuples(index=False, name=None))
    head, *rows = csv.reader(io.StringIO(content.csv().removeprefix("\ufeff"), newline=""))
    assert head == list(frame.columns)
    assert words(rows) == expected
    assert words(row.values() for row in json.loads(content.json())) == expected
    book = openpyxl.load_workbook(io.BytesIO(content.xlsx()))
    head, *rows = map(list, book["Table"].iter_rows(values_only=True))
    assert head == list(frame.columns)
    assert words(rows) == expected
    copied = content.in_browser("name", pictures=True).table
    assert words(copied.rows) == expected


def test_the_notes_say_what_was_chosen_and_whose_the_data_are(open_page: Open) -> None:
    at = open_page(
        "compare", as_of=DAY, actors="russia,zelenskyy", attribution="quote", hindsight="true"
    )
    at.context["url"] = "https://h.example/x/compare"
    at.session_state["download_positions"] = True
    at.run()
    assert not at.exception
    (menu,) = payloads(at)["save"]
    assert menu["title"].endswith(": Compare")
    assert menu["facts"].startswith("As of 18 November 2024 · n = ")
    assert "version" in menu["source"]
    assert menu["written"]["as_of"] == DAY
    assert [each.proto.label for each in at.get("download_button")] == ["CSV", "Excel", "JSON"]


def test_no_more_is_made_than_the_button_until_the_menu_is_opened(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> pd.DataFrame:
        raise AssertionError

    monkeypatch.setattr(saving, "named_frame", never)
    at = open_page("compare", as_of=DAY)
    assert not at.exception
    assert not at.get("download_button")
