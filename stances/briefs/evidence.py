"""The notes: the record or the searches behind each cell, its sources cited, where to read on."""

from collections.abc import Iterable, Sequence
from datetime import date

from stances.analysis.cell import Cell
from stances.analysis.groups import dissents, split_groups
from stances.analysis.positions import Step
from stances.analysis.question import Question
from stances.analysis.words_and_deeds import gaps
from stances.briefs.document import Inline, Link, Ref, Text, line, linked
from stances.citing.citable import coded_words, source_item, stance_link
from stances.citing.notes import item_note
from stances.model.vocabulary import CellStatus
from stances.tables import Tables
from stances.tables.rows import SourceRow
from stances.wording.words import correction_sentence, period_words, search_sentences, when_words


class Evidence:
    """Writes the notes on what is asked, each once; ``base`` is the dashboard's address.

    It also knows what has to be noticed in a cell: voices on both sides of a group (``split``),
    members on the other side (``dissent``), deeds that differ from words (``gaps``).
    """

    def __init__(self, question: Question, *, base: str) -> None:
        self.positions, self.base = (positions := question.positions()), base
        self.split = split_groups(question, positions)
        self.dissent = dissents(question, positions)
        self.gaps = {gap.pair: gap for gap in gaps(positions)}
        self.tables: Tables = positions.tables
        self.as_of: date = positions.as_of
        self.written: dict[str, Sequence[Inline]] = {}

    def of_stance(self, stance: str) -> Ref:
        """The note on a record: its sources, its id, how it is coded, what was corrected on it."""
        if stance not in self.written:
            self.written[stance] = self._stance(stance)
        return Ref(stance)

    def of_cell(self, cell: Cell) -> list[Ref]:
        """The notes on what a cell shows: one, or none if nothing at all is recorded."""
        if cell.stance:
            key = f"{cell.id} {self.as_of}" if cell.against else cell.stance
            if key not in self.written:
                self.written[key] = self._contested(cell) if cell.against else self._stance(key)
            return [Ref(key)]
        if (last := self.last(cell)) is not None:
            return [self.of_stance(last.stance)]
        parts = self._without_record(cell)
        if not parts:
            return []
        key = f"{cell.id} {self.as_of}"
        self.written[key] = parts
        return [Ref(key)]

    def last(self, cell: Cell) -> Step | None:
        """The last record in force before the actor left office, None while in office."""
        trail = self.positions.trail(cell) if cell.out_of_office else ()
        return trail[-1] if trail else None

    def _stance(self, stance: str) -> list[Inline]:
        row = self.tables.stance_rows[stance]
        cited = dict.fromkeys(item.source for item in self.tables.evidence_of.get(stance, ()))
        parts = self._sources(cited)
        parts += [Text("Record "), self._record(stance), Text(f" ({line(coded_words(row))}).")]
        corrections = self.tables.corrections_of.get(stance, ())
        return [*parts, *(Text(" " + line(correction_sentence(each))) for each in corrections)]

    def _contested(self, cell: Cell) -> list[Inline]:
        """Every record that stands against another, each with what it says and its sources."""
        parts: list[Inline] = []
        for stance in (cell.stance or "", *cell.against):
            row = self.tables.stance_rows[stance]
            said = f"{row.speaker or self.tables.actor_rows[row.actor].name}, "
            said += f"{when_words(row.date)}: {row.summary.rstrip('.')}. "
            parts += [Text((" " if parts else "") + line(said) + " "), *self._stance(stance)]
        return parts

    def _record(self, stance: str) -> Inline:
        if not self.base:
            return Text(line(stance))
        return Link(line(stance), stance_link(stance, base=self.base))

    def _without_record(self, cell: Cell) -> list[Inline]:
        if cell.status in (CellStatus.NOT_FOUND, CellStatus.NOT_IN_TEXTS):
            return self._searches(cell)
        if cell.status is CellStatus.NOT_APPLICABLE:
            entries = self.tables.not_applicable_of.get(cell.actor, ())
            entry = next(each for each in entries if each.covers(cell.issue, self.as_of))
            when = period_words(f"{entry.start or '..'}/{entry.end or '..'}")
            words = f"Not applicable {when}." if entry.start or entry.end else "Not applicable."
            return [Text(line(f"{words} {entry.note or ''}"))]
        return []

    def _searches(self, cell: Cell) -> list[Inline]:
        parts: list[Inline] = []
        for search in self.tables.searches_of.get(cell.pair, ()):
            if search.counts_on(self.as_of):
                parts.append(Text(line(search_sentences(self.tables, search)) + " "))
                parts += self._sources(search.sources)
                parts += [Text(line(search.note) + " ")] if search.note else []
        return parts

    def _sources(self, names: Iterable[str]) -> list[Inline]:
        return [part for name in names for part in _cited(self.tables.source_rows[name])]


def _cited(source: SourceRow) -> list[Inline]:
    """The source as a Chicago note, with what is doubtful about its date and if it is translated.

    Its addresses, and that of an archived copy, can be followed.
    """
    item = source_item(source)
    original = f"Translated from {source.translated_from}." if source.translated_from else ""
    text = " ".join(filter(None, [item_note(item), item.doubt, original]))
    return [*linked(text, item.archived, item.url), Text(" ")]
