"""The styles of a brief in Word: named ones, so that a reader can change all of a kind at once."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from stances.briefs.document import LANGUAGE
from stances.briefs.docx_elements import LINKED, REFERENCE, element
from stances.briefs.docx_footnotes import NOTE_TEXT
from stances.charts.palette import LIGHT

LEAD, SMALL, LABEL, DETAIL = "Lead", "Small Print", "Table Text", "Table Detail"
_FONT = "Calibri"
_SIZES = {"Title": 24, "Subtitle": 12, "Heading 1": 15, "Heading 2": 12.5, "Caption": 9.5}


def prepare_styles(document: Document) -> None:
    """Sets the built-in styles and adds those of a brief."""
    _set_language(document)
    normal = document.styles["Normal"]
    _set_style(normal, 10.5, after=6)
    for name, size in _SIZES.items():
        style = document.styles[name]
        _set_style(style, size, colour=LIGHT.accent if name.startswith("Head") else LIGHT.text)
        style.font.bold, style.font.italic = name != "Subtitle", False
        style.paragraph_format.keep_with_next = True
    document.styles["Title"].paragraph_format.space_after = Pt(2)
    _drop_border(document.styles["Title"])
    document.styles["Heading 1"].paragraph_format.space_before = Pt(16)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(12)
    _add_style(document, LEAD, 13, after=8)
    _add_style(document, SMALL, 9, colour=LIGHT.caption, after=4)
    _add_style(document, LABEL, 8.5, after=0)
    _add_style(document, DETAIL, 7, after=0)
    quotation = document.styles["Quote"]
    _set_style(quotation, 10, after=4)
    quotation.font.italic = False
    quotation.paragraph_format.left_indent = Cm(0.8)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(3)
    _add_note_styles(document)
    _paint_lines(document)


def _set_language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _set_style(
    style: ParagraphStyle, size: float, *, colour: str = LIGHT.text, after: float | None = None
) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), _FONT)
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    if after is not None:
        style.paragraph_format.space_after = Pt(after)


def _add_style(
    document: Document, name: str, size: float, *, colour: str = LIGHT.text, after: float
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _set_style(style, size, colour=colour, after=after)


def _add_note_styles(document: Document) -> None:
    """The styles that Word itself uses for notes and links, under the names it knows them by."""
    note = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    note.element.set(qn("w:styleId"), NOTE_TEXT)
    note.base_style = document.styles["Normal"]
    _set_style(note, 8, after=1)
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(qn("w:styleId"), REFERENCE)
    mark.font.superscript = True
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.element.set(qn("w:styleId"), LINKED)
    link.font.color.rgb = RGBColor.from_string(LIGHT.link.removeprefix("#").upper())
    link.font.underline = True


def _drop_border(style: ParagraphStyle) -> None:
    """The title without the line that the template draws below it."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _paint_lines(document: Document) -> None:
    """The lines of tables in the colour of lines, and a little room in each cell."""
    table = document.styles["Table Grid"].element
    for border in table.iter(qn("w:tblBorders")):
        for side in border:
            side.set(qn("w:color"), "FFFFFF")
            side.set(qn("w:sz"), "12")
    for properties in table.iter(qn("w:tblPr")):
        for margin in properties.findall(qn("w:tblCellMar")):
            properties.remove(margin)
        sides = {"top": "40", "left": "70", "bottom": "40", "right": "50"}
        room = [element(f"w:{side}", {"w:w": n, "w:type": "dxa"}) for side, n in sides.items()]
        properties.append(element("w:tblCellMar", None, *room))
