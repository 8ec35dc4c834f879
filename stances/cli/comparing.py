"""diff: changes in substance between two versions of a dataset."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stances.cli.kinds import check_kind
from stances.cli.options import Commands, add_command, add_data, path_of, problem_count, write
from stances.errors import InvalidData
from stances.versions import FORMATS

if TYPE_CHECKING:
    from stances.reading.loader import Loaded


def register(commands: Commands) -> None:
    """Adds the command."""
    diff = add_command(
        commands, "diff", _diff, "print the changes between two versions of a dataset"
    )
    diff.add_argument("old", metavar="OLD", help="a file, or a git revision of the dataset")
    diff.add_argument(
        "new", metavar="NEW", nargs="?", help="the same; default: the file as it is now"
    )
    add_data(diff)
    diff.add_argument("--format", choices=list(FORMATS), default="text")
    diff.add_argument(
        "--exit-code",
        action="store_true",
        help="exit status 1 if something changed, 2 if a version has errors",
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
            print(f"the {side} version, {name}, cannot be compared:\n{error}", file=sys.stderr)
    if broken:
        print(f"{problem_count(broken)}; `stances rules` explains each code", file=sys.stderr)
        return 2 if options.exit_code else 1

    from stances.versions.changes import differences_between

    differences = differences_between(sides["old"].dataset, sides["new"].dataset)
    write(FORMATS[options.format].text(differences, **names), None, data=options.format == "json")
    return int(options.exit_code and not differences.empty)


def _side(name: str, path: Path) -> "Loaded":
    """The dataset in the file of that name, otherwise in the revision of that name."""
    from stances.exchange import dataset_reader_of
    from stances.exchange.datasets import load_dataset
    from stances.reading.loader import display_name, parse, read_bytes
    from stances.reading.seeds import read_seeds, seeds_folder
    from stances.versions.revisions import loaded_at

    file = Path(name)
    if file.exists() and dataset_reader_of(file):
        return load_dataset(file)
    if not file.exists() or file.is_dir():
        return loaded_at(name, path)
    check_kind(file, command="diff", tables=False)
    folder = seeds_folder(file)
    seeds = read_seeds(folder if folder.is_dir() else seeds_folder(path))
    return parse(read_bytes(file), file=display_name(file), seeds=seeds)
