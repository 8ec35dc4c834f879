"""The plane's payload, from the spec of the network or the map."""

from collections.abc import Sequence
from functools import partial

from stances.app import address, choices
from stances.app.components.plane import plane
from stances.charts import plane as spec
from stances.components.kit.payload import LegendItem
from stances.components.plane.payload import Plane, Point, Tie


def plane_picture(picture: spec.Plane, *, legend: Sequence[str], uniform: bool) -> Plane:
    """The spec as the component draws it."""
    return Plane(
        picture.alt,
        [
            Point(
                point.actor,
                point.label,
                point.x,
                point.y,
                point.bloc,
                spec.LETTERS[point.bloc % 26] if point.bloc >= 0 else "",
                point.start,
                point.sentence,
                point.faint,
            )
            for point in picture.points
        ],
        [Tie(line.a, line.b, line.weight, line.share, line.thin) for line in picture.lines],
        [LegendItem(words) for words in legend],
        uniform,
    )


def choose_on_plane(picture: Plane) -> str:
    """Mounts the picture; the actor that is chosen on it, empty if none is."""
    chosen = choices.kept("node", [point.id for point in picture.points], "Actor on the picture")
    plane(picture, key="plane", chosen=chosen, on_choose=partial(address.choose_node, "plane"))
    return chosen
