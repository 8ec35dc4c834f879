"""The sources by host, and those of the chosen host."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from stances.analysis.coverage import Host, hosts_table
from stances.app import address, choices, page
from stances.app.cache import Bundle
from stances.app.components.grid import grid
from stances.components.grid.payload import ButtonCell, Grid, LinkCell
from stances.components.grid.sheet import SheetCell, sheet_grid
from stances.tables import Tables
from stances.tables.rows import SourceRow
from stances.wording.numbers import count
from stances.wording.words import source_label, when_words

_NO_HOST = "-"


@dataclass(frozen=True)
class HostList:
    """The hosts shown."""

    hosts: Sequence[Host]

    @property
    def frame(self) -> pd.DataFrame:
        """The hosts as a frame."""
        return hosts_table(self.hosts)


def show_hosts(bundle: Bundle, hosts: Sequence[Host], as_of: date) -> None:
    """Every host with its numbers of sources and stances; choosing one lists its sources."""
    if not hosts:
        st.info("No source yet. Add one under `sources:` in the dataset; data/README.md says how.")
        return
    st.caption(
        f"{count(len(bundle.tables.source_rows), 'source')} of the dataset by the host of their "
        "address. The stances are those that count on the date."
    )
    known = {host.name or _NO_HOST: host for host in hosts}
    chosen = choices.kept("host", known, "Host")
    left, right = st.columns([1, 1.6], gap="large")
    with left:
        on_open = partial(address.toggle, "host", "hosts")
        grid(hosts_sheet(hosts), key="hosts", pressed=chosen, on_open=on_open)
        page.download(HostList(hosts), name=f"hosts-{as_of}", label="Download the hosts")
    with right:
        if not chosen:
            st.caption("Choose a host to list its sources.")
            return
        page.follow(grid(sources_sheet(bundle.tables, known[chosen]), key="of_host"))
        rows = [bundle.tables.source_rows[source] for source in known[chosen].sources]
        page.download(
            page.Rows(rows, SourceRow),
            name=f"sources-{chosen}",
            label="Download these sources",
        )


def hosts_sheet(hosts: Sequence[Host]) -> Grid:
    """Each host with its numbers of sources and of stances; choosing one lists its sources."""
    rows: list[list[str | SheetCell]] = []
    for host in hosts:
        name = host.name or "no address"
        sources = count(len(host.sources), "source")
        rows.append(
            [
                ButtonCell(name, host.name or _NO_HOST, say=f"{name}: list its {sources}"),
                f"{len(host.sources)}",
                f"{len(host.stances)}",
            ]
        )
    heads = ["Host", "Sources", "Stances citing them"]
    return sheet_grid("Sources by host", heads, rows, numbers={1, 2})


def sources_sheet(tables: Tables, host: Host) -> Grid:
    """The sources of one host, each a link to its page."""
    rows: list[list[str | SheetCell]] = []
    for name in host.sources:
        source = tables.source_rows[name]
        detail = [source.publisher, when_words(source.published)]
        rows.append(
            [
                LinkCell(
                    source_label(source),
                    "sources",
                    parameters={"source": name},
                    sub=", ".join(filter(None, detail)),
                ),
                f"{source.stances}",
            ]
        )
    heads = ["Source", "Stances"]
    caption = f"Sources from {host.name or 'no address'}"
    return sheet_grid(caption, heads, rows, numbers={1}, wide={0})
