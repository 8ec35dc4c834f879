"""A process that has loaded the dashboard and forks it; one request a line, for `commands`."""

import gc
import json
import os
import signal
import sys
import time
from importlib import import_module
from pkgutil import walk_packages
from select import select
from typing import Any

import stances.app
from stances.cli import main

# What the server imports as it starts, or with the first page.
MODULES = (
    "streamlit.web.bootstrap", "streamlit.web.cli", "streamlit.web.server.starlette", "uvicorn",
)  # fmt: skip


class Forks:
    """The commands that run."""

    def __init__(self) -> None:
        self.running: dict[int, int] = {}

    def start(self, asked: dict[str, Any]) -> int:
        """Runs the command in a process and group of its own; returns its number."""
        number = os.fork()
        if not number:
            _run(**asked)
        os.setpgid(number, number)
        self.running[number] = os.pidfd_open(number)
        return number

    def ended(self, number: int, within: float = 0) -> bool:
        """True if it ends within so many seconds."""
        if number in self.running and select([self.running[number]], [], [], within)[0]:
            os.waitpid(number, 0)
            os.close(self.running.pop(number))
        return number not in self.running

    def end(self, number: int) -> None:
        """Ends it and what it started."""
        if not self.ended(number):
            os.killpg(number, signal.SIGKILL)
            self.ended(number, within=60)


def _run(arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    """Does what ``python -m stances`` does, as if it had been started with these."""
    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        sys.argv = ["stances", *arguments]
        status = main()
    finally:
        os._exit(status)


def load() -> None:
    """Imports whatever a page may come to import; scripts of pages run when they are asked for."""
    for module in MODULES:
        import_module(module)
    for found in walk_packages(stances.app.__path__, "stances.app."):
        if not found.name.endswith(".page"):
            import_module(found.name)
    gc.freeze()


if __name__ == "__main__":
    load()
    forks = Forks()
    for line in sys.stdin:
        request = json.loads(line)
        if "start" in request:
            answer: object = forks.start(request["start"])
        elif "end" in request:
            answer = forks.end(request["end"])
        else:
            answer = forks.ended(request["ended"], request["within"])
        print(json.dumps(answer), flush=True)
    for each in tuple(forks.running):
        forks.end(each)
