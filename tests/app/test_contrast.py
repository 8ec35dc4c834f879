"""Every pair of text and ground is at WCAG AA, in both themes; so are marks that carry meaning."""

import re
import tomllib
from pathlib import Path

import pytest

from stances.charts.dumbbell import Dumbbell, dumbbell_figure
from stances.charts.palette import DARK, LIGHT, Palette, palette

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
PAGE_STYLE = (ROOT / "stances/app/page.css").read_text(encoding="utf-8")
THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TEXT, MARK = 4.5, 3


def channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def luminance(rgb: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def on(colour: str, ground: str) -> float:
    return contrast(channels(colour), channels(ground))


def mixed(colour: str, share: float, ground: str) -> list[float]:
    pairs = zip(channels(colour), channels(ground), strict=True)
    return [share * c + (1 - share) * g for c, g in pairs]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_streamlits_theme_has_the_colours_of_the_palette(theme: str) -> None:
    colours = palette(theme)
    assert CONFIG["theme"][theme] == {
        "primaryColor": colours.control,
        "backgroundColor": colours.ground,
        "secondaryBackgroundColor": colours.panel,
        "textColor": colours.text,
        "linkColor": colours.link,
        "borderColor": colours.line,
    }


def test_the_page_style_has_the_colours_of_the_palette() -> None:
    pairs = re.findall(r"light-dark\((#\w{6}), (#\w{6})\)", PAGE_STYLE)
    names = ("caption", "selected", "line", "ground", "link", "text", "alarm")
    supports = (LIGHT.positions[2], DARK.positions[2])  # lines that are added
    assert set(pairs) == {supports, *((getattr(LIGHT, one), getattr(DARK, one)) for one in names)}
    assert len(re.findall(r"#[0-9a-f]{6}", PAGE_STYLE)) == 2 * len(pairs)


def test_an_unknown_theme_is_the_light_one() -> None:
    assert (palette("light"), palette("dark"), palette(None)) == (LIGHT, DARK, LIGHT)


@THEMES
@pytest.mark.parametrize("text", ["text", "link", "muted", "caption", "selected", "alarm"])
@pytest.mark.parametrize("ground", ["ground", "panel"])
def test_text_on_the_pages_grounds(colours: Palette, text: str, ground: str) -> None:
    assert on(getattr(colours, text), getattr(colours, ground)) >= TEXT


@THEMES
def test_white_text_on_the_accent(colours: Palette) -> None:
    assert on(colours.control, "#ffffff") >= TEXT


@THEMES
@pytest.mark.parametrize("position", [2, 1, 0, -1, -2])
@pytest.mark.parametrize("text", ["text", "muted", "alarm"])
def test_text_on_a_tinted_cell(colours: Palette, position: int, text: str) -> None:
    tint = mixed(colours.positions[position], colours.strength / 100, colours.ground)
    assert contrast(channels(getattr(colours, text)), tint) >= TEXT


@THEMES
@pytest.mark.parametrize("position", [2, 1, 0, -1, -2])
def test_a_ring_stands_out_from_the_ground(colours: Palette, position: int) -> None:
    assert on(colours.edges[position], colours.ground) >= MARK


@THEMES
def test_blocs_stand_out_from_the_ground_and_their_letters_from_them(colours: Palette) -> None:
    for bloc in colours.blocs:
        assert on(bloc, colours.ground) >= MARK
        assert contrast(channels(colours.text), mixed(bloc, 0.3, colours.ground)) >= TEXT


@THEMES
def test_signs_that_are_not_text_stand_out_from_the_ground(colours: Palette) -> None:
    for sign in (colours.faint, colours.accent):
        assert on(sign, colours.ground) >= MARK


@THEMES
def test_a_dumbbells_words_and_dots(colours: Palette) -> None:
    scale = [-2, -1, 0, 1, 2]
    spec = Dumbbell("then", "now", list("abcde"), scale, [2, 1, 1, 0, -1])
    figure = dumbbell_figure(spec, colours)
    joined, then, now = figure.data
    assert on(figure.layout.font.color, colours.ground) >= TEXT
    rings = [*then.marker.color, *now.marker.line.color, joined.line.color]
    assert min(on(ring, colours.ground) for ring in rings) >= MARK
    assert list(now.marker.color) == [colours.positions[p] for p in spec.now if p is not None]
