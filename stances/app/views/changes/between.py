"""What differs between two versions of the dataset."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

import pandas as pd
import streamlit as st

from stances.app import cache
from stances.app.cache import Bundle
from stances.app.page import as_text
from stances.app.problems import show_problems
from stances.app.views.changes.titles import Titles
from stances.app.views.changes.versions import Versions
from stances.charts.palette import SHADES
from stances.components.changes.payload import Entry, Line, Section, Value
from stances.errors import InvalidData, StancesError
from stances.tables.rows import TEXT, frame_of
from stances.versions.changes import CellShift, Change, ChangeKind, Differences, Standing
from stances.versions.states import CELLS
from stances.versions.words import (
    MOVED,
    NOTHING,
    NOTHING_CHANGED,
    before_after,
    edition_words,
    gist,
    groups,
    standing_words,
)
from stances.wording.labels import (
    ACT_LABELS,
    ACTOR_KIND_LABELS,
    ATTRIBUTION_LABELS,
    CODER_KIND_LABELS,
    CONFIDENCE_LABELS,
    REACH_LABELS,
    SPEAKER_ROLE_LABELS,
    STATUS_LABELS,
    TIER_LABELS,
    field_label,
)
from stances.wording.numbers import count
from stances.wording.words import period_words, when_words

_DAYS = ("date", "public", "as_of", "published", "accessed", "recorded", "gone")
_LABELS: Mapping[str, Mapping[Any, str]] = {
    "kind": {**ACTOR_KIND_LABELS, **CODER_KIND_LABELS},
    "status": STATUS_LABELS,
    "act": ACT_LABELS,
    "attribution": ATTRIBUTION_LABELS,
    "confidence": CONFIDENCE_LABELS,
    "reach": REACH_LABELS,
    "speaker_role": SPEAKER_ROLE_LABELS,
    "tier": TIER_LABELS,
}


class ChangeRow(NamedTuple):
    """A change of a record's field or of a cell."""

    kind: Annotated[str, TEXT, "what happened: moved, or the kind of change"]
    section: Annotated[str, TEXT, "the section of the record, or cells"]
    record: Annotated[str, TEXT, "the record's id, or actor~issue"]
    name: Annotated[str, TEXT, "what it is called"]
    field: Annotated[str, TEXT, "the field, if one changed"]
    before: Annotated[str, TEXT, "the value before"]
    after: Annotated[str, TEXT, "the value after"]


@dataclass(frozen=True)
class Compared:
    """The differences with the names of the records."""

    differences: Differences
    titles: Titles
    known: frozenset[str]
    versions: Versions

    @property
    def finding(self) -> str:
        """How much changed."""
        if self.differences.empty:
            return NOTHING_CHANGED
        changes, shifts = self.differences.changes, self.differences.shifts
        records = {(each.section, each.record) for each in changes if each.section != "dataset"}
        moved = count(len(shifts), "position in force", "positions in force")
        return f"{moved} moved, {count(len(records), 'record')} changed."

    @property
    def editions(self) -> str:
        """Which two are compared, each with the day of its positions."""
        return f"{edition_words(self.differences.old)} → {edition_words(self.differences.new)}"

    @property
    def sections(self) -> list[Section]:
        """The cells that moved, then the records by section and kind."""
        shifts = [self._shift(shift) for shift in self.differences.shifts]
        moved = [Section(MOVED, shifts)] if shifts else []
        return moved + [
            Section(title, [self._change(change) for change in changes])
            for title, changes in groups(self.differences)
        ]

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each cell that moved and each field that changed."""
        return frame_of([*self._cell_rows(), *self._field_rows()], ChangeRow)

    @property
    def stances(self) -> list[str]:
        """The stances that changed and are in the dataset that is shown."""
        changed = [each.record for each in self.differences.changes if each.section == "stances"]
        return [record for record in dict.fromkeys(changed) if record in self.known]

    def _shift(self, shift: CellShift) -> Entry:
        title, link = self.titles.cell(shift.actor, shift.issue)
        return Entry(title, link, lines=[Line("", _standing(shift.before), _standing(shift.after))])

    def _change(self, change: Change) -> Entry:
        title, link = self.titles.of(change.section, change.record)
        if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
            return Entry(title, link, change.record, gist(change))
        lines = [
            Line(
                field_label(field.field),
                *(Value(_words(field.field, text)) for text in before_after(field)),
            )
            for field in change.fields
        ]
        return Entry(title, link, change.record, lines=lines)

    def _cell_rows(self) -> Iterator[ChangeRow]:
        for shift in self.differences.shifts:
            key = f"{shift.actor}~{shift.issue}"
            sides = standing_words(shift.before), standing_words(shift.after)
            yield ChangeRow("moved", CELLS, key, self.titles.of(CELLS, key)[0], "", *sides)

    def _field_rows(self) -> Iterator[ChangeRow]:
        for change in self.differences.changes:
            about = (change.kind.value, change.section, change.record)
            name = self.titles.of(change.section, change.record)[0]
            if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
                words = gist(change)
                sides = ("", words) if change.kind is ChangeKind.ADDED else (words, "")
                yield ChangeRow(*about, name, "", *sides)
                continue
            for field in change.fields:
                yield ChangeRow(*about, name, field.field, *before_after(field))


def between(bundle: Bundle, versions: Versions) -> Compared | None:
    """The differences; None, and words on why, if a version cannot be compared."""
    try:
        old = cache.version(versions.old)
        new = cache.version(versions.new) if versions.new else bundle.dataset
    except InvalidData as error:
        st.error(
            f"A version cannot be compared: by the rules of today it has "
            f"{count(len(error.problems), 'problem')}. Choose another."
        )
        show_problems(error.problems)
        return None
    except StancesError as error:
        st.error(as_text(f"A version cannot be compared: {error}"))
        return None
    differences = cache.differences(versions.old, versions.new)
    titles = Titles(bundle, old, new)
    return Compared(differences, titles, frozenset(bundle.tables.stance_rows), versions)


def _words(field: str, text: str) -> str:
    """A date, a time and a code as people read them; any other text as it is."""
    if text == NOTHING:
        return text
    if field in _DAYS:
        return when_words(text, short=True)
    if field == "period":
        return period_words(text)
    return _LABELS.get(field, {}).get(text, text)


def _standing(standing: Standing) -> Value:
    shade = SHADES[standing.position]
    return Value(standing_words(standing), shade, dotted=bool(shade))
