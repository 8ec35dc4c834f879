"""Networks as files: the attributes in every format, and writing by file name."""

import re
from pathlib import Path
from typing import Any

import networkx as nx

from stances.analysis.blocs import Blocs
from stances.analysis.layout import layout
from stances.errors import StancesError, reason
from stances.exchange import Subject, writer_of, writers_of
from stances.tables import Tables

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graph(tables: Tables, network: nx.Graph, blocs: Blocs, path: Path) -> None:
    """Writes the format of the file's suffix; raises StancesError for any other."""
    writer = writer_of(path, Subject.NETWORK)
    if writer is None:
        endings = " or ".join(one.suffix for one in writers_of(Subject.NETWORK).values())
        raise StancesError(f"{path.name}: the file name must end in {endings}")
    try:
        text = writer.text(tables, network, blocs)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StancesError(f"{path}: cannot be written: {reason(error)}") from error


def described(tables: Tables, network: nx.Graph, blocs: Blocs) -> nx.Graph:
    """The network with names, kinds, blocs and coordinates."""
    graph = nx.Graph()
    places = layout(network)
    for actor, values in network.nodes(data=True):
        row = tables.actor_rows[actor]
        x, y = places[actor]
        facts: dict[str, Any] = {
            "label": _text(row.name),
            "kind": _text(row.kind or ""),
            "country": _text(row.country or ""),
            "activity": float(values["activity"]),
            "bloc": blocs.of(actor) + 1,
            "x": x,
            "y": y,
        }
        graph.add_node(_text(actor), **facts)
    for a, b, values in network.edges(data=True):
        graph.add_edge(_text(a), _text(b), **values)
    return graph


def _text(value: str) -> str:
    """The text with characters that XML does not allow replaced."""
    return _FORBIDDEN.sub("\ufffd", str(value))
