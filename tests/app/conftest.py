"""The router script under AppTest, on the shipped dataset or on one that a test writes."""

import json
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.util import calc_hash

from stances.app.registry import PAGES
from stances.shipped import router_script
from tests.once import read_each_once

Open = Callable[..., AppTest]
PANELS = frozenset({"actors", "issues", "actor", "issue", "pair", "scale", "compared", "options",
                    "filters"})  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def _begun_once() -> Iterator[None]:
    """Each AppTest asks every installed package for components, which takes longer than a page.

    It compiles the scripts of the router and of the page too, which a server does once.
    """
    scan = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        patch.setattr(local_script_runner, "ScriptCache", cache(local_script_runner.ScriptCache))
        yield


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read_each_once(monkeypatch)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page, as its address would: ``open_page("sources", source="x", data=path)``.

    Of its line of controls those ``panels`` have been opened before, all if none are named.

    What the app has read stays read from test to test, as it does from visitor to visitor: its
    cache goes by the file's path and content, and every file of a test's own has its own path.
    """

    def opening(
        page: str = "",
        *,
        data: Path | None = None,
        panels: Collection[str] = PANELS,
        **parameters: Any,
    ) -> AppTest:
        if data is None:
            monkeypatch.delenv("STANCES_DATA", raising=False)
        else:
            monkeypatch.setenv("STANCES_DATA", str(data))
        at = AppTest.from_file(str(router_script()), default_timeout=30)
        at.session_state["panels"] = {each.path: set(panels) for each in PAGES}
        for name, value in parameters.items():
            at.query_params[name] = value
        if page:
            at._page_hash = calc_hash(page.replace("_", "-"))
        at.run()
        if page:
            assert at._finished_page_script_hash == at._page_hash, f"there is no page {page}"
        return at

    return opening


def _component(at: AppTest, name: str) -> Any:
    (only,) = (
        each.proto
        for each in at.get("bidi_component")
        if each.proto.component_name == f"stances_{name}"
    )
    return only


def sent(at: AppTest, name: str) -> Any:
    """What the page's only component of that name is sent."""
    return json.loads(_component(at, name).json)


def tell(at: AppTest, name: str, event: str, value: object) -> None:
    """Runs the page as when that component tells it of something that was done there."""
    states = at._tree.get_widget_states()
    told = states.widgets.add()
    told.id = _make_trigger_id(_component(at, name).id, "events")
    told.json_trigger_value = json.dumps([{"event": event, "value": value}])
    at._run(states)


def shown_day(at: AppTest) -> str:
    """The as-of date that its control shows."""
    return str(sent(at, "day")["day"])


def choose_day(at: AppTest, day: str) -> None:
    """Another as-of date, chosen with its control."""
    tell(at, "day", "day", day)
