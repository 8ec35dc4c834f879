"""check, fmt, schema, rules, fields: a dataset's file, its rules and its documentation."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from stances.cli.options import Commands, command, counted, data, path_of, written
from stances.errors import InvalidData, Level, Problem, StancesError


def register(commands: Commands) -> None:
    """Adds the commands."""
    check = command(commands, "check", _check, "check a dataset against every rule")
    data(check, positional=True)
    check.add_argument("--format", choices=["text", "json", "github"], default="text")
    check.add_argument("--strict", action="store_true", help="warnings count as errors")

    fmt = command(commands, "fmt", _fmt, "put a dataset file into the house's order and spacing")
    data(fmt, positional=True)
    fmt.add_argument("--check", action="store_true", help="change nothing; status 1 if it would")

    for name, run, purpose in (
        ("schema", _schema, "print the JSON Schema of a dataset file"),
        ("rules", _rules, "print the documentation of every code (Markdown)"),
        ("fields", _fields, "print the documentation of every field (Markdown)"),
    ):
        printing = command(commands, name, run, purpose)
        printing.add_argument(
            "--output", type=Path, metavar="FILE", help="write it to FILE instead"
        )
    renamed = commands.add_parser("format")  # without a help text it is not listed
    renamed.add_argument("--output", help=argparse.SUPPRESS)
    renamed.set_defaults(run=_renamed)


def _check(options: argparse.Namespace) -> int:
    from stances.reading.loader import display_name, load

    problems: tuple[Problem, ...]
    try:
        problems = load(path_of(options)).warnings
    except InvalidData as error:
        problems = error.problems
    print(_report(problems, style=options.format, file=display_name(path_of(options))), end="")
    errors = [p for p in problems if p.level is Level.ERROR or options.strict]
    return 1 if errors else 0


def _report(problems: Sequence[Problem], *, style: str, file: str) -> str:
    if style == "json":
        import json

        fields = ("file", "line", "column", "code", "message", "level")
        rows = [{name: getattr(problem, name) for name in fields} for problem in problems]
        return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
    if style == "github":
        return "".join(
            f"::{p.level} file={_gh(p.file, True)},line={p.line},col={p.column},"
            f"title={p.code}::{_gh(p.message)}\n"
            for p in problems
        )
    lines = [f"{problem}{_tag(problem)}" for problem in problems]
    lines.append(f"{file}: {counted(len(problems)) if problems else 'no problem found'}")
    return "\n".join(lines) + "\n"


def _gh(text: str, in_property: bool = False) -> str:
    """Escaped for a GitHub workflow command."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def _tag(problem: Problem) -> str:
    return " (warning)" if problem.level is Level.WARNING else ""


def _fmt(options: argparse.Namespace) -> int:
    from stances.curation.writing import written_file
    from stances.curation.yaml.layout import formatted
    from stances.reading.loader import display_name, read_bytes

    path = path_of(options)
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StancesError(f"{display_name(path)}: not UTF-8; save the file as UTF-8") from None
    laid_out = formatted(text, file=display_name(path))
    if laid_out == text:
        print(f"{display_name(path)}: nothing to change")
        return 0
    print(f"{display_name(path)}: {'would be ' if options.check else ''}formatted")
    if not options.check:
        try:
            written_file(path.resolve(), laid_out.encode(), like=path.resolve())
        except OSError as error:
            raise StancesError(f"{display_name(path)}: not written: {error.strerror}") from error
    return 1 if options.check else 0


def _schema(options: argparse.Namespace) -> int:
    from stances.documentation.schema import schema_text

    return written(schema_text(), options.output)


def _rules(options: argparse.Namespace) -> int:
    from stances.documentation.rules import rules_text

    return written(rules_text(), options.output)


def _fields(options: argparse.Namespace) -> int:
    from stances.documentation.fields import fields_text

    return written(fields_text(), options.output)


def _renamed(_: argparse.Namespace) -> int:
    raise StancesError("`stances format` is now `stances fields`")
