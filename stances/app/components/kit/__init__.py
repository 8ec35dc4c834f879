"""The kit: what every component is made with, and the button that copies a page's address."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from stances.app.components.kit import bundle
from stances.app.components.kit.payload import Focus, LegendItem, PageLink, Parameters, plain

__all__ = [
    "Focus", "LegendItem", "PageLink", "Parameters", "component", "plain", "share", "theme",
]  # fmt: skip


def component(folder: Path, script: str = "") -> ComponentRenderer:
    """The component of that folder: its script (named like the folder), its styles, the kit's."""
    name = script or folder.name
    return st.components.v2.component(
        f"stances_{name}",
        html="<div class='root'></div>\n",
        js=bundle.script(folder / f"{name}.js"),
        css=bundle.style(folder),
    )


_share = component(Path(__file__).parent, "share")


def share(as_of: date, fixed: Mapping[str, str], *, key: str) -> Any:
    """Mounts a button that copies the page's address, the date and ``fixed`` written out in it.

    It also runs the page again when the theme has changed, for the figures that are drawn in it.
    """
    data = {"as_of": as_of.isoformat(), "fixed": dict(fixed), "theme": theme()}
    return _share(key=key, data=data, width="content", on_theme_change=lambda: None)


def theme() -> str | None:
    """The theme the page is drawn for, "light" or "dark"; None outside a browser."""
    return st.context.theme.type
