"""add: a stance from options, or from answers that are checked one by one and never lost."""

import argparse
import shlex
import sys
from typing import TYPE_CHECKING, Any

from stances.cli.answers import ASKED, Answers, number_of, order_of
from stances.cli.options import Commands, add_command, add_data, path_of
from stances.cli.places import passages_of, print_places, seed_of
from stances.cli.prompting import Left
from stances.cli.saving import (
    add_fields,
    add_yes,
    confirm_and_save,
    print_repinned,
    save_text,
)
from stances.errors import InvalidData, StancesError
from stances.visible import visible_line

if TYPE_CHECKING:
    from stances.curation.editing import Edited
    from stances.curation.saving import Opened, Saved
    from stances.reading.loader import Loaded
    from stances.reading.yaml_text import YamlText

_SCOPE = ("area", "weapon", "condition")


def register(commands: Commands) -> None:
    """Adds the command."""
    add = add_command(commands, "add", _add, "add a stance; prompts for missing fields")
    add_data(add)
    add_fields(add, ASKED)
    add.add_argument("--id", help="its id; default: built from actor, issue and date")
    add.add_argument(
        "--source", action="append", default=[], metavar="ID", help="a source it rests on"
    )
    add.add_argument(
        "--quote", metavar="TEXT", help="a verbatim quotation from the first source's seed"
    )
    add.add_argument(
        "--occurrence",
        type=int,
        metavar="N",
        help="which place it is, from 1, if the seed has the words more than once",
    )
    for part in _SCOPE:
        add.add_argument(f"--{part}", metavar="TEXT", help=f"the {part} it is limited to")
    add.add_argument(
        "--contested", action="store_true", help="another record of the same day disagrees"
    )
    add_yes(add)


def _add(options: argparse.Namespace) -> int:
    from stances.curation.editing import readable
    from stances.curation.saving import open_dataset, require_writable
    from stances.reading.loader import judged

    path = path_of(options)
    require_writable(path)
    start = open_dataset(path)
    source = readable(start.text, file=start.file)
    before = judged(source, seeds=start.seeds)
    asks = not options.yes and sys.stdin.isatty()
    answers = Answers(options, before.dataset, start.seeds)
    try:
        if asks and answers.missing():
            answers.ask()
        elif options.quote is not None and options.source:
            _show_place(options, before, start)
        result = _result(answers, before, start, source, asks=asks)
        print_repinned(before.dataset, result.loaded.dataset)
        saved: list[Saved] = []

        def save() -> "Saved":
            saved.append(save_text(start, result))
            return saved[0]

        status = confirm_and_save(options, start, before, result, save)
        if answers.given and not saved:
            _print_answers(options)
        return status
    except StancesError as error:
        if asks and answers.given:
            if not isinstance(error, Left):
                print(visible_line(f"stances: {error}"), file=sys.stderr)
            print("nothing was saved", file=sys.stderr)
            _print_answers(options)
            return 2
        raise


def _result(
    answers: Answers, before: "Loaded", start: "Opened", source: "YamlText", *, asks: bool
) -> "Edited":
    """The text with the stance; a problem returns to its field if a person can be asked."""
    from stances.curation.editing import Addition, as_saved, edited, new_stance_id

    while True:
        try:
            fields = _stance(answers.options)
            if not fields["id"]:
                pair = {name: str(fields[name] or "") for name in ("actor", "issue")}
                date = str(fields["date"] or "")
                fields["id"] = new_stance_id(before.dataset, **pair, when=date)
            edits = as_saved(before.dataset, [Addition("stances", fields)])
            return edited(start.text, edits, file=start.file, seeds=start.seeds, source=source)
        except InvalidData as error:
            if not (asks and answers.given):
                raise
            answers.correct(error.problems)


def _show_place(options: argparse.Namespace, before: "Loaded", start: "Opened") -> None:
    """Prints where the quotation stands; what is wrong with it the rules will say."""
    name = options.source[0]
    try:
        seed = seed_of(name, before.dataset, start.seeds)
        passages = passages_of(options.quote, seed, name)
    except StancesError:
        return
    number = options.occurrence
    if number is not None and 0 < number <= len(passages):
        passages = (passages[number - 1],)
    print_places(passages, seed, name)


def _print_answers(options: argparse.Namespace) -> None:
    """Prints the command that goes on with the same answers."""
    given: list[str] = []
    for name in (*(name for name, *_ in ASKED), "id", "quote", "occurrence", *_SCOPE):
        answer = getattr(options, name.replace("-", "_"))
        if answer is not None:
            given += [f"--{name}", shlex.quote(str(answer))]
    for name in options.source:
        given += ["--source", shlex.quote(name)]
    given += ["--contested"] if options.contested else []
    data = ["--data", shlex.quote(str(options.data))] if options.data else []
    print("To continue with your answers:", file=sys.stderr)
    print(" ".join(["  stances add", *data, *given]), file=sys.stderr)


def _stance(options: argparse.Namespace) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": options.id}
    for name, *_ in ASKED:
        field = name.replace("-", "_")
        fields[field] = getattr(options, field)
    if fields["position"] is not None:
        fields["position"] = number_of(fields["position"])
    if fields["order"] is not None:
        fields["order"] = order_of(fields["order"])
    scope = {part: getattr(options, part) for part in _SCOPE}
    fields["scope"] = {part: words for part, words in scope.items() if words} or None
    fields["contested"] = True if options.contested else None
    evidence: list[dict[str, Any]] = [{"source": name} for name in options.source]
    if options.quote is not None:
        if not evidence:
            raise StancesError("a quotation needs a source; name it with --source")
        evidence[0]["quote"] = options.quote
    if options.occurrence is not None:
        if options.quote is None:
            raise StancesError("--occurrence needs the quotation; add it with --quote")
        evidence[0]["occurrence"] = options.occurrence
    fields["evidence"] = evidence
    return fields
