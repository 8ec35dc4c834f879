"""A network as GraphML, for Gephi, igraph, visone and others."""

import networkx as nx

from stances.analysis.blocs import Blocs
from stances.exchange.graphs import described
from stances.tables import Tables


def graphml(tables: Tables, network: nx.Graph, blocs: Blocs) -> str:
    """The network as GraphML: names, kinds, activity, bloc and coordinates; weights on the ties."""
    return "\n".join(nx.generate_graphml(described(tables, network, blocs))) + "\n"
