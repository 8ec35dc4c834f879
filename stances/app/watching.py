"""Every open page runs again when the dataset's file changes, without the browser asking for it.

A page that asked by a timer would send what its widgets held when it asked. If that crossed with
the answer to a click, it would undo what the click had just opened or chosen.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.app_session import AppSession

from stances import clock
from stances.app import cache
from stances.exchange.datasets import datasets_in
from stances.reading.seeds import seeds_folder

_SECONDS = 1.0


def watch() -> None:
    """Looks at the dataset's files from now on, once a server."""
    if type(running := _runtime()) is runtime.Runtime:  # not what stands in for it in a test
        _watcher(running)


@st.cache_resource(show_spinner=False)
def _watcher(_running: runtime.Runtime) -> Thread:
    thread = Thread(target=look, args=(on_disk, lambda: _run_again(_running), Event()), daemon=True)
    thread.start()
    return thread


def look(state: Callable[[], str], changed: Callable[[], object], stop: Event) -> None:
    """Calls ``changed`` each time that ``state`` says something new, until ``stop`` is set."""
    seen = state()
    while not stop.wait(_SECONDS):
        now = state()
        if now != seen:
            seen = now
            changed()


def on_disk() -> str:
    """The day (rules use it) and the name, size and time of every file that is shown."""
    return " ".join([clock.today().isoformat(), *_files(cache.shown_path())])


def _files(path: Path) -> Iterator[str]:
    inside = datasets_in(path).values() or [path]
    for file in [each for dataset in inside for each in (dataset, *_texts(dataset))]:
        try:
            stat = file.stat()
        except OSError:
            continue
        yield f"{file.name}:{stat.st_size}:{stat.st_mtime_ns}"


def _texts(dataset: Path) -> list[Path]:
    """The files on which the dataset rests besides its own."""
    folder = dataset if dataset.is_dir() else seeds_folder(dataset)
    if dataset.name == "datapackage.json":
        folder = dataset.parent
    try:
        return [Path(entry) for entry in sorted(os.scandir(folder), key=lambda each: each.name)]
    except OSError:
        return []


def _runtime() -> Any:
    return runtime.get_instance() if runtime.exists() else None


def _run_again(running: runtime.Runtime) -> None:
    """As Streamlit does when a source file changes; it has no public way to ask for it."""
    for info in running._session_mgr.list_active_sessions():  # noqa: SLF001
        info.session._call_soon_on_event_loop(partial(_rerun, info.session))  # noqa: SLF001


def _rerun(session: AppSession) -> None:
    session.request_rerun(session._client_state)  # noqa: SLF001
