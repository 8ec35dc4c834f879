"""A sheet for a second coder: written blind, as CSV or Excel, and read back row by row."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from stances.citing.notes import note
from stances.errors import StancesError
from stances.exchange import reader_of
from stances.exchange.csv import spreadsheet_text
from stances.exchange.door import File
from stances.exchange.xlsx import MOST_LETTERS
from stances.model.coding_sheets import (
    COLUMNS,
    FILLED_IN,
    NOTE,
    POSITION,
    QUOTATION,
    RECORD,
    SHOWN,
    STATUS,
    SUMMARY,
    CodedRow,
    quotation_cell,
    summary_cell,
)
from stances.model.dataset import Dataset
from stances.model.records import Stance
from stances.model.seeds import Seeds
from stances.model.surroundings import surroundings
from stances.model.vocabulary import POSITIONS, Status
from stances.tables.frames import source_rows
from stances.tables.rows import SourceRow
from stances.wording import (
    ACT_LABELS,
    ATTRIBUTION_LABELS,
    POSITION_MEANINGS,
    STATUS_LABELS,
    position_words,
    when_words,
)

STATUSES = (Status.DECLINED, Status.UNCLEAR)
_WIDTHS = {RECORD: 22, "question": 34, "rules": 34, SUMMARY: 48, QUOTATION: 48, "passage": 70,
           "source": 40, NOTE: 34}  # fmt: skip
_GUARD = "'"


def coding_frame(dataset: Dataset, seeds: Seeds, ids: Sequence[str]) -> pd.DataFrame:
    """The rows of a sheet for these records, in this order: what COLUMNS name, to be filled in."""
    sources = {row.source: row for row in source_rows(dataset)}
    rows = [_row(dataset, seeds, sources, dataset.stances_by_id[name]) for name in ids]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def coding_csv(frame: pd.DataFrame) -> bytes:
    """The sheet as CSV that spreadsheets open."""
    return spreadsheet_text(frame).encode()


def coding_xlsx(frame: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """The sheet as a workbook, with a second sheet on how to code and lists to choose from.

    Nothing in it depends on the time or the machine.
    """
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001  no moment is meant
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        answer = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF6D6"})
        sheet = book.add_worksheet("Coding")
        for at, name in enumerate(COLUMNS):
            sheet.write_string(0, at, name, head)
            sheet.set_column(at, at, _WIDTHS.get(name, 16))
            for row, text in enumerate(frame[name], start=1):
                if name in FILLED_IN:
                    sheet.write_blank(row, at, None, answer)
                else:
                    sheet.write_string(row, at, _in_a_cell(text), cell)
        sheet.freeze_panes(1, 1)
        lists = {POSITION: list(map(str, sorted(POSITIONS))), STATUS: list(map(str, STATUSES))}
        for name, choices in lists.items():
            at = COLUMNS.index(name)
            rule = {"validate": "list", "source": choices, "error_message": ", ".join(choices)}
            sheet.data_validation(1, at, max(len(frame), 1), at, rule)
        _write_guide(book.add_worksheet("How to code"), about, head, cell)
    return file.getvalue()


def sample_words(dataset: Dataset, drawn: int, of: int, seed: int) -> dict[str, str]:
    """What a sheet says of the sample that it is."""
    about = dataset.dataset
    return {
        "dataset": f"{about.title} ({about.id}), version {about.version}",
        "sample": f"{drawn} of {of} records, seed {seed}",
    }


def how_to_code() -> dict[str, str]:
    """The scale and the statuses, each with what it means."""
    scale = {
        f"{position:+d}" if position else "0": (
            f"{position_words(position, Status.CODED)}: {POSITION_MEANINGS[position]}"
        )
        for position in sorted(POSITIONS, reverse=True)
    }
    silent = {str(one): f"{STATUS_LABELS[one]}: {one.meaning}" for one in STATUSES}
    return {
        "position": "-2, -1, 0, 1 or 2, as this record shows it; leave status empty",
        **scale,
        "status": "only if there is no position",
        **silent,
        "note": "anything that made the decision hard",
        "rows left empty": "are not coded; the sheet can be read in more than once",
    }


def read_coding_sheet(path: File) -> list[CodedRow]:
    """The rows of a sheet that was filled in; StancesError if it is none."""
    reader = reader_of(path)
    if reader is None:
        raise StancesError(f"{path.name}: cannot be read as a sheet; save it as .csv or .xlsx")
    frame = reader.sheet(path, COLUMNS).frame
    missing = [name for name in (RECORD, POSITION) if name not in frame]
    if missing:
        raise StancesError(
            f"{path.name}: no column {' and no column '.join(f'{name!r}' for name in missing)}; "
            "keep the columns of the sheet as they were drawn"
        )
    columns = {name: [str(cell) for cell in frame[name]] for name in frame}
    return [_coded_row(columns, at) for at in range(len(frame))]


def _coded_row(columns: Mapping[str, Sequence[str]], at: int) -> CodedRow:
    def cell(name: str) -> str:
        return columns[name][at].strip() if name in columns else ""

    shown = {
        name: _unguarded(cell(name)) if name in columns else None for name in (SUMMARY, QUOTATION)
    }
    return CodedRow(
        at + 1, cell(RECORD), cell(POSITION), cell(STATUS), _unguarded(cell(NOTE)),
        shown[SUMMARY], shown[QUOTATION],
    )  # fmt: skip


def _unguarded(text: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from computing it."""
    guarded = text[:1] == _GUARD and text[1:2] in {"=", "+", "-", "@"}
    return text[1:] if guarded else text


def _row(
    dataset: Dataset, seeds: Seeds, sources: Mapping[str, SourceRow], stance: Stance
) -> dict[str, str]:
    """What a coder may know of the record."""
    issue = dataset.issues_by_id[stance.issue]
    scope = filter(None, stance.scope.model_dump().values()) if stance.scope else ()
    shown = (
        stance.id, issue.title, issue.proposal, issue.support, issue.opposition, issue.note or "",
        dataset.actors_by_id[stance.actor].name, stance.speaker or "", when_words(str(stance.date)),
        f"{ACT_LABELS[stance.act]}, {ATTRIBUTION_LABELS[stance.attribution].lower()}",
        ", ".join(scope), summary_cell(stance), quotation_cell(stance),
        _passages(dataset, seeds, stance),
        " | ".join(_source_words(sources[item.source]) for item in stance.evidence),
    )  # fmt: skip
    cells = (" ".join(text.split()) for text in shown)
    return dict(zip(SHOWN, cells, strict=True)) | dict.fromkeys(FILLED_IN, "")


def _in_a_cell(text: str) -> str:
    """As much of the text as a cell of Excel takes; an ellipsis says that it is cut."""
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…"


def _source_words(source: SourceRow) -> str:
    """The source as it is cited, with its address."""
    cited = note(source)
    return cited if not source.url or source.url in cited else f"{cited} {source.url}"


def _passages(dataset: Dataset, seeds: Seeds, stance: Stance) -> str:
    """What stands around each quotation."""
    around = []
    for item in stance.evidence:
        seed = seeds.get(dataset.sources_by_id[item.source].seed)
        passage = seed.find(item.quote, item.occurrence) if seed and item.quote else None
        if seed and passage:
            around.append(surroundings(seed.text, passage).whole)
    return " | ".join(dict.fromkeys(around))


def _write_guide(sheet: Worksheet, about: Mapping[str, str], head: Format, cell: Format) -> None:
    """How to code, a line each."""
    lines = {**how_to_code(), **about}
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 100)
    for row, (name, text) in enumerate(lines.items()):
        sheet.write_string(row, 0, name, head)
        sheet.write_string(row, 1, text, cell)
