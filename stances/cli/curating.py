"""add, withdraw, source add: a dataset edited with its problems told and its changes shown."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stances.cli.options import Commands, command, data, day, path_of
from stances.errors import InvalidData, StancesError

if TYPE_CHECKING:
    from stances.curation.editing import Edited
    from stances.curation.saving import Opened, Saved
    from stances.model.dataset import Dataset

_STANCE = (
    ("actor", "ID", "who holds the stance"),
    ("issue", "ID", "the issue"),
    ("date", "DATE", "the day it was said or done: 2024-11-17, 2024-11, 2024-11-17~ …"),
    ("public", "DATE", "the day it became known, where later"),
    ("position", "N", "-2, -1, 0, 1 or 2"),
    ("status", "CODE", "declined or unclear, where there is no position"),
    ("act", "CODE", "decision or vote; left out, a statement"),
    ("attribution", "CODE", "quote, paraphrase, anonymous, act or inferred"),
    ("speaker", "NAME", "who said it, when not the actor itself"),
    ("speaker-role", "CODE", "what the speaker was on the day"),
    ("summary", "TEXT", "what was said or done, in your own words"),
    ("confidence", "CODE", "medium or low; left out, it is high"),
    ("supersedes", "ID", "the record this one replaces"),
    ("note", "TEXT", "anything a reader of the record should know"),
)
_SOURCE = (
    ("title", "TEXT", "its title"),
    ("publisher", "NAME", "who published it"),
    ("author", "NAME", "who wrote it"),
    ("published", "DATE", "when it was published"),
    ("url", "ADDRESS", "where it is"),
    ("archived", "ADDRESS", "where a copy is kept"),
    ("accessed", "DATE", "when it was read"),
    ("language", "CODE", "its language, such as en"),
    ("note", "TEXT", "anything a reader should know"),
)


def register(commands: Commands) -> None:
    """Adds the commands."""
    add = command(commands, "add", _add, "add a stance; asks for what is not given")
    data(add)
    _fields(add, _STANCE)
    add.add_argument("--id", help="left out, it is made of actor, issue and date")
    add.add_argument(
        "--source", action="append", default=[], metavar="ID", help="a source it rests on"
    )
    add.add_argument(
        "--quote", metavar="TEXT", help="words that stand verbatim in the first source's seed"
    )
    for part in ("area", "weapon", "condition"):
        add.add_argument(f"--{part}", metavar="TEXT", help=f"the {part} it is limited to")
    add.add_argument("--contested", action="store_true", help="a record of the day disagrees")
    _saving(add)

    withdraw = command(commands, "withdraw", _withdraw, "withdraw a stance; it stays in the file")
    data(withdraw)
    withdraw.add_argument("id", help="the stance")
    withdraw.add_argument("--reason", required=True, metavar="TEXT", help="why it no longer counts")
    withdraw.add_argument("--date", type=day, metavar="DAY", help="from when on; default: today")
    _saving(withdraw)

    source = commands.add_parser("source", help="add a source with its text")
    actions = source.add_subparsers(title="commands", required=True, metavar="COMMAND")
    text = command(actions, "add", _source, "keep a source's text and add its record")
    text.add_argument("text", type=Path, metavar="FILE", help="the text, as received (UTF-8)")
    data(text)
    text.add_argument("--id", help="left out, it is made of publisher and day")
    _fields(text, _SOURCE)
    _saving(text)


def _fields(parser: argparse.ArgumentParser, fields: Sequence[tuple[str, str, str]]) -> None:
    for name, kind, purpose in fields:
        parser.add_argument(f"--{name}", metavar=kind, help=purpose)


def _saving(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="save without asking")


def _add(options: argparse.Namespace) -> int:
    from stances.curation.editing import Addition, edited, new_stance_id
    from stances.curation.saving import opened, require_writable
    from stances.reading.loader import parse

    path = path_of(options)
    require_writable(path)
    start = opened(path)
    dataset = parse(start.text.encode(), file=start.file, seeds=start.seeds).dataset
    fields = _stance(options, _asked(options, dataset))
    if not fields["id"]:
        given = {name: str(fields[name] or "") for name in ("actor", "issue")}
        fields["id"] = new_stance_id(dataset, **given, when=str(fields["date"] or ""))
    made = edited(start.text, [Addition("stances", fields)], file=start.file, seeds=start.seeds)
    return _settled(options, start, made, lambda: _saved(start, made))


def _withdraw(options: argparse.Namespace) -> int:
    from stances.curation.editing import Withdrawing, edited
    from stances.curation.saving import opened, require_writable

    path = path_of(options)
    require_writable(path)
    start = opened(path)
    edit = Withdrawing(options.id, on=options.date or date.today(), reason=options.reason)
    made = edited(start.text, [edit], file=start.file, seeds=start.seeds)
    return _settled(options, start, made, lambda: _saved(start, made))


def _source(options: argparse.Namespace) -> int:
    from stances.curation.editing import new_source_id
    from stances.curation.saving import opened, require_writable
    from stances.curation.seeds import save_source, source_edit
    from stances.reading.loader import parse, read_bytes

    path = path_of(options)
    require_writable(path)
    start = opened(path)
    dataset = parse(start.text.encode(), file=start.file, seeds=start.seeds).dataset
    fields = {name: getattr(options, name) for name, *_ in _SOURCE}
    known = {name: fields[name] for name in ("publisher", "published")}
    fields["id"] = options.id or new_source_id(dataset, **known)
    edit = source_edit(start, read_bytes(options.text), fields)
    print(f"{'kept already as' if edit.source.kept else 'will be kept as'} {edit.source.name}")
    return _settled(options, start, edit.edited, lambda: save_source(edit))


def _asked(options: argparse.Namespace, dataset: "Dataset") -> argparse.Namespace:
    """The options; on a terminal, where one that is needed is missing, all that are missing."""
    coded = options.position is not None or options.status is not None
    needed = (options.actor, options.issue, options.date, options.attribution, options.summary)
    whole = coded and all(needed) and options.source
    if options.yes or whole or not sys.stdin.isatty():
        return options
    for name, _, purpose in _STANCE:
        field = name.replace("-", "_")
        needless = field == "status" and options.position is not None
        if getattr(options, field) is None and not needless:
            setattr(options, field, _answer(name, purpose, dataset))
    if not options.source:
        answer = _typed("source (ids of the sources it rests on, joined by commas): ")
        options.source = [name.strip() for name in answer.split(",") if name.strip()]
    if options.quote is None and options.attribution == "quote":
        options.quote = _typed("quote (verbatim, from the first source's text): ") or None
    return options


def _answer(name: str, purpose: str, dataset: "Dataset") -> str | None:
    """What is typed for the field, asked again until it can be read; None for nothing."""
    known = {"actor": dataset.actors_by_id, "issue": dataset.issues_by_id}.get(name)
    if known is not None:
        print(", ".join(known))
    while True:
        answer = _typed(f"{name} ({purpose}): ")
        objection = _objection(name, answer, known) if answer else None
        if objection is None:
            return answer or None
        print(objection)


def _objection(name: str, answer: str, known: Mapping[str, object] | None) -> str | None:
    """Why the answer cannot be the field's value; None where it may be."""
    from stances.model.dates import parse
    from stances.reading.suggestions import did_you_mean

    if known is not None and answer not in known:
        return f"no {name} '{answer}'{did_you_mean(answer, known)}"
    try:
        if name in {"date", "public"}:
            parse(answer)
        if name == "position":
            _number(answer)
    except (ValueError, StancesError) as error:
        return str(error)
    return None


def _typed(question: str) -> str:
    try:
        return input(question).strip()
    except (EOFError, KeyboardInterrupt):
        raise StancesError("nothing was saved") from None


def _stance(options: argparse.Namespace, given: argparse.Namespace) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": options.id}
    for name, *_ in _STANCE:
        field = name.replace("-", "_")
        fields[field] = getattr(given, field)
    if fields["position"] is not None:
        fields["position"] = _number(fields["position"])
    scope = {part: getattr(given, part) for part in ("area", "weapon", "condition")}
    fields["scope"] = {part: words for part, words in scope.items() if words} or None
    fields["contested"] = True if given.contested else None
    evidence: list[dict[str, Any]] = [{"source": name} for name in given.source]
    if given.quote is not None:
        if not evidence:
            raise StancesError("a quotation needs its source; name it with --source")
        evidence[0]["quote"] = given.quote
    fields["evidence"] = evidence
    return fields


def _number(text: str) -> int:
    if text not in {"-2", "-1", "0", "1", "2", "+1", "+2"}:
        raise StancesError(f"position is '{text}'; it must be -2, -1, 0, 1 or 2")
    return int(text)


def _settled(
    options: argparse.Namespace, start: "Opened", made: "Edited", saving: Callable[[], "Saved"]
) -> int:
    """Shows the change and its warnings; saves it when told to."""
    from stances.curation.preview import line_changes

    print(line_changes(start.text, made.text, file=start.file), end="")
    _print_consequences(start, made)
    if not options.yes:
        if not sys.stdin.isatty():
            raise StancesError("nothing was saved; add --yes to save it")
        if _typed("Save it? [y/N] ").lower() not in {"y", "yes"}:
            print("nothing was saved")
            return 0
    saved = saving()
    print(f"{start.file}: saved; the version before is {saved.backup}")
    return 0


def _saved(start: "Opened", made: "Edited") -> "Saved":
    from stances.curation.saving import save

    return save(start.path, made.text, expected_digest=start.digest)


def _print_consequences(start: "Opened", made: "Edited") -> None:
    """Prints the warnings that are new and the positions that change on the dataset's day."""
    from stances.curation.preview import Side, cell_changes
    from stances.reading.loader import parse
    from stances.wording import day_words, position_words

    try:
        before = parse(start.text.encode(), file=start.file, seeds=start.seeds)
    except InvalidData:
        return
    known = {(warning.code, warning.message) for warning in before.warnings}
    for warning in made.loaded.warnings:
        if (warning.code, warning.message) not in known:
            print(f"{warning} (warning)")
    as_of = made.loaded.dataset.dataset.as_of.earliest
    sides = Side(start.text, before), Side(made.text, made.loaded)
    for change in cell_changes(*sides, as_of=as_of):
        words = [
            position_words(cell.position, cell.status) if cell else "no such cell"
            for cell in (change.before, change.after)
        ]
        where = f"{change.actor}, {change.issue}, on {day_words(as_of)}"
        print(f"{where}: {words[0]} → {words[1]}")
