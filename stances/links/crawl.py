"""The crawl: many addresses asked by a few threads, the hosts in rotation."""

from collections import deque
from collections.abc import Generator, Sequence
from itertools import zip_longest
from queue import Empty, SimpleQueue
from threading import Thread

from stances.links.asking import Answer, ask, opener
from stances.links.queue import HostQueue, StoppedError
from stances.model.addresses import host_of

_LOOK_UP = 0.5


def crawl(
    addresses: Sequence[str], *, workers: int, timeout: float, pause: float
) -> Generator[tuple[str, Answer], None, None]:
    """Each address with its answer, as they come in.

    At most ``workers`` requests are under way, and one at a host, with ``pause`` seconds after it.
    Closing the iterator ends the asking; what is under way then is left to itself.
    """
    queue, answers = HostQueue(pause), SimpleQueue[tuple[str, Answer]]()
    waiting = deque(interleaved(addresses))
    by = opener()

    def work() -> None:
        try:
            while waiting:
                address = waiting.popleft()
                answers.put((address, ask(address, by=by, queue=queue, timeout=timeout)))
        except (IndexError, StoppedError):
            return

    threads = [Thread(target=work, daemon=True) for _ in range(min(workers, len(addresses)))]
    for thread in threads:
        thread.start()
    try:
        left = len(addresses)
        while left:
            try:  # a wait without an end could not be interrupted on every system
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
    """The addresses with those of one host as far apart as a round through all hosts allows."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(host_of(address), []).append(address)
    rounds = zip_longest(*hosts.values())
    return [address for one_round in rounds for address in one_round if address is not None]
