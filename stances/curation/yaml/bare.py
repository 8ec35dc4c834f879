"""Values that need no marks or single ones: most of a dataset, written without an emitter.

They are written exactly as ruamel.yaml would (a test compares the two), which takes some
milliseconds a record.
"""

import re
from typing import Any

_LETTER = "A-Za-z\u00c0-\u017f"
_MIDDLE = rf"{_LETTER}0-9 ./()'\"_;\u2013\u2014\u2018\u2019\u201c\u201d"
_IN_BRACKETS = re.compile(rf"[{_LETTER}]([{_MIDDLE}-]*[{_LETTER}0-9.)'\"])?")
_ALONE = re.compile(rf"[{_LETTER}]([{_MIDDLE},!%&+=$-]|:(?![ ?]))*(?<![ :])")
_IN_MARKS = re.compile(rf"[{_LETTER}][{_MIDDLE},:?!%&+=$[\]{{}}-]*(?<! )")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MEANS_MORE = frozenset(
    {"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", "nan", "inf"}
)


def bare(value: Any, *, inside: bool) -> str:
    """The value as it stands in a file, or empty if that is not plain; ``inside`` brackets."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str) or value.lower() in _MEANS_MORE:
        return ""
    if _DAY.fullmatch(value):
        return value
    if (_IN_BRACKETS if inside else _ALONE).fullmatch(value):
        return value
    marks = ": " in f"{value} " or (inside and "," in value)
    if marks and _IN_MARKS.fullmatch(value):
        return "'" + value.replace("'", "''") + "'"
    return ""
