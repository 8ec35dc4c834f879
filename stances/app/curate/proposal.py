"""A proposed edit: what it would change, what is wrong with it, and saving it."""

import difflib
from collections.abc import Callable, Container, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stances import wording
from stances.analysis.cell import Cell
from stances.app import cache, page
from stances.app.cache import Original, SourceProposal, data_file
from stances.app.curate.at_fields import show_in_places
from stances.app.curate.work import SAVE, work
from stances.app.problems import show_problems
from stances.curation.editing import Addition, Change, Edit, Repinning, as_saved
from stances.curation.preview import CellChange, Preview, Side
from stances.curation.saving import Conflict, Saved, open_dataset, save
from stances.curation.seeds import save_source
from stances.errors import InvalidData, Level, StancesError
from stances.model.dataset import Dataset
from stances.reading.loader import Loaded
from stances.reading.yaml_text import Path
from stances.wording.words import repinned_words, stale_age


def original() -> Original:
    """The dataset as it stood when the work began; kept until a save or a reload."""
    path, now = data_file(), work()
    if now.opened is None or now.opened.path != path:
        now.opened = open_dataset(path)
    return cache.original(now.opened)


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
    work().opened = None


def finish() -> None:
    """At the end of the page: says so if a save was asked for that is not possible."""
    now = work()
    if now.wanted.startswith(SAVE):
        st.error("Not saved yet: see above what is missing or wrong.")
    now.end_run()


def propose(
    edits: Sequence[Edit],
    *,
    key: str,
    after: Callable[[], None] | None = None,
    places: Mapping[Path, DeltaGenerator] | None = None,
    label: str = "Save",
) -> None:
    """Shows what the edits would change, or what is wrong with them, and saves them when asked.

    ``after`` runs once they are saved. A problem of the first edit's record is also shown at its
    place among ``places``, which are known by the path inside the record.
    """
    if not edits:
        _show_no_changes()
        return
    started = original()
    first = edits[0]
    edits = as_saved(started.dataset, edits)
    outcome = cache.proposal(started, edits)
    if isinstance(outcome, StancesError):
        if isinstance(outcome, InvalidData) and places and isinstance(first, Addition | Change):
            name = first.record if isinstance(first, Change) else first.fields.get("id", "")
            show_in_places(outcome, first.section, name, places)
        show_reason(outcome)
        return
    for edit in edits:
        if isinstance(edit, Repinning):
            st.info(repinned_words(started.dataset.as_of, edit.to), icon=":material/event:")
    wanted, now = outcome.after, started.opened
    if _show_preview(outcome, key, label):
        _save(
            lambda: save(now.path, wanted.text, expected_digest=now.digest, checked=wanted.loaded),
            after,
            outcome.after,
        )


def propose_source(proposed: SourceProposal, *, key: str, after: Callable[[], None]) -> None:
    """The same for a source text and its record; the text is stored with it."""
    edit = proposed.edit
    st.caption(
        page.as_text(
            f"Saves the text as seeds/{edit.source.name}, and its record in "
            f"{edit.opened.path.name}."
        )
    )
    # That no record cites it yet is why it is there: its passages are coded next.
    if _show_preview(proposed.preview, key, "Save", but={"unused-source"}):
        _save(lambda: save_source(edit), after, proposed.preview.after)


def show_reason(error: StancesError) -> None:
    """Why an edit is not possible: in the words of ``stances check``, without its lines."""
    if not isinstance(error, InvalidData):
        st.error(page.as_text(str(error)))
        return
    wrong = [problem for problem in error.problems if problem.level is Level.ERROR]
    st.error(f"Fix {wording.count(len(wrong), 'problem')} before saving:")
    lines = dict.fromkeys(f"{problem.code}: {problem.message}" for problem in wrong)
    st.code("\n".join(lines), language=None, wrap_lines=True)


def _save_asked(key: str, label: str) -> bool:
    """True if the button, or the keyboard, asks for the save; not if another form's does."""
    own = f"{SAVE} {key}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(label, type="primary", key=f"save_{key}", on_click=work().ask, args=(own,))
        st.caption("or Ctrl+S")
    return work().wanted in (SAVE, own)


def _show_no_changes() -> None:
    st.caption("No changes to save.")


def _show_preview(shown: Preview, key: str, label: str, but: Container[str] = ()) -> bool:
    """Shows the cells and the lines that change; true if they are to be saved."""
    if not shown.lines:
        _show_no_changes()
        return False
    _show_warnings(shown.after.loaded, but)
    dataset = shown.after.loaded.dataset
    for day, changes in shown.cells.items():
        st.markdown(f"**In the grid on {wording.day_words(day)}**")
        words = [_change_words(dataset, change) for change in changes]
        st.text("\n".join(words) or "No cell changes.")
    asked = _save_asked(key, label)
    with st.expander("In the file", expanded=label == "Save"):
        st.code(shown.lines, language="diff", wrap_lines=True)
    return asked


def _show_warnings(loaded: Loaded, but: Container[str]) -> None:
    """The warnings that the edit brings, those of the rules ``but`` aside."""
    before = {(one.code, one.message) for one in original().side.loaded.warnings}
    for problem in loaded.warnings:
        if problem.code in but or (problem.code, problem.message) in before:
            continue
        st.warning(page.as_text(f"{problem.code}: {problem.message}"))


def _change_words(dataset: Dataset, change: CellChange) -> str:
    actor = dataset.actors_by_id.get(change.actor)
    issue = dataset.issues_by_id.get(change.issue)
    name = actor.name if actor else change.actor
    title = wording.in_sentence(issue.title) if issue else change.issue
    words = [_cell_words(cell) for cell in (change.before, change.after)]
    if words[0] == words[1]:
        words = [_cell_words(cell, dated=True) for cell in (change.before, change.after)]
    return f"{name} on {title}: {words[0]} → {words[1]}"


def _cell_words(cell: Cell | None, *, dated: bool = False) -> str:
    """What the grid says of a cell, with its date and age if nothing else tells two apart."""
    if cell is None:
        return "no cell"
    parts = [wording.cell_label(cell).lower()]
    if dated:
        parts += [wording.when_words(cell.date), f"stale, {stale_age(cell)}" if cell.stale else ""]
    return ", ".join(filter(None, parts))


def _save(
    saving: Callable[[], Saved], after: Callable[[], None] | None, side: Side | None = None
) -> None:
    now = work()
    path = original().opened.path
    try:
        saved = saving()
    except Conflict as error:
        _show_conflict(error)
    except InvalidData as error:
        show_problems(error.problems)
    except StancesError as error:
        st.error(page.as_text(str(error)))
    else:
        now.note_save(path, saved, after)
        if side is not None:
            cache.remember(saved.digest, side)
        st.rerun()
    now.wanted = ""


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
