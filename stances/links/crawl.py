"""The crawl: many addresses checked by a few threads, the hosts in rotation."""

from collections import deque
from collections.abc import Generator, Sequence
from itertools import zip_longest
from queue import Empty, SimpleQueue
from threading import Thread

from stances.links.answer import Answer, check, opener
from stances.links.queue import HostQueue, StoppedError
from stances.model.addresses import host_of

_LOOK_UP = 0.5


def crawl(
    addresses: Sequence[str], *, workers: int, timeout: float, pause: float
) -> Generator[tuple[str, Answer], None, None]:
    """Each address with its answer, as they arrive.

    At most ``workers`` requests run at a time, and one per host, followed by ``pause`` seconds.
    Closing the iterator stops the crawl; requests still running are abandoned.
    """
    queue, answers = HostQueue(pause), SimpleQueue[tuple[str, Answer]]()
    waiting = deque(interleaved(addresses))
    director = opener()

    def work() -> None:
        try:
            while waiting:
                address = waiting.popleft()
                answer = check(address, director=director, queue=queue, timeout=timeout)
                answers.put((address, answer))
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
