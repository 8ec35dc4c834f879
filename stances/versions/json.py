"""What changed, as JSON: every value whole, for a program."""

import json
from dataclasses import asdict
from typing import Any

from stances.versions.changes import Change, Differences, Edition


def json_of(found: Differences, *, old: str, new: str) -> str:
    """The differences as a JSON object; ``old`` and ``new`` name the two sides."""
    made = {
        "old": _edition(found.old, old),
        "new": _edition(found.new, new),
        "changed": not found.empty,
        "positions": [asdict(shift) for shift in found.shifts],
        "changes": [_change(change, found) for change in found.changes],
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _edition(edition: Edition, name: str) -> dict[str, str]:
    return {
        "name": name,
        "dataset": edition.dataset,
        "version": edition.version,
        "as_of": edition.as_of.isoformat(),
    }


def _change(change: Change, found: Differences) -> dict[str, Any]:
    made = {
        "section": change.section,
        "kind": change.kind.value,
        "record": change.record,
        "fields": [asdict(field) for field in change.fields],
    }
    if change.section == "stances":
        made["positions"] = [asdict(shift) for shift in found.shifts_at(change)]
    return made
