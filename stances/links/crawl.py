"""The crawl: many addresses checked by a few threads, the hosts in rotation."""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from itertools import zip_longest
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from stances.links.answer import Answer, check, opener
from stances.links.queue import HostQueue, StoppedError
from stances.model.addresses import host_of

Given = TypeVar("Given")
_LOOK_UP = 0.5


def crawl(
    addresses: Sequence[str], *, workers: int, timeout: float, pause: float
) -> Generator[tuple[str, Answer], None, None]:
    """Each address with its answer, as they arrive; the rest as in ``ask_all``."""
    director = opener()

    def ask(address: str, queue: HostQueue) -> Answer:
        return check(address, director=director, queue=queue, timeout=timeout)

    return ask_all(addresses, ask, workers=workers, pause=pause)


def ask_all(
    addresses: Sequence[str], ask: Callable[[str, HostQueue], Given], *, workers: int, pause: float
) -> Generator[tuple[str, Given], None, None]:
    """Each address with what ``ask`` gives for it, as the answers arrive.

    ``ask`` enters the queue of a host around each request.
    At most ``workers`` requests run at a time, and one per host, followed by ``pause`` seconds.
    Closing the iterator stops the crawl; requests still running are abandoned.
    """
    queue, answers = HostQueue(pause), SimpleQueue[tuple[str, Given]]()
    waiting = deque(interleaved(addresses))

    def work() -> None:
        try:
            while waiting:
                address = waiting.popleft()
                answers.put((address, ask(address, queue)))
        except (IndexError, StoppedError):
            return

    threads = [Thread(target=work, daemon=True) for _ in range(min(workers, len(addresses)))]
    for thread in threads:
        thread.start()
    try:
        left = len(addresses)
        while left:
            try:  # an endless wait could not be interrupted on every system
                answer = answers.get(timeout=_LOOK_UP)
            except Empty:
                continue
            left -= 1
            yield answer
        for thread in threads:
            thread.join()
    finally:
        queue.stop()


def interleaved(addresses: Sequence[str]) -> list[str]:
    """The addresses in rounds through the hosts, so that those of one host are far apart."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(host_of(address), []).append(address)
    rounds = zip_longest(*hosts.values())
    return [address for one_round in rounds for address in one_round if address is not None]
