"""Adding and editing a stance, with the coding rules beside the position."""

import streamlit as st

from stances import clock, wording
from stances.app import page
from stances.app.curate import form
from stances.app.curate.form import NEW, Values
from stances.app.curate.judgement import Judgement, fill_judgement, judge
from stances.app.curate.proposal import original, propose
from stances.curation.editing import Addition, Change, Edit, Fields, new_stance_id
from stances.model.dataset import Dataset
from stances.model.records import Evidence, Scope, Stance
from stances.model.vocabulary import POSITIONS

_KEY = "stance_form"
_CHOSEN = "curated_stance"
_ITEMS = f"{_KEY}_items"
_CORRECTION = (f"{_KEY}_what", f"{_KEY}_why")
_MAIN = ("actor", "issue", "date", "speaker", "speaker_role", "attribution", "summary")
_MORE = (
    "order", "public", "act", "confidence", "supersedes", "see_also", "contested", "settled",
    "note",
)  # fmt: skip
_EVIDENCE = {"source": None, "quote": "", "occurrence": "", "translation": ""}


def stance_page() -> None:
    """A new stance, or one that exists: form, rules, checks, preview, save."""
    started = original()
    dataset, names = started.dataset, started.names
    chosen = _choose(names)
    values = form.record_form(Stance, names, key=_KEY, only=_MAIN, across=3)
    left, right = st.columns([3, 2], gap="large")
    with right:
        _show_rules(dataset)
    with left:
        judgement = judge(key=_KEY)
        values |= {"status": judgement.status, "position": judgement.position}
        if not chosen:
            values["codings"] = _first_codings(names, judgement)
    values["evidence"] = _evidence(names)
    with st.expander("More fields"):
        values |= form.record_form(Stance, names, key=_KEY, only=_MORE, across=3)
        values["scope"] = _scope()
    if not chosen:
        values["id"] = _suggested_id(dataset, values)
    missing = form.missing(Stance, values, apart={"id"})
    if missing:
        form.show_missing(missing)
    elif not chosen:
        propose([Addition("stances", values)], key=_KEY, after=start)
    else:
        changed = form.differing(Stance, dataset.stances_by_id[chosen], values)
        edits: list[Edit] = [Change("stances", chosen, changed)] if changed else []
        propose([*edits, *_correction(chosen)], key=_KEY, after=_load_chosen)


def start(values: Fields | None = None) -> None:
    """Fills the form for a new stance with ``values``, for instance those of a quotation."""
    form.hold(_CHOSEN, NEW)
    _load(values or {})


def _choose(names: wording.RecordNames) -> str | None:
    known = {NEW: "New stance", **names.stances}
    form.replace_unknown(_CHOSEN, known, by=NEW)
    if form.value(_ITEMS) is None:
        _load({})
    return form.pick("Stance", known, key=_CHOSEN, on_change=_load_chosen)


def _load_chosen() -> None:
    """Callback: the form with what the chosen stance says, empty for a new one."""
    record = original().dataset.stances_by_id.get(str(form.value(_CHOSEN)))
    _load(record.model_dump(mode="json", exclude_defaults=True) if record else {})


def _load(values: Fields) -> None:
    form.fill(Stance, values, key=_KEY)
    fill_judgement(values.get("status"), values.get("position"), key=_KEY)
    for key in _CORRECTION:
        form.hold(key, "")
    scope: Fields = values.get("scope") or {}
    for name in Scope.model_fields:
        form.hold(f"{_KEY}_scope_{name}", scope.get(name) or "")
    items: list[Fields] = list(values.get("evidence") or [{}])
    form.hold(_ITEMS, len(items))
    for number, item in enumerate(items):
        _load_item(number, item)


def _load_item(number: int, item: Fields) -> None:
    for name, empty in _EVIDENCE.items():
        content = item.get(name)
        form.hold(f"{_KEY}_{name}_{number}", str(content) if content else empty)


def _correction(stance: str) -> list[Addition]:
    """An entry in the log of corrections, if the curator says what was wrong."""
    st.caption(
        "If this corrects what was published, say so in the log of corrections. Leave both fields "
        "empty if it only completes the record."
    )
    columns = zip(st.columns(2), ("What was corrected", "Why"), _CORRECTION, strict=True)
    what, why = (
        column.text_input(label, key=key, persist_state="session").strip()
        for column, label, key in columns
    )
    if not what and not why:
        return []
    day = clock.local_day().isoformat()
    return [Addition("corrections", {"date": day, "record": stance, "what": what, "why": why})]


def _scope() -> dict[str, str] | None:
    columns = st.columns(len(Scope.model_fields))
    scope = {}
    for column, name in zip(columns, Scope.model_fields, strict=True):
        text = column.text_input(
            f"Scope: {name}", key=f"{_KEY}_scope_{name}", persist_state="session"
        ).strip()
        if text:
            scope[name] = text
    return scope or None


def _evidence(names: wording.RecordNames) -> list[Values] | None:
    """The sources of the stance, each with its quotation if its text is kept."""
    items = []
    for number in range(int(form.value(_ITEMS))):
        with st.container(border=True):
            source = form.pick(f"Source {number + 1}", names.sources, key=f"{_KEY}_source_{number}")
            quote = st.text_area(
                "Quotation, verbatim",
                key=f"{_KEY}_quote_{number}",
                height=90,
                persist_state="session",
            )
            occurrence = form.number(Evidence, "occurrence", key=f"{_KEY}_occurrence_{number}")
            translation = st.text_input(
                "Our translation", key=f"{_KEY}_translation_{number}", persist_state="session"
            )
        if source:
            item = {
                "source": source,
                "quote": quote.strip(),
                "occurrence": occurrence,
                "translation": translation.strip(),
            }
            items.append({name: content for name, content in item.items() if content})
    st.button("Add source", icon=":material/add:", on_click=_add_source, key="another_source")
    return items or None


def _add_source() -> None:
    number = int(form.value(_ITEMS))
    form.hold(_ITEMS, number + 1)
    _load_item(number, {})


def _suggested_id(dataset: Dataset, values: Values) -> str:
    """A free id for the new stance, which is also shown."""
    about = {name: values[name] or "" for name in ("actor", "issue")}
    name = new_stance_id(dataset, **about, when=values["date"] or "")
    words = f"Its ID will be {name}" if name else "Its ID is made from actor, issue and date"
    st.caption(page.as_text(words))
    return name


def _first_codings(names: wording.RecordNames, judgement: Judgement) -> list[Values] | None:
    """The first coding of a new stance: the judgement, by the coder chosen here."""
    coder = form.pick("Coded by", names.coders, key=f"{_KEY}_coder")
    return [judgement.coding(coder)] if coder else None


def _show_rules(dataset: Dataset) -> None:
    """The issue's proposal and coding rules, and the scale."""
    issue = dataset.issues_by_id.get(str(form.value(f"{_KEY}_issue")))
    st.markdown("**How to code**")
    if issue is None:
        st.caption("Choose an issue to see its coding rules.")
    else:
        st.text(f"Proposal: {issue.proposal}\n\n+2: {issue.support}\n−2: {issue.opposition}")
        if issue.note:
            st.text(issue.note)
    scale = [f"{wording.signed(p)}: {wording.POSITION_MEANINGS[p]}" for p in POSITIONS]
    st.text("\n".join(scale))
    st.caption(
        "Code what this record shows, not what the actor is known for. The issue's note takes "
        "precedence over the scale. All rules are in data/README.md."
    )
