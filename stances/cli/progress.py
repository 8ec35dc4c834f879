"""A word of progress on a terminal for what takes more than two seconds."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 2.0


class Progress:
    """Says what is being done once it has taken longer than ``PATIENCE``, and then each step."""

    def __init__(self, say: Callable[[str], Any], timer: Callable[..., Any]) -> None:
        self._say, self._timer = say, timer
        self._what, self._late = "", False
        self._waiting: Any = None
        self._lock = threading.Lock()

    def begin(self, what: str) -> None:
        """Notes the next step."""
        with self._lock:
            self._what = what
            if self._late:
                self._say(what)
            elif self._waiting is None:
                self._waiting = self._timer(PATIENCE, self._be_late)
                self._waiting.daemon = True
                self._waiting.start()

    def end(self) -> None:
        """Nothing more is said."""
        with self._lock:
            if self._waiting is not None:
                self._waiting.cancel()
            self._say = lambda _: None

    def _be_late(self) -> None:
        with self._lock:
            self._late = True
            self._say(self._what)


_running: list[Progress] = []


def begin(what: str) -> None:
    """Notes what the running command does next, such as "reading the data"."""
    for progress in _running:
        progress.begin(what)


@contextmanager
def progress(timer: Callable[..., Any] = threading.Timer) -> Iterator[None]:
    """Progress of what runs inside on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    stream = sys.stderr
    running = Progress(lambda what: print(f"stances: {what} …", file=stream, flush=True), timer)
    _running.append(running)
    try:
        yield
    finally:
        running.end()
        _running.remove(running)
