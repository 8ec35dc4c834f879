"""The kit: what every component is made with, and two small ones: copy link, watch the theme."""

from collections.abc import Mapping

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from stances.components import FOLDER
from stances.components.kit import bundle
from stances.components.kit.payload import Focus, LegendItem, PageLink, Parameters, plain

__all__ = [
    "Focus", "LegendItem", "PageLink", "Parameters", "component", "plain", "share", "theme",
    "watch_theme",
]  # fmt: skip


def component(folder: str, script: str = "") -> ComponentRenderer:
    """The component of that folder: its script (named like the folder), its styles, the kit's."""
    name = script or folder
    entry = FOLDER / folder / f"{name}.js"
    return st.components.v2.component(
        f"stances_{name}",
        html="<div class='root'></div>\n",
        js=bundle.script(entry),
        css=bundle.style(entry),
    )


_share = component("kit", "share")
_theme = component("kit", "theme")


def share(written: Mapping[str, str], *, key: str, title: str = "Stances") -> None:
    """Mounts buttons that copy the page's address, with ``written`` in it, and code to embed it."""
    _share(key=key, data={"written": dict(written), "title": title}, width="content")


def theme() -> str | None:
    """The theme the page is drawn for, "light" or "dark"; None outside a browser."""
    return st.context.theme.type


def watch_theme(*, key: str) -> None:
    """Runs the page again when its theme changes, for a figure that is drawn for one."""
    _theme(key=key, data={"theme": theme()}, on_theme_change=lambda: None)
