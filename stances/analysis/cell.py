"""A cell: what is known of one actor on one issue on one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from stances.model.vocabulary import CellStatus, Vocabulary
from stances.tables.rows import COUNT, DAY, FLAG, LIST, SMALL, TEXT, Day


class Reason(Vocabulary):
    """Why nothing is shown although there are records."""

    OUT_OF_OFFICE = "out-of-office", "the actor's time in office is over"
    HIDDEN = "hidden", "the filters hide all records"


STATES = (
    *(str(status) for status in CellStatus if status is not CellStatus.NONE),
    str(CellStatus.NONE),
    *map(str, Reason),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """The position of an actor on an issue, or the kind of nothing there is instead.

    The fields are the columns of the positions' table, in its order.
    """

    actor: Annotated[str, TEXT, "actor id"]
    issue: Annotated[str, TEXT, "issue id"]
    position: Annotated[int | None, SMALL, "-2 to 2; missing unless the status is coded"] = None
    status: Annotated[
        CellStatus, TEXT, "coded, contested, declined, unclear, not-found or none"
    ] = CellStatus.NONE
    date: Annotated[str | None, TEXT, "date of the record (EDTF); of the search for not-found"] = (
        None
    )
    earliest: Annotated[Day | None, DAY, "first day the date can mean"] = None
    latest: Annotated[Day | None, DAY, "last day the date can mean"] = None
    certain: Annotated[bool, FLAG, "true if the record had happened by the as-of date for sure"] = (
        False
    )
    age_days: Annotated[int | None, COUNT, "days from the date to the as-of date"] = None
    stale: Annotated[bool, FLAG, "true if the age is past the issue's stale_after"] = False
    records: Annotated[int, COUNT, "records admitted for this actor and issue"] = 0
    reversed: Annotated[str | None, TEXT, "day of the last change of sign, if there was one"] = None
    stance: Annotated[str | None, TEXT, "id of the record in force"] = None
    against: Annotated[tuple[str, ...], LIST, "ids of the records that contest it"] = ()
    speaker: Annotated[str | None, TEXT, "who said it"] = None
    attribution: Annotated[str | None, TEXT, "how it is known"] = None
    confidence: Annotated[str | None, TEXT, "how sure the coder is"] = None
    reason: Annotated[
        Reason | None, TEXT, "out-of-office if the actor's time is over, hidden if filters hide all"
    ] = None

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
        """What is known: the status, or why nothing is shown; one of STATES."""
        return str(self.reason or self.status)

    @property
    def blank(self) -> bool:
        """True if nobody has recorded anything, not even a search."""
        return self.status is CellStatus.NONE and self.reason is None

    @property
    def out_of_office(self) -> bool:
        """True if there are records, and the actor's time in office is over."""
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
