"""Adding and editing a source, an actor, an issue, an event, a search, a coder or a correction."""

from functools import partial

import streamlit as st

from stances import wording
from stances.app import page
from stances.app.curate import form
from stances.app.curate.at_fields import show_wrong_values
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
        form.fill(model, {}, key=key)
    chosen = form.pick(
        "Record",
        names,
        key=f"{key}_record",
        on_change=_load_chosen,
        args=(section, key),
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
        propose([Change(section, name, changed)] if changed else [], key=key, places=places)


def suggested_source_id(dataset: Dataset, values: Values) -> str:
    """A free id for a new source, which is also shown."""
    name = new_source_id(dataset, publisher=values["publisher"], published=values["published"])
    st.caption(page.as_text(f"Its ID will be {name}"))
    return name


def _section() -> str:
    chosen = st.segmented_control(
        "Kind",
        _SECTIONS,
        default=_SECTIONS[0],
        required=True,
        key=_KEY,
        format_func=wording.SECTION_LABELS.__getitem__,
        persist_state="session",
    )
    return chosen or _SECTIONS[0]


def _records(section: str) -> tuple[Record, ...]:
    records: tuple[Record, ...] = getattr(original().dataset, section)
    return records


def _load_chosen(section: str, key: str) -> None:
    """Callback: the form with what the chosen record says, empty for a new one."""
    chosen = form.value(f"{key}_record")
    names = original().names.of(section)
    record = _records(section)[list(names).index(chosen)] if chosen in names else None
    values = record.model_dump(mode="json", exclude_defaults=True) if record else {}
    work().fill(partial(form.fill, section_record(section), values, key=key))
