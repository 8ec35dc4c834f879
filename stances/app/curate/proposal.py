"""A proposed edit: what it would change, what is wrong with it, and saving it."""

import difflib
from collections.abc import Callable, Sequence

import streamlit as st

from stances import wording
from stances.app import cache, page
from stances.app.cache import Original, SourceProposal, data_file
from stances.app.problems import show_problems
from stances.curation.editing import Edit, Repinning, as_saved
from stances.curation.preview import CellChange, Preview
from stances.curation.saving import Conflict, Opened, Saved, open_dataset, save
from stances.curation.seeds import save_source
from stances.errors import InvalidData, StancesError
from stances.model.dataset import Dataset
from stances.reading.loader import Loaded
from stances.wording.words import repinned_words

_OPENED = "curate_opened"
_DONE = "curate_done"
_AFTER = "curate_after"


def original() -> Original:
    """The dataset as it stood when the work began; kept until a save or a reload."""
    path = data_file()
    kept: Opened | None = st.session_state.get(_OPENED)
    if kept is not None and kept.path == path:
        return cache.original(kept)
    started = cache.original(open_dataset(path))
    st.session_state[_OPENED] = started.opened
    return started


def ready() -> bool:
    """True if there is a valid file to work on; else False, with a sentence on what to do."""
    try:
        original()
    except StancesError:
        st.info(
            "Curate needs a valid file. Fix these problems and save; this page reloads by itself.",
            icon=":material/hourglass_empty:",
        )
        return False
    return True


def reload_file() -> None:
    """Reads the file again; what stands in the form stays."""
    st.session_state.pop(_OPENED, None)


def after_save() -> None:
    """Once after a save: empties the form that was saved, and names the copy of the version before.

    Called ahead of all widgets, whose values cannot be set once they are there.
    """
    after: Callable[[], None] | None = st.session_state.pop(_AFTER, None)
    if after:
        after()
    done = st.session_state.pop(_DONE, None)
    if done:
        st.success(done, icon=":material/check:")


def propose(edits: Sequence[Edit], *, key: str, after: Callable[[], None] | None = None) -> None:
    """Shows what the edits would change, or what is wrong with them, and saves them when asked.

    ``after`` runs once they are saved.
    """
    if not edits:
        _show_no_changes()
        return
    started = original()
    edits = as_saved(started.dataset, edits)
    outcome = cache.proposal(started, edits)
    if isinstance(outcome, StancesError):
        show_reason(outcome)
        return
    for edit in edits:
        if isinstance(edit, Repinning):
            st.info(repinned_words(started.dataset.as_of, edit.to), icon=":material/event:")
    wanted, now = outcome.after, started.opened
    if _show_preview(outcome) and _save_button(key):
        _save(
            lambda: save(now.path, wanted.text, expected_digest=now.digest, checked=wanted.loaded),
            after,
        )


def propose_source(proposed: SourceProposal, *, key: str, after: Callable[[], None]) -> None:
    """The same for a source text and its record; the text is stored with it."""
    edit = proposed.edit
    st.caption(
        page.as_text(
            f"Saves seeds/{edit.source.name}, as received, and its record in "
            f"{edit.opened.path.name}."
        )
    )
    if _show_preview(proposed.preview) and _save_button(key):
        _save(lambda: save_source(edit), after)


def show_reason(error: StancesError) -> None:
    """Why an edit is not possible: in the words of ``stances check``, without its lines."""
    if not isinstance(error, InvalidData):
        st.error(page.as_text(str(error)))
        return
    st.error(f"Fix {wording.count(len(error.problems), 'problem')} before saving:")
    lines = dict.fromkeys(f"{problem.code}: {problem.message}" for problem in error.problems)
    st.code("\n".join(lines), language=None, wrap_lines=True)


def _save_button(key: str) -> bool:
    return st.button("Save", type="primary", key=f"save_{key}")


def _show_no_changes() -> None:
    st.caption("No changes to save.")


def _show_preview(shown: Preview) -> bool:
    """Shows the lines and the cells that change; False, and a sentence, if none does."""
    if not shown.lines:
        _show_no_changes()
        return False
    _show_warnings(shown.after.loaded)
    dataset = shown.after.loaded.dataset
    for day, changes in shown.cells.items():
        st.markdown(f"**In the grid on {wording.day_words(day)}**")
        words = [_change_words(dataset, change) for change in changes]
        st.text("\n".join(words) or "No cell changes.")
    st.markdown("**In the file**")
    st.code(shown.lines, language="diff", wrap_lines=True)
    return True


def _show_warnings(loaded: Loaded) -> None:
    for problem in loaded.warnings:
        st.warning(page.as_text(f"{problem.code}: {problem.message}"))


def _change_words(dataset: Dataset, change: CellChange) -> str:
    actor = dataset.actors_by_id.get(change.actor)
    issue = dataset.issues_by_id.get(change.issue)
    name = actor.name if actor else change.actor
    title = wording.in_sentence(issue.title) if issue else change.issue
    before, after = (
        "no cell" if cell is None else wording.cell_label(cell).lower()
        for cell in (change.before, change.after)
    )
    return f"{name} on {title}: {before} → {after}"


def _save(saving: Callable[[], Saved], after: Callable[[], None] | None) -> None:
    try:
        saved = saving()
    except Conflict as error:
        _show_conflict(error)
        return
    except InvalidData as error:
        show_problems(error.problems)
        return
    except StancesError as error:
        st.error(page.as_text(str(error)))
        return
    copy = f" The previous version is kept as {saved.backup.name}." if saved.backup else ""
    st.session_state[_DONE] = page.as_text(f"Saved.{copy}")
    reload_file()
    st.session_state[_AFTER] = after
    st.rerun()


def _show_conflict(error: Conflict) -> None:
    """Both versions: what the file says now, and what was to be saved."""
    st.error(
        "Not saved: the file has changed since you started. Neither version is lost. Below is how "
        "yours differs from the file as it is now. Reload the file to check your form against it."
    )
    ours, theirs = error.ours.splitlines(), error.theirs.splitlines()
    lines = "\n".join(difflib.unified_diff(theirs, ours, "the file now", "yours", lineterm=""))
    st.code(lines, language="diff", wrap_lines=True)
    st.button("Reload the file", on_click=reload_file, key="start_again")
