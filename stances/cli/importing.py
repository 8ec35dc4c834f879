"""import: data of other programs made into a curated dataset."""

import argparse
import csv
import io
import json
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stances.cli.options import Commands, add_command
from stances.cli.progress import begin
from stances.errors import InvalidData, StancesError
from stances.importing import FORMATS
from stances.visible import visible_line

if TYPE_CHECKING:
    from stances.importing.draft import Draft

_SHOWN = 20


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = add_command(
        commands, "import", _import, "make a dataset from a file of another program"
    )
    parser.add_argument(
        "format",
        choices=list(FORMATS),
        metavar="FORMAT",
        help="; ".join(f"{name} ({one.given})" for name, one in FORMATS.items()),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the file or the folder")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT", help="the new dataset, OUT.yaml"
    )
    parser.add_argument("--mapping", type=Path, metavar="FILE", help="which column is what (JSON)")
    parser.add_argument("--yes", action="store_true", help="take the columns as they are guessed")
    parser.add_argument(
        "--value",
        action="append",
        default=[],
        metavar="LABEL=POSITION",
        help="what an answer means: -2 to 2, declined or unclear; several times for several",
    )
    parser.add_argument("--dates", choices=["day-first", "month-first"], help="as in 03/04/2024")
    parser.add_argument("--date", metavar="DATE", help="of all positions, if no column has dates")
    parser.add_argument(
        "--variable",
        action="append",
        default=[],
        metavar="ROLE=NAME",
        help="of a .dna file in which two variables have one role: the one to take",
    )
    parser.add_argument(
        "--merge", type=Path, metavar="FILE", help="actors to merge: lines of name,actor (CSV)"
    )
    parser.add_argument("--replace", action="store_true", help="replace what is there already")


def _import(options: argparse.Namespace) -> int:
    from stances.importing.saving import judged, save_import

    out: Path = options.output
    if out.suffix.lower() not in (".yaml", ".yml"):
        raise StancesError(f"{out}: the name of a dataset ends in .yaml; add it")
    if out.exists() and not options.replace:
        raise StancesError(f"{out} is there already; name another file, or add --replace")
    draft = _filled(options)
    try:
        raw, loaded = judged(draft, out)
    except InvalidData as error:
        problem = error.problems[0]
        raise StancesError(
            f"{draft.file}: what it holds is not a valid dataset: {problem.code}: {problem.message}"
        ) from None
    if FORMATS[options.format].mapped and not _confirmed(options, draft):
        return 2
    beside = _beside(options, draft)
    save_import(out, raw, draft.texts, beside, replace=options.replace)
    if not draft.refused:  # a list of an earlier import, which has been replaced
        out.with_name(f"{out.stem}.refused.csv").unlink(missing_ok=True)
    _report(options, draft, len(loaded.warnings), list(beside))
    return 0


def _filled(options: argparse.Namespace) -> "Draft":
    """The draft of the file; on a terminal, the order of doubtful dates is asked for."""
    from stances.importing.days import AmbiguousDates

    try:
        return _draft(options)
    except AmbiguousDates as error:
        if not sys.stdin.isatty():
            raise
        print(visible_line(str(error)))
        answer = _asked("Which comes first, day or month? ")
        if answer not in ("day", "month"):
            raise
        options.dates = f"{answer}-first"
        return _draft(options)


def _draft(options: argparse.Namespace) -> "Draft":
    from stances.importing.columns import read_mapping
    from stances.importing.draft import Draft
    from stances.importing.names import read_merges
    from stances.importing.values import Values

    chosen = FORMATS[options.format]
    mapping = read_mapping(options.mapping) if options.mapping else None
    if mapping and not chosen.mapped:
        raise StancesError(f"--mapping is for tables; {options.format} has columns of its own")
    values = Values()
    stated = (mapping or {}).get("values")
    for label, value in (stated if isinstance(stated, dict) else {}).items():
        values.add(f"{label}={value}")
    for text in options.value:
        values.add(text)
    dates = options.dates or (mapping or {}).get("dates")
    if dates not in (None, "day-first", "month-first"):
        raise StancesError(f"{options.mapping}: dates are day-first or month-first")
    draft = Draft(
        options.file.name,
        values=values,
        merges=read_merges(options.merge) if options.merge else {},
        dates=dates,
        date=options.date,
        variables=_variables(options.variable),
        mapping=mapping,
        begin=begin,
    )
    if options.variable and options.format != "dna":
        raise StancesError(f"--variable is for .dna files; {options.format} has none")
    begin("reading the file")
    chosen.fill(options.file, draft)
    for text in options.value:
        label = text.rpartition("=")[0].strip()
        if not values.has(label):
            raise StancesError(
                f"--value '{text}': no entry of {draft.file} has this answer{values.nearest(label)}"
            )
    if options.date and not (chosen.mapped or options.format == "qdpx"):
        raise StancesError(f"--date is for tables and qdpx; {options.format} has dates of its own")
    return draft


def _variables(stated: list[str]) -> dict[str, str]:
    """The variable of each role; StancesError if it is not said so."""
    pairs = [text.partition("=") for text in stated]
    for text, (role, _, name) in zip(stated, pairs, strict=True):
        if not role or not name:
            raise StancesError(f"--variable '{text}': write ROLE=NAME, as in organisation=actor")
    return {role: name for role, _, name in pairs}


def _mapping(options: argparse.Namespace, draft: "Draft") -> dict[str, Any]:
    used = {name: value for name, value in draft.used.items() if value}
    return {"format": options.format, **used, "values": draft.values.used}


def _confirmed(options: argparse.Namespace, draft: "Draft") -> bool:
    """Shows how the table is read, and asks on a terminal unless that has been stated."""
    for role, column in draft.used["columns"].items():
        print(visible_line(f"{role}: column '{column}'"))
    if issues := draft.used.get("issues"):
        more = f" and {len(issues) - _SHOWN} more" if len(issues) > _SHOWN else ""
        print(visible_line(f"issues: columns {', '.join(issues[:_SHOWN])}{more}"))
    if draft.used.get("dates"):
        print(f"dates: {draft.used['dates']}")
    for label, value in list(draft.values.used.items())[:_SHOWN]:
        print(visible_line(f"'{label}' means {value}"))
    for stance in islice(draft.stances, 3):
        outcome = stance.get("position", stance.get("status"))
        shown = f"  {stance['actor']} on {stance['issue']}, {stance['date']}: {outcome}"
        print(visible_line(shown))
    if options.yes or options.mapping:
        return True
    if sys.stdin.isatty():
        if _asked("Is that right? [y/N] ") in ("y", "yes"):
            return True
        print("Nothing is written.", file=sys.stderr)
        return False
    print(
        "stances: nothing is written; if the columns are right, add --yes, otherwise --mapping "
        "FILE",
        file=sys.stderr,
    )
    return False


def _asked(question: str) -> str:
    """The answer in small letters; empty if the input has ended."""
    try:
        return input(question).strip().lower()
    except EOFError:
        print()
        return ""


def _beside(options: argparse.Namespace, draft: "Draft") -> dict[str, bytes]:
    """The mapping and the list of refused entries, by file name."""
    files = {}
    stem = options.output.stem
    if FORMATS[options.format].mapped:
        text = json.dumps(_mapping(options, draft), ensure_ascii=False, indent=2)
        files[f"{stem}.mapping.json"] = f"{text}\n".encode()
    if draft.refused:
        stream = io.StringIO()
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(("where", "reason"))
        rows.writerows((_cell(refusal.where), _cell(refusal.reason)) for refusal in draft.refused)
        files[f"{stem}.refused.csv"] = stream.getvalue().encode()
    return files


def _cell(text: str) -> str:
    """The text on one line, and no formula of a spreadsheet."""
    line = visible_line(text)
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def _report(options: argparse.Namespace, draft: "Draft", warnings: int, beside: list[str]) -> None:
    from stances.importing.names import MOST_COMPARED, proposals
    from stances.wording.numbers import count

    for remark in draft.remarks + draft.noted[:_SHOWN]:
        print(visible_line(remark))
    if len(draft.noted) > _SHOWN:
        print(f"… and {len(draft.noted) - _SHOWN} more such remarks")
    for refusal in draft.refused[:_SHOWN]:
        print(visible_line(f"refused: {refusal.where}: {refusal.reason}"))
    if len(draft.refused) > _SHOWN:
        print(f"… and {len(draft.refused) - _SHOWN} more, all in {options.output.stem}.refused.csv")
    if len(draft.actors) > MOST_COMPARED:
        print(f"Only the first {MOST_COMPARED:,} actors are compared by name.")
    pairs = list(islice(proposals(actor["name"] for actor in draft.actors.values()), _SHOWN))
    if pairs:
        print("These may be one actor; to merge, put such lines into a file and add --merge FILE:")
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\n").writerows(pairs)
        print(
            "".join(f"  {visible_line(line)}\n" for line in stream.getvalue().splitlines()), end=""
        )
    counts = draft.counts()
    noun = FORMATS[options.format].counted.removesuffix("s")
    print(
        f"{count(counts['entries'], noun)}: {counts['taken']:,} taken, "
        f"{counts['merged']:,} merged, {counts['refused']:,} refused"
    )
    print(
        f"{count(len(draft.actors), 'actor')}, {count(len(draft.issues), 'issue')}, "
        f"{count(len(draft.seeds), 'text')} in {visible_line(str(options.output))}"
        + (f", with {', '.join(beside)}" if beside else "")
    )
    if warnings:
        print(f"{count(warnings, 'warning')}; `stances check {visible_line(str(options.output))}`")
