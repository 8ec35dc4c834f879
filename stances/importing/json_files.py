"""JSON of others, read within limits."""

import json
from pathlib import Path
from typing import Any

from stances.errors import StancesError
from stances.reading.loader import read_bytes

MOST_BYTES = 64 * 1024**2


def json_value(path: Path) -> Any:
    """What the file holds; StancesError if it is not JSON."""
    raw = read_bytes(path, most=MOST_BYTES)
    if len(raw) > MOST_BYTES:
        raise StancesError(f"{path.name}: larger than {MOST_BYTES // 1024**2} MB; import a part")
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise StancesError(f"{path.name} is not UTF-8 text; save it as UTF-8") from None
    except RecursionError:
        raise StancesError(f"{path.name} is nested too deeply; a flat list is needed") from None
    except ValueError as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        message = f"{path.name}{line}: not JSON; correct it or download it again"
        raise StancesError(message) from None


def json_rows(path: Path) -> list[dict[str, Any]]:
    """A list of objects with ids of their own; StancesError if the file holds anything else."""
    value = json_value(path)
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise StancesError(f"{path.name} is not a list of objects; download it again")
    known: dict[int, int] = {}
    for number, row in enumerate(value, 1):
        wrong = next((k for k, v in row.items() if isinstance(v, dict | list)), None)
        if not isinstance(row.get("id"), int) or wrong is not None:
            raise StancesError(
                f"{path.name}: entry {number} has {'nested values' if wrong else 'no id'}; "
                "download it again"
            )
        if (first := known.setdefault(row["id"], number)) != number:
            raise StancesError(
                f"{path.name}: entries {first} and {number} have the id {row['id']}; give each its "
                "own"
            )
    return value
