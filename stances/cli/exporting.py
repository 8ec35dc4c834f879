"""export: a whole dataset in another format, source texts included."""

import argparse
import sys
from pathlib import Path

from stances.cli.options import Commands, add_command, add_data, read
from stances.cli.progress import begin
from stances.errors import StancesError
from stances.exchange import EXPORTS


def register(commands: Commands) -> None:
    """Adds the command."""
    export = add_command(
        commands, "export", _export, "write the whole dataset, source texts included"
    )
    kinds = "; ".join(f"{name}: {one.label}" for name, one in EXPORTS.items())
    export.add_argument("format", choices=list(EXPORTS), metavar="FORMAT", help=kinds)
    export.add_argument("out", type=Path, nargs="?", metavar="OUT", help="a new file or folder")
    export.add_argument("-o", "--output", type=Path, metavar="OUT", help="the same")
    add_data(export)


def _export(options: argparse.Namespace) -> int:
    out: Path | None = options.output or options.out
    if out is None or (options.output and options.out):
        raise StancesError("name one new file or folder to write, for example -o package")
    loaded = read(options)
    begin("writing the dataset")
    for remark in EXPORTS[options.format].write(loaded, out):
        print(remark, file=sys.stderr)
    print(f"wrote {out}")
    return 0
