"""Quotations with their place in the source text, before any format."""

from typing import NamedTuple

from stances.citing.citable import stance_link
from stances.model.seeds import Seeds
from stances.tables import Tables
from stances.tables.rows import ActorRow, IssueRow, SourceRow, StanceRow

CONTEXT = 32


class Quotation(NamedTuple):
    """One quotation: ``text`` is ``seed[start:end]``, exactly as in the seed.

    Offsets count Unicode code points of the seed as read: without a byte order mark, line ends
    as one character. ``number`` counts the quotations of one record from 1.
    """

    stance: StanceRow
    source: SourceRow
    actor: ActorRow
    issue: IssueRow
    number: int
    text: str
    translation: str | None
    prefix: str
    suffix: str
    start: int
    end: int

    def address(self, *, base: str = "") -> str:
        """The identifier of this quotation: its record's address and its number."""
        return f"{stance_link(self.stance.stance, base=base)}#quotation-{self.number}"


def quotations(tables: Tables, seeds: Seeds) -> list[Quotation]:
    """Every quotation that is located in a seed, by record, in the file's order."""
    return [
        quotation
        for name in tables.stance_rows
        for quotation in _quotations_of(tables.stance_rows[name], tables, seeds)
    ]


def _quotations_of(stance: StanceRow, tables: Tables, seeds: Seeds) -> list[Quotation]:
    located: list[Quotation] = []
    for item in tables.evidence_of.get(stance.stance, ()):
        seed = seeds.get(item.seed)
        if seed is None or item.start is None or item.end is None:
            continue
        start, end = item.start, item.end
        located.append(
            Quotation(
                stance=stance,
                source=tables.source_rows[item.source],
                actor=tables.actor_rows[stance.actor],
                issue=tables.issue_rows[stance.issue],
                number=len(located) + 1,
                text=seed.text[start:end],
                translation=item.translation,
                prefix=seed.text[max(start - CONTEXT, 0) : start],
                suffix=seed.text[end : end + CONTEXT],
                start=start,
                end=end,
            )
        )
    return located
