"""A host is asked one thing at a time, with a pause after it, until the queue is stopped."""

import pytest

from stances.links.queue import HostQueue, StoppedError


def test_a_host_is_left_alone_for_the_pause_and_others_are_not() -> None:
    now, waited = [0.0], list[float]()
    queue = HostQueue(2, clock=lambda: now[0], wait=waited.append)
    with queue.at("a"):
        now[0] = 5.0
    with queue.at("b"):
        assert waited == []
    now[0] = 5.5
    with queue.at("a"):
        assert waited == [1.5]
    now[0] = 99.0
    with queue.at("a"):
        assert waited == [1.5]


def test_after_a_stop_nobody_gets_a_turn() -> None:
    queue = HostQueue(1000)
    with queue.at("a"):
        pass
    queue.stop()
    with pytest.raises(StoppedError), queue.at("a"):
        pass
