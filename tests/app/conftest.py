"""The router script under AppTest, on the shipped dataset or on one that a test writes."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from stances.shipped import router_script

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a page, as its address would: ``open_page("sources", source="x", data=path)``."""
    st.cache_resource.clear()

    def opening(page: str = "", *, data: Path | None = None, **parameters: Any) -> AppTest:
        if data is None:
            monkeypatch.delenv("STANCES_DATA", raising=False)
        else:
            monkeypatch.setenv("STANCES_DATA", str(data))
        at = AppTest.from_file(str(router_script()), default_timeout=30)
        for name, value in parameters.items():
            at.query_params[name] = value
        at.run()
        if page:
            folder = VIEWS / page / "page.py"
            script = folder if folder.is_file() else VIEWS / f"{page}.py"
            at.switch_page(os.path.relpath(script, router_script().parent)).run()
        return at

    yield opening
    st.cache_resource.clear()


VIEWS = Path(__file__).parents[2] / "stances" / "app" / "views"
