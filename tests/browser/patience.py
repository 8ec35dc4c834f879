"""An expectation that waits costs no more than the wait.

Whenever Playwright's own looks and what it expects is not there yet, it writes down the whole page,
for the message that it would fail with: on ours that is longer than what the page takes to come. So
what is waited for is awaited first, and looked at then.
"""

from contextlib import suppress
from typing import Any

from playwright._impl.assertions import LocatorAssertions
from playwright._impl.errors import Error

_STATES = {"to.be.visible": "visible", "to.be.hidden": "hidden"}


def make_patient() -> None:
    """From now on, whatever is expected of an element is asked once there is one."""
    judged = LocatorAssertions._call_expect

    async def awaited(
        self: LocatorAssertions, expression: str, options: Any, title: str | None
    ) -> Any:
        if not (self._is_not or expression == "to.have.count" or expression.endswith(".array")):
            state: Any = _STATES.get(expression, "attached")
            with suppress(Error):  # is told by the expectation
                await self._actual_locator.wait_for(state=state, timeout=options["timeout"])
        return await judged(self, expression, options, title)

    LocatorAssertions._call_expect = awaited  # type: ignore[method-assign]
