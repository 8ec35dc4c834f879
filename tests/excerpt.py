"""A part of the shipped dataset, cut out of its text: quick to read, and in every way like it."""

import re
from collections.abc import Callable

# All that these actors said, so that no record loses the one that it replaces or contests.
ACTORS = ("richard-grenell", "radoslaw-sikorski", "russia")
_SECTION = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_RECORD = re.compile(r"^(?=  - )", re.MULTILINE)


def excerpt(text: str) -> str:
    """The text with the stances of ``ACTORS`` and what they rest on; all else is as it was."""
    parts = _SECTION.split(text)
    stances = _kept(parts, "stances", lambda record: _field(record, "actor") in ACTORS)
    ids = {_field(record, "id") for record in stances}
    _kept(parts, "corrections", lambda record: _field(record, "record") in ids)
    cited = "".join(part for part in parts if not part.startswith("sources:"))
    names = set(re.findall(r"[\w.-]+", cited))
    _kept(parts, "sources", lambda record: _field(record, "id") in names)
    return "".join(parts)


def _kept(parts: list[str], section: str, wanted: Callable[[str], bool]) -> list[str]:
    """The section's records that are wanted; the others are cut from its part."""
    at = next(at for at, part in enumerate(parts) if part.startswith(f"{section}:"))
    head, *records = _RECORD.split(parts[at])
    kept = [record for record in records if wanted(record)]
    last = not parts[at + 1 :]
    parts[at] = (head + "".join(kept)).rstrip("\n") + ("\n" if last else "\n\n")
    return kept


def _field(record: str, name: str) -> str:
    found = re.search(rf"^(?:  - |    ){name}: (\S+)$", record, re.MULTILINE)
    return found[1] if found else ""
