"""reliability --by coders, --by kind: who agrees with whom."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stances.cli.choosing import known_ids
from stances.cli.options import print_remarks, print_table
from stances.cli.progress import begin
from stances.cli.question import frames_of
from stances.errors import StancesError
from stances.model.measures import Level
from stances.model.vocabulary import CoderKind

if TYPE_CHECKING:
    from stances.reading.loader import Loaded
    from stances.tables import Tables


def reliability_by_coders(options: argparse.Namespace, path: Path) -> int:
    """Prints the reliability of each two coders and of all."""
    from stances.analysis import coders

    tables = frames_of(_dataset(path, "coders")).tables
    level = Level(options.measure)
    rows = coders.reliability_by_coders(tables, among=_among(options, tables), level=level)
    print_table(coders.coders_table(rows), options)
    if not rows:
        number = len(coders.coder_ids(tables))
        print_remarks([f"No record was coded by three coders or more; the data has {number}."])
    return 0


def reliability_by_kind(options: argparse.Namespace, path: Path) -> int:
    """Prints the reliability within each kind of coder, and of each two of both kinds."""
    from stances.analysis import coder_kinds

    loaded = _dataset(path, "kind")
    tables = frames_of(loaded).tables
    kinds = {coder.id: str(coder.kind) for coder in loaded.dataset.coders}
    among, level = _among(options, tables), Level(options.measure)
    begin("resampling the codings")
    rows = coder_kinds.reliability_by_kind(tables, kinds, among=among, level=level)
    print_table(coder_kinds.kinds_table(rows), options)
    codings = (coding for each in tables.codings_of.values() for coding in each)
    if not any(kinds.get(coding.coder) == CoderKind.HUMAN for coding in codings):
        print_remarks(["No human coder has coded a record; `stances coding-sheet` draws some."])
    elif not rows:
        print_remarks(["No record has positions from two coders."])
    return 0


def _dataset(path: Path, by: str) -> "Loaded":
    """The dataset; StancesError if the file is a table of codings."""
    from stances.exchange.datasets import load_dataset
    from stances.exchange.tidy import is_tidy

    if is_tidy(path):
        raise StancesError(f"--by {by} needs a dataset (YAML); a table is compared as a whole")
    begin("reading the data")
    return load_dataset(path)


def _among(options: argparse.Namespace, tables: "Tables") -> set[str]:
    """The records of the actors and issues that the options name."""
    actors = known_ids(options.actors, tables.actor_rows, "actor")
    issues = known_ids(options.issues, tables.issue_rows, "issue")
    return {
        row.stance
        for row in tables.stance_rows.values()
        if (actors is None or row.actor in actors) and (issues is None or row.issue in issues)
    }
