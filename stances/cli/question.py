"""Options that define a question, and the Question built from them."""

import argparse
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from stances.cli.choosing import ids_of, known_ids, ranges
from stances.cli.options import day, path_of
from stances.cli.progress import begin
from stances.errors import StancesError

if TYPE_CHECKING:
    from pathlib import Path

    from stances.analysis.question import Question
    from stances.exchange.scales import Given
    from stances.model.records import DatasetInfo
    from stances.model.scales import Scale
    from stances.reading.loader import Loaded
    from stances.tables import Tables

    Ranges = list[list[tuple[str | None, Scale | float]]]


class OpenData(NamedTuple):
    """The frames of a dataset or a ``table``, their last day, and remarks on how they were read."""

    tables: "Tables"
    latest: date
    remarks: tuple[str, ...] = ()
    table: bool = False
    info: "DatasetInfo | None" = None


def add_day_option(parser: argparse.ArgumentParser) -> None:
    """Adds the as-of date."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DAY",
        help="the as-of date; default: the day of the newest record, unless the dataset pins one",
    )


def add_hindsight_option(parser: argparse.ArgumentParser) -> None:
    """Adds the choice of what counts on a day."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--hindsight", action="store_true", help="include records that became known only later"
    )
    either.add_argument(
        "--recorded", action="store_true", help="only records entered in the dataset by the day"
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
        "--range",
        type=ranges,
        action="append",
        metavar="LOW..HIGH",
        help="the scale, for example -2..2, or its width; ID=LOW..HIGH for the scale of an issue",
    )


def frames_of(loaded: "Loaded") -> OpenData:
    """The frames of a curated dataset."""
    from stances.tables.frames import tables

    dataset = loaded.dataset
    return OpenData(tables(dataset, loaded.seeds), dataset.as_of, info=dataset.dataset)


def open_data(path: "Path", ranges: "Ranges | None" = None) -> OpenData:
    """The frames of a curated dataset or of a tidy table; raises StancesError.

    ``ranges`` are the scales that the options give.
    """
    from stances.exchange.scales import placed, scales_of
    from stances.exchange.tidy import is_tidy, read_tidy
    from stances.reading.loader import display_name

    begin("reading the data")
    if not is_tidy(path):
        opened = _curated(path)
        given = _given(ranges, opened.tables.issues["issue"])
        scales = scales_of(
            placed(opened.tables.stances, display_name(path)), given, usual=opened.tables.scales
        )
        return opened._replace(tables=replace(opened.tables, scales=scales))
    tables, remarks = read_tidy(path, lambda issues: _given(ranges, issues))
    return OpenData(tables, tables.stances["latest"].max().date(), remarks, table=True)


def _curated(path: "Path") -> OpenData:
    """The frames of a dataset, from the copy of a YAML file if there is one."""
    from stances.compiled.opening import open_file
    from stances.exchange.datasets import kind_of_file, load_dataset

    if kind_of_file(path) is not None:
        return frames_of(load_dataset(path))
    opened = open_file(path)
    return OpenData(opened.tables, opened.dataset.as_of, info=opened.dataset.dataset)


def _given(ranges: "Ranges | None", issues: "Iterable[str]") -> "Given":
    """The scales by issue, that of all others under None; StancesError for an unknown issue."""
    given: dict[str | None, Scale | float] = {}
    known = list(issues)
    for name, scale in (item for items in ranges or () for item in items):
        (issue,) = (None,) if name is None else ids_of([name], known, "issue")
        if issue in given:
            subject = f"'{issue}'" if issue else "all issues"
            raise StancesError(f"--range gives two scales for {subject}; keep one")
        given[issue] = scale
    return given


def question_in(opened: OpenData, options: argparse.Namespace) -> "Question":
    """The question in the options about the opened data; StancesError for unknown ids."""
    from stances.analysis.question import question
    from stances.model.vocabulary import Knowledge

    tables, values = opened.tables, vars(options)
    until, since = values.get("to"), values.get("since")
    if options.as_of and until:
        raise StancesError("--as-of and --to mean the same; use only one")
    as_of = options.as_of or until or opened.latest
    options.noted = opened.info, as_of  # for the notes of a workbook
    if since and since > as_of:
        if options.as_of or until:
            raise StancesError(f"--from {since} is after {as_of}; swap them")
        raise StancesError(
            f"--from {since} is after {as_of}, the day of the data; choose an earlier day, or give "
            "a later one with --to"
        )
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
        knowledge=next((one for one in Knowledge if values.get(one)), Knowledge.THEN),
    )


def open_question(options: argparse.Namespace) -> tuple["Question", tuple[str, ...]]:
    """Opens the data in the options: the question about them, and remarks on the data."""
    opened = open_data(path_of(options, tables=True, formats=True), options.range)
    question, window = _in_window(question_in(opened, options), options, opened)
    return question, (*opened.remarks, *window)


def _in_window(
    question: "Question", options: argparse.Namespace, opened: OpenData
) -> tuple["Question", tuple[str, ...]]:
    """The question without the actors and issues that have no position in its window.

    Only those count that the options do not name; without a beginning of the window, only those of
    a table, which has no list of whom and what it is about. Remarks say how many are left out.
    """
    from stances.wording.remarks import outside_window

    if question.since is None and not opened.table:
        return question, ()
    actors, issues = question.recorded()
    kept = question.about(
        actors=question.actors if options.actors else actors,
        issues=question.issues if options.issues else issues,
    )
    if not kept.actors or not kept.issues:
        return question, ()
    remark = outside_window(
        len(question.actors) - len(kept.actors), len(question.issues) - len(kept.issues)
    )
    return kept, (remark,) if remark else ()
