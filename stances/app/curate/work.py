"""What a session works on: the file as it was opened, and what is left to do after a save.

Streamlit may end a run at any access to the session, for instance because the file has changed. So
what belongs together is one object there, and changed without going through the session.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from stances.curation.saving import Opened, Saved

_WORK = "curate_work"
SAVE, FETCH, RESTORE = "save", "fetch", "restore"


@dataclass(frozen=True, slots=True)
class LastSave:
    """The save that can be undone: the file, its digest since, and the copy of before."""

    path: Path
    digest: str
    copy: Path | None
    done: str


@dataclass(frozen=True, slots=True)
class LostDraft:
    """A draft whose record is not there any more: its task, and what was typed."""

    task: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class Filling:
    """A form being filled, ahead of its widgets.

    A run that ends early leaves fields behind that the browser never got, and takes for unchanged.
    They get their content once more; what the curator has changed meanwhile stays.
    """

    call: Callable[[], None]
    filled: dict[Any, tuple[Any, Any]] | None = None

    def run(self) -> None:
        """Fills the form; in a later run only the fields that still hold what they held before."""
        if self.filled is None:
            before = dict(st.session_state.items())
            self.call()
            self.filled = {
                key: (before.get(key), one)
                for key, one in st.session_state.items()
                if before.get(key) is not one and before.get(key) != one
            }
            return
        for key, (old, new) in self.filled.items():
            if st.session_state.get(key) == old:
                st.session_state[key] = new


@dataclass(slots=True)
class Work:
    """``due`` are the forms to fill until a run has come to its end.

    ``wanted`` is what was asked for (a save, a fetch, an earlier copy) and is not done yet,
    ``saves`` counts the saves; ``said`` is how an undoing went, with whether it succeeded.
    ``drafts`` are the tasks of the drafts that were brought back, each with whether its record has
    changed since.
    """

    opened: Opened | None = None
    due: tuple[Filling, ...] = ()
    wanted: str = ""
    saves: int = 0
    last: LastSave | None = None
    said: tuple[bool, str] | None = None
    drafts: tuple[tuple[str, bool], ...] = ()
    lost_drafts: tuple[LostDraft, ...] = ()

    def note_save(
        self, path: Path, saved: Saved, after: Callable[[], None] | None, *, done: str = "Saved."
    ) -> None:
        """The file is another now: it is read again, and the form is emptied by ``after``."""
        self.opened, self.wanted = None, ""
        self.due = (Filling(after),) if after else ()
        self.last = LastSave(path, saved.digest, saved.backup, done)
        self.said, self.drafts = None, ()
        self.saves += 1

    def forget(self) -> None:
        """Another dataset is at work now."""
        self.opened, self.last, self.said, self.wanted = None, None, None, ""
        self.due, self.drafts, self.lost_drafts = (), (), ()

    def fill(self, call: Callable[[], None]) -> None:
        """From a callback: fills a form, again if a run ends before the browser has it whole."""
        self.due = (*self.due, Filling(call))

    def ask(self, what: str) -> None:
        """Callback: it is done in this run; in a later one if this is ended before."""
        self.wanted = what

    def begin_run(self) -> None:
        """Ahead of all widgets, whose values cannot be set once they are there."""
        for filling in self.due:
            filling.run()

    def end_run(self) -> None:
        """All widgets have their values now."""
        self.due = ()
        self.said = None
        self.wanted = ""


def work() -> Work:
    """The work of this session."""
    present: Work = st.session_state.setdefault(_WORK, Work())
    return present
