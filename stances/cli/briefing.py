"""brief: one view as a document to hand on."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from stances.briefs import FORMATS, format_of
from stances.cli.citing import add_base
from stances.cli.options import (
    Commands,
    add_command,
    add_data,
    add_filters,
    day,
    read,
    write,
    write_file,
)
from stances.cli.progress import begin
from stances.cli.question import add_day_option, add_hindsight_option, frames_of, question_in
from stances.errors import StancesError

if TYPE_CHECKING:
    from stances.analysis.question import Question

_ENDINGS = ", ".join(form.suffix for form in FORMATS.values())


def register(commands: Commands) -> None:
    """Adds the command."""
    brief = add_command(
        commands, "brief", _brief, "write a brief: who stands where, what moved, with notes"
    )
    add_data(brief)
    add_filters(brief)
    add_day_option(brief)
    brief.add_argument(
        "--compared",
        type=day,
        metavar="DAY",
        help="the day to compare with; default: 365 days before the as-of date",
    )
    add_hindsight_option(brief)
    brief.add_argument(
        "--format",
        choices=list(FORMATS),
        help="default: as the name of FILE ends, otherwise md",
    )
    add_base(brief)
    brief.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help=f"write to FILE ({_ENDINGS})"
    )


def _brief(options: argparse.Namespace) -> int:
    from stances.briefs.assembly import Place, brief

    form = FORMATS[_format(options)]
    loaded = read(options)
    info = loaded.dataset.dataset
    if options.actors is None and info.actors:  # those that the dashboard opens with
        options.actors = list(info.actors)
    if options.issues is None and info.issues:
        options.issues = list(info.issues)
    question = question_in(frames_of(loaded), options)
    begin("writing the brief")
    place = Place(options.base, _view(question, options))
    written = brief(question, loaded.dataset, compared_with=options.compared, place=place)
    content = form.content(written)
    if options.output is None:
        return write(content.decode(), None, data=True)
    return write_file(content, options.output)


def _format(options: argparse.Namespace) -> str:
    """The name of the format; StancesError if the file or the terminal does not fit it."""
    output: Path | None = options.output
    named = output and format_of(output)
    chosen: str = options.format or named or "md"
    if output is None and chosen == "docx":
        raise StancesError("a Word file cannot be printed; name a file with -o brief.docx")
    if output is not None and not named and options.format is None:
        raise StancesError(
            f"{output}: the name ends in none of {_ENDINGS}; choose a format with --format"
        )
    return chosen


def _view(question: "Question", options: argparse.Namespace) -> str:
    """The address of the same view in the dashboard; empty if it is not known where that is."""
    if not options.base:
        return ""
    from stances.model.vocabulary import Knowledge

    asked = {
        "as_of": question.as_of.isoformat(),
        "actors": ",".join(question.actors) or "none",
        "issues": ",".join(question.issues) or "none",
        **({"compared": options.compared.isoformat()} if options.compared else {}),
        **({str(question.knowledge): "true"} if question.knowledge is not Knowledge.THEN else {}),
    }
    return f"{options.base}compare?{urlencode(asked)}"
