"""A second coder's sheet as edits: each row taken, left empty or refused with its reason."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import ValidationError

from stances.curation.editing import Addition, Change, Edit
from stances.errors import StancesError, shortened
from stances.model.coding_sheets import CodedRow, quotation_cell, summary_cell
from stances.model.dataset import Dataset
from stances.model.records import Coder, Coding, Stance
from stances.model.seen import as_seen
from stances.model.vocabulary import Status
from stances.reading.suggestions import did_you_mean

_MINUS = str.maketrans({"−": "-", "–": "-", "－": "-"})
_POSITION = re.compile(r"([+-]?[012])(?:[.,]0+)?")
_NEARLY_A_CELL = 32_000
_STATUSES = (Status.DECLINED, Status.UNCLEAR)


class Refusal(NamedTuple):
    """A row that cannot be taken, by its number in the sheet, and why."""

    row: int
    record: str
    reason: str


@dataclass(frozen=True)
class Intake:
    """What a sheet gives: ``edits`` of ``taken`` records; ``empty`` rows have no coding.

    ``there`` counts those whose coding the record has already. Taken, empty, refused and these are
    all the rows of the sheet.
    """

    edits: Sequence[Edit]
    taken: Sequence[str]
    empty: int
    there: int
    refused: Sequence[Refusal]

    @property
    def rows(self) -> int:
        """The number of rows in the sheet."""
        return len(self.taken) + self.empty + self.there + len(self.refused)


def coder_of(
    dataset: Dataset, name: str, *, called: str | None = None, kind: str | None = None
) -> Coder:
    """The coder with that id, or a new one; StancesError if it is new and not described.

    StancesError too if the dataset describes the coder otherwise.
    """
    known = next((coder for coder in dataset.coders if coder.id == name), None)
    if known is None:
        if not (called and kind):
            near = did_you_mean(name, [coder.id for coder in dataset.coders])
            raise StancesError(
                f"no coder '{name}'{near}; for a new one, say who it is with --name and --kind"
            )
        try:
            return Coder.model_validate({"id": name, "name": called, "kind": kind})
        except ValidationError as error:
            field = str(error.errors()[0]["loc"][0])
            given = shortened(name if field == "id" else called)
            raise StancesError(
                f"the coder's {field} '{given}' is not valid; an id has small letters, digits, "
                "hyphens and dots, a name something that can be seen"
            ) from None
    if kind and kind != known.kind:
        raise StancesError(
            f"coder '{name}' is recorded as {known.kind}, not {kind}; leave out --kind, or correct "
            "the coder"
        )
    if called and called != known.name:
        raise StancesError(
            f"coder '{name}' is recorded as {known.name}, not {called}; leave out --name"
        )
    return known


def intake(rows: Sequence[CodedRow], dataset: Dataset, coder: Coder) -> Intake:
    """The codings of the sheet, to be added to their records."""
    places: Mapping[str, int] = Counter(row.record for row in rows)
    edits: list[Edit] = []
    taken: list[str] = []
    refused: list[Refusal] = []
    empty = there = 0
    if not any(known.id == coder.id for known in dataset.coders):
        fields = coder.model_dump(mode="json", exclude_none=True)
        edits.append(Addition("coders", fields))
    for row in rows:
        if not (row.position or row.status):
            if row.note:
                reason = "a note, but no position and no status; fill in one of them"
                refused.append(Refusal(row.number, row.record, reason))
            else:
                empty += 1
            continue
        try:
            stance = _stance(row, dataset, times=places[row.record])
            coding = _coding(row, coder)
            if _is_there(stance, coding, coder):
                there += 1
                continue
        except StancesError as error:
            refused.append(Refusal(row.number, row.record, str(error)))
            continue
        codings = [one.model_dump(mode="json", exclude_none=True) for one in stance.codings]
        edits.append(Change("stances", stance.id, {"codings": [*codings, coding]}))
        taken.append(stance.id)
    return Intake(edits if taken else [], taken, empty, there, refused)


def _stance(row: CodedRow, dataset: Dataset, *, times: int) -> Stance:
    """The record of the row; StancesError if it cannot be coded now."""
    stance = dataset.stances_by_id.get(row.record)
    if stance is None:
        near = did_you_mean(row.record, dataset.stances_by_id)
        raise StancesError(f"no record '{shortened(row.record)}'{near}")
    if times > 1:
        raise StancesError(f"the record is in {times} rows; keep one of them")
    if stance.withdrawn is not None:
        raise StancesError(f"the record was withdrawn on {stance.withdrawn.date}")
    for name, shown, now in (
        ("summary", row.summary, summary_cell(stance)),
        ("quotation", row.quotation, quotation_cell(stance)),
    ):
        if shown is not None and not _same(shown, now):
            raise StancesError(
                f"the record's {name} is no longer what the sheet shows, so that the coder judged "
                "something else; draw the record again"
            )
    return stance


def _is_there(stance: Stance, coding: dict[str, object], coder: Coder) -> bool:
    """True if the record has this coding; StancesError if it has another by the coder."""
    own = next((one for one in stance.codings if one.coder == coder.id), None)
    if own is None:
        return False
    if own.model_dump(mode="json", exclude_none=True) == coding:
        return True
    given = own.position if own.position is not None else own.outcome
    raise StancesError(
        f"'{coder.id}' has coded this record otherwise ({given}); change that coding in the file"
    )


def _same(shown: str, now: str) -> bool:
    """True if the sheet shows the text, or as much of it as a cell of Excel takes."""
    one, other = as_seen(shown), as_seen(now)
    cut = as_seen(shown.removesuffix("…"))
    return one == other or (len(shown) > _NEARLY_A_CELL and other.startswith(cut))


def _coding(row: CodedRow, coder: Coder) -> dict[str, object]:
    """The coding as the file has it; StancesError about what stands in the row."""
    fields: dict[str, object] = {"coder": coder.id}
    if row.position and row.status:
        raise StancesError(
            f"position '{shortened(row.position)}' and status '{shortened(row.status)}'; keep one"
        )
    if row.position:
        match = _POSITION.fullmatch(row.position.translate(_MINUS))
        if match is None:
            raise StancesError(
                f"position is '{shortened(row.position)}'; it must be -2, -1, 0, 1 or 2"
            )
        fields["position"] = int(match[1])
    else:
        status = row.status.lower()
        if status not in _STATUSES:
            raise StancesError(
                f"status is '{shortened(row.status)}'; it must be declined or unclear, or empty"
            )
        fields["status"] = status
    if row.note:
        fields["note"] = row.note
        try:
            Coding.model_validate(fields)
        except ValidationError:
            raise StancesError(
                "the note cannot be kept: it is longer than 20,000 characters or has characters "
                "that cannot be seen; shorten or retype it"
            ) from None
    return fields
