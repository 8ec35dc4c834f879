"""The command line. One module per group of commands; heavy imports wait until one needs them.

Exit status: 0 for success, 1 if the dataset has errors (or fmt --check would change it, or diff
--exit-code detects changes), 2 if the command failed, 130 if it
was interrupted.
"""

import argparse
import shlex
import sys
from collections.abc import Sequence

from stances import __version__
from stances.cli import (
    adding,
    analysing,
    answering,
    briefing,
    checking,
    citing,
    coding,
    comparing,
    curating,
    exporting,
    importing,
    large,
    linking,
    positions,
    publishing,
    serving,
    snapshotting,
    sourcing,
)
from stances.cli.choosing import with_values_joined
from stances.cli.door import open_door
from stances.cli.options import problem_count
from stances.cli.progress import progress
from stances.errors import InvalidData, StancesError
from stances.visible import visible_line

GROUPS = (
    checking, positions, analysing, citing, briefing, snapshotting, publishing, comparing, linking,
    adding, coding, curating, sourcing, importing, exporting, large, serving, answering,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command in ``arguments`` and returns its exit status."""
    with open_door(), progress():
        joined = with_values_joined(sys.argv[1:] if arguments is None else arguments)
        options = _parser().parse_args(joined)
        options.typed = shlex.join(joined)
        return _run(options)


def _run(options: argparse.Namespace) -> int:
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except InvalidData as error:
        print(error, file=sys.stderr)
        problems = problem_count(len(error.problems))
        print(f"{problems}; `stances rules` explains each code", file=sys.stderr)
        status = 1
    except StancesError as error:
        print(visible_line(f"stances: {error}"), file=sys.stderr)
        status = 2
    except MemoryError:
        print("stances: not enough memory; choose fewer actors or issues", file=sys.stderr)
        status = 2
    except KeyboardInterrupt:
        print("stances: stopped", file=sys.stderr)
        status = 130
    except BrokenPipeError:
        sys.stderr.close()
        status = 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="stances", description="Who stands where on a policy question, with the evidence."
    )
    parser.add_argument("--version", action="version", version=f"stances {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for group in GROUPS:
        group.register(commands)
    return parser
