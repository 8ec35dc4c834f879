"""What has to be remarks beside a figure: what is left out, and why there is no number."""

from collections.abc import Iterable, Sequence
from datetime import date

from stances.analysis.agreement import ENOUGH, Agreement
from stances.analysis.blocs import Blocs
from stances.analysis.matrix import Matrix
from stances.analysis.networks import Network
from stances.analysis.polarisation import ENOUGH as ENOUGH_ACTORS
from stances.analysis.polarisation import Split
from stances.analysis.space import SHARED, Space
from stances.model.measures import Measure, Tie
from stances.model.scales import CODEBOOK, Origin, Scale, Scales
from stances.tables import Tables
from stances.wording import numbers, words

AXES = (
    "The axes have no meaning of their own, and the map may be rotated or mirrored; "
    "distances stand for disagreement, as closely as the fit says."
)


def left_out(tables: Tables, matrix: Matrix) -> list[str]:
    """That stale and contested positions are left out, the contested ones by name."""
    remarks = []
    stale = int(matrix.stale.sum())
    if stale:
        remarks.append(
            f"{numbers.count(stale, 'stale position')} left out; “Include stale positions” "
            "(--stale) counts them."
        )
    if matrix.contested.any():
        cells = list(zip(*matrix.contested.nonzero(), strict=True))
        named = (
            f"{_short(tables, matrix.actors[a])} on {_title(tables, matrix.issues[j])}"
            for a, j in cells
        )
        cells_left_out = numbers.count(len(cells), "contested position")
        remarks.append(f"{cells_left_out} left out: {_listed(named)}.")
    return remarks


def scale_remarks(scales: Scales, issues: Sequence[str]) -> list[str]:
    """Which scale the positions on the issues are read on, why, and what is doubtful about it."""
    own = {issue: scales.own[issue] for issue in issues if issue in scales.own}
    named = [f"{_ends(scale)} on {issue}" for issue, scale in own.items()]
    remarks = [f"Scale: {_listed(named)}, as given."] if named else []
    if len(own) == len(issues) and own:
        return remarks
    others = "all other issues, " if own else ""
    why = {
        Origin.DATASET: "as in every dataset.",
        Origin.GIVEN: "as given.",
        Origin.ASSUMED: (
            "assumed, because no position is outside; --range gives another. Datasets use "
            "−2 to 2, so the same positions give different numbers there."
            if scales.common != CODEBOOK.common
            else "assumed, because no position is outside; --range gives another."
        ),
        Origin.OBSERVED: (
            "the lowest and the highest position, so that one more row can change every number; "
            "give the scale, for example --range 0..10."
        ),
    }[scales.origin]
    return [*remarks, f"Scale: {others}{_ends(scales.common)}, {why}", *scales.doubts]


def _ends(scale: Scale) -> str:
    return f"{numbers.exact(scale.low)} to {numbers.exact(scale.high)}"


def outside_window(actors: int, issues: int) -> str:
    """How many actors and issues count for nothing, having no position in the window."""
    parts = [
        numbers.count(number, noun)
        for number, noun in ((actors, "actor"), (issues, "issue"))
        if number
    ]
    if not parts:
        return ""
    return f"Not counted, because they have no position in the window: {' and '.join(parts)}."


def no_agreement(matrix: Matrix, agreed: Agreement) -> str:
    """Why no pair has a number; empty if one has."""
    if len(matrix.actors) < 2:
        return "Agreement compares actors: choose at least two."
    if not matrix.known.any():
        return "No position to compare is in force on this date for what is chosen."
    if len(agreed.issues) < ENOUGH:
        return f"A number needs at least {ENOUGH} shared issues: choose more than one."
    pairs = agreed.frame
    if (pairs["shared"] < ENOUGH).all():
        return f"No two of the chosen actors share {ENOUGH} issues on this date."
    if agreed.measure is Measure.KAPPA and pairs["agreement"].isna().all():
        return "Kappa is not defined here: both always hold the same position."
    return ""


def agreement_remarks(tables: Tables, matrix: Matrix, agreed: Agreement) -> list[str]:
    """What the reader of a matrix of agreement must know."""
    remarks = [no_agreement(matrix, agreed)]
    numbered = agreed.frame["agreement"].dropna()
    if len(numbered) and (numbered == 1).all():
        remarks.append("All pairs with a number agree completely.")
    return [*filter(None, remarks), *left_out(tables, matrix)]


def no_map(matrix: Matrix, space: Space) -> str:
    """Why there is no map; empty if there is one."""
    if len(matrix.actors) < 3:
        return "A map needs at least three actors."
    if not matrix.known.any():
        return "No position to compare is in force on this date for what is chosen."
    if len(space.actors) < 3:
        return (
            f"Fewer than three of the chosen actors share {space.shared} issues with each other "
            "on this date, so there is no map."
        )
    if space.fit is None:
        return "All actors that can be compared agree completely: they would all be on one point."
    return ""


def map_remarks(tables: Tables, matrix: Matrix, space: Space) -> list[str]:
    """The fit, who is left out by name, and what axes and distances mean."""
    remarks = [no_map(matrix, space)]
    if remarks[0]:
        return [*remarks, *left_out(tables, matrix)]
    remarks.append(f"{len(space.actors)} of {numbers.count(len(matrix.actors), 'actor')} shown.")
    if space.fit is not None:
        share = numbers.percent(space.fit)
        poor = " Read it with care: much of it does not fit on a plane." if space.fit < 0.7 else ""
        remarks.append(f"Two dimensions show {share} of the differences between the actors.{poor}")
    if space.left_out:
        names = _listed(_short(tables, actor) for actor in space.left_out)
        remarks.append(
            f"Left out, because they share fewer than {space.shared} issues with one of those "
            f"shown: {names}."
        )
    if space.uncertain:
        names = _listed(_short(tables, actor) for actor in space.actors if actor in space.uncertain)
        remarks.append(
            f"Less certain, drawn faint, because a map that asks for {SHARED} shared issues would "
            f"leave them out: {names}."
        )
    if space.fit is not None:
        remarks.append(AXES)
    return [*filter(None, remarks), *left_out(tables, matrix)]


def window_error(since: date | None, as_of: date, *, label: str) -> str:
    """Why a window is empty; an empty text if it is not, or if it has no beginning."""
    if since is None or since <= as_of:
        return ""
    return (
        f"{label} {words.day_words(since)} is after the as-of date, {words.day_words(as_of)}: "
        "choose an earlier day."
    )


def no_network(network: Network, ties: int) -> str:
    """Why nothing is drawn; empty if something is."""
    if not network.actors:
        return "No statement with a position in this window for what is chosen."
    if len(network.actors) < 2:
        return "Only one of the chosen actors made a statement with a position in this window."
    if not network.weights.any() and network.shared.any():
        return (
            "All ties are 0 in this window, although some of the chosen actors made statements on "
            "the same issue."
        )
    if not network.weights.any():
        return "No two of the chosen actors made statements on the same issue in this window."
    if not ties:
        return (
            "No tie reaches the threshold on enough shared issues: lower the minimum strength or "
            "the minimum of shared issues to see the weaker ones."
        )
    return ""


def statement_remarks(
    tables: Tables, network: Network, actors: Sequence[str], *, stale: int
) -> list[str]:
    """That statements are events, who made none, and how many are stale."""
    remarks = ["Statements are events: an actor's earlier positions count as well as the latest."]
    silent = [actor for actor in actors if actor not in network.actors]
    if silent:
        names = _listed(_short(tables, actor) for actor in silent)
        remarks.append(f"Without a statement in this window: {names}.")
    if stale:
        remarks.append(f"{numbers.count(stale, 'stale statement')} left out.")
    return remarks


def thin_ties(shared: Sequence[int]) -> str:
    """How many of the ties shown rest on a single issue; empty if none does."""
    one = sum(number == 1 for number in shared)
    if not one:
        return ""
    rest = "rests" if one == 1 else "rest"
    return f"{one} of {numbers.count(len(shared), 'tie')} {rest} on one shared issue."


def bloc_remarks(network: Network, blocs: Blocs, ties: int) -> list[str]:
    """What the reader of a network must know."""
    remarks = [no_network(network, ties)]
    if not remarks[0] and network.tie in (Tie.CONFLICT, Tie.IGNORE):
        remarks.append(
            "Blocs are sought only when ties mean agreement: congruence or net congruence."
        )
    elif not remarks[0] and blocs.modularity is None:
        remarks.append("No positive tie joins any two actors, so there are no blocs.")
    elif not remarks[0] and blocs.modularity is not None and blocs.modularity < 0.2:
        remarks.append("The blocs are weak: modularity is below 0.2.")
    return list(filter(None, remarks))


def polarisation_remarks(tables: Tables, matrix: Matrix, splits: Sequence[Split]) -> list[str]:
    """Why issues have no number, and what is left out."""
    remarks = []
    few = [split for split in splits if split.polarisation is None]
    if not matrix.known.any():
        remarks.append("No position is in force on this date for what is chosen.")
    elif few:
        remarks.append(
            f"{numbers.count(len(few), 'issue')} without a number: "
            f"fewer than {ENOUGH_ACTORS} actors have a position."
        )
    return [*remarks, *left_out(tables, matrix)]


def _listed(names: Iterable[str], limit: int = 25) -> str:
    """The names joined by commas, only the first ``limit`` of them."""
    every = list(names)
    more = f" and {len(every) - limit} more" if len(every) > limit else ""
    return ", ".join(every[:limit]) + more


def _title(tables: Tables, issue: str) -> str:
    """The issue inside a sentence; the name in a table of others stays as it is written there."""
    title = tables.issue_rows[issue].title
    return str(title) if title == issue else words.in_sentence(title)


def _short(tables: Tables, actor: str) -> str:
    return str(tables.actor_rows[actor].short)
