"""add, withdraw, not-applicable: edits, with their problems and changes shown first."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from stances import clock
from stances.cli.options import Commands, add_command, add_data, day, path_of
from stances.errors import InvalidData, StancesError

if TYPE_CHECKING:
    from stances.curation.editing import Edit, Edited
    from stances.curation.saving import Opened, Saved
    from stances.model.dataset import Dataset
    from stances.reading.loader import Loaded

_STANCE = (
    ("actor", "ID", "who holds the stance"),
    ("issue", "ID", "the issue"),
    ("date", "DATE", "the day it was said or done: 2024-11-17, 2024-11, 2024-11-17~ …"),
    ("order", "N", "its place among the actor's records of that day on the issue; 1 first"),
    ("public", "DATE", "the day it became known, if later"),
    ("position", "N", "-2, -1, 0, 1 or 2"),
    ("status", "CODE", "declined or unclear, if there is no position"),
    ("act", "CODE", "decision or vote; default: statement"),
    ("attribution", "CODE", "quote, paraphrase, anonymous, act or inferred"),
    ("speaker", "NAME", "who said it, if not the actor itself"),
    ("speaker-role", "CODE", "what the speaker was on the day"),
    ("summary", "TEXT", "what was said or done, in your own words"),
    ("confidence", "CODE", "medium or low; default: high"),
    ("supersedes", "ID", "the record this one replaces"),
    ("note", "TEXT", "anything a reader of the record should know"),
)
_OUTSIDE = (
    ("issue", "ID", "the issue; default: every issue"),
    ("from", "DATE", "the first day; default: open"),
    ("until", "DATE", "the last day; default: open"),
    ("note", "TEXT", "why: not a member, not yet founded …"),
)


def register(commands: Commands) -> None:
    """Adds the commands."""
    add = add_command(commands, "add", _add, "add a stance; prompts for missing fields")
    add_data(add)
    add_fields(add, _STANCE)
    add.add_argument("--id", help="its id; default: built from actor, issue and date")
    add.add_argument(
        "--source", action="append", default=[], metavar="ID", help="a source it rests on"
    )
    add.add_argument(
        "--quote", metavar="TEXT", help="a verbatim quotation from the first source's seed"
    )
    add.add_argument(
        "--occurrence",
        type=int,
        metavar="N",
        help="which place it is, from 1, if the seed has the words more than once",
    )
    for part in ("area", "weapon", "condition"):
        add.add_argument(f"--{part}", metavar="TEXT", help=f"the {part} it is limited to")
    add.add_argument(
        "--contested", action="store_true", help="another record of the same day disagrees"
    )
    add_yes(add)

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


def add_fields(parser: argparse.ArgumentParser, fields: Sequence[tuple[str, str, str]]) -> None:
    """Adds an option for each field: its name, what stands in it, what it is for."""
    for name, kind, purpose in fields:
        action = "append" if name == "author" else "store"
        parser.add_argument(f"--{name}", action=action, metavar=kind, help=purpose)


def add_yes(parser: argparse.ArgumentParser) -> None:
    """Adds the option to save without asking."""
    parser.add_argument("--yes", action="store_true", help="save without asking")


def _add(options: argparse.Namespace) -> int:
    from stances.curation.editing import (
        Addition,
        as_saved,
        edited,
        new_stance_id,
        readable,
    )
    from stances.curation.saving import open_dataset, require_writable
    from stances.reading.loader import judged

    path = path_of(options)
    require_writable(path)
    start = open_dataset(path)
    source = readable(start.text, file=start.file)
    before = judged(source, seeds=start.seeds)
    dataset = before.dataset
    fields = _stance(options, _complete(options, dataset))
    if not fields["id"]:
        pair = {name: str(fields[name] or "") for name in ("actor", "issue")}
        fields["id"] = new_stance_id(dataset, **pair, when=str(fields["date"] or ""))
    edits = as_saved(dataset, [Addition("stances", fields)])
    result = edited(start.text, edits, file=start.file, seeds=start.seeds, source=source)
    _print_repinned(dataset, result.loaded.dataset)
    return confirm_and_save(options, start, before, result, lambda: _save(start, result))


def _withdraw(options: argparse.Namespace) -> int:
    from stances.curation.editing import Withdrawing

    on = options.date or clock.local_day()
    return _save_edit(options, Withdrawing(options.id, on=on, reason=options.reason))


def _not_applicable(options: argparse.Namespace) -> int:
    from stances.curation.editing import Addition

    fields = {name: getattr(options, name) for name in ("actor", *(name for name, *_ in _OUTSIDE))}
    return _save_edit(options, Addition("not_applicable", fields))


def _save_edit(options: argparse.Namespace, edit: "Edit") -> int:
    """Saves the file with this edit, if it is confirmed."""
    from stances.curation.editing import edited, readable
    from stances.curation.saving import open_dataset, require_writable
    from stances.reading.loader import judged

    path = path_of(options)
    require_writable(path)
    start = open_dataset(path)
    source = readable(start.text, file=start.file)
    result = edited(start.text, [edit], file=start.file, seeds=start.seeds, source=source)
    try:
        before = judged(source, seeds=start.seeds)
    except InvalidData:
        before = None
    return confirm_and_save(options, start, before, result, lambda: _save(start, result))


def _complete(options: argparse.Namespace, dataset: "Dataset") -> argparse.Namespace:
    """Prompts for all missing options on a terminal, if a required one is missing."""
    coded = options.position is not None or options.status is not None
    required = (options.actor, options.issue, options.date, options.attribution, options.summary)
    complete = coded and all(required) and options.source
    if options.yes or complete or not sys.stdin.isatty():
        return options
    for name, _, purpose in _STANCE:
        field = name.replace("-", "_")
        unneeded = field == "order" or (field == "status" and options.position is not None)
        if getattr(options, field) is None and not unneeded:
            setattr(options, field, _prompt_for(name, purpose, dataset))
    if not options.source:
        answer = _prompt("source (ids of its sources, separated by commas): ")
        options.source = [name.strip() for name in answer.split(",") if name.strip()]
    if options.quote is None and options.attribution == "quote":
        options.quote = _prompt("quote (verbatim, from the first source's text): ") or None
    return options


def _prompt_for(name: str, purpose: str, dataset: "Dataset") -> str | None:
    """Prompts for the field until the answer is valid; None for an empty answer."""
    known = {"actor": dataset.actors_by_id, "issue": dataset.issues_by_id}.get(name)
    if known is not None:
        print(", ".join(known))
    while True:
        answer = _prompt(f"{name} ({purpose}): ")
        objection = _objection(name, answer, known) if answer else None
        if objection is None:
            return answer or None
        print(objection)


def _objection(name: str, answer: str, known: Mapping[str, object] | None) -> str | None:
    """Why the answer is not a valid value of the field; None if it is."""
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


def _prompt(question: str) -> str:
    try:
        return input(question).strip()
    except (EOFError, KeyboardInterrupt):
        raise StancesError("nothing was saved") from None
    except UnicodeDecodeError:
        raise StancesError("the answer is not UTF-8; nothing was saved") from None


def _stance(options: argparse.Namespace, answers: argparse.Namespace) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": options.id}
    for name, *_ in _STANCE:
        field = name.replace("-", "_")
        fields[field] = getattr(answers, field)
    if fields["position"] is not None:
        fields["position"] = _number(fields["position"])
    if fields["order"] is not None:
        fields["order"] = _order(fields["order"])
    scope = {part: getattr(answers, part) for part in ("area", "weapon", "condition")}
    fields["scope"] = {part: words for part, words in scope.items() if words} or None
    fields["contested"] = True if answers.contested else None
    evidence: list[dict[str, Any]] = [{"source": name} for name in answers.source]
    if answers.quote is not None:
        if not evidence:
            raise StancesError("a quotation needs a source; name it with --source")
        evidence[0]["quote"] = answers.quote
    if options.occurrence is not None:
        if answers.quote is None:
            raise StancesError("--occurrence needs the quotation; add it with --quote")
        evidence[0]["occurrence"] = options.occurrence
    fields["evidence"] = evidence
    return fields


def _number(text: str) -> int:
    if text not in {"-2", "-1", "0", "1", "2", "+1", "+2"}:
        raise StancesError(f"position is '{text}'; it must be -2, -1, 0, 1 or 2")
    return int(text)


def _order(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9])):
        raise StancesError(f"order is '{text}'; it must be a whole number from 1")
    return int(text[:9])


def confirm_and_save(
    options: argparse.Namespace,
    start: "Opened",
    before: "Loaded | None",
    result: "Edited",
    saving: Callable[[], "Saved"],
    *,
    dry_run: bool = False,
) -> int:
    """Shows the change and its warnings, and saves it once confirmed, unless it is a dry run.

    ``before`` is the dataset in the text as opened; None if that is not valid.
    """
    from stances.curation.preview import line_changes

    print(line_changes(start.text, result.text, file=start.file), end="")
    if before is not None:
        _print_consequences(start.text, before, result)
    if dry_run:
        print("nothing was saved: this was a dry run")
        return 0
    if not options.yes:
        if not sys.stdin.isatty():
            raise StancesError("nothing was saved; add --yes to save it")
        if _prompt("Save it? [y/N] ").lower() not in {"y", "yes"}:
            print("nothing was saved")
            return 0
    saved = saving()
    print(f"{start.file}: saved; the previous version is {saved.backup}")
    return 0


def _print_repinned(before: "Dataset", after: "Dataset") -> None:
    """Prints that the date the dataset pins moves, if it does."""
    from stances.wording.words import repinned_words

    if before.dataset.as_of and before.as_of != after.as_of:
        print(repinned_words(before.as_of, after.as_of))


def _save(start: "Opened", result: "Edited") -> "Saved":
    from stances.curation.saving import save

    return save(start.path, result.text, expected_digest=start.digest, checked=result.loaded)


def _print_consequences(text: str, before: "Loaded", result: "Edited") -> None:
    """Prints new warnings, and the positions that change on the dataset's as-of date."""
    from stances.curation.preview import Side, cell_changes
    from stances.wording import day_words, position_words

    known = {(warning.code, warning.message) for warning in before.warnings}
    for warning in result.loaded.warnings:
        if (warning.code, warning.message) not in known:
            print(f"{warning} (warning)")
    as_of = result.loaded.dataset.as_of
    sides = Side(text, before), Side(result.text, result.loaded)
    for change in cell_changes(*sides, as_of=as_of):
        words = [
            position_words(cell.position, cell.status) if cell else "does not exist"
            for cell in (change.before, change.after)
        ]
        where = f"{change.actor}, {change.issue}, on {day_words(as_of)}"
        print(f"{where}: {words[0]} → {words[1]}")
