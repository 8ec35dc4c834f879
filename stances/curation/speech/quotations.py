"""The quotations in a source text, each with its place and the likely speaker."""

from bisect import bisect_right
from dataclasses import dataclass

from stances.curation.speech.marks import Marked, marked_passages, paragraph_starts
from stances.curation.speech.names import names
from stances.curation.speech.speakers import Speaker, speaker_after, speaker_before
from stances.model.dataset import Dataset

_REACH = 600
_GAP = 80
_PEERS = 50


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: ``text`` is ``source[start:end]``, without the marks.

    ``speaker`` is the name in the source, empty if there is none; ``actor`` is the id of the known
    actor with that name. ``depth`` counts the quotations around this one.
    """

    text: str
    start: int
    end: int
    depth: int
    speaker: str
    actor: str | None


def quotations(text: str, dataset: Dataset) -> list[Quotation]:
    """Every quotation in the text, in order; the speaker is a guess for the curator to check."""
    known = names(dataset)
    passages = marked_passages(text)
    starts = [*paragraph_starts(text), len(text)]
    earlier: list[Quotation] = []
    for number, passage in enumerate(passages):
        speaker = _speaker(text, _surroundings(passages, number, starts), earlier)
        actor = known.actor(speaker) if speaker else None
        words = text[passage.start : passage.end]
        earlier.append(Quotation(words, passage.start, passage.end, passage.depth, speaker, actor))
    return earlier


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """A passage, its paragraphs ``first`` to ``last``, and the nearest quotations inside them."""

    here: Marked
    first: int
    last: int
    before: int
    after: int


def _surroundings(passages: list[Marked], number: int, starts: list[int]) -> _Surroundings:
    here = passages[number]
    first = starts[bisect_right(starts, here.start) - 1]
    last = starts[min(bisect_right(starts, here.end), len(starts) - 1)]
    before, after = first, last
    for other in reversed(passages[max(number - _PEERS, 0) : number]):
        if other.depth < here.depth:
            first, last = max(first, other.start), min(last, other.end)
            before, after = max(before, first), min(after, last)
            break
        if other.depth == here.depth:
            before = max(first, other.end + 1)
            break
    for other in passages[number + 1 : number + 1 + _PEERS]:
        if other.depth <= here.depth:
            after = min(last, other.start - 1)
            break
    return _Surroundings(here, first, last, before, after)


def _speaker(text: str, around: _Surroundings, earlier: list[Quotation]) -> str:
    """The speaker's name; that of an earlier quotation if this one continues it."""
    here = around.here
    lead = text[around.before : here.start - 1][-_REACH:]
    speaker = speaker_after(text[here.end + 1 : around.after][:_REACH]) or speaker_before(lead)
    if speaker is None and around.before == around.first and not lead.strip():
        speaker = _announced_speaker(text[max(around.first - _REACH, 0) : around.first])
    if speaker is not None and not speaker.pronoun:
        return speaker.words
    return _continued_speaker(speaker, text, around.first, earlier, here) if here.depth == 0 else ""


def _announced_speaker(before: str) -> Speaker | None:
    """The speaker named in the paragraph before, if it ends with a colon."""
    lead = before.rstrip()
    return speaker_before(lead) if lead.endswith(":") else None


def _continued_speaker(
    speaker: Speaker | None, text: str, paragraph: int, quotations: list[Quotation], here: Marked
) -> str:
    """The speaker of the previous quotation, if a pronoun refers to it or nobody is named.

    Without a pronoun the words must follow directly, or begin the next paragraph as a sentence.
    """
    last = next((q for q in reversed(quotations) if q.depth == 0), None)
    if last is None or not last.speaker:
        return speaker.words if speaker else ""
    end = paragraph
    while end > 0 and text[end - 1].isspace():
        end -= 1
    previous = text.rfind("\n", 0, end) + 1
    if last.start < previous:
        return speaker.words if speaker else ""
    if speaker is not None:
        return last.speaker
    if last.end > paragraph:
        return last.speaker if here.start - last.end < _GAP else ""
    opens = not text[paragraph : here.start - 1].strip()
    whole = text[here.end - 1] in ".!?…,"
    return last.speaker if opens and whole else ""
