"""agreement, network, polarisation, map, reliability: measures of a dataset or a tidy table."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from stances.cli.options import (
    Commands,
    add_command,
    add_table_options,
    known_ids,
    path_of,
    print_table,
)
from stances.cli.progress import begin
from stances.cli.question import add_day_option, add_window_options, open_data, open_question
from stances.exchange import Subject, writers_of
from stances.model.measures import Level, Measure, Normalisation, Period, Tie
from stances.model.vocabulary import Vocabulary

_GRAPH_FILES = " or ".join(one.suffix for one in writers_of(Subject.NETWORK).values())
DATA_HELP = "a dataset (YAML) or a tidy table (CSV or Parquet, compressed or not)"


def register(commands: Commands) -> None:
    """Adds the commands."""
    agreement = _add_question_command(
        commands, "agreement", _agreement, "print the agreement of each pair of actors"
    )
    _add_choice(agreement, "--measure", Measure, Measure.CITY_BLOCK)
    agreement.add_argument(
        "--weights",
        type=_weights,
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


def _weights(text: str) -> dict[str, float]:
    try:
        pairs = (item.rsplit("=", 1) for item in text.split(",") if item.strip())
        weights = {name.strip(): float(value) for name, value in pairs}
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a list of weights; write it as western-aid=2,nato-membership=0.5"
        ) from None
    if any(not 0 <= value <= 100 for value in weights.values()):
        message = f"'{text}' has a weight outside 0 to 100; choose weights in this range"
        raise argparse.ArgumentTypeError(message)
    return weights


def _print_remarks(remarks: Iterable[str]) -> None:
    """Prints caveats on standard error, so that a table can be piped."""
    for remark in remarks:
        print(f"stances: {remark}", file=sys.stderr)


def _agreement(options: argparse.Namespace) -> int:
    from stances.analysis.agreement import agreement
    from stances.wording.remarks import agreement_remarks

    question, remarks = open_question(options)
    matrix = question.matrix()
    known_ids(list(options.weights or ()), dict.fromkeys(matrix.issues), "issue")
    begin("comparing the actors")
    result = agreement(matrix, measure=Measure(options.measure), weights=options.weights)
    print_table(result.frame, options.format)
    _print_remarks([*remarks, *agreement_remarks(question.tables, matrix, result)])
    return 0


def _network(options: argparse.Namespace) -> int:
    from stances.analysis.blocs import graph, network_blocs
    from stances.analysis.networks import affiliation, network
    from stances.exchange.graphs import write_graph
    from stances.wording.remarks import bloc_remarks, no_network

    question, remarks = open_question(options)
    statements = question.statements(Period(options.once_per))
    scale, tie = question.tables.scale_range, Tie(options.tie)
    _print_remarks(remarks)
    if options.two_mode:
        ties = affiliation(statements, tie=tie, scale_range=scale)
        print_table(ties, options.format)
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
    print_table(ties, options.format)
    if options.graph:
        _print_remarks(bloc_remarks(ties_between, blocs, len(ties)))
    elif remark := no_network(ties_between, len(ties)):
        _print_remarks([remark])
    return 0


def _polarisation(options: argparse.Namespace) -> int:
    from stances.analysis.polarisation import polarisation, splits
    from stances.wording.remarks import polarisation_remarks

    question, remarks = open_question(options)
    matrix = question.matrix()
    print_table(polarisation(matrix), options.format)
    _print_remarks([*remarks, *polarisation_remarks(question.tables, matrix, splits(matrix))])
    return 0


def _map(options: argparse.Namespace) -> int:
    from stances.analysis.agreement import agreement
    from stances.analysis.space import space
    from stances.wording.remarks import map_remarks

    question, remarks = open_question(options)
    matrix = question.matrix()
    begin("placing the actors")
    plane = space(agreement(matrix, measure=Measure(options.measure)))
    print_table(plane.frame, options.format)
    _print_remarks([*remarks, *map_remarks(question.tables, matrix, plane)])
    return 0


def _reliability(options: argparse.Namespace) -> int:
    from stances.analysis.reliability import issue_units, reliability_by_issue, reliability_table
    from stances.exchange.tidy import is_tidy, read_codings

    path = path_of(options)
    if is_tidy(path):
        units = [(issue, tuple(values)) for issue, values in read_codings(path)]
    else:
        tables = open_data(path).tables
        actors = known_ids(options.actors, tables.actor_rows, "actor")
        units = [(i, tuple(values)) for i, values in issue_units(tables, actors=actors)]
    issues = known_ids(options.issues, dict.fromkeys(issue for issue, _ in units), "issue")
    chosen = [unit for unit in units if issues is None or unit[0] in issues]
    begin("resampling the codings")
    rows = reliability_by_issue(chosen, level=Level(options.measure))
    print_table(reliability_table(rows), options.format)
    undefined = [row.issue for row in rows if row.alpha is None]
    if undefined:
        named = ", ".join(undefined)
        _print_remarks([f"No alpha, because nothing varies or nothing is coded twice: {named}."])
    return 0
