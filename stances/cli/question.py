"""Options that define a question, and the Question built from them."""

import argparse
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from stances.cli.options import day, known_ids, path_of
from stances.cli.progress import begin
from stances.errors import StancesError

if TYPE_CHECKING:
    from pathlib import Path

    from stances.analysis.question import Question
    from stances.reading.loader import Loaded
    from stances.tables import Tables


class OpenData(NamedTuple):
    """The frames of a dataset or a table, their last day, and remarks on what was left out."""

    tables: "Tables"
    latest: date
    remarks: tuple[str, ...] = ()


def add_day_option(parser: argparse.ArgumentParser) -> None:
    """Adds the as-of date."""
    parser.add_argument(
        "--as-of", type=day, metavar="DAY", help="the as-of date; default: the dataset's own"
    )


def add_hindsight_option(parser: argparse.ArgumentParser) -> None:
    """Adds the choice of what counts on a day."""
    parser.add_argument(
        "--hindsight", action="store_true", help="include records that became known only later"
    )


def add_window_options(parser: argparse.ArgumentParser) -> None:
    """Adds the window of records and the width of the scale."""
    parser.add_argument(
        "--from",
        dest="since",
        type=day,
        metavar="DAY",
        help="include only records dated DAY or later",
    )
    parser.add_argument("--to", type=day, metavar="DAY", help="same as --as-of")
    parser.add_argument("--stale", action="store_true", help="include stale positions")
    add_hindsight_option(parser)
    parser.add_argument(
        "--range", type=float, metavar="R", help="width of the scale, from end to end"
    )


def frames_of(loaded: "Loaded") -> OpenData:
    """The frames of a curated dataset."""
    from stances.tables.frames import tables

    return OpenData(tables(loaded.dataset, loaded.seeds), loaded.dataset.dataset.as_of.earliest)


def open_data(path: "Path") -> OpenData:
    """The frames of a curated dataset or of a tidy table; raises StancesError."""
    from stances.exchange.tidy import is_tidy, read_tidy
    from stances.reading.loader import load

    begin("reading the data")
    if not is_tidy(path):
        return frames_of(load(path))
    tables, remarks = read_tidy(path)
    return OpenData(tables, tables.stances["latest"].max().date(), remarks)


def question_in(opened: OpenData, options: argparse.Namespace) -> "Question":
    """The question in the options about the opened data; StancesError for unknown ids."""
    from stances.analysis.question import question
    from stances.model.vocabulary import Knowledge

    tables, values = opened.tables, vars(options)
    until, since = values.get("to"), values.get("since")
    if options.as_of and until:
        raise StancesError("--as-of and --to mean the same; use only one")
    as_of = options.as_of or until or opened.latest
    if since and since > as_of:
        raise StancesError(f"--from {since} is after {as_of}; swap them")
    basis = question(
        tables,
        as_of=as_of,
        actors=known_ids(options.actors, dict.fromkeys(tables.actors["actor"]), "actor"),
        issues=known_ids(options.issues, dict.fromkeys(tables.issues["issue"]), "issue"),
    )
    return replace(
        basis,
        since=since,
        stale=values.get("stale", False),
        knowledge=Knowledge.HINDSIGHT if values.get("hindsight") else Knowledge.THEN,
    )


def open_question(options: argparse.Namespace) -> tuple["Question", tuple[str, ...]]:
    """Opens the data in the options: the question about them, and remarks on the data."""
    opened = open_data(path_of(options))
    if options.range is not None:
        opened = opened._replace(tables=_with_range(opened.tables, options.range))
    return question_in(opened, options), opened.remarks


def _with_range(tables: "Tables", scale_range: float) -> "Tables":
    if not scale_range > 0:
        raise StancesError("--range is the width of the scale; it must be above 0")
    positions = tables.stances["position"].dropna()
    span = float(positions.max() - positions.min()) if len(positions) else 0.0
    if span > scale_range:
        raise StancesError(f"--range {scale_range:g} is too small: the positions span {span:g}")
    return replace(tables, scale_range=scale_range)
