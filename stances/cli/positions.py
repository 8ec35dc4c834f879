"""positions, shifts: who stood where on a day, and what moved."""

import argparse

from stances.cli.options import Commands, command, data, day, known, printed, read, table_options


def register(commands: Commands) -> None:
    """Adds the commands."""
    positions = command(commands, "positions", _positions, "print the positions in force on a day")
    data(positions)
    table_options(positions)
    positions.add_argument("--as-of", type=day, metavar="DAY", help="default: the dataset's own")
    positions.add_argument(
        "--hindsight", action="store_true", help="also count what became known only later"
    )

    moved = command(commands, "shifts", _shifts, "print what moved, when, and what kind of move")
    data(moved)
    table_options(moved)
    moved.add_argument("--as-of", type=day, metavar="DAY", help="default: the dataset's own")
    moved.add_argument("--near", type=int, default=14, metavar="DAYS", help="events within DAYS")


def _positions(options: argparse.Namespace) -> int:
    from stances.analysis.positions import positions
    from stances.model.vocabulary import Knowledge

    loaded, tables = read(options)
    found = positions(
        tables,
        as_of=options.as_of or loaded.dataset.dataset.as_of.earliest,
        actors=known(options.actors, loaded.dataset.actors_by_id, "actor"),
        issues=known(options.issues, loaded.dataset.issues_by_id, "issue"),
        knowledge=Knowledge.HINDSIGHT if options.hindsight else Knowledge.THEN,
    )
    print(printed(found.frame, options.format), end="")
    return 0


def _shifts(options: argparse.Namespace) -> int:
    from stances.analysis.shifts import SHIFTS, shifts
    from stances.tables import frame_of

    loaded, tables = read(options)
    found = shifts(
        tables,
        as_of=options.as_of or loaded.dataset.dataset.as_of.earliest,
        actors=known(options.actors, loaded.dataset.actors_by_id, "actor"),
        issues=known(options.issues, loaded.dataset.issues_by_id, "issue"),
        near=options.near,
    )
    print(printed(frame_of(found, SHIFTS), options.format), end="")
    return 0
