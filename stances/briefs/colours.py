"""The colours of a cell: the position's own, a tint of it if it is stale, and ink that reads."""

from stances.charts.palette import Palette

_TINT = 30  # per cent of the position's colour in the ground of a stale cell


def fill(colours: Palette, position: int, *, stale: bool) -> str:
    """The ground of a cell with that position."""
    colour = colours.positions[position]
    return mixed(colour, colours.ground, _TINT) if stale else colour


def ink(colours: Palette, ground: str) -> str:
    """Of the theme's text and ground, the colour that reads better on ``ground``."""
    return max((colours.text, colours.ground), key=lambda colour: contrast(colour, ground))


def mixed(colour: str, other: str, percent: int) -> str:
    """So many per cent of the colour, the rest of the other."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(
        f"{round((a * percent + b * (100 - percent)) / 100):02x}" for a, b in pairs
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
