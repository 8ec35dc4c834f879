"""The queue of each host: one request at a time, with a pause after each."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock


class StoppedError(Exception):
    """The crawl was stopped; no more requests may start."""


class HostQueue:
    """The queue of each host, shared by all threads of a crawl.

    ``pause`` is in seconds, from the end of the last request. After ``stop`` no request may start.
    ``clock`` returns seconds; ``wait`` waits for that many unless the queue is stopped.
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
        """Ends all waiting; entering the queue from now on raises StoppedError."""
        self._stopped.set()

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        """Waits until ``host`` is free and the pause is over, and occupies it meanwhile."""
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
