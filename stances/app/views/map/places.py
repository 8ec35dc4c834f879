"""The places on the map as a table, and how they came about."""

from stances.analysis.agreement import Agreement
from stances.analysis.space import Space
from stances.app import choices, page
from stances.app.cache import Bundle
from stances.wording.calculation import map_lines
from stances.wording.labels import LEAST_SHARED
from stances.wording.numbers import count, rounded


def shared_issues() -> int:
    """How many issues any two actors on the map must share; two if the address says nothing."""
    explained = (
        "With three, places are more certain and fewer actors are on the map; with two, those "
        "whose places are less certain are drawn faint."
    )
    return int(
        choices.one_of("least", "Shared issues", LEAST_SHARED, usual="2", explained=explained)
    )


def map_title(places: Space, agreed: Agreement) -> str:
    """The title, with how many of the chosen actors are on the map if not all are."""
    shown, every = len(places.actors), len(agreed.actors)
    return "Map" if shown in (0, every) else f"Map of {shown} of {count(every, 'actor')}"


def show_places(bundle: Bundle, places: Space, earlier: Space | None) -> None:
    """The places, with those of the earlier map."""
    if not places.actors:
        return
    names = {actor: row.short for actor, row in bundle.tables.actor_rows.items()}
    table = places.frame.assign(actor=[names[actor] for actor in places.actors])
    table.columns = ["Actor", "x", "y"]
    if earlier is not None:
        before = dict(zip(earlier.actors, earlier.points.tolist(), strict=True))
        for number, label in enumerate(("x before", "y before")):
            table[label] = [before.get(actor, (None, None))[number] for actor in places.actors]
    decimals = list(table.columns[1:])
    table[decimals] = table[decimals].map(rounded)
    page.show_as_table(
        lambda: table, alt=lambda _: f"Places of {count(len(table), 'actor')}", decimals=decimals
    )


def show_calculation(bundle: Bundle, places: Space, agreed: Agreement) -> None:
    """The fit, and how two pairs fare on the map."""
    if places.fit is not None:
        page.show_calculation(map_lines(bundle.tables, places, agreed))
