"""The JSON Schema that editors use to complete and check the YAML as it is typed."""

import json
from typing import Any

from stances.model.dataset import Dataset


def json_schema() -> dict[str, Any]:
    """The schema of a dataset file (JSON Schema 2020-12)."""
    schema = Dataset.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Stances dataset"
    return schema


def schema_text() -> str:
    """The content of ``data/stances.schema.json``."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
