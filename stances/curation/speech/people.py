"""The people whom a paragraph names before a quotation, for "he said" and "the minister said"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from stances.curation.speech.chunks import Chunk, Kind, is_name
from stances.curation.speech.languages import Language
from stances.curation.speech.names import Names
from stances.curation.speech.subject import Speaker, clause
from stances.curation.speech.tokens import Token

_PAIR = re.compile(r"(?=\b([^\W\d_][\w’'-]+)[ \u00a0]([^\W\d_][\w’'-]+))")
_PLACES = frozenset(
    [
        "in",
        "at",
        "from",
        "to",
        "near",
        "into",
        "w",
        "we",
        "do",
        "z",
        "ze",
        "na",
        "в",
        "у",
        "до",
        "з",
        "із",
        "из",
        "с",
        "на",
        "à",
        "en",
        "de",
        "aus",
        "nach",
        "au",
    ]
)


@dataclass(frozen=True)
class People:
    """Who is named in the text of a paragraph before a quotation or a pronoun."""

    text: str
    language: Language
    known: Names
    full_names: Mapping[str, set[str]]

    def candidates(self) -> list[Speaker]:
        """The people named before the quotation, each once; none if it is one with a preposition.

        Who is only met, asked or answered is seldom the one who speaks.
        """
        around = clause(self.text, self.language)
        people: dict[str, Speaker] = {}
        free = False
        for at, one in enumerate(around.chunks):
            before = around.chunks[at - 1] if at else None
            if one.kind is Kind.WHO and one.named and self._is_person(one, before):
                speaker = around.speaker_at(at)
                free = free or not one.governed
                key = speaker.words.lower().split()[-1]
                if key not in people or len(speaker.words) > len(people[key].words):
                    people[key] = speaker
        return list(people.values()) if len(people) > 1 or free else []

    def with_office(self, speaker: Speaker) -> Speaker:
        """The one person of the paragraph with the office that the words name; else the speaker."""
        office = {
            word for word in re.findall(r"\w[\w’'-]*", speaker.words.lower())
            if self.language.roles.fullmatch(word)
        }  # fmt: skip
        if not office or self.language.deputies.search(speaker.words.lower()):
            return speaker
        holders = [
            one for one in self.candidates()
            if one.title and office <= set(re.findall(r"\w[\w’'-]*", one.title.lower()))
        ]  # fmt: skip
        return replace(holders[0], oblique=False) if len(holders) == 1 else speaker

    def _is_person(self, one: Chunk, before: Chunk | None) -> bool:
        """True if the words look like a person's name, known or not."""
        words = " ".join(token.text for token in one.named)
        if one.titled or len(one.named) > 1:
            return self.known.actor(words) is None or self.known.is_person(words)
        if words.isupper() and len(words) > 2 and not self.known.is_person(words):
            return False
        if self.known.is_person(words) or words.lower() in self.full_names:
            return True
        if self.language.nouns or self.known.actor(words):
            return False
        placed = before is not None and before.words[-1].low in _PLACES
        return not (one.governed and placed)


def full_names(text: str, language: Language) -> dict[str, set[str]]:
    """For each surname in the text, in small letters, the names with it: two capitalised words."""
    result: dict[str, set[str]] = {}
    for match in _PAIR.finditer(text):
        first, last = match[1], match[2]
        if not (first[0].isupper() and last[0].isupper()):
            continue
        given, surname = (Token(word, 0, word.lower()) for word in (first, last))
        offices = language.roles.fullmatch(given.low) or language.roles.fullmatch(surname.low)
        if not offices and is_name(given, language) and is_name(surname, language):
            result.setdefault(surname.low, set()).add(f"{first} {last}")
    return result
