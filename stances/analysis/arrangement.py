"""The order of actors and issues in a table of positions."""

from collections.abc import Sequence

import numpy as np

from stances.analysis.agreement import agreement
from stances.analysis.cell import actors_of, issues_of
from stances.analysis.differences import sides
from stances.analysis.positions import Positions
from stances.analysis.question import Question

DATASET, DIFFERENCE = "dataset", "difference"
ISSUE, ACTOR = "issue~", "actor~"


def arranged(question: Question, positions: Positions, order: str) -> Positions:
    """The positions in another order; those of ``question`` that are not among it keep theirs.

    ``difference`` puts the issues first that split the actors most, ``issue~id`` the actors that
    support that issue most, ``actor~id`` the actors that agree most with that one.
    """
    actors, issues = actors_of(positions.cells), issues_of(positions.cells)
    if order == DIFFERENCE:
        first = [split.issue for split in sides(positions)]
        issues = first + [issue for issue in issues if issue not in first]
    elif order.startswith(ISSUE) and order.removeprefix(ISSUE) in issues:
        actors = _by_issue(positions, actors, order.removeprefix(ISSUE))
    elif order.startswith(ACTOR) and order.removeprefix(ACTOR) in actors:
        actors = _by_closeness(question, actors, order.removeprefix(ACTOR))
    else:
        return positions
    cells = tuple(positions.cell(actor, issue) for actor in actors for issue in issues)
    return positions.showing(cells)


def _by_issue(positions: Positions, actors: Sequence[str], issue: str) -> list[str]:
    """From the strongest support to the strongest opposition, the unknown last."""
    known = {actor: positions.cell(actor, issue).position for actor in actors}
    return sorted(actors, key=lambda actor: -3 if known[actor] is None else known[actor] or 0,
                  reverse=True)  # fmt: skip


def _by_closeness(question: Question, actors: Sequence[str], one: str) -> list[str]:
    """The actor itself, then by city-block agreement with it, those with too little of it last."""
    agreed = agreement(question.matrix())
    names = list(agreed.actors)
    values = agreed.values[names.index(one)]
    closeness = {
        name: -1.0 if np.isnan(value) else float(value)
        for name, value in zip(names, values, strict=True)
    }
    closeness[one] = 2.0
    return sorted(actors, key=closeness.__getitem__, reverse=True)
