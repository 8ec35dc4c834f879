"""The command line: check, schema, positions, serve. Heavy imports wait until a command needs them.

Exit status: 0 fine, 1 the dataset has errors, 2 the command could not be carried out.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from stances import __version__
from stances.errors import InvalidData, Level, Problem, StancesError
from stances.shipped import shipped_dataset

if TYPE_CHECKING:
    import pandas as pd

    from stances.reading.loader import Loaded
    from stances.tables import Tables


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that ``arguments`` name and returns its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
    except InvalidData as error:
        print(error, file=sys.stderr)
        found = _counted(len(error.problems))
        print(f"{found}; `stances check` explains each code", file=sys.stderr)
        status = 1
    except StancesError as error:
        print(f"stances: {error}", file=sys.stderr)
        status = 2
    except BrokenPipeError:
        sys.stderr.close()
        status = 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="stances", description="Who stands where on a policy question, with the evidence."
    )
    parser.add_argument("--version", action="version", version=f"stances {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    check = _command(commands, "check", _check, "check a dataset against every rule")
    _data(check, positional=True)
    check.add_argument("--format", choices=["text", "json", "github"], default="text")
    check.add_argument("--strict", action="store_true", help="warnings count as errors")

    schema = _command(commands, "schema", _schema, "print the JSON Schema of a dataset file")
    schema.add_argument("--output", type=Path, metavar="FILE", help="write it to FILE instead")

    positions = _command(commands, "positions", _positions, "print the positions in force on a day")
    _data(positions)
    _table_options(positions)
    positions.add_argument("--as-of", type=_day, metavar="DAY", help="default: the dataset's own")
    positions.add_argument(
        "--hindsight", action="store_true", help="also count what became known only later"
    )

    moved = _command(commands, "shifts", _shifts, "print what moved, when, and what kind of move")
    _data(moved)
    _table_options(moved)
    moved.add_argument("--as-of", type=_day, metavar="DAY", help="default: the dataset's own")
    moved.add_argument("--near", type=int, default=14, metavar="DAYS", help="events within DAYS")

    fmt = _command(commands, "fmt", _fmt, "put a dataset file into the house's order and spacing")
    _data(fmt, positional=True)
    fmt.add_argument("--check", action="store_true", help="change nothing; status 1 if it would")

    serve = _command(commands, "serve", _serve, "open a dataset in the dashboard")
    _data(serve, positional=True)
    serve.add_argument("--port", type=int, default=8501)
    serve.add_argument("--headless", action="store_true", help="do not open a browser")

    rules = _command(commands, "rules", _rules, "print the documentation of every code (Markdown)")
    rules.add_argument("--output", type=Path, metavar="FILE", help="write it to FILE instead")

    layout = _command(commands, "format", _format, "print the documentation of every field")
    layout.add_argument("--output", type=Path, metavar="FILE", help="write it to FILE instead")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    purpose: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
    command.set_defaults(run=run)
    return command


def _data(command: argparse.ArgumentParser, *, positional: bool = False) -> None:
    if positional:
        command.add_argument("file", type=Path, nargs="?", help="the dataset; default: the shipped")
    command.add_argument("--data", type=Path, metavar="PATH", help="the dataset's YAML file")


def _table_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=["table", "csv", "json"], default="table")
    command.add_argument("--actors", type=_names, metavar="ID,ID", help="only these actors")
    command.add_argument("--issues", type=_names, metavar="ID,ID", help="only these issues")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day; write it as 2024-11-18") from None


def _path(options: argparse.Namespace) -> Path:
    path: Path = options.data or getattr(options, "file", None) or shipped_dataset()
    return path


def _read(options: argparse.Namespace) -> "tuple[Loaded, Tables]":
    from stances.reading.loader import load
    from stances.tables import tables

    loaded = load(_path(options))
    return loaded, tables(loaded.dataset, loaded.seeds)


def _check(options: argparse.Namespace) -> int:
    from stances.reading.loader import display_name, load

    problems: tuple[Problem, ...]
    try:
        problems = load(_path(options)).warnings
    except InvalidData as error:
        problems = error.problems
    print(_report(problems, style=options.format, file=display_name(_path(options))), end="")
    errors = [p for p in problems if p.level is Level.ERROR or options.strict]
    return 1 if errors else 0


def _report(problems: Sequence[Problem], *, style: str, file: str) -> str:
    if style == "json":
        import json

        fields = ("file", "line", "column", "code", "message", "level")
        found = [{name: getattr(problem, name) for name in fields} for problem in problems]
        return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    if style == "github":
        return "".join(
            f"::{p.level} file={_gh(p.file, True)},line={p.line},col={p.column},"
            f"title={p.code}::{_gh(p.message)}\n"
            for p in problems
        )
    lines = [f"{problem}{_tag(problem)}" for problem in problems]
    lines.append(f"{file}: {_counted(len(problems)) if problems else 'no problem found'}")
    return "\n".join(lines) + "\n"


def _gh(text: str, in_property: bool = False) -> str:
    """Escaped for a GitHub workflow command."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def _tag(problem: Problem) -> str:
    return " (warning)" if problem.level is Level.WARNING else ""


def _counted(number: int) -> str:
    return "1 problem" if number == 1 else f"{number} problems"


def _schema(options: argparse.Namespace) -> int:
    from stances.reading.schema import schema_text

    return _written(schema_text(), options.output)


def _rules(options: argparse.Namespace) -> int:
    from stances.checks.documentation import rules_text

    return _written(rules_text(), options.output)


def _format(options: argparse.Namespace) -> int:
    from stances.reading.format import format_text

    return _written(format_text(), options.output)


def _written(text: str, output: Path | None) -> int:
    if output is None:
        print(text, end="")
    else:
        output.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _positions(options: argparse.Namespace) -> int:
    from stances.analysis.positions import positions
    from stances.model.vocabulary import Knowledge

    loaded, tables = _read(options)
    found = positions(
        tables,
        as_of=options.as_of or loaded.dataset.dataset.as_of.earliest,
        actors=_known(options.actors, loaded.dataset.actors_by_id, "actor"),
        issues=_known(options.issues, loaded.dataset.issues_by_id, "issue"),
        knowledge=Knowledge.HINDSIGHT if options.hindsight else Knowledge.THEN,
    )
    print(_table(found.frame, options.format), end="")
    return 0


def _shifts(options: argparse.Namespace) -> int:
    from stances.analysis.shifts import SHIFTS, shifts
    from stances.tables import frame_of

    loaded, tables = _read(options)
    found = shifts(
        tables,
        as_of=options.as_of or loaded.dataset.dataset.as_of.earliest,
        actors=_known(options.actors, loaded.dataset.actors_by_id, "actor"),
        issues=_known(options.issues, loaded.dataset.issues_by_id, "issue"),
        near=options.near,
    )
    print(_table(frame_of(found, SHIFTS), options.format), end="")
    return 0


def _fmt(options: argparse.Namespace) -> int:
    from stances.exchange.layout import formatted
    from stances.reading.loader import display_name, read_bytes

    path = _path(options)
    text = read_bytes(path).decode("utf-8-sig", errors="strict")
    made = formatted(text, file=display_name(path))
    if made == text:
        print(f"{display_name(path)}: nothing to change")
        return 0
    print(f"{display_name(path)}: {'would be ' if options.check else ''}formatted")
    if not options.check:
        path.write_text(made, encoding="utf-8", newline="\n")
    return 1 if options.check else 0


def _known(names: list[str] | None, known: Mapping[str, object], kind: str) -> list[str] | None:
    from stances.reading.suggestions import did_you_mean

    for name in names or ():
        if name not in known:
            raise StancesError(f"no {kind} '{name}'{did_you_mean(name, known)}")
    return names


def _table(frame: "pd.DataFrame", style: str) -> str:
    from stances.exchange import delimited

    if style == "table":
        return delimited.table_text(frame[frame.columns[:12]])
    return delimited.csv_text(frame) if style == "csv" else delimited.json_text(frame)


def _serve(options: argparse.Namespace) -> int:
    import os
    import signal
    import subprocess
    import threading

    from stances.reading.loader import read_bytes
    from stances.shipped import router_script

    path = _path(options).resolve()
    read_bytes(path)
    command = [sys.executable, "-m", "streamlit", "run", str(router_script())]
    command += [f"--server.port={options.port}", "--server.headless=true"]
    environment = os.environ | {"STANCES_DATA": str(path), "STANCES_WATCH": "1"}
    address = f"http://localhost:{options.port}"
    print(f"Stances: {address} (Ctrl+C stops it)", flush=True)
    if not options.headless:
        threading.Thread(target=_open_when_ready, args=(address,), daemon=True).start()
    with subprocess.Popen(command, env=environment) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:
            return 0


def _open_when_ready(address: str) -> None:
    """Opens the browser once the server answers; the server itself runs without asking anything."""
    import time
    import urllib.request
    import webbrowser

    for _ in range(120):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                webbrowser.open(address)
                return
        except OSError:
            time.sleep(0.25)
