"""What an actor is, in a line."""

from stances.tables import Tables
from stances.wording.words import day_words


def actor_words(tables: Tables, actor: str) -> str:
    """Role, country, time in office, membership and other names."""
    row = tables.actor_rows[actor]
    groups = [tables.actor_rows[group].name for group in row.member_of]
    office = ""
    if row.office_from is not None:
        end = f"until {day_words(row.office_until)}" if row.office_until else "to this day"
        office = f"in office from {day_words(row.office_from)} {end}"
    parts = [
        row.role,
        row.country,
        office,
        f"member of {', '.join(groups)}" if groups else "",
        f"also {'; '.join(row.other_names)}" if row.other_names else "",
        f"Wikidata {row.wikidata}" if row.wikidata else "",
        row.note,
    ]
    return " · ".join(filter(None, parts))
