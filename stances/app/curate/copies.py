"""The dated copies of the file, and going back to one of them."""

from functools import partial
from pathlib import Path

import streamlit as st

from stances import wording
from stances.app import page
from stances.app.curate import form
from stances.app.curate.proposal import original, reload_file
from stances.app.curate.work import RESTORE, work
from stances.app.problems import show_problems
from stances.curation.preview import line_changes
from stances.curation.restoring import Copy, copies, restore
from stances.curation.saving import Conflict
from stances.errors import InvalidData, StancesError, UnreadableFile
from stances.reading.lines import decoded
from stances.reading.loader import read_bytes

_CHOSEN = "chosen_copy"


def copies_page() -> None:
    """The copies, what going back to one of them changes, and the button that does it."""
    started = original()
    path = started.opened.path
    known = {copy.path.name: copy for copy in copies(path)}
    if not known:
        st.info("There is no earlier copy yet: one is kept before each save.")
        return
    st.caption(
        f"{wording.count(len(known), 'copy', 'copies')} in {page.as_text('backups/')}, the newest "
        "first. The file as it is now is kept as a copy too before another takes its place."
    )
    names = {name: _when(copy) for name, copy in known.items()}
    chosen = form.pick("Copy", names, key=_CHOSEN)
    if not chosen:
        return
    try:
        text = decoded(read_bytes(known[chosen].path), file=chosen)
    except (InvalidData, UnreadableFile) as error:
        st.error(page.as_text(str(error)))
        return
    lines = line_changes(started.opened.text, text, file=started.opened.path.name)
    if not lines:
        st.caption("The file is as in this copy.")
        return
    st.markdown("**What going back to it changes in the file**")
    st.code(lines, language="diff", wrap_lines=True)
    this = f"{RESTORE} {chosen}"
    st.button("Restore this copy", type="primary", key="restore", on_click=work().ask, args=(this,))
    if work().wanted == this:
        _restore(path, known[chosen].path, started.opened.digest)


def _restore(path: Path, copy: Path, digest: str) -> None:
    try:
        saved = restore(path, copy, expected_digest=digest)
    except Conflict:
        st.error(
            "Not restored: the file has changed since this page read it. Look again at what would "
            "change."
        )
        st.button("Reload the file", on_click=reload_file, key="start_again")
        return
    except InvalidData as error:
        st.error("Not restored: this copy breaks rules of today, with the texts as they are now.")
        show_problems(error.problems)
        return
    except StancesError as error:
        st.error(page.as_text(str(error)))
        return
    work().note_save(path, saved, partial(form.hold, _CHOSEN, None), done="Restored.")
    st.rerun()


def _when(copy: Copy) -> str:
    """The day and time of the copy, with its number if there are several of that second."""
    number = copy.path.stem.partition("Z-")[2]
    when = f"{wording.day_words(copy.at.date())}, {copy.at:%H:%M:%S} UTC"
    return f"{when} ({number})" if number else when
