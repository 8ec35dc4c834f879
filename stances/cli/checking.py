"""check, fmt, schema, rules, fields: a dataset file, its rules and its documentation."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from stances.cli.options import Commands, add_command, add_data, path_of, problem_count, write
from stances.errors import InvalidData, Level, Problem, StancesError, reason


def register(commands: Commands) -> None:
    """Adds the commands."""
    check = add_command(commands, "check", _check, "check a dataset against every rule")
    add_data(check, positional=True)
    check.add_argument("--format", choices=["text", "json", "github"], default="text")
    check.add_argument("--strict", action="store_true", help="treat warnings as errors")

    fmt = add_command(
        commands, "fmt", _fmt, "format a dataset file: order of records and fields, spacing"
    )
    add_data(fmt, positional=True)
    fmt.add_argument(
        "--check",
        action="store_true",
        help="change nothing; exit status 1 if the file is not formatted",
    )

    for name, run, purpose in (
        ("schema", _schema, "print the JSON Schema of a dataset file"),
        ("rules", _rules, "print the documentation of every code (Markdown)"),
        ("fields", _fields, "print the documentation of every field (Markdown)"),
    ):
        page = add_command(commands, name, run, purpose)
        page.add_argument("--output", type=Path, metavar="FILE", help="write to FILE instead")
    renamed = commands.add_parser("format")  # not listed, because it has no help text
    renamed.add_argument("--output", help=argparse.SUPPRESS)
    renamed.set_defaults(run=_renamed)


def _check(options: argparse.Namespace) -> int:
    from stances.exchange.datasets import load_dataset
    from stances.reading.loader import display_name

    path = path_of(options, formats=True)
    problems: tuple[Problem, ...]
    try:
        problems = load_dataset(path).warnings
    except InvalidData as error:
        problems = error.problems
    report = _report(problems, style=options.format, file=display_name(path))
    write(report, None, data=options.format == "json")
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
            f"::{p.level} file={_github_escaped(p.file, True)},line={p.line},col={p.column},"
            f"title={p.code}::{_github_escaped(p.message)}\n"
            for p in problems
        )
    lines = [f"{problem}{_level_note(problem)}" for problem in problems]
    lines.append(f"{file}: {problem_count(len(problems)) if problems else 'no problems'}")
    return "\n".join(lines) + "\n"


def _github_escaped(text: str, in_property: bool = False) -> str:
    """The text escaped for a GitHub workflow command."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def _level_note(problem: Problem) -> str:
    return " (warning)" if problem.level is Level.WARNING else ""


def _fmt(options: argparse.Namespace) -> int:
    from stances.curation.writing import write_file
    from stances.curation.yaml.layout import house_style
    from stances.reading.lines import decoded
    from stances.reading.loader import display_name, read_bytes

    path = path_of(options)
    file = display_name(path)
    text = decoded(read_bytes(path), file=file).removeprefix("\ufeff")
    layout = house_style(text, file=file)
    if layout.remark:
        print(f"{file}: {layout.remark}", file=sys.stderr)
    if layout.text == text:
        print(f"{file}: already formatted")
        return 0
    if path.suffix.lower() == ".json":
        raise StancesError(
            f"{file}:1: house style is YAML, and the name says JSON; rename the file to .yaml, and "
            "repeat"
        )
    print(f"{file}: {'not ' if options.check else ''}formatted")
    if not options.check:
        try:
            write_file(path.resolve(), layout.text.encode(), like=path.resolve())
        except OSError as error:
            raise StancesError(f"{file}: not written: {reason(error)}") from error
    return 1 if options.check else 0


def _schema(options: argparse.Namespace) -> int:
    from stances.documentation.schema import schema_text

    return write(schema_text(), options.output, data=True)


def _rules(options: argparse.Namespace) -> int:
    from stances.documentation.rules import rules_text

    return write(rules_text(), options.output)


def _fields(options: argparse.Namespace) -> int:
    from stances.documentation.fields import fields_text

    return write(fields_text(), options.output)


def _renamed(_: argparse.Namespace) -> int:
    raise StancesError("`stances format` is now `stances fields`")
