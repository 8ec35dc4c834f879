"""What Compare saves is what stands on the screen."""

import csv
import io
import json
import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, expect_idle

VIEW = "/compare?as_of=2024-11-18&actors=russia,zelenskyy,trump-camp"


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    assert download.value.suggested_filename.startswith("positions-2024-11-18.")
    return Path(download.value.path()).read_bytes()


def test_files_have_what_is_on_the_screen(visit: Visit) -> None:
    page = visit(VIEW)
    screen = {
        cell.get_attribute("data-cell"): cell.locator(".label").inner_text()
        for cell in page.locator("button.cell").all()
    }
    menu = page.get_by_role("button", name="Download", exact=True)
    menu.focus()
    menu.press("Enter")
    expect(page.get_by_role("button", name="Copy as table")).to_be_visible()
    expect_idle(page)
    text = saved(page, "CSV").decode("utf-8-sig")
    rows: list[list[dict[str, Any]]] = [list(csv.DictReader(io.StringIO(text)))]
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "Excel")))
    head, *cells = book["Table"].iter_rows(values_only=True)
    rows.append([dict(zip(head, row, strict=True)) for row in cells])
    rows.append(json.loads(saved(page, "JSON")))
    for table in rows:
        assert {f"{row['actor']}~{row['issue']}" for row in table} == set(screen)
        for row in table:
            if row["position"] not in (None, ""):
                assert screen[f"{row['actor']}~{row['issue']}"] == row["position_label"]
    notes = dict(book["Notes"].iter_rows(values_only=True))
    assert notes["Actors"] == "Russia, Volodymyr Zelenskyy, Trump camp"
    assert "actors=russia" in notes["Address"]
    picture = ET.fromstring(saved(page, "Picture as SVG"))  # noqa: S314
    words = ["".join(each.itertext()) for each in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert words[0].endswith(": Compare")
    assert words[1].startswith("As of 18 November 2024 · n = ")
    assert all(label in words for label in screen.values() if label != "·")
    png = saved(page, "Picture as PNG")
    size = [round(2 * float(picture.get(name, ""))) for name in ("width", "height")]
    assert list(struct.unpack(">II", png[16:24])) == size
    for button in page.locator("[data-testid=stPopoverBody] button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    assert Axe().run(page).response["violations"] == []
