"""After a save: what was saved, and the way back to the version before."""

import streamlit as st

from stances.app import page
from stances.app.curate.work import work
from stances.curation.restoring import restore
from stances.curation.saving import Conflict
from stances.errors import StancesError

_CHANGED = (
    "Not undone: the file has changed since the save. Neither version is lost. To go back "
    "nevertheless, choose a copy under “Earlier copies”."
)


def show_last_save() -> None:
    """Says what was saved last, with a button that undoes it, or how the undoing went."""
    now = work()
    if now.said:
        done, words = now.said
        (st.success if done else st.error)(page.as_text(words))
    last = now.last
    if last is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="saved_line"):
        copy = f" The previous version is kept as {last.copy.name}." if last.copy else ""
        st.success(page.as_text(f"{last.done}{copy}"), icon=":material/check:")
        if last.copy:
            st.button("Undo", icon=":material/undo:", on_click=_undo, key="undo")


def _undo() -> None:
    """Callback: the version before, unless the file has changed since the save."""
    now = work()
    last = now.last
    if last is None or last.copy is None:
        return
    try:
        saved = restore(last.path, last.copy, expected_digest=last.digest)
    except Conflict:
        said = False, _CHANGED
    except StancesError as error:
        said = False, f"Not undone: {error}"
    else:
        kept = f" What was undone is kept as {saved.backup.name}." if saved.backup else ""
        said = True, f"Undone: the file is as it was before the save.{kept}"
    now.last, now.opened, now.said = None, None, said
