"""Addresses of before: Compare was the first page, and Overview had a path of its own."""

from collections.abc import Mapping

from stances.app.address import COMPARED, FRONT

Moved = tuple[str, dict[str, list[str]]]


def moved(page: str, asked: Mapping[str, list[str]], *, lead: str, arriving: bool) -> Moved | None:
    """The page and the parameters that the address has now; None if they are as asked.

    ``/?cell=``, ``?stance=``, ``?actors=`` and ``?issues=`` name what Compare shows, unless the
    front page has written them: that names the issue on its scale (``scale``) with them. A date
    alone is a date of the front page.
    """
    named = not COMPARED.isdisjoint(asked)
    if page == "overview":
        return FRONT, {**asked, **({"scale": [lead]} if named else {})}
    if page == FRONT and arriving and named and "scale" not in asked:
        return "compare", dict(asked)
    return None
