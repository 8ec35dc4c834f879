"""A host gets one request at a time, with a pause after it, until the queue is stopped."""

import pytest

from stances.links.queue import HostQueue, StoppedError


def test_the_pause_is_for_one_host_only() -> None:
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


def test_after_a_stop_no_request_may_start() -> None:
    queue = HostQueue(1000)
    with queue.at("a"):
        pass
    queue.stop()
    with pytest.raises(StoppedError), queue.at("a"):
        pass
