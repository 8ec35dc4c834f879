"""What the files of the site are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stances import wording
from stances.analysis.positions import Positions
from stances.analysis.shifts import Shift
from stances.exchange.quotations import Quotation, quotations
from stances.model.dataset import Dataset
from stances.model.records import DatasetInfo
from stances.model.seeds import Seeds
from stances.tables import Tables
from stances.tables.rows import StanceRow


@dataclass(frozen=True)
class Material:
    """A dataset with its frames and texts, its positions on its own day, and its shifts.

    ``base`` is the address at which the site will stand, empty if it is not known.
    """

    dataset: Dataset
    tables: Tables
    seeds: Seeds
    positions: Positions
    shifts: Sequence[Shift]
    base: str

    @property
    def info(self) -> DatasetInfo:
        """What the dataset says of itself."""
        return self.dataset.dataset

    @cached_property
    def quotations(self) -> Sequence[Quotation]:
        """Every quotation that stands in a text that is kept."""
        return quotations(self.tables, self.seeds)

    @cached_property
    def quotations_of(self) -> Mapping[str, Sequence[Quotation]]:
        """The same by record."""
        grouped: dict[str, list[Quotation]] = {}
        for quotation in self.quotations:
            grouped.setdefault(quotation.stance.stance, []).append(quotation)
        return grouped

    def record_title(self, record: StanceRow) -> str:
        """Who, on what, when, and how it is coded."""
        actor = self.tables.actor_rows[record.actor].name
        issue = wording.in_sentence(self.tables.issue_rows[record.issue].title)
        label = wording.position_words(record.position, record.status).lower()
        withdrawn = (
            f", withdrawn {wording.when_words(record.withdrawn)}" if record.withdrawn else ""
        )
        return f"{actor} on {issue}, {wording.when_words(record.date)}: {label}{withdrawn}"
