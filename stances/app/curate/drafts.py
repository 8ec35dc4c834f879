"""The draft of a form: kept in the reader's browser until it is saved, and brought back from it."""

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import blake2b
from typing import Any

import streamlit as st

from stances.app import cache
from stances.app.components.keeper import keeper
from stances.app.curate.form import value
from stances.app.curate.work import work
from stances.components.keeper.payload import Kept

_ASKED, _FORMS = "draft_asked", "draft_forms"
_LONGEST = 200_000


class Form:
    """A form of which a draft is kept.

    Its fields are those in the session whose keys begin with ``key``; ``also`` are more of them.
    ``empty`` fills it as it is before anybody has written into it, ``hold`` takes a field.
    """

    def __init__(
        self, key: str, *also: str, empty: Callable[[], None], items: Callable[[int], None]
    ) -> None:
        self.key, self.also, self.empty, self.items = key, also, empty, items

    def fields(self) -> dict[str, Any]:
        """What stands in it now; nothing if it is as it was filled."""
        now = self._held()
        if not now or now == value(f"base {self.key}"):
            return {}
        return now | {name: value(name) for name in self.also if _plain(value(name))}

    def settle(self) -> None:
        """From now on what stands in it is nobody's work yet."""
        st.session_state[f"base {self.key}"] = self._held()

    def _held(self) -> dict[str, Any]:
        return {
            str(name): held
            for name, held in st.session_state.items()
            if str(name).startswith(f"{self.key}_") and _plain(held)
        }

    def knows(self, kept: Mapping[str, Any]) -> bool:
        """True if something that was kept is of this form."""
        return any(name.startswith(f"{self.key}_") for name in kept)

    def take(self, kept: Mapping[str, Any]) -> None:
        """Puts a draft into the fields, as far as it fits them."""
        fields = {name: held for name, held in kept.items() if name.startswith(f"{self.key}_")}
        self.empty()
        number = fields.get(f"{self.key}_items")
        if isinstance(number, int):
            self.items(max(1, min(number, 20)))
        usual = dict(st.session_state.items())
        for name, held in fields.items():
            if name in usual and name != f"{self.key}_items" and _fits(name, held, usual[name]):
                st.session_state[name] = held
        for name in self.also:
            if isinstance(kept.get(name), str):
                st.session_state[name] = kept[name]


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
    return type(held) is type(usual) and _plain(held)


def keep_drafts(*forms: Form, focus: str) -> None:
    """Mounts what keeps the forms' drafts; once, says that one was brought back."""
    st.session_state[_FORMS] = forms
    if work().draft_brought_back:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(
                "A draft that was not saved was brought back from this browser.",
                icon=":material/history:",
            )
            st.button("Discard the draft", on_click=_discard, key="discard_draft")
    fields: dict[str, Any] = {}
    for form in forms:
        fields |= form.fields()
    name = blake2b(str(cache.data_file().resolve()).encode(), digest_size=8).hexdigest()
    keeper(
        Kept(name, fields, bool(value(_ASKED)), work().saves, focus),
        key="keeper",
        on_found=_found,
        on_save=_ask_save,
    )


def _found() -> None:
    """Callback: what the browser kept goes into the forms, unless work has begun meanwhile."""
    if st.session_state.get(_ASKED):
        return
    st.session_state[_ASKED] = True
    kept = (value("keeper").found or {}).get("fields")
    forms: tuple[Form, ...] = st.session_state.get(_FORMS, ())
    if not isinstance(kept, dict) or any(form.fields() for form in forms):
        return
    texts = {name: held for name, held in kept.items() if isinstance(name, str)}
    known = [form for form in forms if form.knows(texts)]
    for form in known:
        work().fill(partial(form.take, texts))
    work().draft_brought_back = bool(known)


def _discard() -> None:
    """Callback: the forms are empty again."""
    for form in st.session_state.get(_FORMS, ()):
        work().fill(form.empty)
    work().draft_brought_back = False


def _ask_save() -> None:
    """Callback: the form on the page is saved in this run, if it can be."""
    work().save_asked = True
