"""withdraw, not-applicable: edits, with their problems and changes shown first."""

import argparse

from stances import clock
from stances.cli.options import Commands, add_command, add_data, day
from stances.cli.saving import add_fields, add_yes, save_edit

_OUTSIDE = (
    ("issue", "ID", "the issue; default: every issue"),
    ("from", "DATE", "the first day; default: open"),
    ("until", "DATE", "the last day; default: open"),
    ("note", "TEXT", "why: not a member, not yet founded …"),
)


def register(commands: Commands) -> None:
    """Adds the commands."""
    withdraw = add_command(
        commands, "withdraw", _withdraw, "withdraw a stance but keep it in the file"
    )
    add_data(withdraw)
    withdraw.add_argument("id", help="the stance")
    withdraw.add_argument("--reason", required=True, metavar="TEXT", help="why it no longer counts")
    withdraw.add_argument("--date", type=day, metavar="DAY", help="effective date; default: today")
    add_yes(withdraw)

    outside = add_command(
        commands, "not-applicable", _not_applicable, "record that an actor may not take a position"
    )
    add_data(outside)
    outside.add_argument("actor", help="the actor")
    add_fields(outside, _OUTSIDE)
    add_yes(outside)


def _withdraw(options: argparse.Namespace) -> int:
    from stances.curation.editing import Withdrawing

    on = options.date or clock.local_day()
    return save_edit(options, Withdrawing(options.id, on=on, reason=options.reason))


def _not_applicable(options: argparse.Namespace) -> int:
    from stances.curation.editing import Addition

    fields = {name: getattr(options, name) for name in ("actor", *(name for name, *_ in _OUTSIDE))}
    return save_edit(options, Addition("not_applicable", fields))
