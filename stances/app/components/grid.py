"""The grid component: positions, their ages, agreement, the coders' counts, and plain tables."""

from collections.abc import Callable
from typing import Any

from stances.app.components.kit import component, plain
from stances.components.grid.payload import Grid

_grid = component("grid")


def grid(
    payload: Grid,
    *,
    key: str,
    pressed: str | None = None,
    opens: bool = False,
    on_open: Callable[[], None] = lambda: None,
    on_only: Callable[[], None] = lambda: None,
) -> Any:
    """Mounts the table; ``on_open`` runs when a button is pressed (``session_state[key].open``).

    ``on_only`` runs when a legend entry or a count is chosen (``session_state[key].only``).

    ``pressed`` is the id of the button that stays pressed. In a table that ``opens`` evidence the
    panel says which that is, and a change of it does not send the table again. The result's ``go``
    names a page to open, once.
    """
    data = plain(payload) | ({} if opens else {"pressed": pressed})
    return _grid(
        key=key,
        data=data,
        on_open_change=on_open,
        on_only_change=on_only,
        on_go_change=lambda: None,
    )
