"""What the commands share: their options, reading the dataset, printing results."""

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from stances.cli.choosing import QUOTED
from stances.cli.door import print_bytes, print_data
from stances.cli.kinds import check_kind
from stances.cli.progress import begin
from stances.errors import StancesError, reason
from stances.exchange import WRITERS, Subject, writers_of
from stances.shipped import shipped_dataset
from stances.visible import visible, visible_line

if TYPE_CHECKING:
    import pandas as pd

    from stances.reading.loader import Loaded
    from stances.tables import Tables

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def add_command(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    purpose: str,
) -> argparse.ArgumentParser:
    """Adds a command with its purpose; ``run`` executes it and returns the exit status."""
    parser = commands.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
    parser.set_defaults(run=run, command=name)
    return parser


def add_data(parser: argparse.ArgumentParser, *, positional: bool = False) -> None:
    """Adds ``--data`` and, if ``positional``, the file as an argument."""
    if positional:
        parser.add_argument("file", type=Path, nargs="?", help="default: the bundled dataset")
    parser.add_argument(
        "--data",
        type=Path,
        metavar="PATH",
        help="the dataset: YAML, data package, SQLite or DuckDB; default: the bundled one",
    )


def add_table_options(parser: argparse.ArgumentParser) -> None:
    """Adds the output format and the filters for actors and issues."""
    parser.add_argument("--format", choices=list(writers_of(Subject.TABLE)), default="table")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to FILE")
    add_filters(parser)


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Adds the filters for actors and issues."""
    for noun in ("actors", "issues"):
        parser.add_argument(
            f"--{noun}",
            action="append",
            metavar="ID,ID",
            help=f"only these {noun}; {QUOTED}",
        )


def day(text: str) -> date:
    """The day in ``text``; ArgumentTypeError if it is not one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day; write it as 2024-11-18") from None


def path_of(options: argparse.Namespace, *, tables: bool = False, formats: bool = False) -> Path:
    """The dataset's file: the one named, otherwise the bundled one.

    StancesError if it is a table, unless the command reads ``tables``; if it is a package or
    database, unless it reads all ``formats``; or of a kind none reads.
    """
    path: Path = options.data or getattr(options, "file", None) or shipped_dataset()
    check_kind(path, command=options.command, tables=tables, formats=formats)
    return path


def read(options: argparse.Namespace) -> "Loaded":
    """Reads the dataset that the options name, in whatever format; raises InvalidData."""
    from stances.exchange.datasets import load_dataset

    begin("reading the data")
    return load_dataset(path_of(options, formats=True))


def table_text(frame: "pd.DataFrame", style: str) -> str:
    """The frame in the chosen format; a terminal table has only the first twelve columns."""
    shown = frame[frame.columns[:12]] if style == "table" else frame
    return WRITERS[style].text(shown)


def print_table(
    frame: "pd.DataFrame", options: argparse.Namespace, tables: "Tables | None" = None
) -> None:
    """Prints the frame in the chosen format, or writes it to the file that the options name.

    With ``tables`` a workbook has names, labels and sources, as one that the dashboard saves.
    """
    begin("writing the table")
    style, output = options.format, options.output
    if WRITERS[style].binary:
        _write_binary(frame, style, output, tables)
    else:
        write(table_text(frame, style), output, data=style != "table")


def _write_binary(
    frame: "pd.DataFrame", style: str, output: Path | None, tables: "Tables | None"
) -> None:
    if output is None and sys.stdout.isatty():
        raise StancesError(f"--format {style} is not for a terminal; name a file with -o FILE")
    sources = None
    if tables is not None:
        from stances.exchange.named import cited_sources, named_frame

        frame = named_frame(tables, frame)
        sources = cited_sources(tables, frame, ())
    data = WRITERS[style].data(frame, sources=sources)
    if output is None:
        print_bytes(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise StancesError(f"cannot write {output}: {reason(error)}") from None


def print_remarks(remarks: Iterable[str]) -> None:
    """Prints caveats on standard error, so that a table can be piped."""
    for remark in remarks:
        print(visible_line(f"stances: {remark}"), file=sys.stderr)


def write(text: str, output: Path | None, *, data: bool = False) -> int:
    """Prints the text or writes it to ``output``; returns the exit status 0.

    ``data`` says that programs read it. StancesError, with the reason, if the file cannot be
    written.
    """
    if output is None:
        if data:
            print_data(text)
        else:
            print(text, end="")
        return 0
    shown = text if data else visible(text)
    return write_file(shown.encode("utf-8", errors="backslashreplace"), output)


def write_file(content: bytes, output: Path) -> int:
    """Writes the bytes to ``output``; returns the exit status 0.

    StancesError, with the reason, if the file cannot be written.
    """
    try:
        output.write_bytes(content)
    except OSError as error:
        raise StancesError(f"cannot write {output}: {reason(error)}") from None
    return 0


def problem_count(number: int) -> str:
    """1 problem, 2 problems; wording would load pandas, which no report of problems needs."""
    return "1 problem" if number == 1 else f"{number} problems"
