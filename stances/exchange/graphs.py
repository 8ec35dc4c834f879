"""A network as GraphML or GEXF, for Gephi, igraph, visone and others."""

import re
from pathlib import Path
from typing import Any

import networkx as nx

from stances.analysis.blocs import Blocs, layout
from stances.errors import StancesError
from stances.tables import Tables

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(tables: Tables, made: nx.Graph, seen: Blocs) -> str:
    """The network as GraphML: names, kinds, activity, bloc and place; weights on the ties."""
    return "\n".join(nx.generate_graphml(_described(tables, made, seen))) + "\n"


def gexf(tables: Tables, made: nx.Graph, seen: Blocs) -> str:
    """The network as GEXF 1.2, the same every time."""
    text = "\n".join(nx.generate_gexf(_described(tables, made, seen), version="1.2draft")) + "\n"
    return re.sub(r'\s*lastmodifieddate="[^"]*"', "", text)


def write_graph(tables: Tables, made: nx.Graph, seen: Blocs, path: Path) -> None:
    """Writes the format that the file's name asks for; raises StancesError for any other."""
    formats = {".graphml": graphml, ".gexf": gexf}
    form = formats.get(path.suffix.lower())
    if form is None:
        raise StancesError(f"{path.name}: name the file .graphml or .gexf")
    try:
        path.write_text(form(tables, made, seen), encoding="utf-8", newline="\n")
    except OSError as error:
        raise StancesError(f"{path}: cannot be written: {error.strerror}") from error


def _described(tables: Tables, made: nx.Graph, seen: Blocs) -> nx.Graph:
    described = nx.Graph()
    places = layout(made)
    for actor, values in made.nodes(data=True):
        row = tables.actor_rows[actor]
        x, y = places[actor]
        facts: dict[str, Any] = {
            "label": _text(row.name),
            "kind": _text(row.kind or ""),
            "country": _text(row.country or ""),
            "activity": float(values["activity"]),
            "bloc": seen.of(actor) + 1,
            "x": x,
            "y": y,
        }
        described.add_node(_text(actor), **facts)
    for a, b, values in made.edges(data=True):
        described.add_edge(_text(a), _text(b), **values)
    return described


def _text(value: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", str(value))
