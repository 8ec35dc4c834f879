"""What has to be said beside a figure: what is left out, and why there is no number."""

from collections.abc import Iterable, Sequence
from datetime import date

from stances import wording
from stances.analysis.agreement import ENOUGH, Agreement
from stances.analysis.blocs import Blocs
from stances.analysis.matrix import Matrix
from stances.analysis.networks import Network
from stances.analysis.polarisation import ENOUGH as ENOUGH_ACTORS
from stances.analysis.polarisation import Split
from stances.analysis.space import SHARED, Space
from stances.model.measures import Measure, Tie
from stances.tables import Tables

AXES = (
    "The axes have no meaning of their own, and the map may be turned or mirrored; "
    "distances mean disagreement, as well as the fit says."
)


def left_out(tables: Tables, matrix: Matrix) -> list[str]:
    """That stale and contested positions are left out, the contested ones by name."""
    said = []
    stale = int(matrix.stale.sum())
    if stale:
        said.append(
            f"{wording.count(stale, 'stale position')} left out; “Stale positions too” "
            "(--stale) counts them."
        )
    if matrix.contested.any():
        cells = list(zip(*matrix.contested.nonzero(), strict=True))
        named = (
            f"{_short(tables, matrix.actors[a])} on "
            f"{wording.in_sentence(tables.issue_rows[matrix.issues[j]].title)}"
            for a, j in cells
        )
        found = wording.count(len(cells), "contested position")
        said.append(f"{found} left out: {_listed(named)}.")
    return said


def no_agreement(matrix: Matrix, found: Agreement) -> str:
    """Why no pair has a number; empty where one has."""
    if len(matrix.actors) < 2:
        return "Agreement compares actors: choose at least two."
    if not matrix.known.any():
        return "No position to compare is in force on this date for what is chosen."
    if len(found.issues) < ENOUGH:
        return f"A number needs at least {ENOUGH} shared issues: choose more than one."
    pairs = found.frame
    if (pairs["shared"] < ENOUGH).all():
        return f"No two of the chosen actors share {ENOUGH} issues on this date."
    if found.measure is Measure.KAPPA and pairs["agreement"].isna().all():
        return "Kappa is not defined here: both hold one and the same position throughout."
    return ""


def agreement_remarks(tables: Tables, matrix: Matrix, found: Agreement) -> list[str]:
    """What the reader of a matrix of agreement must know."""
    said = [no_agreement(matrix, found)]
    numbered = found.frame["agreement"].dropna()
    if len(numbered) and (numbered == 1).all():
        said.append("All pairs with a number agree fully.")
    return [*filter(None, said), *left_out(tables, matrix)]


def no_map(matrix: Matrix, found: Space) -> str:
    """Why there is no map; empty where there is one."""
    if len(matrix.actors) < 3:
        return "A map needs at least three actors."
    if not matrix.known.any():
        return "No position to compare is in force on this date for what is chosen."
    if len(found.actors) < 3:
        return (
            f"Fewer than three of the chosen actors share {SHARED} issues with each other "
            "on this date, so there is no map."
        )
    if found.fit is None:
        return "All actors that can be compared agree fully: they would stand on one point."
    return ""


def map_remarks(tables: Tables, matrix: Matrix, found: Space) -> list[str]:
    """The fit, who is left out by name, and what axes and distances mean."""
    said = [no_map(matrix, found)]
    if said[0]:
        return [*said, *left_out(tables, matrix)]
    said.append(f"{len(found.actors)} of {wording.count(len(matrix.actors), 'actor')} shown.")
    if found.fit is not None:
        share = f"{found.fit:.0%}"
        poor = " Read it with care: much does not fit on a plane." if found.fit < 0.7 else ""
        said.append(f"Two dimensions show {share} of the differences between the actors.{poor}")
    if found.left_out:
        names = _listed(_short(tables, actor) for actor in found.left_out)
        said.append(
            f"Left out, because they share fewer than {SHARED} issues with one of those shown: "
            f"{names}."
        )
    if found.fit is not None:
        said.append(AXES)
    return [*filter(None, said), *left_out(tables, matrix)]


def window_error(since: date | None, as_of: date, *, label: str) -> str:
    """Why a window is none; empty where it is one or has no beginning."""
    if since is None or since <= as_of:
        return ""
    return (
        f"{label} {wording.day_words(since)} is after the as-of date, {wording.day_words(as_of)}: "
        "choose an earlier day."
    )


def no_network(found: Network, ties: int) -> str:
    """Why nothing is drawn; empty where something is."""
    if not found.actors:
        return "No statement with a position in this window for what is chosen."
    if len(found.actors) < 2:
        return "Only one of the chosen actors made a statement with a position in this window."
    if not found.weights.any():
        return "No two of the chosen actors made statements on the same issue in this window."
    if not ties:
        return "No tie reaches the threshold: lower it to see the weaker ones."
    return ""


def statement_remarks(
    tables: Tables, found: Network, actors: Sequence[str], *, stale: int
) -> list[str]:
    """That statements are events, who made none, and how many are too old."""
    said = ["Statements are events: an actor's earlier positions count as well as the last."]
    silent = [actor for actor in actors if actor not in found.actors]
    if silent:
        names = _listed(_short(tables, actor) for actor in silent)
        said.append(f"Without a statement in this window: {names}.")
    if stale:
        said.append(f"{wording.count(stale, 'stale statement')} left out.")
    return said


def thin_ties(shared: Sequence[int]) -> str:
    """How many of the ties shown rest on a single issue; empty where none does."""
    one = sum(number == 1 for number in shared)
    if not one:
        return ""
    rest = "rests" if one == 1 else "rest"
    return f"{one} of {wording.count(len(shared), 'tie')} {rest} on one shared issue."


def bloc_remarks(found: Network, seen: Blocs, ties: int) -> list[str]:
    """What the reader of a network must know."""
    said = [no_network(found, ties)]
    if not said[0] and found.tie in (Tie.CONFLICT, Tie.IGNORE):
        said.append("Blocs are looked for where ties mean agreement: congruence and subtract.")
    elif not said[0] and seen.modularity is None:
        said.append("No positive tie joins any two actors, so there are no blocs.")
    elif not said[0] and seen.modularity is not None and seen.modularity < 0.2:
        said.append("The blocs are weak: modularity is below 0.2.")
    return list(filter(None, said))


def polarisation_remarks(tables: Tables, matrix: Matrix, found: Sequence[Split]) -> list[str]:
    """Why issues have no number, and what is left out."""
    said = []
    few = [split for split in found if split.polarisation is None]
    if not matrix.known.any():
        said.append("No position is in force on this date for what is chosen.")
    elif few:
        said.append(
            f"{wording.count(len(few), 'issue')} without a number: "
            f"fewer than {ENOUGH_ACTORS} actors have a position."
        )
    return [*said, *left_out(tables, matrix)]


def _listed(names: Iterable[str], limit: int = 25) -> str:
    """The names joined by commas, only the first ``limit`` of them."""
    every = list(names)
    more = f" and {len(every) - limit} more" if len(every) > limit else ""
    return ", ".join(every[:limit]) + more


def _short(tables: Tables, actor: str) -> str:
    return str(tables.actor_rows[actor].short)
