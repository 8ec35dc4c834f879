"""A component that leaves the page stops what it began and is forgotten."""

import pytest

from stances.app.components.kit import Focus
from tests.kit import payloads
from tests.kit.conftest import Stage
from tests.kit.test_redraw import PAYLOADS


@pytest.mark.parametrize(("component", "payload"), PAYLOADS)
def test_nothing_is_left_at_work(stage: Stage, component: str, payload: object) -> None:
    before = stage.counts()
    for _ in range(3):
        stage.run(component, payload)
    assert stage.counts()["outside"] == before["outside"]
    copy = stage.page.get_by_role("button", name="Copy link")
    if copy.count():
        copy.first.click()
        stage.page.get_by_text("Copied").first.wait_for()
        assert stage.counts()["timers"] == before["timers"] + 1
    stage.end(component)
    assert stage.counts() == before


@pytest.mark.parametrize(
    ("component", "payload", "other"),
    [
        ("timeline", payloads.timeline(), payloads.timeline(lanes=4)),
        ("plane", payloads.plane(), payloads.plane(points=5)),
        ("play", payloads.play(), payloads.play(players=5)),
    ],
)
def test_one_observer_however_often_it_is_drawn(
    stage: Stage, component: str, payload: object, other: object
) -> None:
    for each in (payload, other, payload, other):
        stage.run(component, each)
    assert stage.counts()["observers"] == 1
    stage.end(component)
    assert stage.counts()["observers"] == 0


def test_mounted_again_it_begins_anew(stage: Stage) -> None:
    stage.run("evidence", payloads.panel(cell="a0~i0", back=Focus(1, cell="a0~i0")))
    stage.run("grid", payloads.stances())
    stage.end("grid")
    stage.run("evidence", payloads.panel(cell="a1~i0", back=Focus(2, cell="a1~i0")))
    stage.run("grid", payloads.stances())
    assert stage.focused() == ""
    assert stage.page.evaluate("() => stancesOpened.hearers.size") == 1
    assert stage.page.locator("[aria-pressed='true']").get_attribute("data-cell") == "a1~i0"
    stage.end("evidence")
    assert stage.page.evaluate("() => stancesOpened.now") is None
    assert stage.page.locator(".cell").count() == 12
