"""An actor with times in office was in office on the date of each of its stances."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Stances dated outside the actor's times in office."""
    for index, stance in enumerate(case.dataset.stances):
        times = case.dataset.actors_by_id[stance.actor].in_office
        when = stance.date
        if times and all(when.latest < time.begins or time.ends < when.earliest for time in times):
            listed = ", ".join(map(str, times))
            message = f"{when} is outside the time in office of '{stance.actor}' ({listed})"
            yield ("stances", index, "date"), message
