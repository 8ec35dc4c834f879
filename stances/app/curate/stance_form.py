"""The form of a stance: its fields row by row, the judgement, the evidence, and the save."""

from collections.abc import Callable, Mapping

import streamlit as st

from stances import clock, wording
from stances.app import page
from stances.app.curate import evidence, form
from stances.app.curate.at_fields import show_problem, show_wrong_values
from stances.app.curate.form import Values
from stances.app.curate.judgement import Judgement, fill_judgement, judge
from stances.app.curate.proposal import original, propose
from stances.curation.editing import Addition, Change, Edit, Fields, new_stance_id
from stances.model.dataset import Dataset
from stances.model.records import Scope, Stance
from stances.model.vocabulary import POSITIONS

_CORRECTION = ("what", "why")
_MAIN = ("actor", "issue", "speaker", "speaker_role", "date", "attribution", "summary")
_MORE = (
    "order", "public", "act", "confidence", "supersedes", "see_also", "contested", "settled",
    "note",
)  # fmt: skip


def fill_form(values: Fields, *, key: str) -> None:
    """Puts a stance into the form; a field without a value is emptied."""
    coder = form.value(f"{key}_coder")
    form.fill(Stance, values, key=key)
    form.hold(f"{key}_coder", coder)  # who codes goes on coding
    fill_judgement(values.get("status"), values.get("position"), key=key)
    for name in _CORRECTION:
        form.hold(f"{key}_{name}", "")
    scope: Fields = values.get("scope") or {}
    for name in Scope.model_fields:
        form.hold(f"{key}_scope_{name}", scope.get(name) or "")
    evidence.fill(values.get("evidence") or [{}], key=key)


def filled(key: str) -> bool:
    """True once the form has been filled, be it with nothing."""
    return form.value(f"{key}_items") is not None


def show_form(
    chosen: str | None,
    *,
    key: str,
    after: Callable[[], None],
    across: int = 3,
    coding: bool = False,
    changed: Mapping[str, Callable[[], None]] | None = None,
    below: Mapping[str, Callable[[], None]] | None = None,
) -> None:
    """The form of the stance ``chosen``, of a new one if that is empty; rules, preview, save.

    While a text is ``coding``, what is usually right already, the evidence, stands below the save.
    ``changed`` runs when another record is chosen in a field, ``below`` shows more under one.
    """
    started = original()
    dataset, names = started.dataset, started.names
    places: form.Places = {}
    values = form.record_form(
        Stance,
        names,
        key=key,
        only=_MAIN,
        across=across,
        places=places,
        changed=changed,
        below=below,
    )
    judgement = judge(key=key)
    places["position",] = st.empty()
    values |= {"status": judgement.status, "position": judgement.position}
    if not chosen:
        values["codings"] = _first_codings(names, judgement, key=key)
    above = st.container()
    _show_rules(dataset, key=key)
    values["evidence"] = evidence.show(names, key=key, places=places)
    with st.expander("More fields"):
        values |= form.record_form(Stance, names, key=key, only=_MORE, across=across, places=places)
        values["scope"] = _scope(key=key)
    if not chosen:
        values["id"] = _suggested_id(dataset, values)
    _judge_at_once(values, places)
    edits: list[Edit] = []
    if not chosen:
        edits = [Addition("stances", values)]
    elif changed := form.differing(Stance, dataset.stances_by_id[chosen], values):
        edits = [Change("stances", chosen, changed)]
    if chosen:
        edits += _correction(chosen, key=key)
    with above if coding else st.container():
        if missing := form.missing(Stance, values, apart={"id"}):
            form.show_missing(missing)
            return
        label = "Save and next" if coding else "Save"
        propose(edits, key=key, after=after, places=places, label=label)


def _judge_at_once(values: Values, places: form.Places) -> None:
    """What is wrong with single fields is said at them, however much is still missing."""
    show_wrong_values("stances", values | {"codings": None}, places)
    for path, message in evidence.problems(original(), values["evidence"] or []):
        if path in places:
            show_problem(places[path], [message])
    evidence.show_places(original(), values["evidence"] or [], places)


def _correction(stance: str, *, key: str) -> list[Addition]:
    """An entry in the log of corrections, if the curator says what was wrong."""
    st.caption(
        "If this corrects what was published, say so in the log of corrections. Leave both fields "
        "empty if it only completes the record."
    )
    columns = zip(st.columns(2), ("What was corrected", "Why"), _CORRECTION, strict=True)
    what, why = (
        column.text_input(label, key=f"{key}_{name}", persist_state="session").strip()
        for column, label, name in columns
    )
    if not what and not why:
        return []
    day = clock.local_day().isoformat()
    return [Addition("corrections", {"date": day, "record": stance, "what": what, "why": why})]


def _scope(*, key: str) -> dict[str, str] | None:
    columns = st.columns(len(Scope.model_fields))
    scope = {}
    for column, name in zip(columns, Scope.model_fields, strict=True):
        text = column.text_input(
            f"Scope: {name}", key=f"{key}_scope_{name}", persist_state="session"
        ).strip()
        if text:
            scope[name] = text
    return scope or None


def _suggested_id(dataset: Dataset, values: Values) -> str:
    """A free id for the new stance, which is also shown."""
    about = {name: values[name] or "" for name in ("actor", "issue")}
    name = new_stance_id(dataset, **about, when=values["date"] or "")
    words = f"Its ID will be {name}" if name else "Its ID is made from actor, issue and date"
    st.caption(page.as_text(words))
    return name


def _first_codings(
    names: wording.RecordNames, judgement: Judgement, *, key: str
) -> list[Values] | None:
    """The first coding of a new stance: the judgement, by the coder chosen here."""
    coder = form.pick("Coded by", names.coders, key=f"{key}_coder")
    return [judgement.coding(coder)] if coder else None


def _show_rules(dataset: Dataset, *, key: str) -> None:
    """The issue's proposal and coding rules, and the scale."""
    issue = dataset.issues_by_id.get(str(form.value(f"{key}_issue")))
    with st.expander("How to code", expanded=False):
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
