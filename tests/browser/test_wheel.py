"""The dashboard works from an installed wheel, in a folder that knows nothing of the project."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hatchling.build import build_wheel
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Server, Visit, cell


def test_an_installed_wheel_serves_the_shipped_dataset(
    visit: Visit, serve: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    wheel = build_wheel(str(tmp_path))  # what pip calls
    installed = tmp_path / "installed"
    zipfile.ZipFile(tmp_path / wheel).extractall(installed)
    page = visit(at=serve(None, package=installed, folder=tmp_path))
    cell(page, "Russia on long-range strikes").click()
    expect(page.locator("aside.panel h2")).to_have_text("Russia on long-range strikes")
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert ground == "rgb(255, 254, 251)"
