"""Adding and editing a stance, with the coding rules beside the position."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from stances import wording
from stances.app import page
from stances.app.curate.fields import differing, fill, record_form
from stances.app.curate.judgement import judgement
from stances.app.curate.proposals import propose, standing
from stances.curation.editing import Addition, Change, Edit, new_stance_id
from stances.model.dataset import Dataset
from stances.model.records import Scope, Stance
from stances.model.vocabulary import POSITIONS, Status

KEY = "stance_form"
_MAIN = ("actor", "issue", "date", "speaker", "speaker_role", "attribution", "summary")
_MORE = ("public", "act", "confidence", "supersedes", "contested", "settled", "note")
_NEW = ""


def stance_page() -> None:
    """A new stance, or one that exists: form, rules, checks, preview, save."""
    dataset = standing().dataset
    _choose(dataset)
    chosen = str(st.session_state.get("curated_stance") or _NEW)
    fields = record_form(Stance, dataset, key=KEY, only=_MAIN, across=3)
    left, right = st.columns([3, 2], gap="large")
    with right:
        _rules(dataset)
    with left:
        fields |= judgement(key=KEY)
        if chosen == _NEW:
            coding = _coding(dataset, fields)
            fields["codings"] = [coding] if coding else None
    fields["evidence"] = _evidence(dataset)
    with st.expander("More fields"):
        fields |= record_form(Stance, dataset, key=KEY, only=_MORE, across=3)
        fields["scope"] = _scope()
    if chosen == _NEW:
        fields = _with_id(dataset, fields)
    missing = [
        name for name in ("actor", "issue", "date", "attribution", "summary") if not fields[name]
    ]
    if missing:
        st.info(f"Still needed: {', '.join(missing)}.", icon=":material/edit:")
        return
    if chosen == _NEW:
        propose([Addition("stances", fields)], key=KEY, after=lambda: start(dataset, {}))
    else:
        changed = differing(Stance, dataset.stances_by_id[chosen], fields)
        edits: list[Edit] = [Change("stances", chosen, changed)] if changed else []
        edits += _correction(chosen)
        propose(edits, key=KEY, after=lambda: _load_chosen(standing().dataset))


def _correction(stance: str) -> list[Addition]:
    """An entry in the log of corrections, where the curator says what was wrong."""
    st.caption(
        "A correction of what was published belongs into the log; leave both empty for a mere "
        "completion."
    )
    left, right = st.columns(2)
    what = left.text_input("What is corrected", key=f"{KEY}_what", persist_state="session").strip()
    why = right.text_input("Why", key=f"{KEY}_why", persist_state="session").strip()
    if not what and not why:
        return []
    day = date.today().isoformat()
    return [Addition("corrections", {"date": day, "record": stance, "what": what, "why": why})]


def start(dataset: Dataset, values: Mapping[str, Any]) -> None:
    """Fills the form for a new stance with ``values``, for instance those of a quotation."""
    del dataset
    st.session_state["curated_stance"] = _NEW
    _load(values)


def _choose(dataset: Dataset) -> None:
    known = [_NEW, *dataset.stances_by_id]
    if st.session_state.get("curated_stance") not in known:
        st.session_state["curated_stance"] = _NEW
    if not st.session_state.get(f"{KEY}_begun"):
        _load({})
    st.selectbox(
        "Stance",
        known,
        format_func=lambda name: name or "New stance",
        key="curated_stance",
        on_change=_load_chosen,
        args=(dataset,),
        persist_state="session",
    )


def _load_chosen(dataset: Dataset) -> None:
    record = dataset.stances_by_id.get(str(st.session_state["curated_stance"]))
    _load(record.model_dump(mode="json", exclude_defaults=True) if record else {})


def _load(values: Mapping[str, Any]) -> None:
    st.session_state[f"{KEY}_begun"] = True
    fill(Stance, values, key=KEY)
    st.session_state[f"{KEY}_what"] = st.session_state[f"{KEY}_why"] = ""
    st.session_state[f"{KEY}_position"] = values.get("position")
    st.session_state[f"{KEY}_status"] = values.get("status") or str(Status.CODED)
    for name in Scope.model_fields:
        st.session_state[f"{KEY}_scope_{name}"] = (values.get("scope") or {}).get(name) or ""
    items = list(values.get("evidence") or [{}])
    st.session_state[f"{KEY}_items"] = len(items)
    for number, item in enumerate(items):
        for name in ("source", "quote", "translation"):
            empty = None if name == "source" else ""
            st.session_state[f"{KEY}_{name}_{number}"] = item.get(name) or empty


def _scope() -> dict[str, str] | None:
    columns = st.columns(len(Scope.model_fields))
    found = {}
    for place, name in zip(columns, Scope.model_fields, strict=True):
        with place:
            text = st.text_input(
                f"Scope: {name}", key=f"{KEY}_scope_{name}", persist_state="session"
            ).strip()
        if text:
            found[name] = text
    return found or None


def _evidence(dataset: Dataset) -> list[dict[str, str]] | None:
    """The sources of the stance, each with its quotation where its text is kept."""
    sources = list(dataset.sources_by_id)
    found = []
    for number in range(int(st.session_state[f"{KEY}_items"])):
        with st.container(border=True):
            key = f"{KEY}_source_{number}"
            if st.session_state.get(key) not in sources:
                st.session_state[key] = None
            source = st.selectbox(
                f"Source {number + 1}", sources, index=None, key=key, persist_state="session"
            )
            quote = st.text_area(
                "Quotation, verbatim",
                key=f"{KEY}_quote_{number}",
                height=90,
                persist_state="session",
            )
            words = st.text_input(
                "Our translation of it", key=f"{KEY}_translation_{number}", persist_state="session"
            )
        if source:
            item = {"source": source, "quote": quote.strip(), "translation": words.strip()}
            found.append({name: value for name, value in item.items() if value})
    st.button("Another source", icon=":material/add:", on_click=_another, key="another_source")
    return found or None


def _another() -> None:
    number = int(st.session_state[f"{KEY}_items"])
    st.session_state[f"{KEY}_items"] = number + 1
    for name, empty in (("source", None), ("quote", ""), ("translation", "")):
        st.session_state[f"{KEY}_{name}_{number}"] = empty


def _with_id(dataset: Dataset, fields: dict[str, Any]) -> dict[str, Any]:
    made = new_stance_id(
        dataset, actor=fields["actor"] or "", issue=fields["issue"] or "", when=fields["date"] or ""
    )
    st.caption(page.as_text(f"Its id will be {made}") if made else "Its id follows from the fields")
    return {"id": made} | fields


def _coding(dataset: Dataset, fields: dict[str, Any]) -> dict[str, Any] | None:
    """The first coding of a new stance: the position above, by the coder chosen here."""
    coders = [coder.id for coder in dataset.coders]
    coder = st.selectbox(
        "Coded by", coders, index=None, key=f"{KEY}_coder", persist_state="session"
    )
    if not coder:
        return None
    judged = {"coder": coder, "status": fields["status"], "position": fields["position"]}
    return {name: value for name, value in judged.items() if value is not None}


def _rules(dataset: Dataset) -> None:
    """The issue's proposal and coding rules, and the scale."""
    issue = dataset.issues_by_id.get(str(st.session_state.get(f"{KEY}_issue")))
    st.markdown("**How to code**")
    if issue is None:
        st.caption("Choose an issue to see its coding rules.")
    else:
        st.text(f"The proposal: {issue.proposal}\n\n+2: {issue.support}\n−2: {issue.opposition}")
        if issue.note:
            st.text(issue.note)
    scale = [f"{wording.signed(p)}: {wording.POSITION_MEANINGS[p]}" for p in POSITIONS]
    st.text("\n".join(scale))
    st.caption(
        "Code what this record shows, not what the actor is known for. The issue's note outranks "
        "the scale. data/README.md has every rule."
    )
