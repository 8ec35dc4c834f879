"""Which cell or record is open: kept in the address, changed by the components' callbacks."""

from dataclasses import dataclass

import streamlit as st

from stances.app.cache import Bundle
from stances.app.components.kit import Focus

NAMES = ("cell", "stance")


@dataclass(frozen=True)
class Opened:
    """The cell whose evidence is open, and the record that the address names, if any."""

    actor: str = ""
    issue: str = ""
    stance: str = ""

    def __bool__(self) -> bool:
        return bool(self.actor)

    @property
    def cell(self) -> str | None:
        """The cell's name, None where none is open."""
        return f"{self.actor}~{self.issue}" if self else None


def opened(bundle: Bundle) -> Opened:
    """The open cell (``cell=actor~issue``), or that of the linked record (``stance=``)."""
    stance = bundle.dataset.stances_by_id.get(str(st.session_state.get("stance", "")))
    actor, _, issue = str(st.session_state.get("cell", "")).partition("~")
    if stance is not None and actor in ("", stance.actor) and issue in ("", stance.issue):
        found = Opened(stance.actor, stance.issue, stance.id)
    elif actor in bundle.dataset.actors_by_id and issue in bundle.dataset.issues_by_id:
        found = Opened(actor, issue)
    else:
        found = Opened()
    st.session_state["opened_cell"] = found.cell or ""
    return found


def unknown() -> str:
    """What the address names and the dataset does not have; empty where it names nothing."""
    return str(st.session_state.get("stance") or st.session_state.get("cell") or "")


def named(bundle: Bundle, kind: str) -> str:
    """The actor or issue of the record or cell in the address, before a page has mounted it."""
    held = {name: st.session_state.get(name) or st.query_params.get(name, "") for name in NAMES}
    stance = bundle.dataset.stances_by_id.get(str(held["stance"]))
    if stance is not None:
        return stance.actor if kind == "actor" else stance.issue
    actor, _, issue = str(held["cell"]).partition("~")
    return actor if kind == "actor" else issue


def open_from(component: str) -> None:
    """Callback of a component: opens the cell or record that was chosen; an open cell closes."""
    event = st.session_state[component].open
    stance, cell = event.get("stance", ""), event["cell"]
    again = cell == st.session_state.get("opened_cell", "") and not stance
    st.session_state["cell"] = "" if again or stance else cell
    st.session_state["stance"] = stance
    st.session_state["opened_by"] = component
    if event["keyboard"] and not again:
        st.session_state["evidence_focus"] = st.session_state.get("evidence_focus", 0) + 1


def close() -> None:
    """Callback of the evidence panel: closes it and hands the focus back."""
    before: Focus = st.session_state.get("return_focus", Focus())
    st.session_state["return_focus"] = Focus(
        before.turn + 1,
        st.session_state.get("opened_cell", ""),
        st.session_state.get("stance", ""),
    )
    st.session_state["cell"] = ""
    st.session_state["stance"] = ""
