"""Speech that a dash opens, as Ukrainian, Russian, Polish and French set it.

A line begins with a dash, and a verb of saying is set off by another, or in French by a comma:
"— Мы не уйдём, — сказал Новак. — Никогда." Without such a verb a line with a dash may be an item
of a list, and is no quotation.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from stances.curation.speech.chunks import Kind
from stances.curation.speech.languages import Language, language_of
from stances.curation.speech.marks import Marked, levelled, marked_passages
from stances.curation.speech.speakers import closes, following
from stances.curation.speech.subject import clause
from stances.curation.speech.tokens import sentence_end
from stances.model.surroundings import paragraph_starts

_NEAR = 40
_LANGUAGES = {"uk", "ru", "pl", "fr"}
_DASHES, _HYPHENS = "‒–—―", "‐‑-"
_QUOTES = "„“”«»\"'‘’"
_AROUND = f"{_QUOTES}.,!?…\u00a0\u202f "
_LINE = re.compile(rf"^[^\S\n]*(?:[{_DASHES}]|[{_HYPHENS}](?=\s))\s*", re.MULTILINE)
_SET_OFF = re.compile(rf"(?:(?<=[,.!?…{_QUOTES}])[{_DASHES}]|\s+[{_DASHES}{_HYPHENS}](?=\s))\s*")
_COMMA = re.compile(r"[,!?…][^\S\n]+")
_STOP = re.compile(rf"(?<=[.!?…{_QUOTES}])\s*\n\s*")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = f"{_DASHES}{_HYPHENS} \n\t\u00a0\u202f"
_ENDS_LINE = f".!?…:;){_QUOTES}"
_BEFORE_VERB = {Kind.HELPER, Kind.COMMA, Kind.PRONOUN}


def spoken_passages(text: str, *, language: Language | None = None) -> list[Marked]:
    """The passages between quotation marks and those that a dash opens, in order."""
    marked = marked_passages(text)
    paragraphs = [*paragraph_starts(text), len(text)]
    starts = [line for line in _LINE.finditer(text) if _begins(text, line, paragraphs)]
    if not starts:
        return marked
    whole = language or language_of(text)
    opened: list[Marked] = []
    for line, after in zip(starts, [*starts[1:], None], strict=True):
        end = paragraphs[bisect_right(paragraphs, line.start(), hi=len(paragraphs) - 1)]
        end = _line_end(text, line.end(), min(end, after.start()) if after else end)
        own = language_of(text[line.start() : end], otherwise=whole)
        if own.code in _LANGUAGES:
            opened += _speech(text, line.end(), end, own)
    return list(levelled([*marked, *_apart(text, opened, marked)]))


def _line_end(text: str, at: int, end: int) -> int:
    """Where the lines end that are one sentence after another; a new line may begin a new one."""
    for stop in _STOP.finditer(text, at, end):
        if not text[stop.end() : stop.end() + 1].islower():
            return stop.start()
    return end


def _begins(text: str, line: re.Match[str], paragraphs: Sequence[int]) -> bool:
    """True if a sentence may begin after the dash, and the line does not go on with another."""
    first = text[line.end() : line.end() + 1]
    if not (first.isupper() or first.isdigit() or (bool(first) and first in _QUOTES + "…")):
        return False
    at = line.start()
    while at > 0 and text[at - 1].isspace():
        at -= 1
    there = bisect_right(paragraphs, line.start(), hi=len(paragraphs) - 1) - 1
    return at <= paragraphs[there] or text[at - 1] in _ENDS_LINE


def _speech(text: str, at: int, end: int, language: Language) -> list[Marked]:
    """What is said between the two places, in parts."""
    passages = list(_between_dashes(text, at, end, language))
    if not passages and language.code == "fr":
        passages = list(_up_to_comma(text, at, end, language))
    return [one for one in passages if one.start < one.end]


def _between_dashes(text: str, at: int, end: int, language: Language) -> Iterator[Marked]:
    start: int | None = at
    said = at
    for dash in _SET_OFF.finditer(text, at, end):
        if start is None:
            before = text[said : dash.start()].rstrip()
            if before[-1:] in set(".,!?…:") or (language.code == "pl" and "." not in before):
                start = dash.end()
        elif _says(text, start, dash, end, language):
            yield _trimmed(text, start, dash.start())
            start, said = None, dash.end()
    if said > at and start is not None:
        yield _trimmed(text, start, end)


def _says(text: str, start: int, dash: re.Match[str], end: int, language: Language) -> bool:
    """True if after the dash somebody is said to say what stands before it."""
    speech = text[start : dash.start()].rstrip()
    if not speech or not text[dash.end() : dash.end() + 1].islower():
        return False
    after = _SET_OFF.search(text, dash.end(), end)
    ends = min(after.start() if after else end, sentence_end(text, dash.end()))
    told = clause(text[dash.end() : ends], language)
    kinds = [one.kind for one in told.chunks]
    verb = next((at for at, kind in enumerate(kinds) if kind in {Kind.SAYING, Kind.VOICED}), None)
    if verb is None:
        return False
    speaker = following(told)
    known = speaker is not None and not speaker.open
    if speech[-1] in ",!?…":
        return known or set(kinds[:verb]) <= _BEFORE_VERB
    if language.code in {"ru", "uk"}:
        return False
    inverted = set(kinds[:verb]) <= {Kind.HELPER, Kind.COMMA}
    return inverted and (known or closes(told, verb)) and _is_sentence(speech, language)


def _is_sentence(speech: str, language: Language) -> bool:
    """True unless it may be just a name, as in a list of who did what."""
    words = _WORD.findall(speech)
    return any(word[0].islower() or language.is_common(word.lower()) for word in words)


def _up_to_comma(text: str, at: int, end: int, language: Language) -> Iterator[Marked]:
    """Of "– Nous restons, a dit Novak." what stands before the comma."""
    before = text[max(at - _NEAR, 0) : at].rstrip(_MARKS)
    if {text[at:end].rstrip()[-1:], before[-1:]} & {";", ","}:
        return  # an item of a list, in which this or the one before ends so
    for comma in _COMMA.finditer(text, at, end):
        if not text[comma.end() : comma.end() + 1].islower():
            continue
        ends = min(end, sentence_end(text, comma.end()))
        told = clause(text[comma.end() : ends], language)
        kinds = [one.kind for one in told.chunks]
        verb = next(
            (at for at, kind in enumerate(kinds) if kind in {Kind.SAYING, Kind.VOICED}), len(kinds)
        )
        speaker = following(told) if set(kinds[:verb]) <= {Kind.HELPER} else None
        if speaker is not None and not speaker.open:
            yield _trimmed(text, at, comma.start() + (text[comma.start()] != ","))
            return


def _trimmed(text: str, start: int, end: int) -> Marked:
    """The passage without the comma that only sets it off."""
    words = text[start:end]
    kept = words.rstrip().removesuffix(",").rstrip()
    return Marked(start, start + len(kept), 0)


def _apart(text: str, opened: Sequence[Marked], marked: Sequence[Marked]) -> Iterator[Marked]:
    """Those that are more than a quotation, and that no quotation mark opens or closes across."""
    starts = [one.start for one in marked]
    ends = list(accumulate((one.end for one in marked), max))
    for one in opened:
        at = bisect_left(starts, one.end)
        near = []
        while at and ends[at - 1] > one.start:
            at -= 1
            near.append(marked[at])
        if all(_beside(text, one, other) for other in near):
            yield one


def _beside(text: str, one: Marked, other: Marked) -> bool:
    """True if the quotation is elsewhere, or only a part of what the dash opens."""
    if other.end <= one.start or one.end <= other.start:
        return True
    before, after = text[one.start : other.start], text[other.end : one.end]
    inside = one.start <= other.start and other.end <= one.end
    return inside and bool(before.strip(_AROUND) or after.strip(_AROUND))
