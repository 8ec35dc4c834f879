"""A dataset that had its frames before its records."""

from pydantic import PrivateAttr

from stances.model.deferred import DeferredDataset
from stances.tables import Tables


class Tabulated(DeferredDataset):
    """A dataset that knows its frames, so that they are not made from its records."""

    _frames: Tables = PrivateAttr()

    @property
    def frames(self) -> Tables:
        """The frames."""
        return self._frames
