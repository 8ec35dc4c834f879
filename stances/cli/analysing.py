"""agreement, network, polarisation, map, reliability: numbers over a dataset or a tidy table."""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stances.cli.options import Commands, command, day, known, path_of, printed, table_options
from stances.errors import StancesError
from stances.exchange import Subject, writers_of
from stances.model.measures import Level, Measure, Normalisation, Period, Tie
from stances.model.vocabulary import Knowledge, Vocabulary

if TYPE_CHECKING:
    from stances.analysis.matrix import Matrix
    from stances.tables import Tables

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
    parser.add_argument("--as-of", type=day, metavar="DAY", help="default: the dataset's own")
    parser.add_argument("--from", dest="since", type=day, metavar="DAY", help="records from DAY on")
    parser.add_argument("--to", type=day, metavar="DAY", help="the same as --as-of")
    parser.add_argument("--stale", action="store_true", help="also positions that are too old")
    parser.add_argument(
        "--hindsight", action="store_true", help="also count what became known only later"
    )
    parser.add_argument(
        "--range", type=float, metavar="R", help="distance between the ends of the scale"
    )
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


@dataclass(frozen=True)
class _Question:
    """The frames, and the arguments that analysis functions share."""

    tables: "Tables"
    asked: dict[str, Any]

    def matrix(self) -> "Matrix":
        from stances.analysis.matrix import position_matrix

        return position_matrix(self.tables, **self.asked)


def _question(options: argparse.Namespace) -> _Question:
    from dataclasses import replace

    from stances.exchange.tidy import is_tidy, read_tidy

    path = path_of(options)
    if is_tidy(path):
        tables, remarks = read_tidy(path)
        _told(remarks)
        latest: date = tables.stances["latest"].max().date()
    else:
        tables, latest = _curated(path)
    if options.range is not None:
        if not options.range > 0:
            raise StancesError("--range is the distance between the ends of the scale: above 0")
        held = tables.stances["position"].dropna()
        if len(held) and float(held.max() - held.min()) > options.range:
            raise StancesError(
                f"--range {options.range:g} is less than the distance between the lowest and the "
                f"highest position, {float(held.max() - held.min()):g}"
            )
        tables = replace(tables, scale_range=options.range)
    if options.as_of and options.to:
        raise StancesError("--as-of and --to say the same; give one of them")
    as_of = options.as_of or options.to or latest
    if options.since and options.since > as_of:
        raise StancesError(f"--from {options.since} is after {as_of}; exchange the two")
    asked = {
        "as_of": as_of,
        "since": options.since,
        "actors": known(options.actors, dict.fromkeys(tables.actors["actor"]), "actor"),
        "issues": known(options.issues, dict.fromkeys(tables.issues["issue"]), "issue"),
        "stale": options.stale,
        "knowledge": Knowledge.HINDSIGHT if options.hindsight else Knowledge.THEN,
    }
    return _Question(tables, asked)


def _curated(path: Path) -> "tuple[Tables, date]":
    from stances.reading.loader import load
    from stances.tables import tables

    loaded = load(path)
    return tables(loaded.dataset, loaded.seeds), loaded.dataset.dataset.as_of.earliest


def _told(remarks: Iterable[str]) -> None:
    """Remarks go to standard error, so that a table can be piped."""
    for remark in remarks:
        print(f"stances: {remark}", file=sys.stderr)


def _agreement(options: argparse.Namespace) -> int:
    from stances.analysis.agreement import agreement
    from stances.remarks import agreement_remarks

    question = _question(options)
    matrix = question.matrix()
    known(list(options.weights or ()), dict.fromkeys(matrix.issues), "issue")
    found = agreement(matrix, measure=Measure(options.measure), weights=options.weights)
    print(printed(found.frame, options.format), end="")
    _told(agreement_remarks(question.tables, matrix, found))
    return 0


def _network(options: argparse.Namespace) -> int:
    from stances.analysis.blocs import graph, network_blocs
    from stances.analysis.networks import affiliation, network, statements
    from stances.exchange.graphs import write_graph
    from stances.remarks import bloc_remarks

    question = _question(options)
    said = statements(question.tables, **question.asked, period=Period(options.once_per))
    scale = question.tables.scale_range
    if options.two_mode:
        print(
            printed(affiliation(said, tie=Tie(options.tie), scale_range=scale), options.format),
            end="",
        )
        return 0
    order = question.asked["actors"] or question.tables.actors["actor"].tolist()
    found = network(
        said,
        actors=order,
        tie=Tie(options.tie),
        normalisation=Normalisation(options.normalisation),
        scale_range=scale,
    )
    made = graph(found, threshold=options.threshold, shared=options.shared)
    if options.graph:
        write_graph(question.tables, made, network_blocs(found, made), options.graph)
    ties = found.frame
    strong = (ties["weight"].abs() >= options.threshold) & (ties["shared"] >= options.shared)
    ties = ties[strong].reset_index(drop=True)
    print(printed(ties, options.format), end="")
    _told(bloc_remarks(found, network_blocs(found, made), len(ties)))
    return 0


def _polarisation(options: argparse.Namespace) -> int:
    from stances.analysis.polarisation import polarisation, splits
    from stances.remarks import polarisation_remarks

    question = _question(options)
    matrix = question.matrix()
    print(printed(polarisation(matrix), options.format), end="")
    _told(polarisation_remarks(question.tables, matrix, splits(matrix)))
    return 0


def _map(options: argparse.Namespace) -> int:
    from stances.analysis.agreement import agreement
    from stances.analysis.space import space
    from stances.remarks import map_remarks

    question = _question(options)
    matrix = question.matrix()
    found = space(agreement(matrix, measure=Measure(options.measure)))
    print(printed(found.frame, options.format), end="")
    _told(map_remarks(question.tables, matrix, found))
    return 0


def _reliability(options: argparse.Namespace) -> int:
    from stances.analysis.reliability import issue_units, reliability_table
    from stances.exchange.tidy import is_tidy, read_codings

    path = path_of(options)
    if is_tidy(path):
        units = [(issue, tuple(values)) for issue, values in read_codings(path)]
    else:
        tables, _ = _curated(path)
        actors = known(options.actors, tables.actor_rows, "actor")
        units = [(i, tuple(values)) for i, values in issue_units(tables, actors=actors)]
    wanted = known(options.issues, dict.fromkeys(issue for issue, _ in units), "issue")
    chosen = [unit for unit in units if wanted is None or unit[0] in wanted]
    found = reliability_table(chosen, level=Level(options.measure))
    print(printed(found, options.format), end="")
    undefined = found[found["alpha"].isna()]["issue"].tolist()
    if undefined:
        _told([f"No alpha where nothing varies or nothing is coded twice: {', '.join(undefined)}."])
    return 0
