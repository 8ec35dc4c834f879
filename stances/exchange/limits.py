"""How large what comes in may be: for ``door``, and for a reader in a process of its own.

It imports nothing, so that such a process has begun before it has anything to read.
"""

MOST_BYTES = 512 * 1024**2  # of a table, unpacked
MOST_ROWS = 5_000_000
MEMORY = "/dev/shm"  # noqa: S108  (a file there is in memory, and readable by its owner alone)
