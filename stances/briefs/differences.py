"""Where the actors differ most: the issues that split them, and the two farthest apart."""

from dataclasses import dataclass

from stances.analysis.agreement import Agreement, agreement
from stances.analysis.pairs import Verdict, differences_first, verdicts
from stances.analysis.polarisation import Split, splits
from stances.analysis.question import Question
from stances.briefs.document import Block, Bullets, Heading, Inline, Paragraph, Text, line
from stances.briefs.evidence import Evidence
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.wording.explanations import EXPLANATIONS
from stances.wording.numbers import count, decimal
from stances.wording.words import cell_label, difference_sentence, in_sentence, listed

_ISSUES, _PAIRS = 5, 3
_FIRM = 3  # shared issues that a number should rest on
_AGREEMENT = (
    f"Agreement (city-block): {EXPLANATIONS['city-block']} Pairs on at least {_FIRM} shared issues "
    "come before others."
)
_POLARISATION = (
    "Polarisation is 0 if all hold one position, 0.5 if they are spread evenly and 1 if half are "
    "at either end; it needs five actors with a position."
)


def differences(question: Question, evidence: Evidence) -> list[Block]:
    """The most polarised issues, and the pairs that agree least."""
    if len(question.actors) < 2:
        return []
    matrix, tables = question.matrix(), question.tables
    split = [each for each in splits(matrix) if sum(map(bool, each.counts)) > 1][:_ISSUES]
    blocks: list[Block] = [Heading("Where they differ most", 1)]
    if split:
        blocks.append(Bullets([[*_split(tables, each)] for each in split]))
        blocks.append(Paragraph([Text(_POLARISATION, quiet=True)], "small"))
    else:
        words = "On no issue do two of these actors hold different positions that count."
        blocks.append(Paragraph([Text(words)]))
    if stale := int(matrix.stale.sum()):
        words = f"{count(stale, 'stale position')} left out of these numbers."
        blocks.append(Paragraph([Text(words, quiet=True)], "small"))
    pairs = _farthest(agreement(matrix))
    if not pairs:
        words = "No two of these actors share enough issues to compute agreement."
        return [*blocks, Paragraph([Text(words)])]
    return [
        *blocks,
        Paragraph([Text("Two by two, agreement is lowest between these.")]),
        Bullets([_pair(question, pair, evidence) for pair in pairs]),
        Paragraph([Text(_AGREEMENT, quiet=True)], "small"),
    ]


def _split(tables: Tables, split: Split) -> list[Inline]:
    """``Title: polarisation 0.81; 3 strongly support …``."""
    number = "too few actors for a number"
    if split.polarisation is not None:
        number = f"polarisation {decimal(split.polarisation)}"
    held = [
        f"{POSITION_LABELS[split.lowest + at].lower()} {actors}"
        for at, actors in reversed(list(enumerate(split.counts)))
        if actors
    ]
    title = line(tables.issue_rows[split.issue].title)
    return [
        Text(title, strong=True),
        Text(f": {number} among {count(split.actors, 'actor')} ({', '.join(held)})."),
    ]


@dataclass(frozen=True, slots=True)
class _Pair:
    one: str
    other: str
    agreement: float
    shared: int


def _farthest(measured: Agreement) -> list[_Pair]:
    """The pairs that agree least; those on fewer than three issues only if there are no others."""
    rows = measured.frame.dropna(subset=["agreement"])
    pairs = [
        _Pair(*values)
        for values in zip(
            rows["actor_a"], rows["actor_b"], rows["agreement"], rows["shared"], strict=True
        )
    ]
    firm = [pair for pair in pairs if pair.shared >= _FIRM]
    return sorted(firm or pairs, key=lambda p: (round(p.agreement, 9), -p.shared))[:_PAIRS]


def _pair(question: Question, pair: _Pair, evidence: Evidence) -> list[Inline]:
    """Who the two are, their agreement, and on what they are farthest apart, with its notes."""
    between = question.about(actors=[pair.one, pair.other]).positions()
    names = [line(question.tables.actor_rows[name].name) for name in (pair.one, pair.other)]
    judged = verdicts(between.cells, any_age=question.any_age)
    different = list(judged.values()).count(Verdict.DIFFERENT)
    parts: list[Inline] = [
        Text(listed(names), strong=True),
        Text(
            f": {decimal(pair.agreement)} on {count(pair.shared, 'shared issue')}. "
            f"{difference_sentence(different, pair.shared)}"
        ),
    ]
    issue = differences_first(between.cells, any_age=question.any_age)[0]
    if judged[issue] is not Verdict.DIFFERENT:
        return parts
    title = in_sentence(line(question.tables.issue_rows[issue].title))
    parts.append(Text(f" They are farthest apart on {title}: "))
    for at, name in enumerate((pair.one, pair.other)):
        cell = between.cell(name, issue)
        short = line(question.tables.actor_rows[name].short)
        parts.append(Text(f"{', ' if at else ''}{short} {cell_label(cell).lower()}"))
        parts += evidence.of_cell(cell)
    return [*parts, Text(".")]
