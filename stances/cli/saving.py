"""How a command saves an edit: its lines and consequences shown, confirmed, then written."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from stances.cli.options import path_of
from stances.cli.prompting import prompt
from stances.errors import InvalidData, StancesError

if TYPE_CHECKING:
    from stances.curation.editing import Edit, Edited
    from stances.curation.saving import Opened, Saved
    from stances.model.dataset import Dataset
    from stances.reading.loader import Loaded
    from stances.reading.yaml_text import YamlText


def add_fields(parser: argparse.ArgumentParser, fields: Sequence[tuple[str, str, str]]) -> None:
    """Adds an option for each field: its name, what it takes and what it is."""
    for name, kind, purpose in fields:
        action = "append" if name == "author" else "store"
        parser.add_argument(f"--{name}", action=action, metavar=kind, help=purpose)


def add_yes(parser: argparse.ArgumentParser) -> None:
    """Adds the option that saves without asking."""
    parser.add_argument("--yes", action="store_true", help="save without asking")


def save_edit(options: argparse.Namespace, edit: "Edit") -> int:
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
    return confirm_and_save(options, start, before, result, lambda: save_text(start, result))


def save_edits(
    options: argparse.Namespace,
    start: "Opened",
    before: "Loaded",
    source: "YamlText",
    edits: "Sequence[Edit]",
) -> int:
    """Saves the file with these edits, if they are confirmed."""
    from stances.curation.editing import edited

    result = edited(start.text, edits, file=start.file, seeds=start.seeds, source=source)
    return confirm_and_save(options, start, before, result, lambda: save_text(start, result))


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
        if prompt("Save it? [y/N] ").lower() not in {"y", "yes"}:
            print("nothing was saved")
            return 0
    saved = saving()
    print(f"{start.file}: saved; the previous version is {saved.backup}")
    return 0


def print_repinned(before: "Dataset", after: "Dataset") -> None:
    """Prints that the date the dataset pins moves, if it does."""
    from stances.wording.words import repinned_words

    if before.dataset.as_of and before.as_of != after.as_of:
        print(repinned_words(before.as_of, after.as_of))


def save_text(start: "Opened", result: "Edited") -> "Saved":
    """Saves the edited text in place of the one that was opened."""
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
