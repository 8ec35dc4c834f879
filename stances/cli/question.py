"""The question that a command asks: its options, and the Question they make."""

import argparse
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from stances.cli.options import day, known, path_of
from stances.errors import StancesError

if TYPE_CHECKING:
    from pathlib import Path

    from stances.analysis.question import Question
    from stances.reading.loader import Loaded
    from stances.tables import Tables


class Opened(NamedTuple):
    """The frames of a dataset or a table, the day they end on, and what was left out of them."""

    tables: "Tables"
    latest: date
    remarks: tuple[str, ...] = ()


def day_option(parser: argparse.ArgumentParser) -> None:
    """Adds the day of the question."""
    parser.add_argument("--as-of", type=day, metavar="DAY", help="default: the dataset's own")


def hindsight_option(parser: argparse.ArgumentParser) -> None:
    """Adds what a day admits."""
    parser.add_argument(
        "--hindsight", action="store_true", help="also count what became known only later"
    )


def window_options(parser: argparse.ArgumentParser) -> None:
    """Adds the window of records and the range of the scale."""
    parser.add_argument("--from", dest="since", type=day, metavar="DAY", help="records from DAY on")
    parser.add_argument("--to", type=day, metavar="DAY", help="the same as --as-of")
    parser.add_argument("--stale", action="store_true", help="include stale positions")
    hindsight_option(parser)
    parser.add_argument(
        "--range", type=float, metavar="R", help="distance between the ends of the scale"
    )


def frames_of(loaded: "Loaded") -> Opened:
    """The frames of a curated dataset."""
    from stances.tables.frames import tables

    return Opened(tables(loaded.dataset, loaded.seeds), loaded.dataset.dataset.as_of.earliest)


def open_data(path: "Path") -> Opened:
    """The frames of a curated dataset or of a tidy table; raises StancesError."""
    from stances.exchange.tidy import is_tidy, read_tidy
    from stances.reading.loader import load

    if not is_tidy(path):
        return frames_of(load(path))
    tables, remarks = read_tidy(path)
    return Opened(tables, tables.stances["latest"].max().date(), remarks)


def question_in(opened: Opened, options: argparse.Namespace) -> "Question":
    """The question that the options ask about the opened data; StancesError for unknown ids."""
    from stances.analysis.question import question
    from stances.model.vocabulary import Knowledge

    tables, named = opened.tables, vars(options)
    until, since = named.get("to"), named.get("since")
    if options.as_of and until:
        raise StancesError("--as-of and --to say the same; give one of them")
    as_of = options.as_of or until or opened.latest
    if since and since > as_of:
        raise StancesError(f"--from {since} is after {as_of}; swap them")
    asked = question(
        tables,
        as_of=as_of,
        actors=known(options.actors, dict.fromkeys(tables.actors["actor"]), "actor"),
        issues=known(options.issues, dict.fromkeys(tables.issues["issue"]), "issue"),
    )
    return replace(
        asked,
        since=since,
        stale=named.get("stale", False),
        knowledge=Knowledge.HINDSIGHT if named.get("hindsight") else Knowledge.THEN,
    )


def ask(options: argparse.Namespace) -> tuple["Question", tuple[str, ...]]:
    """The question that the options ask about their data, and what to remark on the data."""
    opened = open_data(path_of(options))
    if options.range is not None:
        opened = opened._replace(tables=_with_range(opened.tables, options.range))
    return question_in(opened, options), opened.remarks


def _with_range(tables: "Tables", scale_range: float) -> "Tables":
    if not scale_range > 0:
        raise StancesError("--range is the distance between the ends of the scale: above 0")
    positions = tables.stances["position"].dropna()
    span = float(positions.max() - positions.min()) if len(positions) else 0.0
    if span > scale_range:
        raise StancesError(
            f"--range {scale_range:g} is less than the distance between the lowest and the "
            f"highest position, {span:g}"
        )
    return replace(tables, scale_range=scale_range)
