"""An actor with a time in office was in office on the date of each of its stances."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Stances dated outside the actor's time in office."""
    for index, stance in enumerate(case.dataset.stances):
        office = case.dataset.actors_by_id[stance.actor].in_office
        if office is None:
            continue
        before = stance.date.latest < office.earliest and not office.text.startswith("..")
        after = stance.date.earliest > office.latest and not office.open_end
        if before or after:
            message = f"{stance.date} is outside the time in office of '{stance.actor}' ({office})"
            yield ("stances", index, "date"), message
