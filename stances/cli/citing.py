"""cite, quotations: sources for a bibliography, quotations for other tools."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stances.citing import FORMATS
from stances.cli.choosing import ids_of
from stances.cli.options import Commands, add_command, add_data, read, write
from stances.cli.question import (
    OpenData,
    add_day_option,
    add_hindsight_option,
    frames_of,
    question_in,
)
from stances.errors import StancesError
from stances.exchange import WRITERS, Subject, writers_of

if TYPE_CHECKING:
    from stances.analysis.positions import Positions


def register(commands: Commands) -> None:
    """Adds the commands."""
    cite = add_command(commands, "cite", _cite, "print citations; of all sources by default")
    add_data(cite)
    cite.add_argument("--stance", metavar="ID", help="cite the sources of this record")
    cite.add_argument("--actor", metavar="ID", help="cite the sources of this actor's positions")
    cite.add_argument(
        "--issue", metavar="ID", help="cite the sources of the positions on this issue"
    )
    add_day_option(cite)
    add_hindsight_option(cite)
    cite.add_argument("--dataset", action="store_true", help="cite the dataset itself")
    cite.add_argument("--format", choices=list(FORMATS), default="note")
    _add_output(cite)

    passages = add_command(
        commands,
        "quotations",
        _quotations,
        "print every quotation with its place in the source text",
    )
    add_data(passages)
    passages.add_argument(
        "--format", choices=list(writers_of(Subject.QUOTATIONS)), default="web-annotation"
    )
    _add_output(passages)


def _add_output(parser: argparse.ArgumentParser) -> None:
    add_base(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to FILE instead")


def add_base(parser: argparse.ArgumentParser) -> None:
    """Adds the address of the dashboard."""
    parser.add_argument(
        "--base", type=_address, default="", metavar="ADDRESS",
        help="the address of your dashboard, for links to records; default: relative links",
    )  # fmt: skip


def _address(text: str) -> str:
    from stances.model.addresses import is_link

    if text and (not is_link(text) or "?" in text or "#" in text):
        raise argparse.ArgumentTypeError(
            f"'{text}' cannot be the start of an address; write it as https://example.org/"
        )
    return text


def _cite(options: argparse.Namespace) -> int:
    from stances.citing import citable
    from stances.citing.notes import stances_text

    opened = frames_of(loaded := read(options))
    tables, info, base = opened.tables, loaded.dataset.dataset, options.base
    view = _view(options, opened)
    text = ""
    if options.format == "note":
        stances = view.stances if view else _one(options.stance)
        text = stances_text(tables, stances, dataset=info.title, version=info.version, base=base)
        items = citable.cited_items(tables, citable.search_reasons(tables, view) if view else [])
    elif view:
        items = citable.view_items(tables, view, base=base)
    else:
        items = citable.stance_items(tables, _one(options.stance), base=base)
    if options.dataset:
        items.append(citable.dataset_item(loaded.dataset, base=base))
    elif not view and not options.stance:
        items = citable.source_items(tables)
    text += FORMATS[options.format].text(items)
    return write(text, options.output, data=options.format != "note")


def _view(options: argparse.Namespace, opened: OpenData) -> "Positions | None":
    """The positions that the options select, or None if they select none."""
    options.actors, options.issues = _one(options.actor) or None, _one(options.issue) or None
    if options.stance:
        (options.stance,) = ids_of([options.stance], opened.tables.stance_rows, "stance")
    chosen = options.actors or options.issues
    if options.stance and chosen:
        raise StancesError(
            "--stance cannot be combined with --actor or --issue; choose one or the other"
        )
    if chosen:
        return question_in(opened, options).positions()
    if options.as_of or options.hindsight or options.recorded:
        raise StancesError(
            "--as-of, --hindsight and --recorded need --actor or --issue; add one of them"
        )
    return None


def _one(name: str | None) -> list[str]:
    return [name] if name else []


def _quotations(options: argparse.Namespace) -> int:
    from stances.exchange.quotations import quotations

    loaded = read(options)
    passages = quotations(frames_of(loaded).tables, loaded.seeds)
    text = WRITERS[options.format].text(passages, loaded.dataset.dataset, base=options.base)
    return write(text, options.output, data=True)
