"""What a page needs, loaded before the first one asks: while its browser fetches the scripts."""

import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Thread

# The router's and the front page's, then those of the pages that people open next.
MODULES = (
    "pandas",
    "stances.app.cache",
    "stances.app.views.front.board",
    "stances.app.address",
    "stances.app.frame",
    "stances.app.moved",
    "stances.app.parameters",
    "stances.app.problems",
    "stances.app.switcher",
    "stances.app.watching",
    "stances.app.signing_in",
)
_SWITCH = (
    0.0005  # seconds; with the usual 0.005 the server waits as long for each of a page's files
)


@asynccontextmanager
async def loaded_ahead(_app: object) -> AsyncIterator[None]:
    """A lifespan: the loading begins with the server, beside it."""
    Thread(target=load, daemon=True, name="ahead").start()
    yield


def load(modules: Sequence[str] = MODULES, read: Callable[[], object] | None = None) -> None:
    """Imports the modules, then reads the dataset; what goes wrong goes wrong again on the page."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, _SWITCH))
    try:
        for module in modules:
            import_module(module)
        (read or _read)()
    except Exception:  # noqa: BLE001, S110  the page says it, and shows it
        pass
    finally:
        sys.setswitchinterval(before)


def _read() -> object:
    from stances.app.cache import data_file, served_at  # noqa: PLC0415

    return served_at(data_file())
