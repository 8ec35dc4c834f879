"""Real footnotes in a Word document: the part that holds them, and what points to it.

python-docx 1.2 has no words for footnotes.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap

from stances.briefs.document import Inline
from stances.briefs.docx_elements import REFERENCE, Element, Inlines, element, run

NOTE_TEXT = "FootnoteText"
_SEPARATORS = {"-1": "separator", "0": "continuationSeparator"}


class Footnotes:
    """The footnotes of a document, numbered from 1 as their marks are."""

    def __init__(self, document: Document) -> None:
        names = {prefix: nsmap[prefix] for prefix in ("w", "r")}
        self.root: Element = OxmlElement("w:footnotes", nsdecls=names)
        for name, kind in _SEPARATORS.items():
            line = element("w:p", None, element("w:r", None, element(f"w:{kind}")))
            self.root.append(element("w:footnote", {"w:type": kind, "w:id": name}, line))
        package = document.part.package
        place = PackURI("/word/footnotes.xml")
        self.part = XmlPart(place, CONTENT_TYPE.WML_FOOTNOTES, self.root, package)
        document.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        _announce(document)

    def write(self, notes: Sequence[tuple[int, Sequence[Inline]]]) -> None:
        """Adds the notes, each a paragraph with its number and its words."""
        inlines = Inlines(self.part, {})
        for number, words in notes:
            mark = element("w:rPr", None, element("w:rStyle", {"w:val": REFERENCE}))
            paragraph = element(
                "w:p",
                None,
                element("w:pPr", None, element("w:pStyle", {"w:val": NOTE_TEXT})),
                element("w:r", None, mark, element("w:footnoteRef")),
                run(" "),
                *inlines.elements(words),
            )
            self.root.append(element("w:footnote", {"w:id": str(number)}, paragraph))


def _announce(document: Document) -> None:
    """Names the separators in the settings, at the place that the schema has for them."""
    separators = [element("w:footnote", {"w:id": name}) for name in _SEPARATORS]
    announced = element("w:footnotePr", None, *separators)
    settings: Element = document.settings.element
    following = settings.find(f"{{{nsmap['w']}}}compat")
    if following is None:
        settings.append(announced)
    else:
        following.addprevious(announced)
