"""What moved between the two days of a brief."""

from stances.analysis.comparison import Change, Comparison
from stances.briefs.document import Block, Bullets, Heading, Inline, Paragraph, Text, line
from stances.briefs.evidence import Evidence
from stances.model.vocabulary import ChangeKind
from stances.tables import Tables
from stances.wording.comparison import (
    change_sentence,
    comparison_title,
    kinds_counted,
    restated_words,
)
from stances.wording.labels import CHANGE_WORDS
from stances.wording.words import day_words, listed

_MOST = 20


def moves(tables: Tables, comparison: Comparison, evidence: Evidence) -> list[Block]:
    """How many cells changed and how, and each change with the records behind it."""
    kinds = [words for _, words in kinds_counted(comparison)]
    words = comparison_title(comparison) + (f": {listed(kinds)}." if kinds else ".")
    told = [each for each in comparison.changes if each.kind is not ChangeKind.SEARCHED]
    blocks: list[Block] = [
        Heading(f"What moved since {day_words(comparison.before.as_of)}", 1),
        Paragraph([Text(" ".join(filter(None, [words, restated_words(comparison)])))]),
    ]
    if comparison.shown is comparison.before:
        blocks[0] = Heading(f"What moved until {day_words(comparison.after.as_of)}", 1)
    if told:
        blocks.append(Bullets([_item(tables, each, evidence) for each in told[:_MOST]]))
    if len(told) > _MOST:
        rest = f"{len(told) - _MOST} more changes are not listed here; the view has them all."
        blocks.append(Paragraph([Text(rest, quiet=True)], "small"))
    return blocks


def _item(tables: Tables, change: Change, evidence: Evidence) -> list[Inline]:
    records = [cell.stance for cell in (change.before, change.after) if cell.stance]
    return [
        Text(f"{CHANGE_WORDS[change.kind]}. ", strong=True),
        Text(line(change_sentence(tables, change)) + "."),
        *(evidence.of_stance(stance) for stance in dict.fromkeys(records)),
    ]
