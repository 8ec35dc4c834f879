"""positions, shifts: who stood where on a day, and what changed."""

import argparse
import sys
from typing import TYPE_CHECKING

from stances.cli.options import (
    Commands,
    add_command,
    add_data,
    add_table_options,
    path_of,
    print_table,
)
from stances.cli.progress import begin
from stances.cli.question import add_day_option, add_hindsight_option, open_data, question_in

if TYPE_CHECKING:
    from stances.analysis.question import Question


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


def _question(options: argparse.Namespace) -> "Question":
    """The question about the data, with remarks on how a table was read on standard error."""
    opened = open_data(path_of(options, tables=True, formats=True))
    if opened.remarks:
        print("\n".join(opened.remarks), file=sys.stderr)
    return question_in(opened, options)


def _positions(options: argparse.Namespace) -> int:
    question = _question(options)
    begin("finding the positions in force")
    positions = question.positions()
    print_table(positions.frame, options, question.tables)
    return 0


def _shifts(options: argparse.Namespace) -> int:
    from stances.analysis.moved import moves_between
    from stances.analysis.shifts import shift_frame

    question = _question(options)
    begin("looking for changes of position")
    moves = moves_between(question.tables, question.positions())
    frame = shift_frame(question.tables, moves, near=options.near)
    print_table(frame, options, question.tables)
    return 0
