"""Actors as points on a plane: the network with its ties, or the map with its trails."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import networkx as nx

from stances import wording
from stances.analysis.blocs import Blocs
from stances.analysis.layout import layout
from stances.analysis.space import Space
from stances.tables import Tables

Places = Mapping[str, tuple[float, float]]
DRAWN = 400  # ties; more are a disc in which nobody sees one, and slow
CROWD = 60  # actors; with more, names that would cover others wait for the pointer
CROWDED = "Names that would cover others show under the pointer and by keyboard."
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Point(NamedTuple):
    """An actor at a place; ``bloc`` is a number, -1 if it has none, ``start`` is where it was.

    ``faint`` is true if the place is less certain than others.
    """

    actor: str
    label: str
    x: float
    y: float
    bloc: int
    start: tuple[float, float] | None
    sentence: str
    faint: bool = False


class Line(NamedTuple):
    """A tie between two points (their places in the list), its weight, and its share of the top.

    ``thin`` is true if it rests on one shared issue.
    """

    a: int
    b: int
    weight: float
    share: float
    thin: bool
    sentence: str


class Plane(NamedTuple):
    """What is drawn, and what it says in words."""

    points: Sequence[Point]
    lines: Sequence[Line]
    alt: str


def network_plane(
    tables: Tables, ties: nx.Graph, blocs: Blocs, places: Places | None = None
) -> Plane:
    """The network at its fixed places, actors lettered by bloc.

    Of more than ``DRAWN`` ties the strongest are drawn. ``places`` is the layout if it is known.
    """
    places = layout(ties) if places is None else places
    names = tables.actor_rows
    order = list(ties)
    place = {actor: number for number, actor in enumerate(order)}
    points = [
        Point(
            actor,
            names[actor].short,
            *places[actor],
            blocs.of(actor),
            None,
            f"{names[actor].name}: {wording.count(ties.degree(actor), 'tie')}"
            + (f", bloc {LETTERS[blocs.of(actor) % 26]}" if blocs.of(actor) >= 0 else ""),
        )
        for actor in order
    ]
    edges = sorted(ties.edges(data=True), key=lambda edge: abs(edge[2]["weight"]))
    drawn = edges[-DRAWN:]
    top = max((abs(data["weight"]) for *_, data in edges), default=1.0)
    lines = [
        Line(
            place[a], place[b], data["weight"], abs(data["weight"]) / top,
            data["shared"] == 1,
            f"{names[a].short} and {names[b].short}: {wording.decimal(data['weight'])}",
        )
        for a, b, data in drawn
    ]  # fmt: skip
    listed = "; ".join(
        f"bloc {LETTERS[number % 26]}: {', '.join(names[actor].name for actor in members)}"
        for number, members in enumerate(blocs.communities)
    )
    alt = (
        f"Network of {wording.count(len(points), 'actor')} and {wording.count(len(edges), 'tie')}"
        f"{f', of which the {DRAWN:,} strongest are drawn' if len(edges) > DRAWN else ''}"
        f"{'. ' + listed if listed else ''}."
    )
    return Plane(points, lines, alt)


def map_plane(
    tables: Tables, now: Space, before: Space | None, nearest: Mapping[str, str]
) -> Plane:
    """The map; with ``before``, already aligned, a trail for each actor on both.

    ``nearest`` says in words for each actor who is closest to it.
    """
    names = tables.actor_rows
    starts = {}
    if before is not None:
        starts = dict(zip(before.actors, before.points.tolist(), strict=True))
    points = [
        Point(
            actor,
            names[actor].short,
            float(x),
            float(y),
            -1,
            tuple(starts[actor]) if actor in starts else None,
            f"{names[actor].name}{nearest.get(actor, '')}"
            + (", place less certain" if actor in now.uncertain else ""),
            actor in now.uncertain,
        )
        for actor, (x, y) in zip(now.actors, now.points.tolist(), strict=True)
    ]
    fit = "" if now.fit is None else f", which show {wording.percent(now.fit)} of the differences"
    alt = (
        f"Map of {wording.count(len(points), 'actor')} in two dimensions{fit}. "
        + "; ".join(point.sentence for point in points)
        + "."
    )
    return Plane(points, [], alt)
