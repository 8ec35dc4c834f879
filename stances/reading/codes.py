"""The codes that reading gives, with their meanings, by phase."""

from collections.abc import Mapping

READING: Mapping[str, Mapping[str, str]] = {
    "syntax": {
        "too-large": "The file is larger than 10 MB.",
        "not-utf-8": "A byte is not UTF-8.",
        "syntax": "The text is not YAML, holds two documents, or nests too deeply.",
        "repeated-key": "A field is set twice in one record.",
        "wrong-key": "A field name is not plain text.",
        "tag": "A YAML tag (`!…`) stands where plain data belongs.",
        "alias-loop": "An anchor contains itself.",
        "alias-expansion": "Aliases expand to more than a dataset could hold.",
    },
    "shape": {
        "wrong-type": "A value is of the wrong kind: text for a number, a list for fields.",
        "missing-field": "A record lacks a field that it needs.",
        "missing-record": "A section that needs a record has none.",
        "unknown-field": "A record has a field that does not exist.",
        "wrong-value": "A value is not among the choices, or out of range.",
        "wrong-id": "An id is not made of small letters, digits, hyphens and dots.",
        "wrong-date": "A date cannot be read, or does not exist.",
    },
    "references": {
        "unknown-reference": "An id points at no record.",
        "repeated-id": "Two records share an id.",
    },
}
