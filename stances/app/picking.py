"""Choices made by pressing what is shown; the address holds their codes."""

from collections.abc import Collection, Mapping

import streamlit as st

from stances.app import address, filters


def held(name: str, known: Collection[str]) -> str:
    """What the address says for ``name`` where it is known, else an empty text."""
    value = str(st.session_state.get(name, ""))
    return value if value in known else ""


def one_of(name: str, label: str, labels: Mapping[str, str], *, required: bool = False) -> str:
    """The chosen code of ``labels``; where none is chosen the first if ``required``, else none."""
    address.address_state(name)
    shown = f"{name}_shown"
    st.session_state[shown] = held(name, labels) or (next(iter(labels)) if required else None)
    chosen = st.pills(
        label,
        list(labels),
        format_func=lambda code: filters.escaped(labels[code]),
        key=shown,
        on_change=_keep,
        args=(name,),
        required=required,
        label_visibility="collapsed",
    )
    return chosen or ""


def toggle(name: str, component: str) -> None:
    """Callback of a sheet: holds the button that was pressed; pressed again, none."""
    picked = st.session_state[component].open["cell"]
    st.session_state[name] = "" if st.session_state.get(name) == picked else picked


def _keep(name: str) -> None:
    st.session_state[name] = st.session_state[f"{name}_shown"] or ""
