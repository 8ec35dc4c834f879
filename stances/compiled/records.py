"""The records of a copy, made when a section is asked for."""

import gc
import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from pydantic import PrivateAttr, TypeAdapter

from stances.model.dataset import Dataset
from stances.model.records import DatasetInfo

INFO = "dataset"


class KeptDataset(Dataset):
    """A dataset whose sections are read from plain data when they are first asked for."""

    _plain: dict[str, bytes] = PrivateAttr(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        if name in Dataset.model_fields:
            adapter = _adapter(name)
            was_on = gc.isenabled()
            gc.disable()  # the many small records all stay
            try:
                records = adapter.validate_python(json.loads(self._plain[name]))
            finally:
                if was_on:
                    gc.enable()
            return self.__dict__.setdefault(name, records)
        return super().__getattr__(name)  # type: ignore[misc]

    def whole(self) -> Dataset:
        """The dataset with every section."""
        sections = {name: getattr(self, name) for name in Dataset.model_fields}
        return Dataset.model_construct(set(self._plain), **sections)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """The whole dataset as plain data."""
        return self.whole().model_dump(**options)

    def model_dump_json(self, **options: Any) -> str:
        """The whole dataset as JSON."""
        return self.whole().model_dump_json(**options)

    def __eq__(self, other: object) -> bool:
        other = other.whole() if isinstance(other, KeptDataset) else other
        return self.whole() == other

    __hash__ = None  # type: ignore[assignment]


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
