"""Adding and editing a stance, with the text it quotes beside the form."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from stances import wording
from stances.app.curate import desk, evidence, form
from stances.app.curate.desk import Taken
from stances.app.curate.drafts import Form, digest
from stances.app.curate.form import NEW
from stances.app.curate.proposal import original
from stances.app.curate.stance_form import fill_form, filled, show_form
from stances.app.curate.work import work
from stances.curation.editing import Fields

_KEY = "stance_form"
_CHOSEN = "curated_stance"


def stance_page() -> None:
    """A new stance, or one that exists: form, rules, checks, preview, save."""
    names = original().names
    chosen = _choose(names)
    source = form.value(f"{_KEY}_source_0")
    seed = desk.seed_of(source)
    after = partial(_load_again, chosen) if chosen else start
    if source is None or seed is None:
        show_form(chosen, key=_KEY, after=after)
        return
    left, right = st.columns(2, gap="large")
    with left:
        quote = str(form.value(f"{_KEY}_quote_0") or "")
        number = str(form.value(f"{_KEY}_occurrence_0") or "")
        at = seed.find(quote, int(number) if number.isdecimal() and int(number) else None)
        current = (at.start, at.end) if at else None
        desk.show_text(source, seed, current, key=_KEY, take=_take)
    with right:
        show_form(chosen, key=_KEY, after=after, across=2)


def draft() -> Form:
    """The form as one of which a draft is kept."""
    return Form(
        _KEY, "Stance", start, (_CHOSEN,), partial(evidence.make_items, _KEY), _about_chosen
    )


def start(values: Fields | None = None) -> None:
    """Fills the form for a new stance with ``values``."""
    form.hold(_CHOSEN, NEW)
    _load(values or {})


def _about_chosen(fields: Mapping[str, Any]) -> str | None:
    """What a draft knows the stance by that it was about."""
    chosen = fields.get(_CHOSEN) or NEW
    record = original().dataset.stances_by_id.get(str(chosen))
    return digest(record) if record else "" if chosen == NEW else None


def _choose(names: wording.RecordNames) -> str | None:
    known = {NEW: "New stance", **names.stances}
    if form.replace_unknown(_CHOSEN, known, by=NEW) or not filled(_KEY):
        _load({})
    others = names.others("stances")
    return form.pick("Stance", known, key=_CHOSEN, on_change=_load_chosen, others=others)


def _load_chosen() -> None:
    """Callback: the form with what the chosen stance says, empty for a new one."""
    record = original().dataset.stances_by_id.get(str(form.value(_CHOSEN)))
    values = record.model_dump(mode="json", exclude_defaults=True) if record else {}
    work().fill(partial(_load, values))


def _load_again(stance: str) -> None:
    """After a save: the form with what the file says now."""
    record = original().dataset.stances_by_id.get(stance)
    _load(record.model_dump(mode="json", exclude_defaults=True) if record else {})


def _load(values: Fields) -> None:
    fill_form(values, key=_KEY)
    draft().settle()


def _take(passage: Taken) -> None:
    """Callback: another passage of the text is the quotation."""
    item = {"source": passage.source, "quote": passage.words, "occurrence": passage.occurrence}
    place = evidence.place_of(passage.source, key=_KEY)
    work().fill(partial(evidence.fill_item, place, item, key=_KEY))
