"""large: questions about a package that does not fit into memory, asked of an engine."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from stances.cli.choosing import known_ids
from stances.cli.options import Commands, add_command, add_table_options, print_table
from stances.cli.progress import begin
from stances.cli.question import add_day_option, add_hindsight_option

if TYPE_CHECKING:
    from stances.engine.backends import Frame
    from stances.engine.records import Records
    from stances.model.vocabulary import Knowledge

POSITIONS, AGREEMENT, POLARISATION, SHIFTS = "positions", "agreement", "polarisation", "shifts"


def register(commands: Commands) -> None:
    """Adds the command."""
    large = add_command(
        commands, "large", _large, "ask about a Parquet package too large for memory"
    )
    large.add_argument("question", choices=[POSITIONS, AGREEMENT, POLARISATION, SHIFTS])
    large.add_argument(
        "package",
        metavar="PACKAGE",
        help="a folder with stances.parquet, or a folder stances of such files, and the other "
        "tables of `stances export package-parquet`; or the address of one, such as "
        "s3://bucket/package",
    )
    large.add_argument(
        "--engine",
        default="duckdb",
        metavar="ENGINE",
        help="duckdb, in this process, or the address of a Spark master such as "
        "spark://host:7077; default: duckdb",
    )
    large.add_argument(
        "--memory",
        type=_memory,
        default="1500MB",
        metavar="SIZE",
        help="what DuckDB may use, the rest goes to the disk; default: 1500MB",
    )
    large.add_argument("--stale", action="store_true", help="include stale positions")
    add_table_options(large)
    add_day_option(large)
    add_hindsight_option(large)


def _memory(text: str) -> str:
    """The size as DuckDB takes it; ArgumentTypeError if it is not one."""
    if not re.fullmatch(r"[1-9][0-9]{0,8} ?[KMGT]i?B", text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size; write it as 1500MB or 4GB")
    return text


def _large(options: argparse.Namespace) -> int:
    from stances.engine.backends import engine
    from stances.engine.records import records_of

    with engine(options.engine, memory=options.memory) as backend:
        begin("reading the dates of the records")
        records = _chosen(records_of(backend, options.package), options)
        begin("asking the engine")
        frame = _ANSWERS[options.question](records, options)
    print_table(frame, options)
    return 0


def _in_force(records: "Records", options: argparse.Namespace) -> "Frame":
    from stances.engine.questions import positions_in_force

    day, knowledge = _when(records, options)
    return positions_in_force(records, day, knowledge=knowledge)


def _chosen(records: "Records", options: argparse.Namespace) -> "Records":
    """The records of the actors and issues that the options name."""
    for noun in ("actor", "issue"):
        if given := getattr(options, f"{noun}s"):
            known = records.names(noun)
            records = records.only(noun, known_ids(given, dict.fromkeys(known), noun) or [])
    return records


def _when(records: "Records", options: argparse.Namespace) -> "tuple[date, Knowledge]":
    from stances.model.vocabulary import Knowledge

    knowledge = Knowledge.HINDSIGHT if options.hindsight else Knowledge.THEN
    return options.as_of or records.latest(), knowledge


def _positions(records: "Records", options: argparse.Namespace) -> Any:
    from stances.engine.questions import usable

    positions = _in_force(records, options)
    shown = positions if options.stale else usable(positions, stale=False)
    return _collected(shown, ["actor", "issue"])


def _agreement(records: "Records", options: argparse.Namespace) -> Any:
    from stances.engine.questions import agreement_counts

    counted = agreement_counts(_in_force(records, options), stale=options.stale)
    return _collected(counted, ["actor_a", "actor_b"])


def _polarisation(records: "Records", options: argparse.Namespace) -> Any:
    from stances.engine.questions import frequencies, polarisation_of

    counted = frequencies(_in_force(records, options), stale=options.stale)
    return polarisation_of(counted.collect().to_pandas())


def _shifts(records: "Records", options: argparse.Namespace) -> Any:
    from stances.engine.questions import move_counts

    day, knowledge = _when(records, options)
    return move_counts(records, day, knowledge=knowledge)


def _collected(frame: "Frame", order: list[str]) -> Any:
    """The answer in memory, its rows in order."""
    return frame.collect().to_pandas().sort_values(order, ignore_index=True)


_ANSWERS: dict[str, Callable[["Records", argparse.Namespace], Any]] = {
    POSITIONS: _positions,
    AGREEMENT: _agreement,
    POLARISATION: _polarisation,
    SHIFTS: _shifts,
}
