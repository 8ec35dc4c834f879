"""The quotations in a source text, each with its place and the likely speaker."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from stances.curation.speech.dialogues import spoken_passages
from stances.curation.speech.languages import Language, language_of
from stances.curation.speech.marks import Marked
from stances.curation.speech.names import Names, names
from stances.curation.speech.people import People, full_names
from stances.curation.speech.sentence import Sentence, sentence_of
from stances.curation.speech.speakers import (
    according,
    after_colon,
    following,
    introducing,
    is_introduced,
)
from stances.curation.speech.subject import Speaker
from stances.model.dataset import Dataset
from stances.model.surroundings import paragraph_starts

_REACH = 800
_PEERS = 30


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, or opened by a dash: ``text`` is ``source[start:end]``.

    The marks are not part of them.

    ``speaker`` is the name in the source without its title, which is ``title``; empty if the text
    names nobody, or does not say clearly who speaks. ``actor`` is the id of the known actor with
    that name. ``elsewhere`` is true if the speaker is not named in the paragraph of the quotation
    but in one before it. ``depth`` counts the quotations around this one.
    """

    text: str
    start: int
    end: int
    depth: int
    speaker: str
    actor: str | None
    title: str = ""
    elsewhere: bool = False


def quotations(text: str, dataset: Dataset) -> list[Quotation]:
    """Every quotation in the text, in order; the speaker is a guess for the curator to check."""
    reader = _Reader(text, names(dataset))
    for number in range(len(reader.passages)):
        reader.read(number)
    return reader.quotations


@dataclass(frozen=True, slots=True)
class _Region:
    """What the speaker is looked for in: the paragraph, or the quotation around this one."""

    first: int
    last: int
    siblings: Sequence[Marked]


class _Reader:
    """Reads the quotations of a text one after the other, each with those before it known."""

    def __init__(self, text: str, known: Names) -> None:
        self.text = text
        self.known = known
        self.language = language_of(text)
        self.passages = spoken_passages(text, language=self.language)
        self.starts = [*paragraph_starts(text), len(text)]
        self.full_names = full_names(text, self.language)
        self.quotations: list[Quotation] = []
        self._languages: dict[int, Language] = {}

    def read(self, number: int) -> None:
        """Adds the quotation with that number."""
        here = self.passages[number]
        region = self._region(number)
        language = self._language(here)
        sentence = sentence_of(
            self.text, here, region.siblings, within=(region.first, region.last), language=language
        )
        speaker, elsewhere = self._speaker(here, region, sentence, language)
        self.quotations.append(
            Quotation(
                self.text[here.start : here.end], here.start, here.end, here.depth,
                speaker.words, self._actor(speaker), speaker.title, elsewhere,
            )
        )  # fmt: skip

    def _paragraph(self, at: int) -> int:
        """The number of the paragraph that the place is in."""
        return bisect_right(self.starts, at, hi=len(self.starts) - 1) - 1

    def _language(self, here: Marked) -> Language:
        """The language of the quotation's paragraph, or that of the text."""
        number = self._paragraph(here.start)
        if number not in self._languages:
            start, end = self.starts[number], self.starts[number + 1]
            self._languages[number] = language_of(self.text[start:end], otherwise=self.language)
        return self._languages[number]

    def _region(self, number: int) -> _Region:
        here = self.passages[number]
        first = self.starts[self._paragraph(here.start)]
        last = self.starts[self._paragraph(max(here.end - 1, here.start)) + 1]
        for other in reversed(self.passages[max(number - _PEERS, 0) : number]):
            if other.depth < here.depth:
                first, last = max(first, other.start), min(last, other.end)
                break
        first, last = max(first, here.start - _REACH), min(last, here.end + _REACH)
        near = self.passages[max(number - _PEERS, 0) : number + _PEERS]
        siblings = [
            one for one in near
            if one.depth == here.depth and one != here and first <= one.start and one.end <= last
        ]  # fmt: skip
        return _Region(first, last, siblings)

    def _speaker(
        self, here: Marked, region: _Region, sentence: Sentence, language: Language
    ) -> tuple[Speaker, bool]:
        """The speaker, and whether another paragraph names them."""
        guess = _in_sentence(sentence)
        if guess is not None and guess.open:
            return Speaker(), False
        words = self.text[here.start : here.end]
        named_so = sentence.shared and words.isalpha() and words[0].isupper()
        if sentence.follows_medium or named_so:
            return Speaker(), False  # the name of a newspaper, more likely than words
        named = sentence.before(guess.start if guess else 0)
        people = People(named, language, self.known, self.full_names)
        before = self._before(here, region)
        if guess is not None and guess.same:
            return (_as_speaker(before), before.elsewhere) if before else (Speaker(), False)
        if guess is not None and not guess.pronoun:
            return (guess if guess.named else people.with_office(guess)), False
        if guess is None and sentence.shares and before:
            return _as_speaker(before), before.elsewhere
        if guess is None and sentence.lead.chunks:
            return (
                (Speaker(), False)
                if sentence.lead_names
                else self._announced(here, region, sentence)
            )
        if guess is None:
            if before and sentence.continues:
                asks = self.text[here.end - 1] == "?" and self._several(region)
                return (Speaker(), False) if asks else (_as_speaker(before), before.elsewhere)
            return self._announced(here, region, sentence)
        return self._of_pronoun(here, region, sentence, people)

    def _before(self, here: Marked, region: _Region) -> Quotation | None:
        """The quotation before this one in the same region, if its speaker is known."""
        last = next(
            (one for one in reversed(self.quotations)
             if one.depth == here.depth and one.end <= here.start), None
        )  # fmt: skip
        return last if last and last.speaker and last.start >= region.first else None

    def _several(self, region: _Region) -> bool:
        """True if more than one speaker is known in the region, so that they may take turns."""
        there = {one.speaker for one in self.quotations if one.start >= region.first}
        return len(there - {""}) > 1

    def _of_pronoun(
        self, here: Marked, region: _Region, sentence: Sentence, people: People
    ) -> tuple[Speaker, bool]:
        """Whom "he said" means: the one person of the paragraph, else the last who spoke."""
        before = self._before(here, region)
        if before and sentence.continues:
            return _as_speaker(before), before.elsewhere
        candidates = people.candidates()
        if len(candidates) == 1:
            return candidates[0], False
        if candidates or here.depth:
            return Speaker(), False
        return self._spoke_before(here)

    def _announced(self, here: Marked, region: _Region, sentence: Sentence) -> tuple[Speaker, bool]:
        """The speaker whom the paragraph before announces with a colon, or who goes on speaking."""
        opens = not self.text[region.first : sentence.opens_at].strip()
        if here.depth or not opens or sentence.rest_names:
            return Speaker(), False
        end = self.starts[self._paragraph(here.start)]
        start = self.starts[self._paragraph(max(end - 1, 0))] if end else 0
        before = self.text[start:end].rstrip()
        if before.endswith(":"):
            gone = Marked(start + len(before) + 1, start + len(before) + 1, 0)
            near = self.passages[max(len(self.quotations) - _PEERS, 0) : len(self.quotations)]
            siblings = [one for one in near if start <= one.start and one.end <= end]
            clause = sentence_of(
                self.text, gone, siblings, within=(start, end), language=self._language(gone)
            )
            guess = introducing(clause.lead) or after_colon(clause.lead)
            if guess and not guess.open and not guess.pronoun:
                return guess, True
            return self._spoke_before(here) if guess and guess.pronoun else (Speaker(), False)
        whole = self.text[here.end - 1] in ".!?…,"
        return self._spoke_before(here, ending=True) if whole else (Speaker(), False)

    def _spoke_before(self, here: Marked, *, ending: bool = False) -> tuple[Speaker, bool]:
        """The one speaker of the paragraph before; with ``ending``, if their words end it."""
        number = self._paragraph(here.start)
        if not number:
            return Speaker(), False
        start, end = self.starts[number - 1], self.starts[number]
        near = self.quotations[-2 * _PEERS :]
        there = [one for one in near if start <= one.start < end and not one.depth]
        if not there or len({one.speaker for one in there}) > 1 or not there[-1].speaker:
            return Speaker(), False
        rest = self.text[there[-1].end : end].strip(' \t\n.”“»’"')
        if ending and len(rest) > 80:
            return Speaker(), False
        return _as_speaker(there[-1]), True

    def _actor(self, speaker: Speaker) -> str | None:
        """The actor with the speaker's name, or the body for which the title says they speak."""
        if not speaker.words or speaker.several:
            return None
        if speaker.named:
            called = self.full_names.get(speaker.words.lower().split()[-1], set())
            alone = " " not in speaker.words
            if alone and len(called) > 1 and self.known.is_person(speaker.words):
                return None
            words = next(iter(called)) if alone and len(called) == 1 else speaker.words
            if actor := self.known.actor(words, oblique=speaker.oblique):
                return actor
        title = speaker.title or ("" if speaker.named else speaker.words)
        return self.known.body(title) if _speaks_for(title, self.language) else None


def _speaks_for(title: str, language: Language) -> bool:
    words = title.lower().split()
    return any(language.speaks.fullmatch(word.strip(",.")) for word in words) or len(words) == 1


def _as_speaker(before: Quotation) -> Speaker:
    return Speaker(before.speaker, before.title, named=True)


def _in_sentence(sentence: Sentence) -> Speaker | None:
    """The speaker whom the sentence names; open if it has one whom it does not tell."""
    lead, rest = sentence.lead, sentence.rest
    before = introducing(lead)
    after = following(rest, alone=sentence.doubtful) if sentence.attached else None
    colon = after_colon(lead)
    known_after = after is not None and not after.open
    if before is not None and is_introduced(lead):
        shared = sentence.shared and not sentence.colon and known_after
        return after if shared else before
    if sentence.after_comma or before is None:
        guess = (after if known_after else None) or colon or before or after
    else:
        guess = before
    if guess is None or guess.open:
        return according(lead) or according(rest) or guess
    return guess
