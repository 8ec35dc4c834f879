"""One brief from one question: what every format is written from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from stances import clock
from stances.analysis.comparison import compared
from stances.analysis.finding import finding
from stances.analysis.question import Question
from stances.briefs import method, profiles
from stances.briefs.board import boards
from stances.briefs.differences import differences
from stances.briefs.document import Block, Brief, Heading, Inline, Paragraph, Text, line
from stances.briefs.evidence import Evidence
from stances.briefs.moves import moves
from stances.model.dataset import Dataset
from stances.model.dates import shifted
from stances.wording.finding import finding_parts
from stances.wording.numbers import count
from stances.wording.words import data_to, day_words

_YEAR = 365


@dataclass(frozen=True)
class Place:
    """Where a reader can look further: the dashboard's address and that of the view, if known."""

    base: str = ""
    view: str = ""


def usual_comparison(as_of: date) -> date:
    """The day that a brief compares with unless another is named: a year before."""
    return shifted(as_of, -_YEAR)


def brief(
    question: Question,
    dataset: Dataset,
    *,
    compared_with: date | None = None,
    headline: Question | None = None,
    place: Place | None = None,
) -> Brief:
    """The brief on the question; ``compared_with`` is the other day, by default a year before.

    The finding answers ``headline``, a question on one issue; by default it is on the dataset's
    lead issue, if that is asked about.
    """
    place = place or Place()
    info = dataset.dataset
    evidence = Evidence(question, base=place.base)
    other = compared_with or usual_comparison(question.as_of)
    blocks: list[Block] = [
        Paragraph([Text(line(data_to(dataset.newest, clock.today())), quiet=True)], "small")
    ]
    if question.actors and question.issues:
        blocks += _answers(question, dataset, evidence, other, headline)
    else:
        missing = [
            noun
            for noun, ids in (("actor", question.actors), ("issue", question.issues))
            if not ids
        ]
        words = f"No {' and no '.join(missing)} is chosen, so there is nothing to compare."
        blocks.append(Paragraph([Text(words)], "lead"))
    blocks += method.blocks(question, dataset, place.view)
    chosen = f"{count(len(question.actors), 'actor')}, {count(len(question.issues), 'issue')}"
    return Brief(
        title=line(info.title),
        subtitle=f"Brief as of {day_words(question.as_of)}: {chosen}",
        subject=line(info.question),
        as_of=question.as_of,
        made=clock.local_day(),
        blocks=blocks,
        written=evidence.written,
    )


def _answers(
    question: Question, dataset: Dataset, evidence: Evidence, other: date, headline: Question | None
) -> list[Block]:
    positions = question.positions()
    lead = dataset.lead if dataset.lead in question.issues else question.issues[0]
    about = headline or question.about(issues=[lead])
    wider = len(about.actors) > len(question.actors)
    everyone = f"Counted here: {count(len(about.actors), 'actor')}, more than in the table."
    blocks: list[Block] = [
        Heading("Finding", 1),
        Paragraph(_finding(about, dataset, evidence), "lead"),
        *([Paragraph([Text(everyone, quiet=True)], "small")] if wider else []),
        Heading("Who stands where", 1),
        *boards(question.tables, positions, evidence),
    ]
    if other != question.as_of:
        there = replace(question, as_of=other).positions()
        blocks += moves(question.tables, compared(positions, there), evidence)
    return [
        *blocks,
        *differences(question, evidence),
        *profiles.blocks(question.tables, positions, evidence),
    ]


def _finding(question: Question, dataset: Dataset, evidence: Evidence) -> Sequence[Inline]:
    """The sentence of the front page, every name in it with the note on its cell."""
    (issue,) = question.issues
    positions = question.positions()
    answer = finding(question, first=dataset.dataset.actors)
    parts: list[Inline] = []
    for part in finding_parts(question.tables, answer):
        parts.append(Text(_as_part(part.text)))
        if part.stance:
            parts.append(evidence.of_stance(part.stance))
        elif part.actor and not (answer.reversal and part.actor == answer.reversal.actor):
            parts += evidence.of_cell(positions.cell(part.actor, issue))
    return parts


def _as_part(text: str) -> str:
    """The words of a part on one line, the blanks around them kept: the parts make one sentence."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{line(text)}{' ' if after and text.strip() else ''}"
