"""What an actor is, in a line."""

from collections.abc import Iterable

from stances.model.dates import LAST_DAY
from stances.tables import Tables
from stances.tables.rows import MembershipRow, OfficeRow
from stances.wording.words import day_words, when_words


def actor_words(tables: Tables, actor: str) -> str:
    """Role, country, times in office, memberships and other names."""
    row = tables.actor_rows[actor]
    offices = _listed(_office(time) for time in tables.offices_of.get(actor, ()))
    groups = ", ".join(_membership(tables, one) for one in tables.memberships_of.get(actor, ()))
    parts = [
        row.role,
        row.country,
        f"in office {offices}" if offices else "",
        f"member of {groups}" if groups else "",
        f"also {'; '.join(row.other_names)}" if row.other_names else "",
        f"Wikidata {row.wikidata}" if row.wikidata else "",
        row.note,
    ]
    return " · ".join(filter(None, parts))


def _office(time: OfficeRow) -> str:
    start = "" if time.date.startswith("..") else f"from {day_words(time.first)}"
    end = "to this day" if time.last == LAST_DAY else f"until {day_words(time.last)}"
    return " ".join(filter(None, [start, end]))


def _membership(tables: Tables, one: MembershipRow) -> str:
    dates = [f"from {when_words(one.start)}" if one.start else ""]
    dates += [f"until {when_words(one.end)}" if one.end else ""]
    return " ".join(filter(None, [tables.actor_rows[one.group].name, *dates]))


def _listed(parts: Iterable[str]) -> str:
    *most, last = [*parts] or [""]
    return f"{', '.join(most)} and {last}" if most else last
