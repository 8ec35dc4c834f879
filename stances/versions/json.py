"""What changed, as JSON for programs: every value in full."""

import json
from dataclasses import asdict
from typing import Any

from stances.versions.changes import Change, Differences, Edition


def json_of(differences: Differences, *, old: str, new: str) -> str:
    """The differences as a JSON object; ``old`` and ``new`` are the names of the two versions."""
    document = {
        "old": _edition(differences.old, old),
        "new": _edition(differences.new, new),
        "changed": not differences.empty,
        "positions": [asdict(shift) for shift in differences.shifts],
        "changes": [_change(change, differences) for change in differences.changes],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _edition(edition: Edition, name: str) -> dict[str, str]:
    return {
        "name": name,
        "dataset": edition.dataset,
        "version": edition.version,
        "as_of": edition.as_of.isoformat(),
    }


def _change(change: Change, differences: Differences) -> dict[str, Any]:
    record = {
        "section": change.section,
        "kind": change.kind.value,
        "record": change.record,
        "fields": [asdict(field) for field in change.fields],
    }
    if change.section == "stances":
        record["positions"] = [asdict(shift) for shift in differences.shifts_at(change)]
    return record
