"""A clause in chunks: who, verbs of saying, pronouns, and what stands between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from stances.curation.speech.languages import Language
from stances.curation.speech.tokens import MASK, Token, tokens

_MOST_LOWER = 4
_COMMAS = ",()—–-;"
_MOST_ADJECTIVES = 2
_GENITIVES = ("ego", "a", "ого", "его", "а", "я")
_POSSESSIVE = ("’s", "'s", "s’")
_ROMAN = re.compile(r"[IVX]+")


class Kind(Enum):
    """What a chunk is."""

    WHO = auto()
    SAYING = auto()
    VOICED = auto()
    PRONOUN = auto()
    HELPER = auto()
    PASSIVE = auto()
    PREPOSITION = auto()
    ACCORDING = auto()
    JOINER = auto()
    NOT = auto()
    COMMA = auto()
    COLON = auto()
    QUOTE = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring words with one part in the clause.

    Of a WHO: ``governed`` if a preposition comes before it, ``named`` the words that are a name,
    ``titled`` the title before the name or the whole if there is no name.
    """

    kind: Kind
    words: tuple[Token, ...]
    governed: bool = False
    named: tuple[Token, ...] = ()
    titled: tuple[Token, ...] = ()
    capital_only: bool = False


def chunks(text: str, language: Language) -> list[Chunk]:
    """The chunks of the clause, in order."""
    words = tokens(text, elisions=language.code == "fr")
    result: list[Chunk] = []
    at = 0
    while at < len(words):
        chunk = _chunk(words, at, language, result)
        result.append(chunk)
        at += len(chunk.words)
    return result


def _chunk(words: Sequence[Token], at: int, language: Language, before: Sequence[Chunk]) -> Chunk:
    word = words[at]
    low = word.low
    if length := _according(words, at, language, before):
        return Chunk(Kind.ACCORDING, tuple(words[at : at + length]))
    kind = _mark(word) or _part(word, language, before)
    if kind is not None:
        return Chunk(kind, (word,))
    governed = bool(before) and before[-1].kind in {Kind.PREPOSITION, Kind.ACCORDING}
    if who := _who(words, at, language, governed=governed):
        return who
    if governed and low in language.determiners:
        return Chunk(Kind.PREPOSITION, (word,))
    kind = _small(low, language)
    inside = bool(before) and before[-1].governed and before[-1].kind is Kind.WORD
    return Chunk(kind, (word,), governed=kind is Kind.WORD and (governed or inside))


def _part(word: Token, language: Language, before: Sequence[Chunk]) -> Kind | None:
    """The part of a word that is one whatever stands around it."""
    if word.low in language.negations:
        return Kind.NOT
    if _is_verb(word, language, before):
        return Kind.SAYING
    if language.voiced and language.voiced.fullmatch(word.low):
        return Kind.VOICED
    return Kind.PRONOUN if word.low in language.pronouns else None


def _small(low: str, language: Language) -> Kind:
    """The part of a word that names nobody."""
    if low in language.passive:
        return Kind.PASSIVE
    if low in language.days or low in language.helpers:
        return Kind.HELPER
    if low in language.joiners:
        return Kind.JOINER
    if low in language.prepositions:
        return Kind.PREPOSITION
    return Kind.HELPER if language.code == "en" and low.endswith("ly") else Kind.WORD


def _mark(word: Token) -> Kind | None:
    if word.text[0] == MASK:
        return Kind.QUOTE
    if word.text in _COMMAS:
        return Kind.COMMA
    return Kind.COLON if word.text == ":" else None


def _according(words: Sequence[Token], at: int, language: Language, before: Sequence[Chunk]) -> int:
    """The number of words that come before a source: "according to", "laut", "зі слів" …"""
    for phrase in language.according:
        if tuple(word.low for word in words[at : at + len(phrase)]) == phrase:
            opens = all(one.kind in {Kind.COMMA, Kind.QUOTE} for one in before)
            return len(phrase) if opens or phrase not in language.only_first else 0
    return 0


def _is_verb(word: Token, language: Language, before: Sequence[Chunk]) -> bool:
    """True if it is a verb of saying; a noun or name with its spelling has a capital letter."""
    return bool(language.saying.fullmatch(word.low)) and not (word.capital and before)


def _who(words: Sequence[Token], at: int, language: Language, *, governed: bool) -> Chunk | None:
    """The person or body that the words name from ``at`` on, with title and complement."""
    first = at
    determined = False
    if words[first].low in language.determiners and language.articles:
        first, determined = first + 1, True
    head = first
    while determined and head < len(words) and _plain(words[head], language):
        head += 1
        if head - first > _MOST_LOWER:
            return None
    if head >= len(words):
        return None
    if determined and head > first and not _naming(words[head], language):
        return _unnamed(words, at, head, language, governed=governed)
    end, name, title = _titled(words, head, language)
    if end == head:
        return None
    if determined and not title and language.nouns:
        return Chunk(Kind.WORD, tuple(words[at:end]), governed)
    span = tuple(words[at:end])
    if language.code == "en" and span[-1].low.endswith(_POSSESSIVE):
        return Chunk(Kind.WORD, span, governed)
    given = tuple(words[name:end]) if name < end else ()
    titled = tuple(words[first:name]) if title else ()
    return Chunk(Kind.WHO, span, governed, given, titled, capital_only=not title and not determined)


def _unnamed(
    words: Sequence[Token], at: int, end: int, language: Language, *, governed: bool
) -> Chunk | None:
    """Somebody without name and office directly before a verb: "a passer-by said"."""
    verb = words[end] if end < len(words) else None
    if verb is None or not (language.saying.fullmatch(verb.low) or verb.low in language.helpers):
        return None
    return Chunk(Kind.WHO, tuple(words[at:end]), governed, (), tuple(words[at + 1 : end]))


def _plain(word: Token, language: Language) -> bool:
    """True for an adjective or noun in small letters that is no office."""
    return (
        word.text[0].islower()
        and not language.is_common(word.low)
        and not language.saying.fullmatch(word.low)
        and not language.roles.fullmatch(word.low)
        and word.low not in language.recipients
    )


def _naming(word: Token, language: Language) -> bool:
    return bool(language.roles.fullmatch(word.low)) or is_name(word, language)


def is_name(word: Token, language: Language) -> bool:
    """True if the word may be part of a name: a capital letter, and no word of the language's."""
    if not word.capital or word.low in language.recipients:
        return False
    if "." in word.text and word.text.isupper():  # U.S., or an initial
        return True
    return not language.is_common(word.low)


def _titled(words: Sequence[Token], at: int, language: Language) -> tuple[int, int, bool]:
    """Where title and name end, where the name begins, and whether there is a title."""
    end, name, title = at, at, False
    while end < len(words):
        word = words[end]
        if word.low in language.recipients:
            break
        if language.roles.fullmatch(word.low):
            deputy = bool(language.deputies.fullmatch(word.low))
            end = name = _complement(words, end + 1, language, deputy=deputy)
            title = True
            office = end < len(words) and language.roles.fullmatch(words[end].low)
            if deputy and office and not language.articles:
                return _governed_name(words, end, language)
        elif is_name(word, language) or (end > at and _roman(word)):
            end += 1
        elif (
            end > at
            and word.low in language.particles
            and end + 1 < len(words)
            and words[end + 1].capital
            and not language.roles.fullmatch(words[end + 1].low)
            and is_name(words[end + 1], language)
        ):
            end += 2
        else:
            break
    return end, name, title


def _roman(word: Token) -> bool:
    return _ROMAN.fullmatch(word.text) is not None


def _governed_name(words: Sequence[Token], at: int, language: Language) -> tuple[int, int, bool]:
    """Ends of a spokesman's title that has an office in it, and of the name after it.

    A name in the genitive is that of the office ("rzecznik prezydenta Kowalskiego").
    """
    name = at
    while name < len(words) and language.roles.fullmatch(words[name].low):
        name += 1
    end = name
    while end < len(words) and is_name(words[end], language):
        end += 1
    own = end > name and not words[end - 1].low.endswith(_GENITIVES)
    return end, name if own else end, True


def _complement(words: Sequence[Token], at: int, language: Language, *, deputy: bool) -> int:
    """Where the words end that say of what somebody is minister, head or spokesman."""
    most = _MOST_LOWER if not language.articles else _MOST_ADJECTIVES
    end = _past_plain(words, at, language, most)
    if not language.articles and end + 1 < len(words) and _acronym(words[end]):
        return end + 1
    follows = words[end] if end < len(words) else None
    if follows is not None and follows.low in language.of:
        return _of_what(words, end, language, deputy=deputy)
    if follows is not None and _naming(follows, language):
        return end
    return end if not language.articles and end - at <= _MOST_ADJECTIVES else at


def _acronym(word: Token) -> bool:
    """True if the word is a body in capitals, such as a ministry."""
    return len(word.text) > 1 and word.text.isupper() and word.text.isalpha()


def _of_what(words: Sequence[Token], at: int, language: Language, *, deputy: bool) -> int:
    """Where a complement with a preposition ends; all of a name if it is whom they speak for."""
    end = at + 1
    person = deputy and words[at].low in language.of_whom
    while end < len(words) and words[end].low in language.determiners | language.of:
        person = False
        end += 1
    start = end
    end = _past_plain(words, end, language, _MOST_LOWER)
    if end < len(words) and language.roles.fullmatch(words[end].low):
        end += 1
    elif end < len(words) and is_name(words[end], language):
        end += 1
        while person and end < len(words) and is_name(words[end], language):
            end += 1
    elif end == start:
        return at
    return end


def _past_plain(words: Sequence[Token], at: int, language: Language, most: int) -> int:
    end = at
    while end < len(words) and end - at < most and _plain(words[end], language):
        end += 1
    return end
