"""The queue at each host: one request at a time, and a pause after each."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock


class StoppedError(Exception):
    """Nothing more is to be asked."""


class HostQueue:
    """Whose turn it is at each host; shared by all threads of a run.

    ``pause`` is in seconds, counted from the end of the last request. After ``stop`` nobody gets a
    turn any more. ``clock`` gives seconds; ``wait`` waits that many unless it is stopped.
    """

    def __init__(
        self,
        pause: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        self._stopped = Event()
        self._pause, self._clock, self._wait = pause, clock, wait or self._stopped.wait
        self._guard = Lock()
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._free: dict[str, float] = {}

    def stop(self) -> None:
        """Ends all waiting; whoever asks for a turn from now on gets StoppedError."""
        self._stopped.set()

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        """A turn at ``host``, when nobody else is there and the pause is over."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            left = self._free.get(host, 0) - self._clock()
            if left > 0:
                self._wait(left)
            if self._stopped.is_set():
                raise StoppedError
            try:
                yield
            finally:
                self._free[host] = self._clock() + self._pause
