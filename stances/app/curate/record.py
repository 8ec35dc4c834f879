"""Adding and editing a source, an actor, an issue, an event, a search, a coder or a correction."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from stances import wording
from stances.app import page
from stances.app.curate import form
from stances.app.curate.at_fields import show_wrong_values
from stances.app.curate.drafts import Form, digest
from stances.app.curate.form import NEW, Values
from stances.app.curate.proposal import original, propose
from stances.app.curate.work import work
from stances.curation.editing import Addition, Change, new_source_id
from stances.model.dataset import Dataset
from stances.model.fields import section_record
from stances.model.records import Record

_SECTIONS = tuple(section for section in wording.SECTION_LABELS if section != "stances")
_KEY = "curated_kind"
# A source needs one of them, so that it can be found.
_NAMED_BY = ("title", "publisher", "url", "seed")


def record_page() -> None:
    """A record that is new, or one that exists: form, preview, save."""
    started = original()
    section = _section()
    model, key = section_record(section), f"{section}_form"
    names = {NEW: f"New {wording.RECORD_LABELS[section]}", **started.names.of(section)}
    if form.replace_unknown(f"{key}_record", names, by=NEW):
        _load(section)
    chosen = form.pick(
        "Record",
        names,
        key=f"{key}_record",
        on_change=_load_chosen,
        args=(section,),
        others=started.names.others(section),
    )
    places: form.Places = {}
    values = form.record_form(model, started.names, key=key, across=3, places=places)
    show_wrong_values(section, values, places)
    if section == "sources" and not values["id"]:
        values["id"] = suggested_source_id(started.dataset, values)
    missing = form.missing(model, values)
    if section == "sources" and not any(values[name] for name in _NAMED_BY):
        missing.append("title, publisher or web address")
    if missing:
        form.show_missing(missing)
    elif not chosen:
        added = partial(form.clear, f"{key}_record")
        propose([Addition(section, values)], key=key, after=added, places=places)
    else:
        place = list(names).index(chosen) - 1
        record = _records(section)[place]
        changed = form.differing(model, record, values)
        name = getattr(record, "id", place)
        edits = [Change(section, name, changed)] if changed else []
        propose(edits, key=key, after=partial(_load, section), places=places)


def suggested_source_id(dataset: Dataset, values: Values) -> str:
    """A free id for a new source, which is also shown."""
    name = new_source_id(dataset, publisher=values["publisher"], published=values["published"])
    st.caption(page.as_text(f"Its ID will be {name}"))
    return name


def drafts() -> list[Form]:
    """The forms as such of which drafts are kept, one for each kind of record."""
    return list(map(_form, _SECTIONS))


def _form(section: str) -> Form:
    return Form(
        f"{section}_form",
        "Other records",
        partial(_empty, section),
        (_KEY,),
        partial(_make, section),
        partial(_about, section),
        placed="id" not in section_record(section).model_fields,
    )


def _section() -> str:
    form.replace_unknown(_KEY, _SECTIONS, by=_SECTIONS[0])
    chosen = st.segmented_control(
        "Kind",
        _SECTIONS,
        required=True,
        key=_KEY,
        format_func=wording.SECTION_LABELS.__getitem__,
        persist_state="session",
    )
    return chosen or _SECTIONS[0]


def _records(section: str) -> tuple[Record, ...]:
    records: tuple[Record, ...] = getattr(original().dataset, section)
    return records


def _record(section: str, chosen: object) -> Record | None:
    names = original().names.of(section)
    return _records(section)[list(names).index(str(chosen))] if chosen in names else None


def _load_chosen(section: str) -> None:
    """Callback: the form with what the chosen record says, empty for a new one."""
    work().fill(partial(_load, section))


def _load(section: str) -> None:
    """Fills the form with what the file says of the chosen record."""
    key = f"{section}_form"
    record = _record(section, form.value(f"{key}_record"))
    values = record.model_dump(mode="json", exclude_defaults=True) if record else {}
    form.fill(section_record(section), values, key=key)
    _form(section).settle()


def _empty(section: str) -> None:
    form.hold(f"{section}_form_record", NEW)
    _load(section)


def _make(section: str, fields: Mapping[str, Any]) -> None:
    """Makes the fields of a draft: those of its record, and the times of its memberships."""
    key = f"{section}_form"
    form.hold(f"{key}_record", fields.get(f"{key}_record") or NEW)
    _load(section)
    for group in fields.get(f"{key}_member_of") or ():
        if form.value(f"{key}_member_of_{group}") is None:
            form.hold(f"{key}_member_of_{group}", "")


def _about(section: str, fields: Mapping[str, Any]) -> str | None:
    """What a draft knows the record by that it is about."""
    chosen = fields.get(f"{section}_form_record") or NEW
    record = _record(section, chosen)
    return digest(record) if record else "" if chosen == NEW else None
