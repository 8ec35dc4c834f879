"""What changed between two versions of a dataset, and FORMATS, the formats to print it in.

Importing this loads none of them: a format is loaded when it is first used.
"""

from collections.abc import Callable, Mapping
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stances.versions.changes import Differences


class Format(NamedTuple):
    """A format of differences; ``function`` is the function that writes it, ``module:function``."""

    function: str

    def text(self, differences: "Differences", *, old: str, new: str) -> str:
        """The differences in this format; ``old`` and ``new`` are the names of the two versions."""
        write: Callable[..., str] = resolve_name(self.function)
        return write(differences, old=old, new=new)


FORMATS: Mapping[str, Format] = {
    "text": Format("stances.versions.plain:text_of"),
    "markdown": Format("stances.versions.markdown:markdown_of"),
    "json": Format("stances.versions.json:json_of"),
}
