"""What changed between two versions of a dataset, and FORMATS, how that is written.

Importing this loads none of them: a format is loaded when something is written in it.
"""

from collections.abc import Callable, Mapping
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stances.versions.changes import Differences


class Format(NamedTuple):
    """How differences are written; ``function`` names what does it, as ``module:function``."""

    function: str

    def text(self, differences: "Differences", *, old: str, new: str) -> str:
        """The differences in this format; ``old`` and ``new`` name the two sides."""
        write: Callable[..., str] = resolve_name(self.function)
        return write(differences, old=old, new=new)


FORMATS: Mapping[str, Format] = {
    "text": Format("stances.versions.plain:text_of"),
    "markdown": Format("stances.versions.markdown:markdown_of"),
    "json": Format("stances.versions.json:json_of"),
}
