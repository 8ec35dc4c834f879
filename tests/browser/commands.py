"""Commands in processes of their own: started, or forked from one that has loaded the dashboard."""

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CAN_FORK = sys.platform == "linux"  # elsewhere some libraries that are loaded do not survive it


class Started:
    """`stances` as anybody starts it, in a process group of its own."""

    def __init__(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "stances", *arguments], cwd=folder, env=environment,
            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def ended(self, within: float) -> bool:
        """True if it ends within so many seconds."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(within)
        return self._process.poll() is not None

    def end(self) -> None:
        """Ends it and what it started, and asks neither."""
        if os.name == "posix":
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()
        self._process.wait()


class Forked:
    """The same for a twentieth of the time: whatever it may import is there."""

    def __init__(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> None:
        asked = {"arguments": [*arguments], "folder": str(folder)}
        self._number = _ask(start=asked | {"environment": dict(environment)})

    def ended(self, within: float) -> bool:
        """True if it ends within so many seconds."""
        return bool(_ask(ended=self._number, within=within))

    def end(self) -> None:
        """Ends it and what it started, and asks neither."""
        _ask(end=self._number)


@cache
def _loaded() -> subprocess.Popen[str]:
    """The process that forks; it ends, with what it started, when this one does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.browser.loaded"], cwd=ROOT, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    atexit.register(process.communicate)
    return process


def _ask(**request: Any) -> Any:
    process = _loaded()
    assert process.stdin is not None
    assert process.stdout is not None
    print(json.dumps(request), file=process.stdin, flush=True)
    return json.loads(process.stdout.readline())
