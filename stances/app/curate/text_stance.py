"""Coding a text passage by passage: the text, and beside it the form of the next stance."""

from functools import partial

import streamlit as st

from stances import wording
from stances.app import page
from stances.app.curate import desk, evidence, form
from stances.app.curate.desk import Taken
from stances.app.curate.drafts import Form
from stances.app.curate.proposal import original
from stances.app.curate.stance_form import fill_form, filled, show_form
from stances.app.curate.work import work
from stances.curation.speech.names import names
from stances.model.seeds import Seed
from stances.model.vocabulary import ActorKind

KEY = "text_stance"
_TAKEN, _ACTOR, _AT = (f"{name} {KEY}" for name in ("taken", "actor", "at"))


def code_text(source: str, seed: Seed) -> None:
    """The text and the form; after a save the next quotation, with source, date and coder kept."""
    if not filled(KEY) or not draft().begun():
        if form.value(_AT) != source or not filled(KEY):
            begin(source)
    elif form.value(_AT) != source and (passage := desk.following(source, 0)):
        take(passage)
    form.hold(_AT, source)
    passage = form.value(_TAKEN) or _passage_in_form(source, seed)
    form.hold(_TAKEN, passage)
    form.hold(_ACTOR, form.value(f"{KEY}_actor"))
    left, right = st.columns(2, gap="large")
    with left:
        current = (passage.start, passage.end) if passage else None
        desk.show_text(source, seed, current, key=KEY, take=_choose)
    with right:
        show_form(
            None,
            key=KEY,
            after=partial(begin, source, passage.end if passage else 0, _kept_date(passage)),
            across=2,
            coding=True,
            changed={"actor": _keep_speaker},
            below={"actor": partial(_show_speaker, passage), "date": partial(_offer_days, passage)}
            if passage
            else None,
        )


def _passage_in_form(source: str, seed: Seed) -> Taken | None:
    """The passage that the form quotes, as after a reload."""
    number = str(form.value(f"{KEY}_occurrence_0") or "")
    place = int(number) if number.isdecimal() and int(number) else None
    at = seed.find(str(form.value(f"{KEY}_quote_0") or ""), place)
    return desk.taken(source, at.start, at.end) if at else None


def draft() -> Form:
    """The form as one of which a draft is kept."""
    also = (_AT, "curated_text")
    return Form(KEY, "Source text", _empty, also, partial(evidence.make_items, KEY))


def begin(source: str, after: int = 0, date: str = "") -> None:
    """An empty form for the next quotation of the text, or for the source alone, of that date."""
    passage = desk.following(source, after)
    form.hold(_TAKEN, None)
    fill_form({"evidence": [{"source": source}]}, key=KEY)
    if passage is not None:
        take(passage)
    if date:
        form.hold(f"{KEY}_date", date)
    draft().settle()


def _kept_date(passage: Taken | None) -> str:
    """The date in the form, to stay after a save, unless it was the passage's own ("on Monday")."""
    date = str(form.value(f"{KEY}_date") or "")
    own = passage is not None and date in {str(offer.day) for offer in passage.days()}
    return "" if own else date


def _choose(passage: Taken) -> None:
    """Callback: the passage is at work."""
    work().fill(partial(take, passage))


def take(passage: Taken) -> None:
    """Puts the passage into the form; what the curator has written there stays."""
    before: Taken | None = form.value(_TAKEN)
    suggested = before.suggested() if before else {}
    fresh = not draft().begun()
    for name, one in passage.suggested().items():
        key = f"{KEY}_{name}"
        if form.value(key) in (None, "", suggested.get(name)):
            form.hold(key, one)
    item = {"source": passage.source, "quote": passage.words, "occurrence": passage.occurrence}
    place = evidence.place_of(before.source if before else passage.source, key=KEY)
    evidence.fill_item(place, item, key=KEY)
    form.hold(_TAKEN, passage)
    if fresh:
        draft().settle()


def _show_speaker(passage: Taken) -> None:
    """Whom the text names, as a guess to check."""
    if not passage.said_by:
        st.caption("The text does not say for certain who speaks here: look at it.")
        return
    who = ", ".join(filter(None, [passage.said_by, passage.title]))
    where = " in a paragraph before this one" if passage.elsewhere else ""
    st.caption(page.as_text(f"The text names {who}{where}. A guess: check it."))


def _offer_days(passage: Taken) -> None:
    """The days that the text tells from its own, with the reason; none is filled in unasked."""
    for number, offer in enumerate(passage.days()):
        if str(offer.day) == form.value(f"{KEY}_date"):
            continue
        st.button(
            page.as_text(f"Use {wording.day_words(offer.day, short=True)}: “{offer.words}”"),
            key=f"use_day_{number}",
            help=page.as_text(f"{offer.reason}."),
            on_click=form.hold,
            args=(f"{KEY}_date", str(offer.day)),
        )


def _keep_speaker() -> None:
    """Callback: with another actor, whoever speaks in the text stays the speaker.

    A person who speaks for itself needs no speaker beside it.
    """
    dataset = original().dataset
    passage: Taken | None = form.value(_TAKEN)
    before = dataset.actors_by_id.get(form.value(_ACTOR) or "")
    now = dataset.actors_by_id.get(form.value(f"{KEY}_actor") or "")
    speaker = str(form.value(f"{KEY}_speaker") or "")
    spoke = before.name if before and before.kind == ActorKind.PERSON else ""
    if not speaker and passage:
        speaker = spoke or passage.said_by
    person = now is not None and now.kind == ActorKind.PERSON
    if now and person and speaker and names(dataset).actor(speaker) == now.id:
        speaker = ""
    form.hold(f"{KEY}_speaker", speaker)


def _empty() -> None:
    form.hold(_TAKEN, None)
    form.hold(_AT, None)  # so that the text begins with its first quotation again
    fill_form({}, key=KEY)
    draft().settle()
