"""The datasets for ``/api``: the same that the pages show, read and kept once for both."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from stances.api.asked import Data, Refused
from stances.api.store import Store
from stances.app.cache import Served, served_at, shown_path
from stances.wording import count


class Outlet(Store):
    """The dataset, or folder of datasets, of ``STANCES_DATA``."""

    def __init__(self) -> None:
        super().__init__(shown_path())

    def paths(self) -> Mapping[str, Path]:
        """The datasets by what they are called."""
        self.path = shown_path()
        return super().paths()

    def _served(self, code: str) -> Served:
        return served_at(self.paths()[code])

    def digest(self, code: str) -> str:
        """Changes when the dataset does, or the day."""
        served = self._served(code)
        return f"{served.digest} {served.problems}"

    def open(self, code: str) -> Data:
        """The dataset, or its last good version with a remark; Refused if there is none."""
        served = self._served(code)
        if served.bundle is None:
            raise Refused(*map(str, served.problems), broken=True)
        if not served.problems:
            return served.bundle
        number = count(len(served.problems), "problem")
        remark = f"The file has {number}; this is its last good version."
        return replace(served.bundle, remarks=(remark, *served.bundle.remarks))
