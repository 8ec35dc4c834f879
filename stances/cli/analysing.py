"""agreement, network, polarisation, map, reliability: numbers over a dataset or a tidy table."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from stances.cli.options import Commands, command, known, path_of, printed, table_options
from stances.cli.question import ask, day_option, open_data, window_options
from stances.exchange import Subject, writers_of
from stances.model.measures import Level, Measure, Normalisation, Period, Tie
from stances.model.vocabulary import Vocabulary

_GRAPH_FILES = " or ".join(one.suffix for one in writers_of(Subject.NETWORK).values())
DATA_HELP = "a dataset (YAML) or a tidy table (CSV or Parquet, compressed or not)"


def register(commands: Commands) -> None:
    """Adds the commands."""
    agreement = _asked(commands, "agreement", _agreement, "print how far each two actors agree")
    _choice(agreement, "--measure", Measure, Measure.CITY_BLOCK)
    agreement.add_argument(
        "--weights", type=_weights, metavar="ID=W,ID=W", help="weights of issues; 1 where not named"
    )

    network = _asked(commands, "network", _network, "print the ties between actors")
    _choice(network, "--tie", Tie, Tie.SUBTRACT)
    _choice(network, "--normalisation", Normalisation, Normalisation.AVERAGE)
    _choice(network, "--once-per", Period, Period.WINDOW)
    network.add_argument("--threshold", type=float, default=0.0, help="leave weaker ties out")
    network.add_argument(
        "--shared", type=int, default=1, metavar="N", help="leave out ties on fewer shared issues"
    )
    network.add_argument("--two-mode", action="store_true", help="actors by issues instead")
    network.add_argument("--graph", type=Path, metavar="FILE", help=f"write {_GRAPH_FILES}")

    _asked(commands, "polarisation", _polarisation, "print how split the actors are on each issue")

    chart = _asked(commands, "map", _map, "print the places of actors on a plane")
    distances = [measure for measure in Measure if measure is not Measure.KAPPA]
    _choice(chart, "--measure", distances, Measure.CITY_BLOCK)

    coded = command(commands, "reliability", _reliability, "print how far the coders agree")
    coded.add_argument(
        "--data", type=Path, metavar="PATH", help="a dataset, or a table unit,coder,value"
    )
    table_options(coded)
    _choice(coded, "--measure", Level, Level.ORDINAL)


def _asked(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], purpose: str
) -> argparse.ArgumentParser:
    """A command about the positions or statements up to a day, or of a window."""
    parser = command(commands, name, run, purpose)
    parser.add_argument("--data", type=Path, metavar="PATH", help=DATA_HELP)
    table_options(parser)
    day_option(parser)
    window_options(parser)
    return parser


def _choice(
    parser: argparse.ArgumentParser, name: str, of: Iterable[Vocabulary], default: Vocabulary
) -> None:
    values = list(of)
    meanings = "; ".join(f"{value}: {value.meaning}" for value in values)
    parser.add_argument(name, type=str, choices=list(map(str, values)), default=str(default),
                        help=f"default {default}. {meanings}".replace("%", "%%"))  # fmt: skip


def _weights(text: str) -> dict[str, float]:
    try:
        pairs = (item.rsplit("=", 1) for item in text.split(",") if item.strip())
        found = {name.strip(): float(value) for name, value in pairs}
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a list of weights; write it as western-aid=2,nato-membership=0.5"
        ) from None
    if any(not 0 <= value <= 100 for value in found.values()):
        raise argparse.ArgumentTypeError(f"'{text}' has a weight outside 0 to 100")
    return found


def _remark(remarks: Iterable[str]) -> None:
    """Remarks go to standard error, so that a table can be piped."""
    for remark in remarks:
        print(f"stances: {remark}", file=sys.stderr)


def _agreement(options: argparse.Namespace) -> int:
    from stances.analysis.agreement import agreement
    from stances.wording.remarks import agreement_remarks

    question, remarks = ask(options)
    matrix = question.matrix()
    known(list(options.weights or ()), dict.fromkeys(matrix.issues), "issue")
    agreed = agreement(matrix, measure=Measure(options.measure), weights=options.weights)
    print(printed(agreed.frame, options.format), end="")
    _remark([*remarks, *agreement_remarks(question.tables, matrix, agreed)])
    return 0


def _network(options: argparse.Namespace) -> int:
    from stances.analysis.blocs import graph, network_blocs
    from stances.analysis.networks import affiliation, network
    from stances.exchange.graphs import write_graph
    from stances.wording.remarks import bloc_remarks

    question, remarks = ask(options)
    statements = question.statements(Period(options.once_per))
    scale, tie = question.tables.scale_range, Tie(options.tie)
    _remark(remarks)
    if options.two_mode:
        ties = affiliation(statements, tie=tie, scale_range=scale)
        print(printed(ties, options.format), end="")
        return 0
    ties_between = network(
        statements,
        actors=question.actors,
        tie=tie,
        normalisation=Normalisation(options.normalisation),
        scale_range=scale,
    )
    strong = graph(ties_between, threshold=options.threshold, shared=options.shared)
    if options.graph:
        write_graph(question.tables, strong, network_blocs(ties_between, strong), options.graph)
    ties = ties_between.frame
    kept = (ties["weight"].abs() >= options.threshold) & (ties["shared"] >= options.shared)
    ties = ties[kept].reset_index(drop=True)
    print(printed(ties, options.format), end="")
    _remark(bloc_remarks(ties_between, network_blocs(ties_between, strong), len(ties)))
    return 0


def _polarisation(options: argparse.Namespace) -> int:
    from stances.analysis.polarisation import polarisation, splits
    from stances.wording.remarks import polarisation_remarks

    question, remarks = ask(options)
    matrix = question.matrix()
    print(printed(polarisation(matrix), options.format), end="")
    _remark([*remarks, *polarisation_remarks(question.tables, matrix, splits(matrix))])
    return 0


def _map(options: argparse.Namespace) -> int:
    from stances.analysis.agreement import agreement
    from stances.analysis.space import space
    from stances.wording.remarks import map_remarks

    question, remarks = ask(options)
    matrix = question.matrix()
    plane = space(agreement(matrix, measure=Measure(options.measure)))
    print(printed(plane.frame, options.format), end="")
    _remark([*remarks, *map_remarks(question.tables, matrix, plane)])
    return 0


def _reliability(options: argparse.Namespace) -> int:
    from stances.analysis.reliability import issue_units, reliability_by_issue, reliability_table
    from stances.exchange.tidy import is_tidy, read_codings

    path = path_of(options)
    if is_tidy(path):
        units = [(issue, tuple(values)) for issue, values in read_codings(path)]
    else:
        tables = open_data(path).tables
        actors = known(options.actors, tables.actor_rows, "actor")
        units = [(i, tuple(values)) for i, values in issue_units(tables, actors=actors)]
    wanted = known(options.issues, dict.fromkeys(issue for issue, _ in units), "issue")
    chosen = [unit for unit in units if wanted is None or unit[0] in wanted]
    rows = reliability_by_issue(chosen, level=Level(options.measure))
    print(printed(reliability_table(rows), options.format), end="")
    undefined = [row.issue for row in rows if row.alpha is None]
    if undefined:
        named = ", ".join(undefined)
        _remark([f"No alpha where nothing varies or nothing is coded twice: {named}."])
    return 0
