"""A cell: what is known about one actor on one issue on one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from stances.model.vocabulary import CellStatus, Vocabulary
from stances.tables.rows import COUNT, DAY, FLAG, LIST, SMALL, TEXT, Day


class Reason(Vocabulary):
    """Why a cell is empty although there are records."""

    OUT_OF_OFFICE = "out-of-office", "the actor's time in office is over"
    HIDDEN = "hidden", "the filters hide all records"


STATES = (
    *(str(status) for status in CellStatus if status is not CellStatus.NONE),
    str(CellStatus.NONE),
    *map(str, Reason),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """The position of an actor on an issue, or the reason why there is none.

    The fields are the columns of the positions' table, in its order.
    """

    actor: Annotated[str, TEXT, "actor id"]
    issue: Annotated[str, TEXT, "issue id"]
    position: Annotated[int | None, SMALL, "-2 to 2; missing unless the status is coded"] = None
    status: Annotated[
        CellStatus,
        TEXT,
        "coded, contested, declined, unclear, not-found, not-in-texts, not-applicable or none",
    ] = CellStatus.NONE
    date: Annotated[str | None, TEXT, "date of the record (EDTF), or of the last search"] = None
    earliest: Annotated[Day | None, DAY, "first day the date can mean"] = None
    latest: Annotated[Day | None, DAY, "last day the date can mean"] = None
    certain: Annotated[
        bool, FLAG, "true if the record certainly dates from the as-of date or before"
    ] = False
    age_days: Annotated[int | None, COUNT, "days from the date to the as-of date"] = None
    stale: Annotated[bool, FLAG, "true if the age exceeds the issue's stale_after"] = False
    records: Annotated[int, COUNT, "records admitted for this actor and issue"] = 0
    reversed: Annotated[str | None, TEXT, "day of the last change of sign by one voice"] = None
    stance: Annotated[str | None, TEXT, "id of the record in force"] = None
    against: Annotated[tuple[str, ...], LIST, "ids of the records that contest it"] = ()
    speaker: Annotated[str | None, TEXT, "who said it"] = None
    attribution: Annotated[str | None, TEXT, "how the stance is known"] = None
    confidence: Annotated[str | None, TEXT, "how sure the coder is"] = None
    reason: Annotated[
        Reason | None,
        TEXT,
        "out-of-office if the time in office is over, hidden if filters hide all",
    ] = None
    another_voice: Annotated[
        str | None,
        TEXT,
        "day of the last change of sign by another speaker of a camp, party or other group",
    ] = None
    texts: Annotated[int | None, COUNT, "number of texts read, for not-in-texts"] = None

    @property
    def pair(self) -> tuple[str, str]:
        """The actor and the issue."""
        return self.actor, self.issue

    @property
    def id(self) -> str:
        """The name of the cell in addresses."""
        return cell_id(self.actor, self.issue)

    @property
    def state(self) -> str:
        """The status, or the reason why the cell is empty; one of STATES."""
        return str(self.reason or self.status)

    @property
    def blank(self) -> bool:
        """True if nothing is recorded, not even a search."""
        return self.status is CellStatus.NONE and self.reason is None

    @property
    def out_of_office(self) -> bool:
        """True if there are records, but the actor's time in office is over."""
        return self.reason is Reason.OUT_OF_OFFICE

    @property
    def hidden(self) -> bool:
        """True if the filters hide every record."""
        return self.reason is Reason.HIDDEN


def cell_id(actor: str, issue: str) -> str:
    """The name of a cell in addresses: ``actor~issue``."""
    return f"{actor}~{issue}"


def issues_of(cells: Sequence[Cell]) -> list[str]:
    """The issues of the cells, each once, in their order."""
    return list(dict.fromkeys(cell.issue for cell in cells))


def actors_of(cells: Sequence[Cell]) -> list[str]:
    """The actors of the cells, each once, in their order."""
    return list(dict.fromkeys(cell.actor for cell in cells))
