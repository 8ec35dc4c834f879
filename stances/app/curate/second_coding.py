"""A second coder's judgement, made blind: other codings are hidden until it is submitted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from stances import wording
from stances.app import page
from stances.app.curate import form
from stances.app.curate.blind_record import show_blind_record
from stances.app.curate.drafts import Form, digest
from stances.app.curate.judgement import Judgement, fill_judgement, judge, judged
from stances.app.curate.proposal import original, propose
from stances.app.curate.sheet import show_sheets
from stances.curation.editing import Change
from stances.model.records import Stance

_KEY = "blind"
_CODER, _STANCE, _NOTE, _SETTLED, _FINAL = (
    f"{_KEY}_{name}" for name in ("coder", "stance", "note", "settled", "final")
)


@dataclass(frozen=True)
class _Submitted:
    """A coding that can no longer be changed."""

    coder: str
    judgement: Judgement
    note: str


def coding_page() -> None:
    """Coder and stance, what the coder may know, the judgement; then the other codings."""
    started = original()
    dataset, names = started.dataset, started.names
    if form.value(_NOTE) is None:
        _empty()
    coder = form.pick("Coder", names.coders, key=_CODER, on_change=_start_over)
    if not coder:
        st.caption("Choose who codes. Add a new coder under “Other records”, Coders.")
        return
    open_to = {
        stance.id: names.stances[stance.id] for stance in dataset.stances
        if not any(coding.coder == coder for coding in stance.codings)
    }  # fmt: skip
    if not open_to:
        coded = f"{names.coders[coder]} has coded every stance."
        st.info(page.as_text(coded), icon=":material/check:")
        return
    st.caption(f"{wording.count(len(open_to), 'stance')} not yet coded by this coder")
    valid = [stance for stance in dataset.stances if stance.withdrawn is None]
    sample = {stance.id: stance.issue for stance in valid if stance.id in open_to}
    if sample:
        show_sheets(coder, sample)
    if form.replace_unknown(_STANCE, open_to, by=next(iter(open_to))):
        _start_over()
    others = names.others("stances")
    chosen = form.pick("Stance", open_to, key=_STANCE, on_change=_start_over, others=others)
    if not chosen:
        return
    stance = dataset.stances_by_id[chosen]
    show_blind_record(dataset, started.opened.seeds, stance)
    final = bool(form.value(_FINAL)) and bool(judged(key=_KEY))
    judgement = judge(key=_KEY, final=final)
    st.text_input("Note", key=_NOTE, disabled=final, persist_state="session")
    if not final:
        st.button(
            "Submit coding", type="primary", key="submit_coding", on_click=_submit,
            disabled=not judgement,
        )  # fmt: skip
        return
    submitted = _Submitted(coder, judgement, (form.value(_NOTE) or "").strip())
    _show_codings(stance, submitted)
    _propose(stance, submitted)


def draft() -> Form:
    """The form as one of which a draft is kept; what is submitted comes back as submitted."""
    return Form(_KEY, "Second coding", _empty, about=_about)


def _about(fields: Mapping[str, Any]) -> str | None:
    """What a draft knows the stance by, None if its coder has coded it meanwhile."""
    record = original().dataset.stances_by_id.get(str(fields.get(_STANCE)))
    if record is None or any(one.coder == fields.get(_CODER) for one in record.codings):
        return None
    return digest(record)


def _empty() -> None:
    form.hold(_CODER, None)
    form.hold(_STANCE, None)
    _start_over()


def _submit() -> None:
    """Callback: from now on the judgement stands."""
    if judged(key=_KEY):
        form.hold(_FINAL, True)


def _start_over() -> None:
    """Callback: an empty judgement, so that no other coder or record gets this one."""
    fill_judgement(key=_KEY)
    form.hold(_FINAL, False)
    form.hold(_NOTE, "")
    form.hold(_SETTLED, "")
    draft().settle()


def _show_codings(stance: Stance, submitted: _Submitted) -> None:
    coders = original().names.coders
    own = (submitted.coder, submitted.judgement.position, submitted.judgement.outcome)
    codings = [(coding.coder, coding.position, coding.outcome) for coding in stance.codings]
    notes = [*(coding.note for coding in stance.codings), submitted.note]
    for (coder, position, outcome), note in zip([*codings, own], notes, strict=True):
        label = wording.position_words(position, outcome)
        st.text(f"{coders[coder]}: {label}{f' ({note})' if note else ''}")


def _propose(stance: Stance, submitted: _Submitted) -> None:
    """How a difference is settled, and the save."""
    judgement = submitted.judgement
    own = judgement.coding(submitted.coder, submitted.note)
    codings = [coding.model_dump(mode="json", exclude_none=True) for coding in stance.codings]
    fields = {
        "codings": [*codings, own],
        "settled": _settlement(stance, judgement) or None,
    }
    propose([Change("stances", stance.id, fields)], key="coding", after=_start_over)


def _settlement(stance: Stance, judgement: Judgement) -> str:
    """How a difference of the codings was settled, as the record or the form says."""
    settled = stance.settled or ""
    own = (judgement.position, judgement.outcome)
    if all((coding.position, coding.outcome) == own for coding in stance.codings):
        return settled
    st.caption(
        "The codings differ. A difference of one step keeps the first coding; a wider one, in "
        "sign or in status, needs a sentence on how it was settled."
    )
    if not form.value(_SETTLED):
        form.hold(_SETTLED, settled)
    return st.text_area(
        wording.field_label("settled"), key=_SETTLED, height=90, persist_state="session"
    ).strip()
