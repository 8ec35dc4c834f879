"""The copy of a page that the Internet Archive keeps, as its availability service says."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from stances.gathering.fetch import Limits, fetch
from stances.gathering.gathered import Gathered, NotGathered, Outcome
from stances.model.addresses import host_of, is_link

ARCHIVE = "https://archive.org"
_HERE = "web.archive.org"
_NONE = "the Internet Archive has no copy yet; save one at https://web.archive.org/save"


def archived_copy(
    address: str, *, near: str | None = None, limits: Limits | None = None, server: str = ARCHIVE
) -> str | None:
    """The address of the copy closest to the date ``near`` (EDTF); None if there is none.

    NotGathered if the archive does not answer. Only the archive is asked, never the page itself.
    """
    day = "".join(c for c in (near or "").partition("/")[0] if c.isdigit())
    query = f"url={quote(address, safe='')}" + (f"&timestamp={day}" if day else "")
    try:
        answer = fetch(
            f"{server.rstrip('/')}/wayback/available?{query}",
            limits=limits or Limits(),
            accept="application/json",
        )
        return _closest(json.loads(answer.raw), server)
    except NotGathered as error:
        why = f"it answered with {error.status}; try again later" if error.status else str(error)
        raise NotGathered(
            error.outcome, f"the Internet Archive could not be asked: {why}"
        ) from None
    except (ValueError, RecursionError):
        raise NotGathered(
            Outcome.UNREADABLE, "the Internet Archive answered something else; try again later"
        ) from None


def with_copy(
    gathered: Gathered, *, near: str | None = None, limits: Limits, server: str = ARCHIVE
) -> Gathered:
    """The document with its archived copy, or with a remark on why there is none."""
    address = gathered.final_address or ""
    try:
        copy = archived_copy(address, near=near or gathered.date, limits=limits, server=server)
    except NotGathered as error:
        return replace(gathered, remarks=(*gathered.remarks, str(error)))
    if copy is None:
        return replace(gathered, remarks=(*gathered.remarks, _NONE))
    return replace(gathered, archived=copy)


def copy_instead(
    address: str, *, near: str | None = None, limits: Limits, server: str = ARCHIVE
) -> str:
    """Of a page that is gone: which copy there is, or why none is known; a part of a sentence."""
    try:
        copy = archived_copy(address, near=near, limits=limits, server=server)
    except NotGathered as error:
        return str(error)
    has = "the Internet Archive has"
    return f"{has} a copy: {copy}" if copy else f"{has} no copy of it"


def _closest(answer: Any, server: str) -> str | None:
    """The address in the answer, if it says that the copy is there and was no error page."""
    snapshots = answer.get("archived_snapshots") if isinstance(answer, dict) else None
    closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
    if not isinstance(closest, dict) or closest.get("available") is not True:
        return None
    address, status = str(closest.get("url") or ""), str(closest.get("status") or "200")
    if status != "200" or not is_link(address):
        return None
    if host_of(address) not in {_HERE, host_of(server)}:
        return None
    if host_of(address) == _HERE:
        return address.replace("http://", "https://", 1)
    return address
