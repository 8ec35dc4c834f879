"""The records of a copy, made when a section is asked for."""

import gc
import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from pydantic import PrivateAttr, TypeAdapter

from stances.model.dataset import Dataset
from stances.model.deferred import DeferredDataset
from stances.model.records import DatasetInfo

INFO = "dataset"


class KeptDataset(DeferredDataset):
    """A dataset whose sections are read from plain data when they are first asked for."""

    _plain: dict[str, bytes] = PrivateAttr(default_factory=dict)

    def made(self, section: str) -> Any:
        """The records in the plain data."""
        was_on = gc.isenabled()
        gc.disable()  # the many small records all stay
        try:
            return _adapter(section).validate_python(json.loads(self._plain[section]))
        finally:
            if was_on:
                gc.enable()


@cache
def _adapter(section: str) -> TypeAdapter[Any]:
    annotation: Any = Dataset.model_fields[section].annotation
    return TypeAdapter(annotation)


def plain_sections(dataset: Dataset) -> dict[str, bytes]:
    """Each section that the dataset gives, as JSON of what a curator writes."""
    plain = dataset.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {name: json.dumps(value).encode() for name, value in plain.items()}


def kept_dataset(sections: Mapping[str, memoryview], newest: date | None) -> KeptDataset:
    """The dataset in these sections; ValueError if what it is about cannot be read."""
    info = DatasetInfo.model_validate(json.loads(bytes(sections[INFO])))
    given: dict[str, Any] = {INFO: info}
    dataset = KeptDataset.model_construct(set(sections), **given)
    for name in sections.keys() - {INFO}:
        dataset.__dict__.pop(name, None)
    dataset._plain = {name: bytes(content) for name, content in sections.items()}  # noqa: SLF001
    dataset.__dict__["newest"] = newest
    return dataset
