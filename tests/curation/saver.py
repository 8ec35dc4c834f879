"""Saves two versions of a dataset in turn until it is killed; one such child a line of input."""

import os
import sys
from datetime import date
from pathlib import Path

from stances.curation.saving import digest, save

today, path = date.fromisoformat(sys.argv[1]), Path(sys.argv[2])
texts = [Path(name).read_text("utf-8") for name in sys.argv[3:]]


def say(words: object) -> None:
    """A line in one piece, whoever else writes."""
    os.write(1, f"{words}\n".encode())


say("ready")
for _ in sys.stdin:
    child = os.fork()
    if child:
        say(child)
        os.waitpid(child, 0)
        say("dead")
        continue
    number = 0
    while True:
        standing = path.read_bytes()
        number += 1
        text = next(text for text in texts if text.encode() != standing)
        say(f"save {number}")
        save(path, text, expected_digest=digest(standing), today=today)
