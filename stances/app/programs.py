"""``/api``, loaded when a program first asks for it: no page waits for that."""

from functools import cache

from anyio import to_thread
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application to be mounted."""
    application = await to_thread.run_sync(_application)
    await application(scope, receive, send)


@cache
def _application() -> Starlette:
    from stances.api.web import api  # noqa: PLC0415
    from stances.app.outlet import Outlet  # noqa: PLC0415

    return api(Outlet())
