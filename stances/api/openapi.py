"""The description of ``/api`` in OpenAPI 3.1, made from the answers and the parameters."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from stances import __version__
from stances.api.answers import Refusal
from stances.api.asked import COMMON, FARTHEST, MOST, OWN, USUAL
from stances.api.documents import ANSWERS
from stances.model.dates import FIRST_DAY, LAST_DAY
from stances.model.measures import Measure
from stances.model.vocabulary import Attribution, Confidence, ShiftKind

_DAYS = f"{FIRST_DAY.isoformat()} to {LAST_DAY.isoformat()}"
_WEIGHT = r"[^,:]+:(100|[0-9]{1,2}(\.[0-9]{1,3})?)"
PURPOSES: Mapping[str, str] = {
    "datasets": "The datasets, with the ids of their actors and issues",
    "positions": "The position in force of each actor on each issue on a day",
    "records": "The records that count on a day, and those withdrawn",
    "shifts": "Changes of position up to a day, the newest first",
    "agreement": "The agreement of each two actors on a day, with n and bounds",
    "coverage": "Of how many cells a position is known on a day",
}


def _codes(codes: Iterable[str], *, several: bool = False) -> dict[str, Any]:
    one = {"type": "string", "enum": [*codes, *([""] if several else [])]}
    return {"type": "array", "items": one, "minItems": 1} if several else one


_TEXT = {"type": "string", "minLength": 1}
SCHEMAS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "dataset": ("file name, if there are several datasets; default: the first", _TEXT),
    "as_of": (f"day, {_DAYS}; default: that of the dataset", {"type": "string", "format": "date"}),
    "actors": ("ids joined by commas, or none; default: all", _TEXT),
    "issues": ("ids joined by commas, or none; default: all", _TEXT),
    "attribution": ("only records known in these ways", _codes(Attribution, several=True)),
    "confidence": ("only records of this confidence", _codes(Confidence, several=True)),
    "hindsight": ("include records that became known only later", {"type": "boolean"}),
    "recorded": ("only records entered in the dataset by the day", {"type": "boolean"}),
    "limit": (
        f"entries of the answer; default: {USUAL}",
        {"type": "integer", "minimum": 1, "maximum": MOST},
    ),
    "offset": ("entries to leave out", {"type": "integer", "minimum": 0, "maximum": FARTHEST}),
    "kind": ("only moves of these kinds", _codes(ShiftKind, several=True)),
    "since": (f"first day of the moves, {_DAYS}", {"type": "string", "format": "date"}),
    "a": ("actor id; only pairs with this actor", _TEXT),
    "b": ("actor id; with a, only this pair", _TEXT),
    "stale": ("include stale positions", {"type": "boolean"}),
    "measure": ("default: city-block", _codes(Measure)),
    "weights": (
        "issue:weight joined by commas; weights from 0 to 100, default 1",
        {"type": "string", "pattern": f"^{_WEIGHT}(,{_WEIGHT})*$"},
    ),
    "format": ("default: json", _codes(("json", "csv"))),
}


def openapi(base: str) -> dict[str, Any]:
    """The description; ``base`` is where the dashboard is."""
    models = [*ANSWERS.values(), Refusal]
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models], ref_template="#/components/schemas/{model}"
    )
    paths = {
        f"/{name}": _path(name, PURPOSES[name], model.__name__, _parameters(name))
        for name, model in ANSWERS.items()
    }
    record = {"name": "record", "in": "path", "required": True, "schema": _TEXT}
    one = _path("record", "One record with its evidence", "Records", _parameters("record"))
    one["get"]["parameters"].insert(0, record)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Stances",
            "version": __version__,
            "description": "Who stands where on a policy question. Read-only; an answer names the "
            "day it holds on, its number of entries and whether some are missing.",
        },
        "servers": [{"url": f"{base}api"}],
        "paths": paths | {"/records/{record}": one},
        "components": {"schemas": schemas["$defs"]},
    }


def _parameters(name: str) -> list[dict[str, Any]]:
    names = [*COMMON, *OWN[name]] if name in OWN else []
    return [
        {
            "name": each,
            "in": "query",
            "description": SCHEMAS[each][0],
            "schema": SCHEMAS[each][1],
        }
        for each in (*names, "format")
    ]


def _path(
    name: str, purpose: str, model: str, parameters: list[dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    refusal = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    good = {
        "application/json": {"schema": {"$ref": f"#/components/schemas/{model}"}},
        "text/csv": {"schema": {"type": "string"}},
    }
    return {
        "get": {
            "operationId": name,
            "summary": purpose,
            "parameters": parameters,
            "responses": {
                "200": {"description": purpose, "content": good},
                "304": {"description": "Nothing has changed since the ETag in If-None-Match"},
                "400": {"description": "A parameter cannot be read", "content": refusal},
                "404": {"description": "The dataset has no such record", "content": refusal},
                "503": {"description": "The dataset cannot be read now", "content": refusal},
            },
        }
    }
