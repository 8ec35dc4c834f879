"""snapshot: the dataset as one HTML file that works without a server."""

import argparse
from pathlib import Path

from stances.cli.choosing import QUOTED
from stances.cli.options import Commands, add_command, add_data, read, write
from stances.cli.progress import begin
from stances.cli.question import add_day_option, add_hindsight_option, frames_of, question_in


def register(commands: Commands) -> None:
    """Adds the command."""
    snapshot = add_command(
        commands, "snapshot", _snapshot, "write the dataset as one HTML file that works offline"
    )
    add_data(snapshot)
    snapshot.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.html", help="the file to write"
    )
    for noun in ("actors", "issues"):
        snapshot.add_argument(
            f"--{noun}", action="append", metavar="ID,ID", help=f"only these {noun}; {QUOTED}"
        )
    add_day_option(snapshot)
    add_hindsight_option(snapshot)


def _snapshot(options: argparse.Namespace) -> int:
    from stances.snapshot.document import snapshot_text

    loaded = read(options)
    question = question_in(frames_of(loaded), options)
    begin("making the file")
    text = snapshot_text(loaded.dataset, question)
    write(text, options.output, data=True)
    print(f"{options.output}: {len(text.encode()) / 1e6:.1f} MB")
    return 0
