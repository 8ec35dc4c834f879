"""Our components: a script and a style, read from files in this package."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_HERE = Path(__file__).parent


def component(name: str) -> ComponentRenderer:
    """The component whose ``name/name.js`` and ``name/name.css`` stand in this folder.

    ``dom.js`` (building elements from text) and ``tokens.css`` (colours) come before both.
    """
    folder = _HERE / name
    return st.components.v2.component(
        f"stances_{name}",
        html="<div class='root'></div>\n",
        js=_text(_HERE / "dom.js") + _text(folder / f"{name}.js"),
        css=_text(_HERE / "tokens.css") + _text(folder / f"{name}.css"),
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
