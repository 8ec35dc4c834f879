"""An expectation that waits costs no more than the wait.

Whenever Playwright's own looks and what it expects is not there yet, it writes down the whole page,
for the message that it would fail with: on ours that is longer than what the page takes to come. So
what is waited for is awaited first, and looked at then.
"""

from contextlib import suppress
from re import Pattern
from typing import Any

from playwright._impl.assertions import LocatorAssertions, PageAssertions
from playwright._impl.errors import Error

_STATES = {"to.be.visible": "visible", "to.be.hidden": "hidden"}


def make_patient() -> None:
    """From now on an element is judged once there is one, and an address once it has come."""
    judged = LocatorAssertions._call_expect
    judged_address = PageAssertions.to_have_url

    async def awaited(
        self: LocatorAssertions, expression: str, options: Any, title: str | None
    ) -> Any:
        if not (self._is_not or expression == "to.have.count" or expression.endswith(".array")):
            state: Any = _STATES.get(expression, "attached")
            with suppress(Error):  # is told by the expectation
                await self._actual_locator.wait_for(state=state, timeout=options["timeout"])
        return await judged(self, expression, options, title)

    async def awaited_address(
        self: PageAssertions,
        url_or_reg_exp: str | Pattern[str],
        timeout: float | None = None,
        ignore_case: bool | None = None,
    ) -> None:
        if isinstance(url_or_reg_exp, Pattern) and not self._is_not:
            wait = self._timeout if timeout is None else timeout
            with suppress(Error):
                await self._actual_page.main_frame.wait_for_url(url_or_reg_exp, "commit", wait)
        await judged_address(self, url_or_reg_exp, timeout, ignore_case)

    LocatorAssertions._call_expect = awaited  # type: ignore[method-assign]
    PageAssertions.to_have_url = awaited_address  # type: ignore[method-assign]
