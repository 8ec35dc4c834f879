"""The quotations in a source text, each with its place and the likely speaker."""

from bisect import bisect_right
from dataclasses import dataclass

from stances.curation.speech.marks import Marked, marked, paragraph_starts
from stances.curation.speech.names import names
from stances.curation.speech.speakers import Said, said_after, said_before
from stances.model.dataset import Dataset

_REACH = 600
_GAP = 80
_PEERS = 50


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: ``text`` is ``source[start:end]``, the marks left out.

    ``speaker`` is as the source names them, empty if it does not say; ``actor`` is the id of
    the known actor of that name. ``depth`` counts the quotations around this one.
    """

    text: str
    start: int
    end: int
    depth: int
    speaker: str
    actor: str | None


def quotations(text: str, dataset: Dataset) -> list[Quotation]:
    """Every quotation of the text, in its order; who speaks is a guess for the curator to check."""
    known = names(dataset)
    found = marked(text)
    starts = [*paragraph_starts(text), len(text)]
    made: list[Quotation] = []
    for number, stretch in enumerate(found):
        speaker = _speaker(text, _surroundings(found, number, starts), made)
        actor = known.actor(speaker) if speaker else None
        words = text[stretch.start : stretch.end]
        made.append(Quotation(words, stretch.start, stretch.end, stretch.depth, speaker, actor))
    return made


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """A stretch, its paragraphs ``first`` to ``last``, and the nearest quotations inside them."""

    here: Marked
    first: int
    last: int
    before: int
    after: int


def _surroundings(found: list[Marked], number: int, starts: list[int]) -> _Surroundings:
    here = found[number]
    first = starts[bisect_right(starts, here.start) - 1]
    last = starts[min(bisect_right(starts, here.end), len(starts) - 1)]
    before, after = first, last
    for other in reversed(found[max(number - _PEERS, 0) : number]):
        if other.depth < here.depth:
            first, last = max(first, other.start), min(last, other.end)
            before, after = max(before, first), min(after, last)
            break
        if other.depth == here.depth:
            before = max(first, other.end + 1)
            break
    for other in found[number + 1 : number + 1 + _PEERS]:
        if other.depth <= here.depth:
            after = min(last, other.start - 1)
            break
    return _Surroundings(here, first, last, before, after)


def _speaker(text: str, around: _Surroundings, made: list[Quotation]) -> str:
    """The speaker's words; those of an earlier quotation if this one continues it."""
    here = around.here
    lead = text[around.before : here.start - 1][-_REACH:]
    said = said_after(text[here.end + 1 : around.after][:_REACH]) or said_before(lead)
    if said is None and around.before == around.first and not lead.strip():
        said = _announced(text[max(around.first - _REACH, 0) : around.first])
    if said is not None and not said.pronoun:
        return said.words
    return _carried(said, text, around.first, made, here) if here.depth == 0 else ""


def _announced(before: str) -> Said | None:
    """The speaker whom the paragraph before names, if it ends with a colon."""
    lead = before.rstrip()
    return said_before(lead) if lead.endswith(":") else None


def _carried(
    said: Said | None, text: str, paragraph: int, made: list[Quotation], here: Marked
) -> str:
    """The speaker of the quotation before, if a pronoun points there or nobody is named.

    Without a pronoun the words must follow at once, or begin the next paragraph as a sentence.
    """
    earlier = next((q for q in reversed(made) if q.depth == 0), None)
    if earlier is None or not earlier.speaker:
        return said.words if said else ""
    end = paragraph
    while end > 0 and text[end - 1].isspace():
        end -= 1
    previous = text.rfind("\n", 0, end) + 1
    if earlier.start < previous:
        return said.words if said else ""
    if said is not None:
        return earlier.speaker
    if earlier.end > paragraph:
        return earlier.speaker if here.start - earlier.end < _GAP else ""
    opens = not text[paragraph : here.start - 1].strip()
    whole = text[here.end - 1] in ".!?…,"
    return earlier.speaker if opens and whole else ""
