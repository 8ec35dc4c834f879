"""diff: what changed in substance between two versions of a dataset."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stances.cli.options import Commands, command, counted, data, path_of
from stances.errors import InvalidData

if TYPE_CHECKING:
    from stances.reading.loader import Loaded


def register(commands: Commands) -> None:
    """Adds the command."""
    diff = command(commands, "diff", _diff, "print what changed between two versions of a dataset")
    diff.add_argument("old", metavar="OLD", help="a file, or a git revision of the dataset")
    diff.add_argument(
        "new", metavar="NEW", nargs="?", help="likewise; default: the file as it is now"
    )
    data(diff)
    diff.add_argument("--format", choices=["text", "markdown", "json"], default="text")
    diff.add_argument(
        "--exit-code",
        action="store_true",
        help="status 1 where something changed (and 2 where a side is broken)",
    )


def _diff(options: argparse.Namespace) -> int:
    from stances.reading.loader import display_name

    path = path_of(options)
    names = {"old": options.old, "new": options.new or display_name(path)}
    sides: dict[str, Loaded] = {}
    broken = 0
    for side, name in names.items():
        try:
            sides[side] = _side(name, path)
        except InvalidData as error:
            broken += len(error.problems)
            print(f"the {side} side, {name}, cannot be compared:\n{error}", file=sys.stderr)
    if broken:
        print(f"{counted(broken)}; `stances check` explains each code", file=sys.stderr)
        return 2 if options.exit_code else 1

    from stances.analysis.changes import differences_between
    from stances.exchange.changes.json_text import json_of
    from stances.exchange.changes.markdown_text import markdown_of
    from stances.exchange.changes.plain_text import text_of

    rendering = {"text": text_of, "markdown": markdown_of, "json": json_of}[options.format]
    found = differences_between(sides["old"].dataset, sides["new"].dataset)
    print(rendering(found, **names), end="")
    return int(options.exit_code and not found.empty)


def _side(name: str, path: Path) -> "Loaded":
    """The dataset in the file of that name, else in the revision of that name."""
    from stances.exchange.revisions import loaded_at
    from stances.reading.loader import display_name, parse, read_bytes
    from stances.reading.seeds import read_seeds, seeds_folder

    file = Path(name)
    if not file.exists() or file.is_dir():
        return loaded_at(name, path)
    folder = seeds_folder(file)
    seeds = read_seeds(folder if folder.is_dir() else seeds_folder(path))
    return parse(read_bytes(file), file=display_name(file), seeds=seeds)
