"""The dashboard works from an installed wheel, in a folder that knows nothing of the project."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Server, Visit, cell


def test_an_installed_wheel_serves_the_shipped_dataset(
    visit: Visit, serve: Callable[..., Server], tmp_path: Path
) -> None:
    built = tmp_path / "built"
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(built), str(ROOT)], check=True)
    (wheel,) = built.glob("stances-*.whl")
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    page = visit(at=serve(None, package=installed, folder=tmp_path))
    cell(page, "Russia on long-range strikes").click()
    expect(page.locator("aside.panel h2")).to_have_text("Russia on long-range strikes")
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert ground == "rgb(255, 254, 251)"
