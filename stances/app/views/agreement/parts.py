"""Which rows and columns of a matrix are shown that is too large to be read at once."""

from collections.abc import Sequence

import streamlit as st

from stances.app import choices
from stances.app.cache import Bundle

_AT_ONCE = 40  # rows and columns; a matrix of that many is still read and drawn at once


def parts_shown(bundle: Bundle, order: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The actors in the rows and in the columns: all of them, or the chosen part of the order."""
    if len(order) <= _AT_ONCE:
        return order, order
    parts = {
        str(number): order[start : start + _AT_ONCE]
        for number, start in enumerate(range(0, len(order), _AT_ONCE), 1)
    }
    labels = {code: _label(bundle, int(code), part) for code, part in parts.items()}
    with st.container(horizontal=True):
        rows = choices.one_of("rows", "Rows", labels, usual="1", widget="list")
        columns = choices.one_of("columns", "Columns", labels, usual="1", widget="list")
    return parts[rows], parts[columns]


def _label(bundle: Bundle, number: int, part: Sequence[str]) -> str:
    first = (number - 1) * _AT_ONCE + 1
    names = bundle.tables.actor_rows
    return f"{first}–{first + len(part) - 1}: {names[part[0]].short} to {names[part[-1]].short}"
