"""Source texts: stored as received under ``seeds/``, each with a record among the sources."""

import re
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from stances.curation.editing import Addition, Edited, Fields, edited
from stances.curation.saving import Opened, Saved, locked_file, require_writable, save
from stances.curation.writing import remove_leftovers, write_file
from stances.errors import StancesError
from stances.model.seeds import Seed, Seeds
from stances.reading.seeds import damage_in, seeds_folder
from stances.reading.yaml_text import YamlText

MAX_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceText:
    """A valid source text: its bytes, its text, its file name, and whether it is stored already."""

    raw: bytes
    text: str
    name: str
    stored: bool


@dataclass(frozen=True)
class SourceEdit:
    """A source text and the dataset with its record; nothing is written yet."""

    opened: Opened
    source: SourceText
    edited: Edited


def source_text(raw: bytes, *, folder: Path) -> SourceText:
    """The text in ``raw`` with its file name in ``folder``: the present one if it is stored there.

    StancesError if it is empty, larger than 2 MB, not UTF-8 or not text at all.
    """
    if len(raw) > MAX_BYTES:
        raise StancesError(
            f"the text is {len(raw) / 1024**2:.1f} MB; the limit is 2 MB, shorten it"
        )
    if damage := damage_in(raw):
        place = f"line {damage.line}, column {damage.column} of the text"
        raise StancesError(
            f"{place} is not UTF-8 text ({damage.what}); save it as UTF-8 (.txt) and add it again"
        )
    text = raw.decode("utf-8-sig")
    if not text.strip():
        raise StancesError("the text is empty; choose another file")
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    same = [file for file in files if file.stat().st_size == len(raw) and file.read_bytes() == raw]
    name = same[0].name if same else _name(raw, [file.name for file in files])
    return SourceText(raw, text.replace("\r\n", "\n"), name, bool(same))


def source_edit(
    opened: Opened,
    raw: bytes,
    fields: Fields,
    *,
    today: date | None = None,
    read: YamlText | None = None,
) -> SourceEdit:
    """The dataset with a source of these fields whose seed is the text in ``raw``.

    ``read`` is what ``readable`` returns for the opened text, if already known. StancesError if the
    text cannot be stored or a source has it already, InvalidData if the record is not valid.
    """
    source = source_text(raw, folder=texts_folder(opened.path))
    texts = {**opened.seeds.texts, source.name: Seed(source.name, source.text)}
    seeds = Seeds(texts, opened.seeds.folder)
    kept = {"seed": source.name, "hash": texts[source.name].hash}
    addition = Addition("sources", {**fields, **kept})
    outcome = edited(
        opened.text, [addition], file=opened.file, seeds=seeds, today=today, source=read
    )
    users = [s.id for s in outcome.loaded.dataset.sources if s.seed == source.name]
    if len(users) > 1:
        other = next(name for name in users if name != fields.get("id"))
        raise StancesError(f"the source '{other}' already has this text; use that one")
    return SourceEdit(replace(opened, seeds=seeds), source, outcome)


def save_source(edit: SourceEdit, *, today: date | None = None) -> Saved:
    """Stores the text, then saves the dataset; if that fails, the text is removed again.

    The errors are those of ``save``.
    """
    path = edit.opened.path
    require_writable(path)
    file = texts_folder(path) / edit.source.name
    with locked_file(path):
        new = not file.exists()
        if new:
            file.parent.mkdir(exist_ok=True)
            remove_leftovers(file.with_name("*"))
            write_file(file, edit.source.raw)
    try:
        return save(
            path,
            edit.edited.text,
            expected_digest=edit.opened.digest,
            today=today,
            checked=edit.edited.loaded,
        )
    except BaseException:
        if new:
            file.unlink(missing_ok=True)
        raise


def texts_folder(path: Path) -> Path:
    """The folder of the dataset's texts: beside it, unless there is one a level up."""
    known = seeds_folder(path)
    return known if known.is_dir() else path.parent / "seeds"


def _name(raw: bytes, taken: list[str]) -> str:
    numbers = [int(match[1]) for name in taken if (match := re.match(r"(\d{3,9})_", name))]
    return f"{max(numbers, default=-1) + 1:03d}_{sha256(raw).hexdigest()[:16]}.txt"
