"""What a run of a page sends, held until the run has ended, so that a browser draws it once.

Streamlit sends each element as it is made, and its page draws all of itself again for whatever has
come within ten milliseconds: five or six times a run, of which a reader sees only the last.
"""

import asyncio
from contextlib import suppress

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from stances.app.guard import Application, Message, Receive, Send

LONGEST = 0.15  # seconds; what takes longer is shown as it comes
_AT_ONCE = frozenset({"new_session", "session_status_changed"})
_READ = 65_536  # bytes; what is larger is an element


class Together:
    """The application, from whose sessions a browser receives each run at once."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Holds what a session sends; everything else passes."""
        await self.app(scope, receive, _Held(send) if scope["type"] == "websocket" else send)


class _Held:
    """Sends the messages in their order: how a run begins and ends, and all between with its end.

    The browser draws the beginning while the server makes the rest.
    """

    def __init__(self, send: Send) -> None:
        self.send = send
        self.messages: list[Message] = []
        self.running = False
        self.timer: asyncio.TimerHandle | None = None
        self.late: asyncio.Task[None] | None = None
        self.lock = asyncio.Lock()

    async def __call__(self, message: Message) -> None:
        kind = _kind(message)
        if kind in ("new_session", "script_finished"):
            self.running = kind == "new_session"
        self.messages.append(message)
        if not self.running or kind in _AT_ONCE or not message.get("bytes"):
            await self._release()
        elif self.timer is None:
            self.timer = asyncio.get_running_loop().call_later(LONGEST, self._end_wait)

    def _end_wait(self) -> None:
        self.late = asyncio.get_running_loop().create_task(self._release_late())

    async def _release_late(self) -> None:
        with suppress(Exception):  # the reader has gone, which the session learns by itself
            await self._release()

    async def _release(self) -> None:
        if self.timer:
            self.timer.cancel()
            self.timer = None
        async with self.lock:
            while self.messages:
                await self.send(self.messages.pop(0))


def _kind(message: Message) -> str | None:
    """What Streamlit's message is about, None if it is none or an element of some size."""
    content: bytes = message.get("bytes") or b""
    if not 0 < len(content) <= _READ:
        return None
    kind: str | None = ForwardMsg.FromString(content).WhichOneof("type")
    return kind
