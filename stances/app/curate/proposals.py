"""A proposed edit: what it would change, what is wrong with it, and saving it."""

import difflib
from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from stances import wording
from stances.app import filters, parts
from stances.app.cache import data_file
from stances.curation.editing import Edit, Edited, edited
from stances.curation.preview import CellChange, cell_changes, line_changes
from stances.curation.saving import Conflict, Opened, Saved, open_dataset, save
from stances.curation.seeds import SourceEdit, save_source
from stances.errors import InvalidData, Problem, StancesError
from stances.reading.loader import Loaded, parse

_OPENED = "curate_opened"
_DONE = "curate_done"
_AFTER = "curate_after"


def begun() -> Opened:
    """The dataset's text as it stood when the work began; kept until a save or a new start."""
    path = data_file()
    held: tuple[Opened, Loaded] | None = st.session_state.get(_OPENED)
    if held is None or held[0].path != path:
        text = open_dataset(path)
        held = text, parse(text.text.encode(), file=text.file, seeds=text.seeds)
        st.session_state[_OPENED] = held
    return held[0]


def ready() -> bool:
    """True where there is a valid file to work on; else False, and a sentence on what to do."""
    try:
        begun()
    except StancesError:
        st.info(
            "Curate waits until the file is mended: correct the places named above in an editor "
            "and save; this page follows.",
            icon=":material/hourglass_empty:",
        )
        return False
    return True


def standing() -> Loaded:
    """The dataset that the work began with."""
    begun()
    loaded: Loaded = st.session_state[_OPENED][1]
    return loaded


def start_again() -> None:
    """Reads the file again; what stands in the form stays."""
    st.session_state.pop(_OPENED, None)


def after_save() -> None:
    """Once after a save: empties the form that was saved, and says where the copy before is.

    Called ahead of all widgets, whose values cannot be set once they are there.
    """
    after: Callable[[], None] | None = st.session_state.pop(_AFTER, None)
    if after:
        after()
    done = st.session_state.pop(_DONE, None)
    if done:
        st.success(done, icon=":material/check:")


def propose(edits: Sequence[Edit], *, key: str, after: Callable[[], None] | None = None) -> None:
    """Judges the edits as they stand, shows what they change, and saves them when asked.

    ``after`` runs once they are saved.
    """
    now = begun()
    try:
        made = edited(now.text, edits, file=now.file, seeds=now.seeds)
    except InvalidData as error:
        st.error(f"{wording.count(len(error.problems), 'problem')} to correct before saving:")
        unsaved_problems(error.problems)
        return
    except StancesError as error:
        st.error(filters.escaped(str(error)))
        return
    if _shown(now, made) and st.button("Save", type="primary", key=f"save_{key}"):
        _save(lambda: save(now.path, made.text, expected_digest=now.digest), after)


def unsaved_problems(problems: Sequence[Problem]) -> None:
    """Problems of what is not in the file yet: in the words of ``check``, without its lines."""
    told = dict.fromkeys(f"{problem.code}: {problem.message}" for problem in problems)
    st.code("\n".join(told), language=None, wrap_lines=True)


def propose_source(edit: SourceEdit, *, key: str, after: Callable[[], None]) -> None:
    """The same for a source text and its record; the text is stored with it."""
    where = f"{edit.opened.path.parent.name} and seeds/{edit.source.name}"
    st.caption(filters.escaped(f"Changes {where}, as received."))
    if _shown(begun(), edit.edited) and st.button("Save", type="primary", key=f"save_{key}"):
        _save(lambda: save_source(edit), after)


def _shown(now: Opened, made: Edited) -> bool:
    """Shows the lines and the cells that change; False, and said so, where none does."""
    lines = line_changes(now.text, made.text, file=now.file)
    if not lines:
        st.caption("Nothing to save: the record stands in the file like this.")
        return False
    for problem in made.loaded.warnings:
        st.warning(filters.escaped(f"{problem.code}: {problem.message}"))
    for day in _days(made.loaded):
        changes = cell_changes(standing(), made.loaded, as_of=day)
        st.markdown(f"**In the grid, on {wording.day_words(day)}**")
        words = [_change_words(made.loaded, change) for change in changes]
        st.text("\n".join(words) or "No cell changes.")
    st.markdown("**In the file**")
    st.code(lines, language="diff", wrap_lines=True)
    return True


def _days(loaded: Loaded) -> list[date]:
    """The days on which to look: those of the records that change, and the last of all."""
    before = standing().dataset.stances_by_id
    stances = loaded.dataset.stances
    changed = {s.date.earliest for s in stances if before.get(s.id) != s}
    last = max([loaded.dataset.dataset.as_of.earliest, *(s.date.earliest for s in stances)])
    return sorted({*sorted(changed)[:3], last})


def _change_words(loaded: Loaded, change: CellChange) -> str:
    actor = loaded.dataset.actors_by_id.get(change.actor)
    issue = loaded.dataset.issues_by_id.get(change.issue)
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
        _conflict(error)
        return
    except InvalidData as error:
        parts.problem_list(error.problems)
        return
    except StancesError as error:
        st.error(filters.escaped(str(error)))
        return
    copy = f" The version before is kept as {saved.backup.name}." if saved.backup else ""
    st.session_state[_DONE] = filters.escaped(f"Saved.{copy}")
    start_again()
    st.session_state[_AFTER] = after
    st.rerun()


def _conflict(error: Conflict) -> None:
    """Both versions: what the file says now, and what was to be saved."""
    st.error(
        "Not saved: the file was changed meanwhile. Nothing of either version is lost. Below "
        "stands how yours differs from the file as it is now; start again from the file, and your "
        "form is checked against it."
    )
    ours, theirs = error.ours.splitlines(), error.theirs.splitlines()
    lines = "\n".join(difflib.unified_diff(theirs, ours, "the file now", "yours", lineterm=""))
    st.code(lines, language="diff", wrap_lines=True)
    st.button("Start again from the file", on_click=start_again, key="start_again")
