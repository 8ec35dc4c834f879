"""source add: a link or a file made into a source with its text."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stances.cli import filling
from stances.cli.network import add_network, limits_in
from stances.cli.options import Commands, add_command, add_data, path_of
from stances.cli.saving import add_fields, add_yes, confirm_and_save
from stances.errors import StancesError
from stances.model.vocabulary import AUTHOR_LINE

if TYPE_CHECKING:
    from stances.gathering.gathered import Gathered
    from stances.model.dataset import Dataset

_FIELDS = (
    ("title", "TEXT", "its title"),
    ("publisher", "NAME", "who published it"),
    ("author", "NAME", f"who wrote it, again for each more: {AUTHOR_LINE}"),
    ("published", "DATE", "when it was published"),
    ("url", "ADDRESS", "its address"),
    ("archived", "ADDRESS", "the address of an archived copy"),
    ("accessed", "DATE", "when it was read"),
    ("language", "CODE", "its language, such as en"),
    ("tier", "CODE", "primary, agency, press, aggregator or partisan"),
    ("copy-of", "ID", "the source whose text it repeats"),
    ("note", "TEXT", "anything a reader should know"),
)
_DOCUMENTS = {".pdf", ".docx", ".html", ".htm", ".xhtml"}
_EXCERPT = 300


def register(commands: Commands) -> None:
    """Adds the commands."""
    source = commands.add_parser("source", help="add a source with its text, or fill in gaps")
    actions = source.add_subparsers(title="commands", required=True, metavar="COMMAND")
    text = add_command(actions, "add", _add, "store a source's text and add its record")
    text.add_argument(
        "document",
        metavar="ADDRESS|FILE",
        help="a web address, asked once, or a file: text as received (UTF-8), PDF, DOCX, HTML",
    )
    add_data(text)
    text.add_argument("--id", help="its id; default: built from publisher and date")
    add_fields(text, _FIELDS)
    add_network(text)
    add_yes(text)
    text.add_argument("--dry-run", action="store_true", help="show what would be saved, no more")
    filling.register(actions)


def _add(options: argparse.Namespace) -> int:
    from stances.curation.editing import new_source_id, readable
    from stances.curation.saving import open_dataset, require_writable
    from stances.curation.seeds import save_source, source_edit
    from stances.reading.loader import judged

    path = path_of(options)
    require_writable(path)
    start = open_dataset(path)
    source = readable(start.text, file=start.file)
    before = judged(source, seeds=start.seeds)
    raw, fields = _document(options, before.dataset)
    known = {name: fields[name] for name in ("publisher", "published")}
    fields["id"] = options.id or new_source_id(before.dataset, **known)
    edit = source_edit(start, raw, fields, read=source)
    print(
        f"{'already stored as' if edit.source.stored else 'will be stored as'} {edit.source.name}"
    )
    return confirm_and_save(
        options, start, before, edit.edited, lambda: save_source(edit), dry_run=options.dry_run
    )


def _document(options: argparse.Namespace, dataset: "Dataset") -> tuple[bytes, dict[str, Any]]:
    """The text and the fields of its record: what the options say, else what the document does."""
    from stances.model.authors import authors_of
    from stances.reading.loader import read_bytes

    names = [name.replace("-", "_") for name, *_ in _FIELDS]
    given = {name: getattr(options, name) for name in names}
    given["author"] = authors_of(options.author or ())
    document = options.document
    online = document.startswith(("http://", "https://"))
    file = Path(document)
    if not online and file.suffix.lower() not in _DOCUMENTS:
        return read_bytes(file), given
    from stances.gathering.record import source_fields

    gathered = _from_link(options, given) if online else _from_file(file)
    _print_taken(gathered, document)
    stated = source_fields(gathered, dataset)
    fields = {name: stated.get(name) if given[name] is None else given[name] for name in names}
    return gathered.text.encode(), fields


def _from_file(file: Path) -> "Gathered":
    """The document in the file."""
    from stances.gathering.gather import MOST_BYTES, read_upload
    from stances.gathering.gathered import NotGathered
    from stances.reading.loader import read_bytes

    try:
        return read_upload(file.name, read_bytes(file, most=MOST_BYTES))
    except NotGathered as error:
        raise StancesError(f"{file}: {error}; nothing was saved") from None


def _from_link(options: argparse.Namespace, given: dict[str, Any]) -> "Gathered":
    """The page at the address and, if asked for, the archive's copy of it."""
    from stances.gathering.archive import ARCHIVE, copy_instead, with_copy
    from stances.gathering.gather import gather
    from stances.gathering.gathered import NotGathered, Outcome

    limits = limits_in(options)
    server = options.archive_server or ARCHIVE
    try:
        gathered = gather(options.document, limits=limits)
    except NotGathered as error:
        message = f"{options.document}: {error}"
        if options.archive and error.outcome is Outcome.GONE:
            there = copy_instead(
                options.document, near=given["published"], limits=limits, server=server
            )
            message += f"; {there}"
        raise StancesError(f"{message}; nothing was saved") from None
    if not options.archive:
        return gathered
    return with_copy(gathered, near=given["published"], limits=limits, server=server)


def _print_taken(gathered: "Gathered", name: str) -> None:
    """Prints what was taken from the document, for confirmation."""
    from stances.visible import visible_line
    from stances.wording.numbers import count

    size = count(len(gathered.text.split()), "word")
    pages = f", {count(gathered.pages, 'page')}" if gathered.pages else ""
    print(visible_line(f"taken from {name} ({gathered.kind}, {size}{pages}):"))
    stated = {
        "title": gathered.title,
        "author": "; ".join(gathered.author),
        "publisher": gathered.publisher,
        "published": gathered.date,
        "language": gathered.language,
        "archived": gathered.archived,
    }
    for field, value in stated.items():
        print(visible_line(f"  {field}: {value or 'not stated'}"))
    excerpt = " ".join(gathered.text[: 2 * _EXCERPT].split())
    shown = excerpt[:_EXCERPT] + (" …" if len(excerpt) > _EXCERPT else "")
    print(visible_line(f"  text: {shown}"))
    for remark in gathered.remarks:
        print(visible_line(f"  note: {remark}"), file=sys.stderr)
