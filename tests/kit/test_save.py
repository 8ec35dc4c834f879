"""What the browser saves: pictures that need nothing but themselves, and tables for the clipboard."""

import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.kit import payloads
from tests.kit.conftest import Stage

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<img src=x onerror="alert(1)"> & </text><script>alert(2)</script> ' + "Long" * 40
SAVED: dict[str, Any] = {
    "name": "positions-2024-11-18",
    "title": "Who stands where: Compare",
    "facts": "As of 18 November 2024 · n = 12 records",
    "own": {},
    "source": "Source: Who stands where, version 3",
    "written": {"as_of": "2024-11-18"},
    "table": {"columns": ["a", "b"], "rows": [["1", "x\ty"], ["<b>", "'=1"]]},
    "too_long": "",
    "pictures": True,
}
FIGURES = {
    "grid": payloads.stances,
    "timeline": payloads.timeline,
    "plane": payloads.plane,
    "play": payloads.play,
}


def downloaded(stage: Stage, name: str) -> bytes:
    with stage.page.expect_download() as download:
        stage.page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def words(picture: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]


def drawn(stage: Stage, **changes: Any) -> ET.Element:
    stage.run("save", SAVED | changes)
    return ET.fromstring(downloaded(stage, "Picture as SVG"))  # noqa: S314


@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_says_what_it_shows_of_when_and_whence(stage: Stage, name: str) -> None:
    stage.run(name, FIGURES[name]())
    picture = drawn(stage)
    said = words(picture)
    assert said[:2] == ["Who stands where: Compare", "As of 18 November 2024 · n = 12 records"]
    address = "http://localhost/stage?actors=ann&as_of=2024-11-18"
    assert " ".join(said).endswith(f"Source: Who stands where, version 3 · {address}")
    assert picture.find(f"{SVG}title").text == "Who stands where: Compare"
    assert any("Ann" in each or "Supports" in each for each in said[2:])


def test_every_word_of_a_table_is_in_its_picture_as_text(stage: Stage) -> None:
    stage.run("grid", payloads.stances(rows=2, columns=2))
    said = words(drawn(stage))
    assert said.count("Supports") == 4 + 2 + 2 + 1  # cells, headings, legend
    assert "Copy link" not in said


@pytest.mark.parametrize("name", FIGURES)
def test_hostile_and_long_words_stay_words_within_the_picture(stage: Stage, name: str) -> None:
    made = FIGURES[name]
    stage.run(name, made(words=HOSTILE))
    picture = drawn(stage, title=HOSTILE, facts=HOSTILE)
    width = float(picture.get("width", ""))
    assert not [each.tag for each in picture.iter() if each.tag.split("}")[1] in ("script", "img")]
    assert not [each for each in picture.iter() for at in each.attrib if at.startswith("on")]
    for text in picture.findall(f"{SVG}text"):
        assert float(text.get("x", "")) < width
    stage.page.set_content(f"<body>{ET.tostring(picture, encoding='unicode')}</body>")
    right = stage.page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('svg > text')]"
        ".map((each) => each.getBBox().x + each.getBBox().width))"
    )
    assert right <= width


def test_a_picture_in_pixels_has_two_for_each_of_the_page(stage: Stage) -> None:
    stage.run("grid", payloads.stances())
    size = [float(drawn(stage).get(name, "")) for name in ("width", "height")]
    png = downloaded(stage, "Picture as PNG")
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == tuple(round(2 * each) for each in size)


@pytest.mark.parametrize(("theme", "ground", "ink"), [("light", "#fffefb", "#22201b"),
                                                      ("dark", "#171613", "#ece8dd")])  # fmt: skip
def test_a_picture_is_in_the_theme_that_is_seen(
    stage: Stage, theme: Any, ground: str, ink: str
) -> None:
    stage.page.emulate_media(color_scheme=theme)
    stage.run("grid", payloads.stances())
    picture = drawn(stage)
    assert picture.find(f"{SVG}rect").get("fill") == ground
    assert picture.find(f"{SVG}text").get("fill") == ink
    assert "light-dark" not in ET.tostring(picture, encoding="unicode")
    assert "var(" not in ET.tostring(picture, encoding="unicode")


def test_heads_that_stick_are_in_their_places_and_stay_stuck(stage: Stage) -> None:
    stage.run("grid", payloads.stances(rows=12))
    stage.run("save", SAVED)
    stage.page.evaluate("() => scrollTo(0, 500)")
    picture = ET.fromstring(downloaded(stage, "Picture as SVG"))  # noqa: S314
    heights = {"".join(t.itertext()): float(t.get("y", "0")) for t in picture.iter(f"{SVG}text")}
    assert heights["a0"] < heights["i0"]
    head = stage.page.locator("thead th").first
    assert head.evaluate("head => getComputedStyle(head).position") == "sticky"
    assert not head.get_attribute("style")


def test_what_can_be_scrolled_to_is_all_in_the_picture_and_over_nothing(stage: Stage) -> None:
    stage.page.set_viewport_size({"width": 390, "height": 500})
    stage.run("grid", payloads.stances(rows=12, columns=7))
    stage.run("save", SAVED)
    scroll = stage.page.locator(".scroll")
    scroll.evaluate("area => area.scrollTo(200, 150)")
    picture = ET.fromstring(downloaded(stage, "Picture as SVG"))  # noqa: S314
    places = {
        "".join(each.itertext()): (float(each.get("x", "0")), float(each.get("y", "0")))
        for each in picture.iter(f"{SVG}text")
    }
    assert places["Unclear"][1] > places["i11"][1]
    assert places["a6"][0] < float(picture.get("width", ""))
    assert scroll.evaluate("area => [area.scrollLeft, area.scrollTop]") == [200, 150]


def test_figures_have_numbers_if_there_are_several_and_their_own_facts(stage: Stage) -> None:
    stage.run("plane", payloads.plane())
    stage.run("grid", payloads.stances())
    stage.run("save", SAVED | {"own": {"Network": "n = 3 ties"}})
    names = stage.page.locator("[role=group]").filter(has=stage.page.get_by_text("PNG"))
    assert [each.get_attribute("aria-label") for each in names.all()] == [
        "Picture 1: Network", "Picture 2: Table",
    ]  # fmt: skip
    picture = ET.fromstring(downloaded(stage, "Picture 1: Network as SVG"))  # noqa: S314
    assert words(picture)[1] == "n = 3 ties"


def test_nothing_is_asked_of_anyone(stage: Stage) -> None:
    asked: list[str] = []
    stage.page.on("request", lambda request: asked.append(request.url))
    stage.run("grid", payloads.stances())
    stage.run("save", SAVED)
    for form in ("PNG", "SVG"):
        downloaded(stage, f"Picture as {form}")
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_a_table_is_copied_for_documents_and_for_spreadsheets(stage: Stage) -> None:
    stage.run("save", SAVED)
    stage.page.get_by_role("button", name="Copy as table").press("Enter")
    stage.page.get_by_text("Copied").wait_for()
    html, plain = stage.page.evaluate("""async () => {
      const [item] = await navigator.clipboard.read()
      const text = async (type) => (await item.getType(type)).text()
      return [await text("text/html"), await text("text/plain")]
    }""")
    assert plain == "a\tb\n1\tx y\n<b>\t'=1"
    assert "<th>a</th><th>b</th>" in html
    assert "<td>&lt;b&gt;</td>" in html


def test_a_table_too_long_to_copy_says_so(stage: Stage) -> None:
    stage.run("save", SAVED | {"table": None, "too_long": "3,000 rows are too many"})
    assert stage.page.get_by_text("3,000 rows are too many").is_visible()
    assert stage.page.get_by_role("button", name="Copy as table").count() == 0
