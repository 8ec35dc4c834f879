"""Elements of WordprocessingML that python-docx has no words for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from stances.briefs.document import Inline, Link, Ref, Text
from stances.charts.palette import LIGHT

REFERENCE, LINKED = "FootnoteReference", "Hyperlink"
Element = Any  # lxml has no types


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: Element) -> Element:
    """An element with its attributes and children, all named with their prefix."""
    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    for child in children:
        made.append(child)
    return made


def run(
    text: str, *, strong: bool = False, colour: str = "", language: str = "", style: str = ""
) -> Element:
    """A run of text; line ends become breaks."""
    made: Element = OxmlElement("w:r")
    properties = [
        *([element("w:rStyle", {"w:val": style})] if style else []),
        *([element("w:b")] if strong else []),
        *([element("w:color", {"w:val": colour.removeprefix("#").upper()})] if colour else []),
        *([element("w:lang", {"w:val": language})] if language else []),
    ]
    if properties:
        made.append(element("w:rPr", None, *properties))
    made.text = text
    return made


def field_runs(code: str, shown: str, *, style: str = "", colour: str = "") -> list[Element]:
    """The runs of a field with the result that is shown until a program computes it anew."""
    instruction = element("w:instrText", {"xml:space": "preserve"})
    instruction.text = f" {code} "
    return [
        _mark("begin"),
        element("w:r", None, instruction),
        _mark("separate"),
        run(shown, style=style, colour=colour),
        _mark("end"),
    ]


def _mark(kind: str) -> Element:
    return element("w:r", None, element("w:fldChar", {"w:fldCharType": kind}))


class Inlines:
    """Turns the words of a brief into elements of the ``part`` of the file that they stand in.

    The first reference of the text to a note is the note's own mark, which its program numbers;
    all others, those of tables (``back``) included, are fields that repeat its number.
    """

    def __init__(self, part: Part, numbers: Mapping[str, int]) -> None:
        self.part, self.numbers = part, numbers
        self.marked: set[str] = set()

    def elements(
        self, parts: Sequence[Inline], *, colour: str = "", back: bool = False
    ) -> Iterator[Element]:
        """The elements in order; ``colour`` is that of the words."""
        before: Inline | None = None
        for part in parts:
            if isinstance(part, Ref):
                if isinstance(before, Ref):
                    yield run(", ", style=REFERENCE, colour=colour)
                yield from self._reference(part, colour=colour, back=back)
            elif isinstance(part, Link):
                yield self._link(part)
            elif part.text:
                yield _words(part, colour)
            before = part

    def _reference(self, ref: Ref, *, colour: str, back: bool) -> Iterator[Element]:
        number = self.numbers[ref.key]
        name = f"_RefNote{number}"
        if back or ref.key in self.marked:
            code = f"NOTEREF {name} \\f \\h"
            yield from field_runs(code, str(number), style=REFERENCE, colour=colour)
            return
        self.marked.add(ref.key)
        mark = element("w:footnoteReference", {"w:id": str(number)})
        style = element("w:rPr", None, element("w:rStyle", {"w:val": REFERENCE}))
        yield element("w:bookmarkStart", {"w:id": str(number), "w:name": name})
        yield element("w:r", None, style, mark)
        yield element("w:bookmarkEnd", {"w:id": str(number)})

    def _link(self, link: Link) -> Element:
        kind = RELATIONSHIP_TYPE.HYPERLINK
        key = self.part.relate_to(link.address, kind, is_external=True)
        return element("w:hyperlink", {"r:id": key}, run(link.text, style=LINKED))


def _words(part: Text, colour: str) -> Element:
    shown = colour or (LIGHT.caption if part.quiet else "")
    return run(part.text, strong=part.strong, colour=shown, language=part.language)
