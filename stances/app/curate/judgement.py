"""The judgement of one record: its status and, where it is coded, its position."""

from typing import Any

import streamlit as st

from stances import wording
from stances.model.vocabulary import POSITIONS, Status


def judgement(*, key: str, final: bool = False) -> dict[str, Any]:
    """The chosen ``status`` (None for coded) and ``position``; ``final`` ones cannot be changed."""
    if st.session_state.get(f"{key}_status") not in list(map(str, Status)):
        st.session_state[f"{key}_status"] = str(Status.CODED)
    status = st.segmented_control(
        "Status",
        [str(code) for code in Status],
        key=f"{key}_status",
        disabled=final,
        help="\n\n".join(f"**{code}**: {code.meaning}" for code in Status),
        persist_state="session",
    )
    if status != Status.CODED:
        return {"status": status, "position": None}
    position = st.segmented_control(
        "Position",
        POSITIONS,
        key=f"{key}_position",
        disabled=final,
        format_func=lambda p: f"{wording.signed(p)} {wording.position_words(p, 'coded')}",
        persist_state="session",
    )
    return {"status": None, "position": position}
