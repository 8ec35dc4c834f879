"""positions, shifts: who stood where on a day, and what changed."""

import argparse

from stances.cli.options import (
    Commands,
    add_command,
    add_data,
    add_table_options,
    print_table,
    read,
)
from stances.cli.progress import begin
from stances.cli.question import add_day_option, add_hindsight_option, frames_of, question_in


def register(commands: Commands) -> None:
    """Adds the commands."""
    positions = add_command(
        commands, "positions", _positions, "print the positions in force on a day"
    )
    add_data(positions)
    add_table_options(positions)
    add_day_option(positions)
    add_hindsight_option(positions)

    moves = add_command(commands, "shifts", _shifts, "print changes of position, newest first")
    add_data(moves)
    add_table_options(moves)
    add_day_option(moves)
    moves.add_argument(
        "--near",
        type=int,
        default=14,
        metavar="DAYS",
        help="list events within DAYS of a change; default: 14",
    )


def _positions(options: argparse.Namespace) -> int:
    question = question_in(frames_of(read(options)), options)
    begin("finding the positions in force")
    positions = question.positions()
    print_table(positions.frame, options, question.tables)
    return 0


def _shifts(options: argparse.Namespace) -> int:
    from stances.analysis.shifts import Shift, shifts
    from stances.tables.rows import frame_of

    question = question_in(frames_of(read(options)), options)
    begin("looking for changes of position")
    moves = shifts(question.tables, question.positions(), near=options.near)
    print_table(frame_of(moves, Shift), options, question.tables)
    return 0
