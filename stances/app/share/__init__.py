"""The share component: one button that copies the address of what is shown."""

from datetime import date
from typing import Any

from stances.app.component import component

_share = component("share")


def share(as_of: date, fixed: dict[str, str], *, key: str) -> Any:
    """Mounts the button; the copied address has the date and ``fixed`` written out."""
    return _share(key=key, data={"as_of": as_of.isoformat(), "fixed": fixed}, width="content")
