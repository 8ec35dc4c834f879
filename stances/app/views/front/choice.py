"""What the front page is about: the issue on the scale, the day, the records that count."""

from dataclasses import replace

from stances.analysis.question import Question, question
from stances.app import choices
from stances.app.cache import Bundle
from stances.app.components.choose import Control
from stances.app.line import panel
from stances.tables.lazily import AT_ONCE


def choose(bundle: Bundle) -> tuple[str, Question]:
    """The issue on the scale, and the question about every actor and every issue.

    With more than ``AT_ONCE`` records it is about those that pages open on.
    """
    issues = choices.names_of(bundle, "issue")
    with panel("scale"):
        issue = choices.one_of(
            "scale", "Issue on the scale", issues, usual=bundle.dataset.lead, widget="list"
        )
    with panel("filters"):
        keep, knowledge = choices.filters(bundle)
    asked = question(bundle.tables, as_of=bundle.dataset.as_of, ledger=bundle.ledger)
    if len(bundle.tables.stances) > AT_ONCE:
        info = bundle.dataset.dataset
        asked = asked.about(actors=info.actors or None, issues=info.issues or None)
    asked = replace(asked, keep=keep, knowledge=knowledge)
    scale = Control("scale", "Issue on the scale", issues[issue])
    asked, _ = choices.moment(bundle, asked, many=(), first=[scale])
    return issue, asked
