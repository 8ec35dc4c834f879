"""Every page opens on the first day of the calendar, on its last, and long before 1900."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances import clock
from stances.app.registry import PAGES
from tests.app.conftest import Open, shown_day
from tests.conftest import stance

# Parts of a page that reckon with dates, by page.
PARTS: dict[str, tuple[dict[str, str], ...]] = {
    "over-time": tuple({"part": part} for part in ("Lanes", "Then and now", "Shifts", "Events")),
    "divides": ({"part": "Over time"},),
    "issue": ({"view": "History"},),
}


def dataset(year: int, small: dict[str, Any]) -> dict[str, Any]:
    """Six actors with records throughout that year, its first and its last day among them."""
    first, last = f"{year:04d}-01-01", f"{year:04d}-12-31"
    small["dataset"]["as_of"] = last
    small["actors"] = [{"id": f"a{n}", "name": f"Actor {n}", "kind": "person"} for n in range(6)]
    small["actors"][0] |= {"in_office": f"{first}/..", "member_of": ["a1"]}
    small["issues"][0]["stale_after"] = 36_500
    small["events"] = [{"id": "e", "date": first, "label": "An event", "major": True}]
    small["sources"] = [{"id": "link", "title": "A page", "published": str(first)}]
    small["stances"] = [
        stance(f"{actor}.{issue}.{day}", actor=actor, issue=issue, date=f"{year:04d}-{day}",
               position=(place + (day == "12-31")) % 3 - 1)
        for place, actor in enumerate(f"a{n}" for n in range(6))
        for issue in ("tax", "war")
        for day in ("01-01", "12-31")
    ]  # fmt: skip
    return small


@pytest.fixture(params=[1, 1815, 9999])
def far(
    request: pytest.FixtureRequest,
    small: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[int, Path]:
    """A year, and a dataset of that year; today is late enough for it."""
    monkeypatch.setattr("stances.clock.today", lambda: date.max)
    file = tmp_path / "far.yaml"
    file.write_text(yaml.safe_dump(dataset(request.param, small)), encoding="utf-8")
    return request.param, file


def test_every_page_opens_in_a_far_year(open_page: Open, far: tuple[int, Path]) -> None:
    year, file = far
    for page in PAGES:
        for part in PARTS.get(page.path, ({},)):
            at = open_page(page.path, data=file, **part)
            assert not at.exception, (page.path, part, at.exception)
            assert not at.error, (page.path, part, at.error)
            if page.path not in ("sources", "changes"):
                assert shown_day(at) == f"{year:04}-12-31", page.path


def test_a_record_of_tomorrow_is_served_once_tomorrow_has_come(
    open_page: Open, small: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "dawn.yaml"
    file.write_text(yaml.safe_dump(dataset(2030, small)), encoding="utf-8")
    monkeypatch.setenv(clock.VARIABLE, "2030-12-30")
    at = open_page(data=file)
    assert at.title[0].value == "The dataset needs a correction"
    monkeypatch.setenv(clock.VARIABLE, "2030-12-31")
    assert open_page(data=file).title[0].value == "A small dataset"
