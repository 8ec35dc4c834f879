"""The subject of a verb of saying, before it or after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from stances.curation.speech.chunks import Chunk, Kind, chunks
from stances.curation.speech.languages import Language
from stances.curation.speech.tokens import Token

_VERBS = {Kind.SAYING, Kind.VOICED}
AROUND = {Kind.HELPER, Kind.PREPOSITION}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the text says it.

    ``words`` are the name without title, or who it is if there is no name; ``title`` is what stands
    before the name. ``pronoun`` is true for he, she and they, ``open`` if the text has somebody
    whom the words do not tell. ``oblique`` is true if the name may be in the genitive, ``several``
    if more than one is named, ``same`` if it is whoever spoke just before. ``start`` is
    where the words begin in the clause.
    """

    words: str = ""
    title: str = ""
    start: int = 0
    named: bool = False
    pronoun: bool = False
    open: bool = False
    oblique: bool = False
    several: bool = False
    same: bool = False


OPEN = Speaker(open=True)


@dataclass(frozen=True)
class Clause:
    """What stands around a quotation in its sentence, in chunks."""

    text: str
    language: Language
    chunks: Sequence[Chunk]

    def speaker_at(self, at: int, *, oblique: bool = False) -> Speaker:
        """The speaker whom the chunk names."""
        chunk = self.chunks[at]
        if chunk.kind is Kind.PRONOUN:
            return Speaker(chunk.words[0].low, start=chunk.words[0].start, pronoun=True)
        words = chunk.named or chunk.titled or chunk.words
        title = self._cut(chunk.titled) if chunk.named and chunk.titled else ""
        name = self._cut(words)
        for mark in ("’s", "'s"):
            name = name.removesuffix(mark)
        return Speaker(name, title, words[0].start, named=bool(chunk.named), oblique=oblique)

    def _cut(self, words: Sequence[Token]) -> str:
        return " ".join(self.text[words[0].start : words[-1].end].split()) if words else ""


def clause(text: str, language: Language) -> Clause:
    """The clause in chunks."""
    return Clause(text, language, chunks(text, language))


def subject_of(lead: Clause, at: int) -> Speaker | None:
    """The subject of the verb, before it or after it."""
    if lead.chunks[at].kind is Kind.VOICED:
        return voiced_subject(lead, at)
    before = subject_before(lead, at)
    if before is not None and not before.open:
        return before
    opens = [one.kind for one in lead.chunks[:at] if one.kind not in {Kind.COMMA, Kind.HELPER}]
    if opens == [Kind.JOINER]:
        return Speaker(same=True)
    if opens and lead.language.only_after_quotes:
        return before or OPEN
    inverted = subject_after(lead, at)
    return inverted if inverted is not None and not inverted.open else before or inverted


def voiced_subject(around: Clause, at: int) -> Speaker | None:
    """Of "dit-il" the pronoun; of "a-t-il déclaré" too."""
    word = around.chunks[at].words[0].low
    pronoun = word.rpartition("-")[2]
    return Speaker(pronoun, start=around.chunks[at].words[0].start, pronoun=True)


def subject_before(around: Clause, at: int) -> Speaker | None:
    """The subject before the verb; OPEN if it is somebody whom the words do not tell."""
    parts = around.chunks
    verb = parts[at].words[0].low
    parted = _perfect(around, at)
    if parted is not None:
        near = {one.words[0].low for one in parts[max(parted - 1, 0) : parted + 2]}
        if near & around.language.selves:
            return OPEN
        before = subject_before(around, parted)
        return before if before and not before.open else _only_between(around, parted, at)
    seen = at - 1
    governed = False
    while seen >= 0:
        one = parts[seen]
        if one.kind is Kind.NOT:
            return OPEN
        if one.kind is Kind.PASSIVE and verb in around.language.heard:
            return OPEN
        if one.kind in {Kind.HELPER, Kind.PASSIVE}:
            governed = False
        elif one.governed or (
            one.kind is Kind.PREPOSITION
            and (
                governed
                or parts[seen + 1].kind is Kind.HELPER
                or parts[seen + 1].kind is Kind.PREPOSITION
            )
        ):
            governed = True
        elif one.kind is Kind.COMMA:
            return _around_commas(around, seen)
        elif one.kind is Kind.JOINER:
            return _first_subject(around, seen)
        elif one.kind in {Kind.WHO, Kind.PRONOUN}:
            return _joined(around, seen) if one.kind is Kind.WHO else around.speaker_at(seen)
        elif one.kind in {Kind.QUOTE, Kind.COLON, Kind.SAYING, Kind.VOICED}:
            return None
        else:
            return OPEN
        seen -= 1
    return None


def _perfect(around: Clause, at: int) -> int | None:
    """The place of "hat" in "Novak hat Brandt gesagt"; None without such a verb in the clause."""
    for seen in reversed(range(at)):
        one = around.chunks[seen]
        if one.kind in {Kind.COMMA, Kind.QUOTE, Kind.COLON, Kind.SAYING}:
            return None
        if one.words[0].low in around.language.perfect:
            return seen
    return None


def _only_between(around: Clause, start: int, end: int) -> Speaker | None:
    """The subject of "Am Montag hat Novak gesagt": the only one named there."""
    between = [at for at in range(start + 1, end) if may_speak(around.chunks[at])]
    return around.speaker_at(between[0]) if len(between) == 1 else OPEN


def _around_commas(around: Clause, comma: int) -> Speaker | None:
    """The subject before a part between commas; that part if it has the name of an office."""
    opening = next(
        (at for at in reversed(range(comma)) if around.chunks[at].kind is Kind.COMMA), None
    )
    if opening is None or opening == 0:
        return None
    inner = range(opening + 1, comma)
    outer = around.chunks[opening - 1]
    if outer.kind not in {Kind.WHO, Kind.PRONOUN} or outer.governed:
        return None
    only = around.chunks[inner[0]] if inner else None
    if only is not None and outer.kind is Kind.WHO and not outer.named and only.named:
        return around.speaker_at(inner[0])
    return (
        _joined(around, opening - 1) if outer.kind is Kind.WHO else around.speaker_at(opening - 1)
    )


def _first_subject(around: Clause, joiner: int) -> Speaker | None:
    """The subject of two verbs that are joined: it begins the sentence, or it is not clear."""
    first = around.chunks[0]
    if joiner and first.kind in {Kind.WHO, Kind.PRONOUN} and not first.governed:
        return around.speaker_at(0)
    return OPEN if joiner else None


def subject_after(around: Clause, at: int) -> Speaker | None:
    """The subject after the verb; OPEN if it is somebody whom the words do not tell."""
    if around.chunks[at].words[0].low in around.language.addressing:
        return None
    seen = at + 1
    while seen < len(around.chunks):
        one = around.chunks[seen]
        if one.kind is Kind.NOT:
            return OPEN
        if one.kind in {Kind.HELPER, Kind.PASSIVE, Kind.SAYING} or (
            one.governed or (one.kind is Kind.PREPOSITION and _governs(around, seen))
        ):
            seen += 1
            continue
        if one.kind is Kind.PRONOUN:
            return around.speaker_at(seen)
        if one.kind is not Kind.WHO:
            return OPEN if one.kind is Kind.WORD else None
        if seen + 1 < len(around.chunks) and around.chunks[seen + 1].kind is Kind.NOT:
            return OPEN
        return name_after_comma(around, seen) or _joined(around, seen)
    return None


def _governs(around: Clause, at: int) -> bool:
    return at + 1 < len(around.chunks) and (
        around.chunks[at + 1].governed or around.chunks[at + 1].kind in AROUND
    )


def name_after_comma(around: Clause, at: int) -> Speaker | None:
    """The name in "said the chancellor, Peter Novak, on Monday"."""
    following_ones = around.chunks[at + 1 : at + 4]
    if around.chunks[at].named or len(following_ones) < 2:
        return None
    comma, who, *more = following_ones
    closed = not more or more[0].kind in {Kind.COMMA, Kind.COLON} or more[0].words[0].text == "."
    if comma.kind is Kind.COMMA and who.kind is Kind.WHO and who.named and closed:
        return around.speaker_at(at + 2)
    return None


def _joined(around: Clause, at: int) -> Speaker:
    """The speaker; both of two who are joined by "and"."""
    parts = around.chunks
    first, last = at, at
    if at >= 2 and parts[at - 1].kind is Kind.JOINER and may_speak(parts[at - 2]):
        own_verb = at >= 3 and parts[at - 3].kind in _VERBS
        first = at if own_verb else at - 2
    elif at + 2 < len(parts) and parts[at + 1].kind is Kind.JOINER and may_speak(parts[at + 2]):
        next_kind = parts[at + 3].kind if at + 3 < len(parts) else None
        last = at if next_kind in {Kind.SAYING, Kind.HELPER, Kind.COLON} else at + 2
    if first == last:
        return around.speaker_at(at)
    start, end = parts[first].words[0].start, parts[last].words[-1].end
    words = " ".join(around.text[start:end].split())
    return Speaker(words, start=start, named=True, several=True)


def may_speak(one: Chunk) -> bool:
    """True if the chunk may be the subject of a verb."""
    return one.kind in {Kind.WHO, Kind.PRONOUN} and not one.governed
