"""The ties as a table and as files, the strongest worked through."""

from dataclasses import dataclass
from functools import partial

import networkx as nx
import pandas as pd
import streamlit as st

from stances.analysis.blocs import Blocs
from stances.analysis.networks import Network
from stances.app import page
from stances.app.cache import Bundle
from stances.exchange import Subject, writers_of
from stances.tables import Tables
from stances.wording.calculation import tie_lines
from stances.wording.numbers import count, rounded


@dataclass(frozen=True)
class NetworkShown:
    """The network with the records that its statements are."""

    network: Network
    statements: pd.DataFrame
    tables: Tables

    @property
    def frame(self) -> pd.DataFrame:
        """The ties that are not 0."""
        return self.network.frame

    @property
    def stances(self) -> list[str]:
        """The ids of the records."""
        names: list[str] = self.tables.stances["stance"].iloc[self.statements["row"]].tolist()
        return names


def show_ties(bundle: Bundle, ties: nx.Graph) -> None:
    """The ties as a table, the strongest first."""
    if ties.size():
        page.show_as_table(
            lambda: _table(bundle, ties),
            alt=lambda table: f"{count(len(table), 'tie')}, the strongest first",
            decimals=["Weight", "Congruence", "Conflict"],
        )


def _table(bundle: Bundle, ties: nx.Graph) -> pd.DataFrame:
    names = {actor: row.short for actor, row in bundle.tables.actor_rows.items()}
    edges = sorted(ties.edges(data=True), key=lambda edge: -abs(edge[2]["weight"]))
    return pd.DataFrame(
        {
            "Actor": [names[a] for a, *_ in edges],
            "Second actor": [names[b] for _, b, _ in edges],
            "Weight": [rounded(data["weight"]) for *_, data in edges],
            "Congruence": [rounded(data["congruence"]) for *_, data in edges],
            "Conflict": [rounded(data["conflict"]) for *_, data in edges],
            "Shared issues": [data["shared"] for *_, data in edges],
        }
    )


def show_sum(bundle: Bundle, network: Network, ties: nx.Graph) -> None:
    """The strongest tie that is shown, worked through."""
    edges = list(ties.edges(data="weight"))
    if edges:
        a, b, _ = max(edges, key=lambda edge: abs(edge[2]))
        page.show_calculation(tie_lines(bundle.tables, network, (a, b)))


def download_graphs(bundle: Bundle, ties: nx.Graph, blocs: Blocs, *, name: str) -> None:
    """The network in each format for networks."""
    with st.container(horizontal=True):
        for form, writer in writers_of(Subject.NETWORK).items():
            st.download_button(
                f"Download {writer.label}",
                data=partial(writer.text, bundle.tables, ties, blocs),
                file_name=f"{name}{writer.suffix}",
                mime=writer.media_type,
                on_click="ignore",
                icon=":material/download:",
                key=f"download_{form}",
            )
