"""A brief as a Word document: styled headings, a table with a header row, real footnotes."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as Written
from docx.shared import Cm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from stances.briefs.colours import fill, ink
from stances.briefs.document import (
    LANGUAGE,
    Block,
    Board,
    BoardCell,
    Brief,
    Bullets,
    Heading,
    Inline,
    Ref,
    Row,
    Text,
)
from stances.briefs.docx_elements import Inlines, element, field_runs
from stances.briefs.docx_footnotes import Footnotes
from stances.briefs.docx_styles import DETAIL, LABEL, LEAD, SMALL, prepare_styles
from stances.charts.palette import LIGHT

_KINDS = {"": "Normal", "lead": LEAD, "small": SMALL, "legend": SMALL, "quotation": "Quote"}
_WIDTH, _ISSUES, _WIDEST = 17.0, 3.0, 4.5  # centimetres: text, first column, another at most


def docx_bytes(brief: Brief) -> bytes:
    """The brief as a Word file."""
    document = Document()
    prepare_styles(document)
    _describe(document, brief)
    writer = _Writer(document, brief)
    document.add_paragraph(brief.title, "Title")
    document.add_paragraph(brief.subtitle, "Subtitle")
    for block in brief.blocks:
        writer.write(block)
    writer.footnotes.write(brief.notes)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: Written, brief: Brief) -> None:
    """What the file says of itself, the paper, and what stands at the foot of each page."""
    about, made = document.core_properties, datetime.combine(brief.made, time(), tzinfo=UTC)
    about.title, about.subject = brief.title[:255], brief.subject[:255]
    about.author, about.comments, about.keywords = "Stances", brief.subtitle[:255], ""
    about.language, about.created, about.modified = LANGUAGE, made, made
    about.last_modified_by, about.revision = "Stances", 1
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles[SMALL]
    foot.add_run(f"{brief.subtitle} · page ")
    for each in field_runs("PAGE", "1"):
        foot._p.append(each)  # noqa: SLF001  # python-docx has no fields
    foot.add_run(" of ")
    for each in field_runs("NUMPAGES", "1"):
        foot._p.append(each)  # noqa: SLF001


class _Writer:
    """Writes the blocks of a brief to a document, one after the other."""

    def __init__(self, document: Written, brief: Brief) -> None:
        self.document, self.brief = document, brief
        self.footnotes = Footnotes(document)
        self.inlines = Inlines(document.part, brief.numbers)

    def write(self, block: Block) -> None:
        """Adds the block at the end of the document."""
        if isinstance(block, Heading):
            self.document.add_heading(block.text, block.level)
        elif isinstance(block, Bullets):
            for item in block.items:
                self._paragraph(item, "List Bullet")
        elif isinstance(block, Board):
            self._board(block)
        else:
            self._paragraph(block.parts, _KINDS[block.kind])

    def _paragraph(self, parts: Sequence[Inline], style: str) -> None:
        _fill(self.document.add_paragraph(style=style), self.inlines, parts)

    def _board(self, board: Board) -> None:
        caption = self.document.add_paragraph(board.caption, "Caption")
        caption.paragraph_format.keep_with_next = True
        table = self.document.add_table(len(board.rows) + 1, len(board.actors) + 1, "Table Grid")
        table.autofit = False
        _describe_table(table, board)
        head, *rows = table.rows
        for cell, name in zip(head.cells, (board.corner, *board.actors), strict=True):
            _put(cell, self.inlines, [Text(name, strong=True)])
        _mark_row(head, header=True)
        for row, shown in zip(rows, board.rows, strict=True):
            self._row(row.cells, shown)
            _mark_row(row)
        self.document.add_paragraph(style=DETAIL)

    def _row(self, cells: Sequence[_Cell], row: Row) -> None:
        title, *others = cells
        _put(title, self.inlines, [Text(row.title, strong=True)])
        for cell, shown in zip(others, row.cells, strict=True):
            self._cell(cell, shown)

    def _cell(self, cell: _Cell, shown: BoardCell) -> None:
        ground = LIGHT.panel
        if shown.position is not None:
            ground = fill(LIGHT, shown.position, stale=shown.stale)
        colour = ink(LIGHT, ground)
        _shade(cell, ground)
        label: list[Inline] = [Text(shown.label)]
        if shown.key:
            label.append(Ref(shown.key))
        _put(cell, self.inlines, label, colour=colour)
        for each in shown.details:
            paragraph = cell.add_paragraph(style=DETAIL)
            _fill(paragraph, self.inlines, [Text(each)], colour=colour)


def _put(cell: _Cell, inlines: Inlines, parts: Sequence[Inline], colour: str = "") -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = LABEL
    _fill(paragraph, inlines, parts, colour=colour, cell=True)


def _fill(
    paragraph: WordParagraph,
    inlines: Inlines,
    parts: Sequence[Inline],
    *,
    colour: str = "",
    cell: bool = False,
) -> None:
    for each in inlines.elements(parts, colour=colour, back=cell):
        paragraph._p.append(each)  # noqa: SLF001  # python-docx has no notes and few links


def _describe_table(table: Table, board: Board) -> None:
    """Its columns' widths, its first column as a header, and what a screen reader says of it."""
    others = min((_WIDTH - _ISSUES) / len(board.actors), _WIDEST)
    for at, column in enumerate(table.columns):
        column.width = Cm(others if at else _ISSUES)
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            cell.width = Cm(others if at else _ISSUES)
    properties = table._tbl.tblPr  # noqa: SLF001
    properties.append(element("w:tblCaption", {"w:val": board.caption}))
    properties.append(element("w:tblDescription", {"w:val": board.summary}))


def _mark_row(row: _Row, *, header: bool = False) -> None:
    """A row stays on one page; the header row is repeated on each."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))


def _shade(cell: _Cell, colour: str) -> None:
    shading = {"w:val": "clear", "w:color": "auto", "w:fill": colour.removeprefix("#").upper()}
    cell._tc.get_or_add_tcPr().append(element("w:shd", shading))  # noqa: SLF001
