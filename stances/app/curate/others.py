"""Adding and editing the other records, withdrawing a stance, coding a second time."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from stances import wording
from stances.app import page
from stances.app.curate.fields import differing, fill, record_form
from stances.app.curate.judgement import judgement
from stances.app.curate.proposals import propose, standing
from stances.curation.editing import Addition, Change, Withdrawing, new_source_id
from stances.model.dataset import Dataset
from stances.model.records import (
    Actor,
    Coder,
    Correction,
    Event,
    Issue,
    Record,
    Search,
    Source,
    Stance,
)
from stances.model.vocabulary import Status

_MODELS: dict[str, type[Record]] = {
    "sources": Source, "actors": Actor, "issues": Issue, "events": Event, "searches": Search,
    "coders": Coder, "corrections": Correction,
}  # fmt: skip
# Records without an id go by their place in the file.
_PLACED: dict[str, Callable[[Any, int], str]] = {
    "searches": lambda s, number: f"{s.actor} on {s.issue}, {s.date} (no. {number + 1})",
    "corrections": lambda c, number: f"{c.record}, {c.date} (no. {number + 1})",
}
_NEW = ""


def record_page() -> None:
    """A source, actor, issue, event, search or coder: new, or one that exists."""
    dataset = standing().dataset
    section = st.segmented_control(
        "Kind", list(_MODELS), default="sources", key="curated_kind", persist_state="session"
    )
    section = section or "sources"
    model, key = _MODELS[section], f"{section}_form"
    known = _known(dataset, section)
    held = f"{key}_record"
    if st.session_state.get(held) not in known:
        st.session_state[held] = _NEW
        fill(model, {}, key=key)
    st.selectbox(
        "Record",
        list(known),
        format_func=lambda name: name or f"New in {section}",
        key=held,
        on_change=_load_chosen,
        args=(dataset, section, key),
        persist_state="session",
    )
    fields = record_form(model, dataset, key=key, across=3)
    chosen = st.session_state[held]
    if section == "sources" and not fields["id"]:
        fields["id"] = new_source_id(
            dataset, publisher=fields["publisher"], published=fields["published"]
        )
        st.caption(page.as_text(f"Its id will be {fields['id']}"))
    needed = [n for n, info in model.model_fields.items() if info.is_required() and not fields[n]]
    if section == "sources" and not any(fields[n] for n in ("title", "publisher", "url", "seed")):
        needed.append("title, publisher or url")
    if needed:
        st.info(f"Still needed: {', '.join(needed)}.", icon=":material/edit:")
    elif chosen == _NEW:
        propose(
            [Addition(section, fields)], key=key, after=lambda: st.session_state.pop(held, None)
        )
    else:
        records = getattr(dataset, section)
        name = known[chosen]
        record = (
            records[name] if isinstance(name, int) else next(r for r in records if r.id == name)
        )
        changed = differing(model, record, fields)
        propose([Change(section, name, changed)] if changed else [], key=key)


def _known(dataset: Dataset, section: str) -> dict[str, str | int]:
    """The records by the name that the list shows, a new one first."""
    if section in _PLACED:
        names = {
            _PLACED[section](record, number): number
            for number, record in enumerate(getattr(dataset, section))
        }
        return {_NEW: -1, **names}
    return {_NEW: "", **{record.id: record.id for record in getattr(dataset, section)}}


def _load_chosen(dataset: Dataset, section: str, key: str) -> None:
    name = _known(dataset, section).get(st.session_state[f"{key}_record"], "")
    records = getattr(dataset, section)
    found = (
        records[name] if isinstance(name, int) and name >= 0
        else next((record for record in records if getattr(record, "id", None) == name), None)
    )  # fmt: skip
    values = found.model_dump(mode="json", exclude_defaults=True) if found else {}
    fill(_MODELS[section], values, key=key)


def withdrawal_page() -> None:
    """A stance stops counting; it stays in the file with the reason."""
    dataset = standing().dataset
    chosen = st.selectbox(
        "Stance",
        list(dataset.stances_by_id),
        index=None,
        key="withdrawn_stance",
        persist_state="session",
    )
    if not chosen:
        st.caption("A withdrawn stance stays in the file, with the day and the reason.")
        return
    st.text(dataset.stances_by_id[chosen].summary)
    reason = st.text_area(
        "Reason (needed)", key="withdrawn_reason", height=90, persist_state="session"
    ).strip()
    day = st.date_input(
        "Withdrawn on",
        value="today",
        format="YYYY-MM-DD",
        key="withdrawn_on",
        persist_state="session",
    )
    if not reason:
        st.info("Still needed: the reason.", icon=":material/edit:")
        return
    on = day if isinstance(day, date) else date.today()
    propose([Withdrawing(chosen, on, reason)], key="withdrawal", after=_withdrawn)


def _withdrawn() -> None:
    st.session_state["withdrawn_stance"] = None
    st.session_state["withdrawn_reason"] = ""


def coding_page() -> None:
    """A second coder's judgement, made blind: other codings are hidden until it is final."""
    dataset = standing().dataset
    coders = [coder.id for coder in dataset.coders]
    coder = st.selectbox(
        "Coder", coders, index=None, key="blind_coder", persist_state="session", on_change=_unfreeze
    )
    if not coder:
        st.caption("Choose who codes. A new coder is added under “Other records”, coders.")
        return
    open_to = [s for s in dataset.stances if not any(c.coder == coder for c in s.codings)]
    if not open_to:
        st.info(page.as_text(f"{coder} has coded every stance."), icon=":material/check:")
        return
    st.caption(f"{wording.count(len(open_to), 'stance')} not coded by this coder yet")
    names = [stance.id for stance in open_to]
    if st.session_state.get("blind_stance") not in names:
        st.session_state["blind_stance"] = names[0]
        _unfreeze()
    st.selectbox("Stance", names, key="blind_stance", on_change=_unfreeze, persist_state="session")
    stance = dataset.stances_by_id[st.session_state["blind_stance"]]
    _told(dataset, stance)
    judged = _coding(coder)
    frozen = bool(st.session_state.get("blind_final"))
    if not frozen:
        st.button(
            "My coding is final", type="primary", key="blind_freeze", on_click=_freeze,
            args=(coder,), disabled="position" not in judged and "status" not in judged,
        )  # fmt: skip
        return
    _settle(stance, st.session_state["blind_final"])


def _told(dataset: Dataset, stance: Stance) -> None:
    """What the coder may know: the record without any position, and the issue's rules."""
    issue = dataset.issues_by_id[stance.issue]
    actor = dataset.actors_by_id[stance.actor]
    said = f"{actor.name}{f' ({stance.speaker})' if stance.speaker else ''}"
    named = stance.scope.model_dump().values() if stance.scope else ()
    scope = ", ".join(filter(None, named))
    lines = [
        f"{said}, {wording.when_words(str(stance.date))}, {stance.act}, {stance.attribution}",
        stance.summary,
        f"Scope: {scope}" if scope else "",
        f"The proposal: {issue.proposal}",
        f"+2: {issue.support}. −2: {issue.opposition}.",
        issue.note or "",
    ]
    st.text("\n".join(line for line in lines if line))


def _coding(coder: str) -> dict[str, Any]:
    """The coder's judgement as the file has it: without what is empty."""
    final = bool(st.session_state.get("blind_final"))
    made = {"coder": coder} | judgement(key="blind", final=final)
    with_note = st.text_input("Note", key="blind_note", disabled=final, persist_state="session")
    made["note"] = with_note.strip() or None
    return {name: value for name, value in made.items() if value is not None}


def _freeze(coder: str) -> None:
    """Callback: reads what the widgets hold now, which may be newer than the last run."""
    held = {name: st.session_state.get(f"blind_{name}") for name in ("status", "position", "note")}
    coded = held["status"] == Status.CODED
    judged = {
        "coder": coder,
        "status": None if coded else held["status"],
        "position": held["position"] if coded else None,
        "note": (held["note"] or "").strip() or None,
    }
    if judged["status"] or judged["position"] is not None:
        st.session_state["blind_final"] = {k: v for k, v in judged.items() if v is not None}


def _unfreeze() -> None:
    empty = {
        "final": None,
        "status": str(Status.CODED),
        "position": None,
        "note": "",
        "settled": "",
    }
    for name, value in empty.items():
        st.session_state[f"blind_{name}"] = value


def _settle(stance: Stance, judged: dict[str, Any]) -> None:
    """The other codings beside this one, how a difference is settled, and the save."""
    others = [coding.model_dump(mode="json", exclude_none=True) for coding in stance.codings]
    for coding in [*others, judged]:
        position = coding.get("position")
        label = wording.position_words(position, coding.get("status") or "coded")
        note = f" ({coding['note']})" if coding.get("note") else ""
        st.text(f"{coding['coder']}: {label}{note}")
    settled = stance.settled or ""
    if any((c.get("position"), c.get("status")) != (judged.get("position"), judged.get("status"))
           for c in others):  # fmt: skip
        st.caption(
            "The codings differ. A difference of one step keeps the first; a wider one, in sign or "
            "in status, needs a sentence on how it was settled."
        )
        if not st.session_state.get("blind_settled"):
            st.session_state["blind_settled"] = settled
        held = st.text_area("Settled", key="blind_settled", height=90, persist_state="session")
        settled = held.strip()
    fields = {"codings": [*others, judged], "settled": settled or None}
    propose([Change("stances", stance.id, fields)], key="coding", after=_unfreeze)
