"""A Dataset as pandas frames with typed rows.

Days are ``datetime64[s]``; a partial date appears as its EDTF text beside its earliest and latest
day. From here on nothing knows where the data came from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol, Self, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.model.documents import documents
from stances.model.scales import CODEBOOK, Scales
from stances.tables.lazily import AT_ONCE, RowsAt, RowsBy, RowsById
from stances.tables.plain_texts import PlainTexts, plain_texts
from stances.tables.rows import (
    TABLES,
    ActorRow,
    CodingRow,
    CorrectionRow,
    EventRow,
    EvidenceRow,
    IssueRow,
    MembershipRow,
    NotApplicableRow,
    OfficeRow,
    SearchRow,
    SourceRow,
    StanceRow,
    frame_of,
    rows_of,
    values_of,
)


class _OfStance(Protocol):
    @property
    def stance(self) -> str: ...


_Item = TypeVar("_Item", bound=_OfStance)


@dataclass(frozen=True)
class Tables:
    """The frames of a dataset. Shared between sessions: never changed in place.

    ``scales`` are those that the positions are read on.
    """

    actors: pd.DataFrame
    offices: pd.DataFrame
    memberships: pd.DataFrame
    issues: pd.DataFrame
    sources: pd.DataFrame
    stances: pd.DataFrame
    evidence: pd.DataFrame
    codings: pd.DataFrame
    events: pd.DataFrame
    searches: pd.DataFrame
    not_applicable: pd.DataFrame
    corrections: pd.DataFrame
    scales: Scales = CODEBOOK

    @classmethod
    def empty(cls) -> Self:
        """A frame without rows for every table."""
        return cls(**{name: frame_of([], row) for name, row in TABLES.items()})

    @property
    def scale_range(self) -> float:
        """The distance between the ends of the scale that the issues share."""
        return self.scales.common.width

    @cached_property
    def actor_rows(self) -> Mapping[str, ActorRow]:
        """Actors by id, in the file's order."""
        return {row.actor: row for row in rows_of(self.actors, ActorRow)}

    @cached_property
    def offices_of(self) -> Mapping[str, list[OfficeRow]]:
        """Times in office by actor, the earliest first."""
        grouped: dict[str, list[OfficeRow]] = {}
        for row in sorted(rows_of(self.offices, OfficeRow), key=lambda row: (row.first, row.last)):
            grouped.setdefault(row.actor, []).append(row)
        return grouped

    @cached_property
    def memberships_of(self) -> Mapping[str, list[MembershipRow]]:
        """Memberships by actor, in the file's order."""
        grouped: dict[str, list[MembershipRow]] = {}
        for row in rows_of(self.memberships, MembershipRow):
            grouped.setdefault(row.actor, []).append(row)
        return grouped

    @cached_property
    def issue_rows(self) -> Mapping[str, IssueRow]:
        """Issues by id, in the file's order."""
        return {row.issue: row for row in rows_of(self.issues, IssueRow)}

    @cached_property
    def source_rows(self) -> Mapping[str, SourceRow]:
        """Sources by id, in the file's order."""
        return {row.source: row for row in rows_of(self.sources, SourceRow)}

    @cached_property
    def document_of(self) -> Mapping[str, str]:
        """For each source the first one of the same document, most often itself."""
        return documents(self.source_rows)

    @cached_property
    def stance_rows(self) -> Mapping[str, StanceRow]:
        """Stances by id, in the file's order."""
        if len(self.stances) > AT_ONCE:
            return RowsById(self._stances_at, self.stance_places)
        return {row.stance: row for row in rows_of(self.stances, StanceRow)}

    def stances_named(self, names: Sequence[str]) -> list[StanceRow]:
        """The stances with these ids, in this order."""
        rows = self.stance_rows
        return rows.several(names) if isinstance(rows, RowsById) else [rows[name] for name in names]

    def stance_values(
        self, places: npt.NDArray[np.integer[Any]], names: Sequence[str]
    ) -> Iterable[tuple[Any, ...]]:
        """What those columns hold in these rows of ``stances``, row by row."""
        if len(self.stances) > AT_ONCE:
            chosen = self.stances[list(names)].iloc[places]
            return zip(*values_of(chosen, StanceRow, names), strict=True)
        return map(attrgetter(*names), (self._stances_in_order[place] for place in places.tolist()))

    @cached_property
    def _stances_in_order(self) -> Sequence[StanceRow]:
        return tuple(self.stance_rows.values())

    @cached_property
    def speaker_codes(self) -> npt.NDArray[np.int64]:
        """For each row of ``stances`` the number of its speaker, -1 if it names none."""
        return pd.factorize(self.stances["speaker"])[0]

    @cached_property
    def stance_ids(self) -> npt.NDArray[np.object_]:
        """The id of each row of ``stances``."""
        return self.stances["stance"].to_numpy(dtype=object)

    @cached_property
    def stance_places(self) -> Mapping[str, int]:
        """The row of each id in ``stances``."""
        return {name: row for row, name in enumerate(self.stance_ids.tolist())}

    @cached_property
    def cited_by(self) -> npt.NDArray[np.int64]:
        """The row in ``stances`` of each item of ``evidence``."""
        places = map(self.stance_places.__getitem__, self.evidence["stance"].tolist())
        return np.fromiter(places, dtype=np.int64, count=len(self.evidence))

    @cached_property
    def plain_texts(self) -> Sequence[PlainTexts]:
        """The texts that a search looks into, field by field."""
        return plain_texts(self)

    @cached_property
    def _stances_at(self) -> RowsAt[StanceRow]:
        return RowsAt(self.stances, StanceRow)

    @cached_property
    def stances_of(self) -> Mapping[tuple[str, str], list[StanceRow]]:
        """Stances by actor and issue, in the file's order."""
        if len(self.stances) > AT_ONCE:
            return RowsBy(self._stances_at, "actor", "issue")
        grouped: dict[tuple[str, str], list[StanceRow]] = {}
        for row in self.stance_rows.values():
            grouped.setdefault(row.pair, []).append(row)
        return grouped

    @cached_property
    def companions_of(self) -> Mapping[str, Sequence[str]]:
        """The records to read with each record, whichever of them names the other."""
        companions: dict[str, list[str]] = {}
        several = self.stances["see_also"]
        named = np.array([isinstance(others, tuple) for others in several], dtype=bool)
        records = self.stances["stance"][named]
        for stance, others in zip(records, several[named], strict=True):
            for other in others:
                companions.setdefault(stance, []).append(other)
                companions.setdefault(other, []).append(stance)
        return {stance: list(dict.fromkeys(others)) for stance, others in companions.items()}

    @cached_property
    def event_rows(self) -> Mapping[str, EventRow]:
        """Events by id, in the file's order."""
        return {row.event: row for row in rows_of(self.events, EventRow)}

    @cached_property
    def evidence_of(self) -> Mapping[str, list[EvidenceRow]]:
        """Items of evidence by stance id."""
        if len(self.evidence) > AT_ONCE:
            return RowsBy(RowsAt(self.evidence, EvidenceRow), "stance")
        return _grouped(rows_of(self.evidence, EvidenceRow))

    @cached_property
    def evidence_from(self) -> Mapping[str, list[EvidenceRow]]:
        """Items of evidence by source id."""
        return RowsBy(RowsAt(self.evidence, EvidenceRow), "source")

    @cached_property
    def codings_of(self) -> Mapping[str, list[CodingRow]]:
        """Codings by stance id."""
        return _grouped(rows_of(self.codings, CodingRow))

    @cached_property
    def search_rows(self) -> Sequence[SearchRow]:
        """Searches, the earliest first."""
        return sorted(rows_of(self.searches, SearchRow), key=lambda row: row.date)

    @cached_property
    def searches_of(self) -> Mapping[tuple[str, str], list[SearchRow]]:
        """Searches by actor and issue, the latest last."""
        grouped: dict[tuple[str, str], list[SearchRow]] = {}
        for search in self.search_rows:
            grouped.setdefault(search.pair, []).append(search)
        return grouped

    @cached_property
    def not_applicable_of(self) -> Mapping[str, list[NotApplicableRow]]:
        """Times in which an actor may not take a position, by actor, in the file's order."""
        grouped: dict[str, list[NotApplicableRow]] = {}
        for row in rows_of(self.not_applicable, NotApplicableRow):
            grouped.setdefault(row.actor, []).append(row)
        return grouped

    @cached_property
    def correction_rows(self) -> Sequence[CorrectionRow]:
        """Corrections, the earliest first."""
        return sorted(rows_of(self.corrections, CorrectionRow), key=lambda row: row.date)

    @cached_property
    def corrections_of(self) -> Mapping[str, list[CorrectionRow]]:
        """Corrections by the record they are about, the latest last."""
        grouped: dict[str, list[CorrectionRow]] = {}
        for correction in self.correction_rows:
            grouped.setdefault(correction.record, []).append(correction)
        return grouped


def _grouped(items: Sequence[_Item]) -> dict[str, list[_Item]]:
    grouped: dict[str, list[_Item]] = {}
    for item in items:
        grouped.setdefault(item.stance, []).append(item)
    return grouped
