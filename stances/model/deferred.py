"""A dataset some sections of which are made when they are first asked for."""

from typing import Any

from stances.model.dataset import Dataset


class DeferredDataset(Dataset):
    """A dataset that has every section, though not all of them from the beginning."""

    def __getattr__(self, name: str) -> Any:
        if name in Dataset.model_fields:
            return self.__dict__.setdefault(name, self.made(name))
        return super().__getattr__(name)  # type: ignore[misc]

    def made(self, section: str) -> Any:
        """The records of a section that was not there yet."""
        raise NotImplementedError(section)

    def whole(self) -> Dataset:
        """The dataset with every section."""
        sections = {name: getattr(self, name) for name in Dataset.model_fields}
        return Dataset.model_construct(set(self.model_fields_set), **sections)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """The whole dataset as plain data."""
        return self.whole().model_dump(**options)

    def model_dump_json(self, **options: Any) -> str:
        """The whole dataset as JSON."""
        return self.whole().model_dump_json(**options)

    def __eq__(self, other: object) -> bool:
        other = other.whole() if isinstance(other, DeferredDataset) else other
        return self.whole() == other

    __hash__ = None  # type: ignore[assignment]
