"""The draft of a form: kept in the reader's browser until it is saved, and brought back from it."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import Any

import streamlit as st

from stances import wording
from stances.app import cache, page
from stances.app.components.keeper import keeper
from stances.app.curate.form import value
from stances.app.curate.work import SAVE, LostDraft, work
from stances.components.keeper.payload import Draft, Kept
from stances.model.records import Record

_ASKED, _FORMS, _DATASET = "draft_asked", "draft_forms", "draft_dataset"
_LONGEST = 200_000


def _new(_: Mapping[str, Any]) -> str | None:
    return ""


def _nothing(_: Mapping[str, Any]) -> None:
    """Every field of the form is always there."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of which a draft is kept, under the name of its task.

    Its fields are those in the session whose keys begin with ``key``; ``also`` are more of them.
    ``empty`` fills it as it is before anybody has written into it, ``make`` makes the fields that
    a draft has beyond that. ``about`` is the digest of the record that fields are about: empty for
    a new one, None if there is no such record. One that goes by its place in the file is another
    once it has changed (``placed``).
    """

    key: str
    task: str
    empty: Callable[[], None]
    also: tuple[str, ...] = ()
    make: Callable[[Mapping[str, Any]], None] = _nothing
    about: Callable[[Mapping[str, Any]], str | None] = _new
    placed: bool = False

    def begun(self) -> bool:
        """True if it is not any more as it was filled."""
        return _filled_in(self._held()) != _filled_in(value(f"base {self.key}") or {})

    def draft(self) -> Draft | None:
        """What stands in it now, None if it was never filled."""
        now = self._held()
        if not now:
            return None
        now |= {name: value(name) for name in self.also if _plain(value(name))}
        about = self.about(now) or ""
        return Draft(self.begun(), about, now | {f"{self.key}_about": about})

    def settle(self) -> None:
        """From now on what stands in it is nobody's work yet."""
        st.session_state[f"base {self.key}"] = self._held()

    def _held(self) -> dict[str, Any]:
        return {
            str(name): str(held) if isinstance(held, date) else held
            for name, held in st.session_state.items()
            if str(name).startswith(f"{self.key}_") and (_plain(held) or isinstance(held, date))
        }

    def knows(self, kept: Mapping[str, Any]) -> bool:
        """True if something that was kept is of this form."""
        return any(name.startswith(f"{self.key}_") for name in kept)

    def take(self, kept: Mapping[str, Any]) -> None:
        """Puts a draft into the fields, as far as it fits them and is about the same record."""
        fields = {name: held for name, held in kept.items() if name.startswith(f"{self.key}_")}
        then, now = fields.pop(f"{self.key}_about", None), self.about(kept)
        self.empty()
        if now is None or (self.placed and then not in (None, now)):
            work().lost_drafts += (LostDraft(self.task, tuple(self._typed(fields))),)
            return
        self.make(fields)
        usual = dict(st.session_state.items())
        for name, held in fields.items():
            if name in usual and not name.endswith("_items") and _fits(name, held, usual[name]):
                st.session_state[name] = _as_held(held, usual[name])
        for name in self.also:
            if isinstance(kept.get(name), str):
                st.session_state[name] = kept[name]
        work().drafts += ((self.task, then not in (None, now)),)

    def _typed(self, fields: Mapping[str, Any]) -> Iterable[str]:
        """The texts of a draft, a line each."""
        for name, held in fields.items():
            if isinstance(held, str) and held.strip():
                label = wording.field_label(name.removeprefix(f"{self.key}_"))
                yield f"{label}: {held}"


def digest(record: Record) -> str:
    """What a draft knows its record by."""
    return blake2b(record.model_dump_json().encode(), digest_size=8).hexdigest()


def _filled_in(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are not empty: a form makes some of them only when it is shown."""
    return {
        name: held for name, held in fields.items()
        if not (held is None or held is False or held in ("", []))
    }  # fmt: skip


def _plain(held: object) -> bool:
    if isinstance(held, list):
        return all(isinstance(each, str) for each in held)
    if isinstance(held, str):
        return len(held) <= _LONGEST
    return held is None or isinstance(held, int)


def _fits(name: str, held: Any, usual: Any) -> bool:
    if name.endswith("_position"):
        return held is None or held in (-2, -1, 0, 1, 2)
    if usual is None:
        return held is None or isinstance(held, str)
    if isinstance(usual, date):
        with suppress(ValueError):
            return isinstance(held, str) and bool(date.fromisoformat(held))
        return False
    return type(held) is type(usual) and _plain(held)


def _as_held(held: Any, usual: Any) -> Any:
    return date.fromisoformat(held) if isinstance(usual, date) else held


def keep_apart(*forms: Form) -> None:
    """Ahead of all widgets: what stands in a form for one dataset is not taken for another."""
    name = _dataset()
    if value(_DATASET) not in (None, name):
        st.session_state[_ASKED] = False
        work().forget()
        for form in forms:
            work().fill(form.empty)
    st.session_state[_DATASET] = name


def keep_drafts(*forms: Form, focus: str) -> None:
    """Mounts what keeps the forms' drafts."""
    st.session_state[_FORMS] = forms
    drafts = {form.key: draft for form in forms if (draft := form.draft())}
    keeper(
        Kept(_dataset(), drafts, bool(value(_ASKED)), work().saves, focus),
        key="keeper",
        on_found=_found,
        on_save=_ask_save,
    )


def show_drafts() -> None:
    """What was brought back, what could not be, and the button that discards it."""
    now = work()
    for lost in now.lost_drafts:
        words = (
            f"A draft was not brought back ({lost.task}): what it is about has changed in the file "
            "or is gone. Copy what you need of it."
        )
        st.warning(page.as_text(words))
        st.code("\n".join(lost.lines), language=None, wrap_lines=True)
    if not now.drafts and not now.lost_drafts:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if now.drafts:
            tasks = ", ".join(dict.fromkeys(task for task, _ in now.drafts))
            words = f"A draft that was not saved was brought back from this browser: {tasks}."
            if any(changed for _, changed in now.drafts):
                words += " Its record has changed in the file since: compare before you save."
            st.info(page.as_text(words), icon=":material/history:")
        st.button("Discard the draft", on_click=_discard, key="discard_draft")


def _dataset() -> str:
    return blake2b(str(cache.data_file().resolve()).encode(), digest_size=8).hexdigest()


def _found() -> None:
    """Callback: what the browser kept goes into the forms, unless work has begun meanwhile."""
    if st.session_state.get(_ASKED):
        return
    st.session_state[_ASKED] = True
    kept = (value("keeper").found or {}).get("fields")
    forms: tuple[Form, ...] = st.session_state.get(_FORMS, ())
    if not isinstance(kept, dict) or any(form.begun() for form in forms):
        return
    texts = {name: held for name, held in kept.items() if isinstance(name, str)}
    for form in forms:
        if form.knows(texts):
            work().fill(partial(form.take, texts))


def _discard() -> None:
    """Callback: the forms are empty again."""
    for form in st.session_state.get(_FORMS, ()):
        work().fill(form.empty)
    work().drafts = work().lost_drafts = ()


def _ask_save() -> None:
    """Callback: the form on the page is saved in this run, if it can be."""
    work().ask(SAVE)
