"""agreement, network, polarisation, map, reliability: measures of a dataset or a tidy table."""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stances.cli.choosing import ids_of, known_ids, weights
from stances.cli.coder_groups import reliability_by_coders, reliability_by_kind
from stances.cli.options import (
    Commands,
    add_command,
    add_table_options,
    path_of,
    print_remarks,
    print_table,
)
from stances.cli.progress import begin
from stances.cli.question import add_day_option, add_window_options, open_data, open_question
from stances.errors import StancesError
from stances.exchange import Subject, writers_of
from stances.model.measures import Level, Measure, Normalisation, Period, Tie
from stances.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pandas as pd

    from stances.analysis.question import Question

MOST_ACTORS = 10_000  # whose pairs are compared
_GRAPH_FILES = " or ".join(one.suffix for one in writers_of(Subject.NETWORK).values())
DATA_HELP = (
    "a dataset (YAML, data package, SQLite or DuckDB) or a tidy table (CSV, TSV, Excel or Parquet)"
)


def register(commands: Commands) -> None:
    """Adds the commands."""
    agreement = _add_question_command(
        commands, "agreement", _agreement, "print the agreement of each pair of actors"
    )
    _add_choice(agreement, "--measure", Measure, Measure.CITY_BLOCK)
    agreement.add_argument(
        "--weights",
        type=weights,
        metavar="ID=W,ID=W",
        help="weights of issues from 0 to 100; default: 1",
    )

    network = _add_question_command(commands, "network", _network, "print the ties between actors")
    _add_choice(network, "--tie", Tie, Tie.SUBTRACT)
    _add_choice(network, "--normalisation", Normalisation, Normalisation.AVERAGE)
    _add_choice(network, "--once-per", Period, Period.WINDOW)
    network.add_argument(
        "--threshold", type=float, default=0.0, help="leave out ties weaker than this; default: 0"
    )
    network.add_argument(
        "--shared",
        type=int,
        default=1,
        metavar="N",
        help="leave out ties with fewer than N shared issues",
    )
    network.add_argument("--two-mode", action="store_true", help="ties of actors to issues instead")
    network.add_argument(
        "--graph",
        type=Path,
        metavar="FILE",
        help=f"also write the network to FILE ({_GRAPH_FILES})",
    )

    _add_question_command(
        commands, "polarisation", _polarisation, "print the polarisation of each issue"
    )

    chart = _add_question_command(commands, "map", _map, "print the actors' coordinates on the map")
    distances = [measure for measure in Measure if measure is not Measure.KAPPA]
    _add_choice(chart, "--measure", distances, Measure.CITY_BLOCK)
    chart.add_argument(
        "--shared",
        type=int,
        choices=[2, 3],
        default=3,
        help="issues that any two actors on the map share (default: 3; 2 keeps more actors, whose "
        "places are less certain)",
    )

    coded = add_command(
        commands, "reliability", _reliability, "print the reliability of the codings"
    )
    coded.add_argument(
        "--data",
        type=Path,
        metavar="PATH",
        help="a dataset (YAML) or a table with the columns unit,coder,value",
    )
    add_table_options(coded)
    _add_choice(coded, "--measure", Level, Level.ORDINAL)
    coded.add_argument(
        "--by",
        choices=["issue", "coders", "kind"],
        default="issue",
        help="a row for each issue (default), for each two coders and for all of them on the "
        "records that all coded, or for human coders, language models, and each two of both",
    )


def _add_question_command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], purpose: str
) -> argparse.ArgumentParser:
    """Adds a command about the positions on a day, or the statements in a window."""
    parser = add_command(commands, name, run, purpose)
    parser.add_argument("--data", type=Path, metavar="PATH", help=DATA_HELP)
    add_table_options(parser)
    add_day_option(parser)
    add_window_options(parser)
    return parser


def _add_choice(
    parser: argparse.ArgumentParser, name: str, of: Iterable[Vocabulary], default: Vocabulary
) -> None:
    values = list(of)
    meanings = "; ".join(f"{value}: {value.meaning}" for value in values)
    parser.add_argument(name, type=str, choices=list(map(str, values)), default=str(default),
                        help=f"default: {default}. {meanings}".replace("%", "%%"))  # fmt: skip


def _print_result(frame: "pd.DataFrame", options: argparse.Namespace, question: "Question") -> None:
    """Prints the frame; JSON also says on which scale each number rests."""
    if options.format == "json":
        scales = question.tables.scales
        if "issue" in frame:
            codes = [str(scales.of(issue)) for issue in frame["issue"]]
        else:
            codes = [scales.code(question.issues)] * len(frame)
        frame = frame.assign(scale=codes)
    print_table(frame, options)


def _scale_remarks(question: "Question") -> list[str]:
    from stances.wording.remarks import scale_remarks

    return scale_remarks(question.tables.scales, question.issues)


def _agreement(options: argparse.Namespace) -> int:
    from stances.analysis.agreement import agreement
    from stances.wording.remarks import agreement_remarks

    question, remarks = open_question(options)
    matrix = _compared(question).matrix()
    weights = _known_weights(options.weights or {}, matrix.issues)
    begin("comparing the actors")
    result = agreement(matrix, measure=Measure(options.measure), weights=weights)
    _print_result(result.frame, options, question)
    caveats = agreement_remarks(question.tables, matrix, result)
    print_remarks([*_scale_remarks(question), *remarks, *caveats])
    return 0


def _known_weights(weights: Mapping[str, float], issues: Sequence[str]) -> dict[str, float]:
    """The weights by issue; StancesError about the first that is not there."""
    ids = {name: ids_of([name], issues, "issue") for name in weights}
    return {issue: weights[name] for name, known in ids.items() for issue in known}


def _compared(question: "Question") -> "Question":
    """The question; StancesError if it compares more actors in pairs than can be worked with."""
    if len(question.actors) > MOST_ACTORS:
        raise StancesError(
            f"{len(question.actors):,} actors make too many pairs; choose at most "
            f"{MOST_ACTORS:,} with --actors"
        )
    return question


def _network(options: argparse.Namespace) -> int:
    from stances.analysis.agreement import check_signs
    from stances.analysis.blocs import graph, network_blocs
    from stances.analysis.networks import affiliation, network
    from stances.exchange.graphs import write_graph
    from stances.wording.remarks import bloc_remarks, no_network

    question, remarks = open_question(options)
    _compared(question)
    statements = question.statements(Period(options.once_per))
    scale, tie = question.tables.scale_range, Tie(options.tie)
    if options.two_mode and tie is Tie.SUBTRACT:
        check_signs(question.tables.scales)
    print_remarks([*_scale_remarks(question), *remarks])
    if options.two_mode:
        ties = affiliation(statements, tie=tie, scale_range=scale)
        _print_result(ties, options, question)
        return 0
    begin("comparing the actors")
    ties_between = network(
        statements,
        actors=question.actors,
        tie=tie,
        normalisation=Normalisation(options.normalisation),
        scale_range=scale,
    )
    limits = {"threshold": options.threshold, "shared": options.shared}
    if options.graph:
        begin("seeking blocs and placing the actors")
        blocs = network_blocs(ties_between, **limits)
        write_graph(question.tables, graph(ties_between, **limits), blocs, options.graph)
    ties = ties_between.frame
    kept = (ties["weight"].abs() >= options.threshold) & (ties["shared"] >= options.shared)
    ties = ties[kept].reset_index(drop=True)
    _print_result(ties, options, question)
    if options.graph:
        print_remarks(bloc_remarks(ties_between, blocs, len(ties)))
    elif remark := no_network(ties_between, len(ties)):
        print_remarks([remark])
    return 0


def _polarisation(options: argparse.Namespace) -> int:
    from stances.analysis.polarisation import polarisation, splits
    from stances.wording.remarks import polarisation_remarks

    question, remarks = open_question(options)
    matrix = question.matrix()
    _print_result(polarisation(matrix), options, question)
    caveats = polarisation_remarks(question.tables, matrix, splits(matrix))
    print_remarks([*_scale_remarks(question), *remarks, *caveats])
    return 0


def _map(options: argparse.Namespace) -> int:
    from stances.analysis.agreement import agreement
    from stances.analysis.space import space
    from stances.wording.remarks import map_remarks

    question, remarks = open_question(options)
    matrix = _compared(question).matrix()
    begin("placing the actors")
    plane = space(agreement(matrix, measure=Measure(options.measure)), shared=options.shared)
    _print_result(plane.frame, options, question)
    caveats = map_remarks(question.tables, matrix, plane)
    print_remarks([*_scale_remarks(question), *remarks, *caveats])
    return 0


def _reliability(options: argparse.Namespace) -> int:
    from stances.analysis.reliability import issue_units, reliability_by_issue, reliability_table
    from stances.exchange.tidy import is_tidy, read_codings

    path = path_of(options, tables=True, formats=True)
    if options.by == "coders":
        return reliability_by_coders(options, path)
    if options.by == "kind":
        return reliability_by_kind(options, path)
    if is_tidy(path):
        if options.actors:
            raise StancesError("--actors has no use here: a table of codings names no actors")
        codings, remarks = read_codings(path)
        print_remarks(remarks)
        units = [(issue, tuple(values)) for issue, values in codings]
    else:
        tables = open_data(path).tables
        actors = known_ids(options.actors, tables.actor_rows, "actor")
        units = [(i, tuple(values)) for i, values in issue_units(tables, actors=actors)]
    issues = known_ids(options.issues, dict.fromkeys(issue for issue, _ in units), "issue")
    chosen = [unit for unit in units if issues is None or unit[0] in issues]
    begin("resampling the codings")
    rows = reliability_by_issue(chosen, level=Level(options.measure))
    print_table(reliability_table(rows), options)
    undefined = [row.issue for row in rows if row.alpha is None]
    if undefined:
        named = ", ".join(undefined)
        print_remarks([f"No alpha, because nothing varies or nothing is coded twice: {named}."])
    return 0
