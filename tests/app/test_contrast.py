"""Every pair of text and ground is at WCAG AA, in both themes."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
TOKENS = (ROOT / "stances/app/tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#\w{6}|\d+%);", block)) for block in TOKENS.split("dark")[:2]
)
THEMES = {"light": LIGHT, "dark": DARK}


def channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def luminance(rgb: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", ["textColor", "linkColor"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_on_the_pages_grounds(theme: str, text: str, ground: str) -> None:
    colours = CONFIG["theme"][theme]
    assert contrast(channels(colours[text]), channels(colours[ground])) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_white_text_on_the_accent(theme: str) -> None:
    assert contrast(channels(CONFIG["theme"][theme]["primaryColor"]), [1, 1, 1]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("shade", ["p2", "p1", "p0", "m1", "m2"])
@pytest.mark.parametrize("text", ["textColor", "muted", "alarm"])
def test_text_on_a_tinted_cell(theme: str, shade: str, text: str) -> None:
    tokens, colours = THEMES[theme], CONFIG["theme"][theme]
    share = int(tokens["strength"].rstrip("%")) / 100
    ground = channels(colours["backgroundColor"])
    tint = [
        share * c + (1 - share) * g for c, g in zip(channels(tokens[shade]), ground, strict=True)
    ]
    colour = colours.get(text) or tokens[text]
    assert contrast(channels(colour), tint) >= 4.5
