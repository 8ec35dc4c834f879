"""positions, shifts: who stood where on a day, and what moved."""

import argparse

from stances.cli.options import Commands, command, data, printed, read, table_options
from stances.cli.question import day_option, frames_of, hindsight_option, question_in


def register(commands: Commands) -> None:
    """Adds the commands."""
    positions = command(commands, "positions", _positions, "print the positions in force on a day")
    data(positions)
    table_options(positions)
    day_option(positions)
    hindsight_option(positions)

    moves = command(commands, "shifts", _shifts, "print what moved, when, and what kind of move")
    data(moves)
    table_options(moves)
    day_option(moves)
    moves.add_argument("--near", type=int, default=14, metavar="DAYS", help="events within DAYS")


def _positions(options: argparse.Namespace) -> int:
    positions = question_in(frames_of(read(options)), options).positions()
    print(printed(positions.frame, options.format), end="")
    return 0


def _shifts(options: argparse.Namespace) -> int:
    from stances.analysis.shifts import Shift, shifts
    from stances.tables.rows import frame_of

    question = question_in(frames_of(read(options)), options)
    moves = shifts(question.tables, question.positions(), near=options.near)
    print(printed(frame_of(moves, Shift), options.format), end="")
    return 0
