"""What a click does is done whole, even if the page is asked for something else meanwhile.

Streamlit ends a run at any access to the session once another one is asked for; also before the
callbacks of the first and in the midst of them. The browser tells of a click only once, so it
would be lost: of two quick choices, the first.
"""

from functools import wraps
from typing import Any

from streamlit.runtime.state.safe_session_state import SafeSessionState


def keep_whole() -> None:
    """From now on a run is not ended before its callbacks have come to their end.

    Streamlit looks for another request right after them by itself.
    """
    prepare = SafeSessionState.on_script_will_rerun
    if hasattr(prepare, "__wrapped__"):
        return

    @wraps(prepare)
    def whole(self: SafeSessionState, *given: Any, **named: Any) -> None:
        look = self._yield_callback
        object.__setattr__(self, "_yield_callback", lambda: None)
        try:
            prepare(self, *given, **named)
        finally:
            object.__setattr__(self, "_yield_callback", look)

    SafeSessionState.on_script_will_rerun = whole  # type: ignore[method-assign]
