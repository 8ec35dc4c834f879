"""withdraw, not-applicable, source add: edits, with their problems and changes shown first."""

import argparse
from pathlib import Path

from stances import clock
from stances.cli.options import Commands, add_command, add_data, day, path_of
from stances.cli.saving import add_fields, add_yes, confirm_and_save, save_edit
from stances.model.vocabulary import AUTHOR_LINE

_OUTSIDE = (
    ("issue", "ID", "the issue; default: every issue"),
    ("from", "DATE", "the first day; default: open"),
    ("until", "DATE", "the last day; default: open"),
    ("note", "TEXT", "why: not a member, not yet founded …"),
)
_SOURCE = (
    ("title", "TEXT", "its title"),
    ("publisher", "NAME", "who published it"),
    ("author", "NAME", f"who wrote it, again for each more: {AUTHOR_LINE}"),
    ("published", "DATE", "when it was published"),
    ("url", "ADDRESS", "its address"),
    ("archived", "ADDRESS", "the address of an archived copy"),
    ("accessed", "DATE", "when it was read"),
    ("language", "CODE", "its language, such as en"),
    ("note", "TEXT", "anything a reader should know"),
)


def register(commands: Commands) -> None:
    """Adds the commands."""
    withdraw = add_command(
        commands, "withdraw", _withdraw, "withdraw a stance but keep it in the file"
    )
    add_data(withdraw)
    withdraw.add_argument("id", help="the stance")
    withdraw.add_argument("--reason", required=True, metavar="TEXT", help="why it no longer counts")
    withdraw.add_argument("--date", type=day, metavar="DAY", help="effective date; default: today")
    add_yes(withdraw)

    outside = add_command(
        commands, "not-applicable", _not_applicable, "record that an actor may not take a position"
    )
    add_data(outside)
    outside.add_argument("actor", help="the actor")
    add_fields(outside, _OUTSIDE)
    add_yes(outside)

    source = commands.add_parser("source", help="add a source with its text")
    actions = source.add_subparsers(title="commands", required=True, metavar="COMMAND")
    text = add_command(actions, "add", _source, "store a source's text and add its record")
    text.add_argument("text", type=Path, metavar="FILE", help="the text, as received (UTF-8)")
    add_data(text)
    text.add_argument("--id", help="its id; default: built from publisher and date")
    add_fields(text, _SOURCE)
    add_yes(text)


def _withdraw(options: argparse.Namespace) -> int:
    from stances.curation.editing import Withdrawing

    on = options.date or clock.local_day()
    return save_edit(options, Withdrawing(options.id, on=on, reason=options.reason))


def _not_applicable(options: argparse.Namespace) -> int:
    from stances.curation.editing import Addition

    fields = {name: getattr(options, name) for name in ("actor", *(name for name, *_ in _OUTSIDE))}
    return save_edit(options, Addition("not_applicable", fields))


def _source(options: argparse.Namespace) -> int:
    from stances.curation.editing import new_source_id, readable
    from stances.curation.saving import open_dataset, require_writable
    from stances.curation.seeds import save_source, source_edit
    from stances.model.authors import authors_of
    from stances.reading.loader import judged, read_bytes

    path = path_of(options)
    require_writable(path)
    start = open_dataset(path)
    source = readable(start.text, file=start.file)
    before = judged(source, seeds=start.seeds)
    fields = {name: getattr(options, name) for name, *_ in _SOURCE}
    fields["author"] = authors_of(options.author or ())
    known = {name: fields[name] for name in ("publisher", "published")}
    fields["id"] = options.id or new_source_id(before.dataset, **known)
    edit = source_edit(start, read_bytes(options.text), fields, read=source)
    print(
        f"{'already stored as' if edit.source.stored else 'will be stored as'} {edit.source.name}"
    )
    return confirm_and_save(options, start, before, edit.edited, lambda: save_source(edit))
