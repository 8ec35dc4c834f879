"""The codes of problems in reading, with their meanings, by phase."""

from collections.abc import Mapping

READING: Mapping[str, Mapping[str, str]] = {
    "syntax": {
        "too-large": "The file is larger than 10 MB.",
        "not-utf-8": "A byte is not UTF-8.",
        "syntax": "The text is not valid YAML, contains two documents, or is nested too deeply.",
        "repeated-key": "A field is set twice in one record.",
        "wrong-key": "A field name is not plain text.",
        "merge-key": "A field `<<` would copy another record; every record states its own fields.",
        "tag": "A YAML tag (`!…`) is used; only plain data is allowed.",
        "alias-loop": "An anchor contains itself.",
        "alias-expansion": "Aliases expand to more data than any dataset needs.",
    },
    "shape": {
        "wrong-type": "A value has the wrong type, such as text instead of a number.",
        "missing-field": "A required field is missing.",
        "missing-record": "A section that needs at least one record is empty.",
        "unknown-field": "A record has a field that does not exist.",
        "wrong-value": "A value is not among the choices, or out of range.",
        "wrong-id": "An id contains more than lower-case letters, digits, hyphens and dots.",
        "wrong-date": "A date is not in a known format, or does not exist.",
    },
    "references": {
        "unknown-reference": "A reference names an id that does not exist.",
        "repeated-id": "Two records have the same id.",
    },
}
