"""Writing REFI-QDA projects (.qdpx): texts with coded passages, for programs such as NVivo.

A passage has five codes at most: an actor, an issue, a position, a date and a speaker. Each stands
under the code of its kind, and its description holds the id.
"""

import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from uuid import UUID, uuid5

from stances import __version__
from stances.errors import StancesError, reason
from stances.exchange.passages import left_out, placed
from stances.model.dataset import Dataset
from stances.model.records import Stance
from stances.model.vocabulary import POSITION_LABELS
from stances.reading.loader import Loaded
from stances.visible import spelled_out, visible

NAMESPACE = "urn:QDA-XML:project:1.0"
KINDS = ("Actors", "Issues", "Positions", "Dates", "Speakers")
ID = "id: "
_SPACE = UUID("6f0c7f0a-4b1e-5d0c-9a55-2a1f0c0de001")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same dataset gives the same file


def write_qdpx(loaded: Loaded, path: Path) -> tuple[str, ...]:
    """Writes the dataset to a new file; returns what the file does not hold, in sentences.

    StancesError, with the reason, if it cannot be written.
    """
    dataset, seeds = loaded.dataset, loaded.seeds
    if path.exists():
        raise StancesError(f"{path}: there is such a file already; name another")
    project = ET.Element(
        "Project",
        {"xmlns": NAMESPACE, "name": spelled_out(dataset.dataset.title),
         "origin": f"Stances {__version__}", "creatingUserGUID": _guid("user")},
    )  # fmt: skip
    users = ET.SubElement(project, "Users")
    ET.SubElement(users, "User", {"guid": _guid("user"), "name": "Stances"})
    book = ET.SubElement(ET.SubElement(project, "CodeBook"), "Codes")
    codes = _Codes(book)
    sources = ET.SubElement(project, "Sources")
    texts: dict[str, bytes] = {}
    elements: dict[str, ET.Element] = {}
    written = set()
    for number, one in enumerate(placed(dataset, seeds)):
        guid = _guid("source", one.source.id)
        if guid not in elements:
            element = ET.SubElement(
                sources, "TextSource",
                {"guid": guid, "name": spelled_out(one.source.title or one.source.id),
                 "plainTextPath": f"internal://{guid}.txt", "creatingUser": _guid("user")},
            )  # fmt: skip
            ET.SubElement(element, "Description").text = ID + one.source.id
            elements[guid] = element
            texts[f"sources/{guid}.txt"] = one.seed.text.encode()
        selection = ET.SubElement(
            elements[guid], "PlainTextSelection",
            {"guid": _guid("selection", one.stance.id, str(number)), "name": one.stance.id,
             "startPosition": str(one.passage.start), "endPosition": str(one.passage.end),
             "creatingUser": _guid("user")},
        )  # fmt: skip
        ET.SubElement(selection, "Description").text = _legal(one.stance.summary)
        for code in codes.of(one.stance, dataset):
            coding = ET.SubElement(
                selection, "Coding",
                {"guid": _guid("coding", one.stance.id, str(number), code),
                 "creatingUser": _guid("user")},
            )  # fmt: skip
            ET.SubElement(coding, "CodeRef", {"targetGUID": code})
        written.add(one.stance.id)
    if not elements:
        project.remove(sources)
    files = {"project.qde": ET.tostring(project, encoding="utf-8", xml_declaration=True)} | texts
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                info = zipfile.ZipInfo(name, _WHEN)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
    except OSError as error:
        raise StancesError(f"cannot write {path}: {reason(error)}") from None
    return left_out(dataset, written, "REFI-QDA")


class _Codes:
    """The tree of codes, to which codes are added when they are first used."""

    def __init__(self, book: ET.Element) -> None:
        self.known: set[str] = set()
        self.parents = {}
        for kind in KINDS:
            code = ET.SubElement(
                book, "Code", {"guid": _guid("kind", kind), "name": kind, "isCodable": "false"}
            )
            self.parents[kind] = code

    def of(self, stance: Stance, dataset: Dataset) -> list[str]:
        """The codes of a stance."""
        actor, issue = dataset.actors_by_id[stance.actor], dataset.issues_by_id[stance.issue]
        outcome = (
            stance.outcome.value.capitalize()
            if stance.position is None
            else POSITION_LABELS[stance.position]
        )
        codes = [
            self._code("Actors", actor.name, f"{ID}{actor.id}"),
            self._code("Issues", issue.title, f"{ID}{issue.id}"),
            self._code("Positions", outcome, ""),
            self._code("Dates", str(stance.date), ""),
        ]
        if stance.speaker:
            codes.append(self._code("Speakers", stance.speaker, ""))
        return codes

    def _code(self, kind: str, name: str, description: str) -> str:
        guid = _guid(kind, description or name)
        if guid not in self.known:
            self.known.add(guid)
            attributes = {"guid": guid, "name": spelled_out(name), "isCodable": "true"}
            code = ET.SubElement(self.parents[kind], "Code", attributes)
            if description:
                ET.SubElement(code, "Description").text = description
        return guid


def _legal(text: str) -> str:
    """The text with what XML cannot hold spelled out."""
    text = visible(text).replace("\r", "")
    return text.replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")


def _guid(*parts: str) -> str:
    return str(uuid5(_SPACE, "\n".join(parts)))
