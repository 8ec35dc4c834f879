"""The evidence of one cell, from the question that it answers."""

from dataclasses import replace

from stances.analysis.groups import dissenters, members_of, split_groups
from stances.analysis.positions import Pair, Positions
from stances.analysis.question import Question
from stances.analysis.words_and_deeds import gaps
from stances.components.evidence.cards import cell_evidence
from stances.components.evidence.payload import Evidence
from stances.model.records import DatasetInfo
from stances.wording.voices import SPLIT, gap_sentence, sides_words

HOW_TO_OPEN = (
    "Choose a cell or a record to read what it rests on: each record with its date, its words, "
    "its source and the codings."
)
HOW_BY_KEYBOARD = (
    "With the keyboard: Tab into the table, arrow keys to move, Enter to open, Escape to come back."
)


def asked_evidence(
    question: Question, info: DatasetInfo, *, pair: Pair, linked: str = "", base: str = ""
) -> Evidence:
    """The evidence of the pair of actor and issue, with who in a group stands where.

    Positions are asked for once, those of the actor's members among them.
    """
    actor, issue = pair
    tables = question.tables
    actors = [actor, *members_of(tables, actor, question.as_of)]
    positions = question.about(actors=actors, issues=[issue]).positions()
    shown = cell_evidence(
        tables, positions, info, actor=actor, issue=issue, linked=linked, base=base
    )
    return _with_others(question, positions, pair, shown)


def _with_others(question: Question, positions: Positions, pair: Pair, shown: Evidence) -> Evidence:
    """The same with who in a group stands where, and where words and deeds differ."""
    tables = question.tables
    own = positions.showing([positions.cell(*pair)])
    voices = split_groups(question, own).get(pair)
    others = dissenters(tables, positions, group=pair[0], issue=pair[1])
    remarks = [shown.basis]
    if voices:
        sides = "; ".join(sides_words(tables, pair[0], voices))
        remarks = [f"{sides[0].upper()}{sides[1:]}. Its own record in force:", *remarks]
        shown = replace(shown, label=SPLIT, shade="")
    elif others:
        names = " and ".join(tables.actor_rows[name].name for name in others)
        remarks.append(f"On the other side, of its members: {names}.")
    for words in map(gap_sentence, gaps(own)):
        remarks.append(f"{words[0].upper()}{words[1:]}.")
    return replace(shown, basis=" ".join(remarks))
