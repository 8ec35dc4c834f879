"""The one source of colour: the positions and what stands around them, in both themes.

Charts take a ``Palette``; the components get every colour from ``css_tokens``. Streamlit's own
theme (``.streamlit/config.toml``) and ``app/page.css`` have to repeat some: a test compares them.
Every pair of text and ground is at WCAG AA (4.5), and so are marks that carry meaning (3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SHADES: Mapping[int | None, str] = MappingProxyType(
    {2: "p2", 1: "p1", 0: "p0", -1: "m1", -2: "m2", None: ""}
)
"""The name that each position's colour has in style sheets; none for no position."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme.

    ``positions`` fill what a position colours, ``edges`` are the same hues where they have to stand
    out from the ground alone (a ring, a thin line). ``strength`` is the share, in per cent, of a
    position's colour in the tint of a cell.
    """

    ground: str
    panel: str
    text: str
    link: str
    control: str
    line: str
    muted: str
    faint: str
    caption: str
    selected: str
    alarm: str
    accent: str
    positions: Mapping[int, str]
    edges: Mapping[int, str]
    blocs: tuple[str, ...]
    strength: int


LIGHT = Palette(
    ground="#fffefb", panel="#f6f3ea", text="#22201b", link="#1f4e5f", control="#1f4e5f",
    line="#e4dfd2", muted="#6b6659", faint="#8b8577", caption="#57534a", selected="#1f4e5f",
    alarm="#9b1c1c", accent="#3c7f95",
    positions={2: "#0b6e69", 1: "#6fb8ae", 0: "#b9b3a5", -1: "#dca35a", -2: "#a8570b"},
    edges={2: "#0b6e69", 1: "#45958a", 0: "#8b8577", -1: "#b57a2c", -2: "#a8570b"},
    blocs=("#4b7fa3", "#9a5b86", "#7d8a3a", "#8a6fc0", "#b0675a", "#5d8f7a"),
    strength=15,
)  # fmt: skip
DARK = Palette(
    ground="#171613", panel="#24231f", text="#ece8dd", link="#8fc1d1", control="#33788f",
    line="#3a3832", muted="#b0aa9c", faint="#97917f", caption="#b9b3a5", selected="#a9d2df",
    alarm="#f2a0a0", accent="#5a9db3",
    positions={2: "#35a79f", 1: "#7fc9bf", 0: "#a09a8c", -1: "#e3b06c", -2: "#d17f33"},
    edges={2: "#35a79f", 1: "#7fc9bf", 0: "#a09a8c", -1: "#e3b06c", -2: "#d17f33"},
    blocs=LIGHT.blocs,
    strength=22,
)  # fmt: skip


def palette(theme: str | None) -> Palette:
    """The palette of the theme "light" or "dark"; light if none is known."""
    return DARK if theme == "dark" else LIGHT


def faded(colour: str, share: float) -> str:
    """A colour of which only that share covers what lies behind it, as Plotly writes it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"


def css_tokens() -> str:
    """The colours as custom properties; each follows the color-scheme of the page.

    Ground, text and links are not among them: Streamlit gives components its own (``--st-…``).
    """
    pairs = {
        **{SHADES[p]: (LIGHT.positions[p], DARK.positions[p]) for p in LIGHT.positions},
        **{f"bloc{at}": pair for at, pair in enumerate(zip(LIGHT.blocs, DARK.blocs, strict=True))},
        "panel": (LIGHT.panel, DARK.panel),
        "line": (LIGHT.line, DARK.line),
        "muted": (LIGHT.muted, DARK.muted),
        "faint": (LIGHT.faint, DARK.faint),
        "alarm": (LIGHT.alarm, DARK.alarm),
        "accent": (LIGHT.accent, DARK.accent),
    }
    lines = [f"  --{name}: light-dark({one}, {other});" for name, (one, other) in pairs.items()]
    lines += [f"  --light-tint: {LIGHT.strength}%;", f"  --dark-tint: {DARK.strength}%;"]
    return "\n".join([":host {", *lines, "}\n"])
