"""Text from data is text, however hostile and however much."""

import time

import pytest

from stances.app.components.kit import plain
from stances.components.grid.payload import Look
from tests.kit import payloads
from tests.kit.conftest import Stage

EVIL = "<img src=x onerror=window.pwned=1><b>bold</b>\"'&lt; **x** \u202e"
HOSTILE = [
    ("grid", payloads.stances(words=EVIL)),
    ("grid", payloads.compared(words=EVIL)),
    ("grid", payloads.matrix(words=EVIL)),
    ("grid", payloads.sheet(EVIL)),
    ("feed", [payloads.section(words=EVIL)]),
    ("feed", {"scale": plain(payloads.scale(EVIL))}),
    ("evidence", payloads.panel(EVIL)),
    ("reader", payloads.source_text(EVIL, linked="r1")),
    ("timeline", payloads.timeline(EVIL)),
    ("plane", payloads.plane(EVIL)),
    ("play", payloads.play(EVIL)),
    ("history", payloads.history(EVIL)),
    ("changes", payloads.changes(EVIL)),
]


@pytest.mark.parametrize(("component", "payload"), HOSTILE)
def test_hostile_text_stays_text(stage: Stage, component: str, payload: object) -> None:
    stage.run(component, payload)
    assert "<b>bold</b>" in stage.page.locator(".root").evaluate("root => root.textContent")
    assert stage.page.locator(".root img, .root b, .root script").count() == 0
    for link in stage.page.locator("a").all():
        address = link.get_attribute("href") or ""
        assert address.startswith(("http://localhost/", "https://example.org/", "#stance-"))
    assert stage.page.evaluate("() => window.pwned") is None


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("columns", [1, 200])
def test_a_table_of_one_or_two_hundred_columns(stage: Stage, look: Look, columns: int) -> None:
    made = {
        Look.MATRIX: lambda: payloads.matrix(size=columns),
        Look.STANCES: lambda: payloads.stances(columns=columns),
    }.get(look, lambda: payloads.stances(columns=columns, look=look))()
    start = time.monotonic()
    stage.run("grid", made)
    assert time.monotonic() - start < 8
    assert stage.page.locator("thead th").count() == columns + 1
    assert stage.page.evaluate("() => document.documentElement.scrollWidth") <= 1200


def test_nothing_to_show_is_no_error(stage: Stage) -> None:
    stage.run("grid", payloads.stances(rows=0, columns=0))
    stage.run("feed", [])
    stage.run("timeline", payloads.timeline(lanes=0))
    stage.run("plane", payloads.plane(points=1))
