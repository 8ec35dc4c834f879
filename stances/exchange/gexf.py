"""A network as GEXF, for Gephi."""

import re

import networkx as nx

from stances.analysis.blocs import Blocs
from stances.exchange.graphs import described
from stances.tables import Tables


def gexf(tables: Tables, network: nx.Graph, blocs: Blocs) -> str:
    """The network as GEXF 1.2, reproducible."""
    lines = nx.generate_gexf(described(tables, network, blocs), version="1.2draft")
    return re.sub(r'\s*lastmodifieddate="[^"]*"', "", "\n".join(lines) + "\n")
