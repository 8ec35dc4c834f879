"""A coder's judgement of one record: its status and, if it is coded, its position."""

from dataclasses import dataclass

import streamlit as st

from stances import wording
from stances.app.curate import form
from stances.model.vocabulary import POSITIONS, Status

_CODED = str(Status.CODED)


@dataclass(frozen=True)
class Judgement:
    """A position or, in place of one, the status that says why there is none."""

    status: str | None = None
    position: int | None = None

    def __bool__(self) -> bool:
        return self.status is not None or self.position is not None

    @property
    def outcome(self) -> str:
        """The status, which a position alone makes ``coded``."""
        return self.status or _CODED

    def coding(self, coder: str, note: str = "") -> form.Values:
        """The judgement as a record has it among its codings: without what is empty."""
        fields = {"coder": coder, "status": self.status, "position": self.position, "note": note}
        return {name: field for name, field in fields.items() if field not in (None, "")}


def judge(*, key: str, final: bool = False) -> Judgement:
    """The judgement in the widgets; a ``final`` one can no longer be changed."""
    form.replace_unknown(f"{key}_status", wording.STATUS_LABELS, by=_CODED)
    st.segmented_control(
        "Status",
        list(map(str, Status)),
        required=True,
        key=f"{key}_status",
        disabled=final,
        format_func=wording.STATUS_LABELS.__getitem__,
        help=wording.meanings(Status, wording.STATUS_LABELS),
        persist_state="session",
    )
    if form.value(f"{key}_status") == Status.CODED:
        st.segmented_control(
            "Position",
            POSITIONS,
            required=True,
            key=f"{key}_position",
            disabled=final,
            format_func=_position_label,
            persist_state="session",
        )
    return judged(key=key)


def judged(*, key: str) -> Judgement:
    """The judgement as the widgets hold it now, which may be newer than the last run."""
    status = form.value(f"{key}_status")
    if status != Status.CODED:
        return Judgement(status=status)
    return Judgement(position=form.value(f"{key}_position"))


def fill_judgement(status: str | None = None, position: int | None = None, *, key: str) -> None:
    """Puts a judgement into the widgets; none empties them."""
    form.hold(f"{key}_status", status or _CODED)
    form.hold(f"{key}_position", position)


def _position_label(position: int) -> str:
    return f"{wording.signed(position)} {wording.position_words(position, Status.CODED)}"
