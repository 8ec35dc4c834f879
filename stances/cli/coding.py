"""coding-sheet, coding-import: records for a second coder, drawn blind and read back."""

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from stances.cli.choosing import known_ids
from stances.cli.options import Commands, add_command, add_data, path_of, read
from stances.cli.saving import add_yes, save_edits
from stances.errors import StancesError
from stances.model.vocabulary import CoderKind
from stances.visible import visible_line

if TYPE_CHECKING:
    from stances.curation.codings import Intake
    from stances.model.dataset import Dataset

_SUFFIXES = (".csv", ".xlsx")


def register(commands: Commands) -> None:
    """Adds the commands."""
    sheet = add_command(
        commands, "coding-sheet", _sheet, "draw a sample of records for a second coder, blind"
    )
    add_data(sheet)
    sheet.add_argument("-n", "--number", type=_number, required=True, metavar="N",
                       help="how many records, each issue its share")  # fmt: skip
    sheet.add_argument("--seed", type=int, default=1, metavar="N",
                       help="another number draws another sample; default: 1")  # fmt: skip
    sheet.add_argument("--coder", metavar="ID", help="leave out what this coder has coded")
    sheet.add_argument("--issues", action="append", metavar="ID,ID", help="only these issues")
    sheet.add_argument("-o", "--output", type=Path, required=True, metavar="FILE",
                       help="the sheet, FILE.csv or FILE.xlsx")  # fmt: skip

    back = add_command(
        commands, "coding-import", _import, "add the codings of a sheet that was filled in"
    )
    back.add_argument("sheet", type=Path, metavar="SHEET", help="the sheet, .csv or .xlsx")
    add_data(back)
    back.add_argument("--coder", required=True, metavar="ID", help="who filled it in")
    back.add_argument("--name", metavar="NAME", help="a new coder's name")
    back.add_argument("--kind", choices=list(map(str, CoderKind)), help="what a new coder is")
    back.add_argument(
        "--skip-refused", action="store_true", help="save the other rows if some are refused"
    )
    add_yes(back)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of records from 1")
    return int(text[:9])


def _sheet(options: argparse.Namespace) -> int:
    from stances.analysis.sampling import stratified
    from stances.exchange.coding_sheet import coding_csv, coding_frame, coding_xlsx, sample_words

    output: Path = options.output
    if output.suffix.lower() not in _SUFFIXES:
        raise StancesError(f"{output.name}: a sheet is a .csv or .xlsx file; name it so")
    loaded = read(options)
    dataset = loaded.dataset
    open_to = _open_to(dataset, options)
    if options.number > len(open_to):
        raise StancesError(
            f"only {len(open_to)} records are open to be coded, fewer than {options.number}"
        )
    drawn = stratified(open_to, options.number, seed=options.seed)
    frame = coding_frame(dataset, loaded.seeds, drawn)
    about = sample_words(dataset, len(drawn), len(open_to), options.seed)
    excel = output.suffix.lower() == ".xlsx"
    _write_new(coding_xlsx(frame, about) if excel else coding_csv(frame), output)
    numbers = Counter(open_to[name] for name in drawn)
    print(visible_line(f"{output}: {about['sample']}"))
    for issue, number in numbers.items():
        print(visible_line(f"  {number:>4}  {dataset.issues_by_id[issue].title}"))
    return 0


def _open_to(dataset: "Dataset", options: argparse.Namespace) -> dict[str, str]:
    """The issue of each record that may be drawn, by its id."""
    if options.coder and options.coder not in {coder.id for coder in dataset.coders}:
        known = ", ".join(coder.id for coder in dataset.coders) or "none"
        raise StancesError(
            f"no coder '{options.coder}' has coded here (known: {known}); leave out --coder for a "
            "new one"
        )
    issues = known_ids(options.issues, dataset.issues_by_id, "issue")
    return {
        stance.id: stance.issue
        for stance in dataset.stances
        if stance.withdrawn is None
        and (issues is None or stance.issue in issues)
        and not any(coding.coder == options.coder for coding in stance.codings)
    }


def _write_new(content: bytes, output: Path) -> None:
    """Writes the file; StancesError if it is there, for somebody may have filled it in."""
    from stances.errors import reason

    try:
        with output.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise StancesError(
            f"{output} exists and may have been filled in; name another file"
        ) from None
    except OSError as error:
        raise StancesError(f"cannot write {output}: {reason(error)}") from None


def _import(options: argparse.Namespace) -> int:
    from stances.curation.codings import coder_of, intake
    from stances.curation.editing import readable
    from stances.curation.saving import open_dataset, require_writable
    from stances.exchange.coding_sheet import read_coding_sheet
    from stances.reading.loader import judged

    path = path_of(options)
    require_writable(path)
    rows = read_coding_sheet(options.sheet)
    start = open_dataset(path)
    source = readable(start.text, file=start.file)
    before = judged(source, seeds=start.seeds)
    coder = coder_of(before.dataset, options.coder, called=options.name, kind=options.kind)
    result = intake(rows, before.dataset, coder)
    _print_intake(result, options.sheet.name)
    if result.refused and not options.skip_refused:
        print("nothing was saved; correct these rows, or save the others with --skip-refused")
        return 1
    if not result.taken:
        print("nothing was saved")
        return 1 if result.refused else 0
    return save_edits(options, start, before, source, result.edits)


def _print_intake(result: "Intake", name: str) -> None:
    """Prints each refused row with its reason, and the counts."""
    for row, record, why in result.refused:
        print(visible_line(f"{name}: row {row}{f' ({record})' if record else ''}: {why}"))
    there = f"{result.there} taken before, " if result.there else ""
    print(
        f"{name}: {result.rows} row{'' if result.rows == 1 else 's'}: {len(result.taken)} taken, "
        f"{there}{result.empty} left empty, {len(result.refused)} refused"
    )
