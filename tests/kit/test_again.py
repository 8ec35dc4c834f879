"""A page whose server was away asks for a run once it is there again."""

from tests.kit.conftest import Stage

FRAME = {"dataset": "Who?", "data_to": "", "as_of": "2024-01-01", "query": "", "embedded": False}
STATE = """(state) => {
  document.querySelector("main").dataset.testConnectionState = state
  return new Promise(requestAnimationFrame)
}"""


def test_a_page_runs_again_when_its_connection_stands_again(stage: Stage) -> None:
    stage.page.evaluate(STATE, "CONNECTED")
    stage.run("frame", FRAME)
    stage.page.evaluate(STATE, "CONNECTED")
    assert stage.told() == []
    for state in ("PINGING_SERVER", "CONNECTING"):
        stage.page.evaluate(STATE, state)
    assert stage.told() == []
    stage.page.evaluate(STATE, "CONNECTED")
    told = [name for name, _ in stage.told()]
    stage.page.evaluate("() => delete document.querySelector('main').dataset.testConnectionState")
    assert told == ["again"]
