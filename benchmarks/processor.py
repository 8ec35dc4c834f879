"""What processes have had of the processor, as Linux tells it."""

import os
from contextlib import suppress
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def seconds_of(root: int) -> float:
    """The seconds of the processor that this process and those below it have had so far."""
    parents: dict[int, list[int]] = {}
    ticks: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            number, rest = entry.read_text().split(" ", 1)
            fields = rest.rpartition(") ")[2].split()
            parents.setdefault(int(fields[1]), []).append(int(number))
            ticks[int(number)] = sum(map(int, fields[11:15]))
    total, queue = 0, [root]
    while queue:
        at = queue.pop()
        total += ticks.get(at, 0)
        queue += parents.get(at, [])
    return total / _TICK
