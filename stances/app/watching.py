"""Every open page runs again when the dataset's file changes, without the browser asking for it.

A page that asked by a timer would send what its widgets held when it asked. If that crossed with
the answer to a click, it would undo what the click had just opened or chosen. For the same reason a
page that is at work is left alone until it has come to its end.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import get_script_run_ctx

from stances import clock
from stances.app import cache
from stances.errors import UnreadableFile
from stances.exchange.datasets import datasets_in
from stances.exchange.stamps import stamp, stamps_beside

_SECONDS = 1.0


@dataclass(frozen=True)
class Pages:
    """What each open page has seen of the files, by its session."""

    seen: dict[str, str] = field(default_factory=dict)

    def behind(self, open_pages: Collection[str], now: str) -> list[str]:
        """The pages that have seen the files otherwise than they are; closed ones are forgotten."""
        for closed in [each for each in [*self.seen] if each not in open_pages]:
            del self.seen[closed]
        return [each for each in open_pages if self.seen.get(each, now) != now]


def watch(seen: str) -> None:
    """Has this page run again when the files are not as it has ``seen`` them any more."""
    context = get_script_run_ctx()
    # The runtime's exact type, not what stands in for it in a test.
    if context is not None and type(running := _runtime()) is runtime.Runtime:
        _watcher(running).seen[context.session_id] = seen


@st.cache_resource(show_spinner=False)
def _watcher(_running: runtime.Runtime) -> Pages:
    pages = Pages()
    Thread(target=look, args=(lambda: _run_again(_running, pages), Event()), daemon=True).start()
    return pages


def look(check: Callable[[], object], stop: Event) -> None:
    """Calls ``check`` again and again, until ``stop`` is set."""
    while not stop.wait(_SECONDS):
        check()


def on_disk() -> str:
    """The day (rules use it) and the stamp of every file that is shown."""
    try:
        files = list(_files(cache.shown_path()))
    except OSError:  # a folder that cannot be read now; the watch goes on
        files = []
    return " ".join([clock.today().isoformat(), *files])


def _files(path: Path) -> Iterator[str]:
    for dataset in datasets_in(path).values() or [path]:
        yield stamp(dataset)
        with suppress(UnreadableFile):
            yield from stamps_beside(dataset)


def _runtime() -> Any:
    return runtime.get_instance() if runtime.exists() else None


def _run_again(running: runtime.Runtime, pages: Pages) -> None:
    """As Streamlit does when a source file changes; it has no public way to ask for it."""
    sessions = {
        info.session.id: info.session
        for info in running._session_mgr.list_active_sessions()  # noqa: SLF001
    }
    for name in pages.behind(sessions, on_disk()):
        sessions[name]._call_soon_on_event_loop(partial(_rerun, sessions[name]))  # noqa: SLF001


def _rerun(session: AppSession) -> None:
    """Unless it is at work, or has not told yet what its widgets hold since."""
    if session._state is AppSessionState.APP_NOT_RUNNING and session._scriptrunner is None:  # noqa: SLF001
        session.request_rerun(session._client_state)  # noqa: SLF001
