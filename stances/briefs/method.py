"""Method and caveats: what the table can be trusted for, and where to read on."""

from stances.analysis.cell import Cell
from stances.analysis.question import Question
from stances.analysis.reliability import alpha_of, strength
from stances.analysis.selection import hidden_records, later_records
from stances.briefs.document import Block, Bullets, Heading, Inline, Text, line, linked
from stances.citing.citable import dataset_item
from stances.citing.notes import item_note
from stances.model.dataset import Dataset
from stances.model.vocabulary import POSITION_LABELS, POSITIONS, CellStatus, Knowledge
from stances.wording.explanations import EXPLANATIONS, POSITION_MEANINGS, SILENCE_MEANINGS
from stances.wording.labels import (
    ATTRIBUTION_WORDS,
    CODER_KIND_LABELS,
    CONFIDENCE_WORDS,
    SILENCE_WORDS,
)
from stances.wording.numbers import count, decimal, signed
from stances.wording.words import day_words


def blocks(question: Question, dataset: Dataset, view: str) -> list[Block]:
    """The section at the end; ``view`` is the address of the view, empty if it is not known."""
    cells = question.positions().cells if question.actors and question.issues else ()
    items: list[list[Inline]] = [
        _item("Position in force", EXPLANATIONS["in force"]),
        *_kinds(cells, any_age=question.any_age),
        _item("What counts", _counted(question)),
        _item("Reliability", _reliability(question)),
        _item("Coded by", _coders(dataset)),
        [
            Text("Data. ", strong=True),
            Text(line(item_note(dataset_item(dataset)))),
        ],
    ]
    if view:
        items.append([Text("This view. ", strong=True), *linked(view, view)])
    return [
        Heading("Method and caveats", 1),
        *_asked(question),
        Heading("The scale", 2),
        Bullets([_step(position) for position in POSITIONS]),
        Heading("What to keep in mind", 2),
        Bullets(items),
    ]


def _item(label: str, words: str) -> list[Inline]:
    return [Text(f"{label}. ", strong=True), Text(line(words))]


def _asked(question: Question) -> list[Block]:
    """The proposal that each position is about."""
    rows = [question.tables.issue_rows[issue] for issue in question.issues]
    if not rows:
        return []
    asked = [[Text(f"{line(row.title)}: ", strong=True), Text(line(row.proposal))] for row in rows]
    return [Heading("What each position is about", 2), Bullets(asked)]


def _step(position: int) -> list[Inline]:
    label = f"{signed(position)} {POSITION_LABELS[position]}"
    return [Text(f"{label}: ", strong=True), Text(f"{POSITION_MEANINGS[position]}.")]


def _kinds(cells: tuple[Cell, ...], *, any_age: bool) -> list[list[Inline]]:
    """What is stale, and each kind of nothing in the table, with how often it occurs."""
    items = []
    if stale := sum(cell.stale for cell in cells):
        counted = "Older than the issue allows; counted in the numbers here, as chosen."
        meant = counted if any_age else EXPLANATIONS["stale"]
        items.append(_item("Stale", f"{count(stale, 'position')}. {meant}"))
    for status in CellStatus:
        number = sum(cell.status is status and cell.reason is None for cell in cells)
        if number and status is not CellStatus.CODED:
            words = SILENCE_MEANINGS[status]
            items.append(_item(SILENCE_WORDS[status], f"{count(number, 'cell')}: {words}."))
    if searched := [cell for cell in cells if cell.status is CellStatus.NOT_FOUND]:
        reach = "what was searched, and what time that covered, stands in the note of each"
        items.append(_item("Reach", f"{count(len(searched), 'cell')} not found: {reach}."))
    return items


def _counted(question: Question) -> str:
    """Which records count: as known then or with hindsight, what is hidden, what came later."""
    day = day_words(question.as_of)
    words = [
        {
            Knowledge.THEN: f"Records public by {day}.",
            Knowledge.RECORDED: f"As this dataset said then: records public and entered by {day}.",
            Knowledge.HINDSIGHT: f"With hindsight: also records that became known after {day}.",
        }[question.knowledge]
    ]
    if question.since:
        words.append(f"Only records dated {day_words(question.since)} or later.")
    if later := later_records(question):
        words.append(f"{count(later, 'record')} later than that day not counted.")
    for each in hidden_records(question):
        kind = f"{ATTRIBUTION_WORDS[each.attribution]}, {CONFIDENCE_WORDS[each.confidence]}"
        words.append(f"{count(each.number, 'record')} hidden by the filters: {kind}.")
    return " ".join(words)


def _reliability(question: Question) -> str:
    alpha = alpha_of(question.tables)
    good = strength(alpha)
    if alpha is None or good is None:
        return "No record has been coded twice yet."
    return (
        f"The coders agree at an ordinal alpha of {decimal(alpha)} on all records "
        f"({good.meaning}). "
        f"{EXPLANATIONS['alpha']}"
    )


def _coders(dataset: Dataset) -> str:
    """Who coded, each with its kind and what the data say about it."""
    if not dataset.coders:
        return "The data do not say."
    return " ".join(
        f"{coder.name} ({CODER_KIND_LABELS[coder.kind].lower()}){': ' if coder.note else '.'}"
        f"{coder.note or ''}"
        for coder in dataset.coders
    )
