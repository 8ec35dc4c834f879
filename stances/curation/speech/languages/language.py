"""What of a language matters for who is speaking: its words of saying, of office and of grammar."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

NOBODY = frozenset[str]()


def any_of(*words: str) -> re.Pattern[str]:
    """Matches one of the words, each a regular expression, and nothing longer."""
    return re.compile("|".join(f"(?:{word})" for text in words for word in text.split()))


def set_of(*words: str) -> frozenset[str]:
    """The words of the texts."""
    return frozenset(word for text in words for word in text.split())


@dataclass(frozen=True)
class Language:
    """The words of one language, in small letters.

    ``saying`` are verbs of saying, ``heard`` those of them whose passive says what somebody was
    told, ``addressing`` those that are followed by the one who is addressed. ``according`` are the
    words that come before a source ("according to"), ``only_first`` those of
    them that do so at the beginning alone, ``after`` those that follow it, ``pronouns``
    he, she and they; ``voiced`` is a verb and a pronoun in one word ("dit-il"). ``roles`` are
    offices and functions, ``speaks`` those that speak for the body that is named with them,
    ``deputies`` those whose complement is a person they work for. ``helpers`` may stand between
    subject and verb. ``perfect`` are
    verbs that part a subject from a verb of saying at the end,
    ``selves`` are I and we, ``contrasts`` words that turn to
    somebody else ("while"). ``nouns`` is true if every noun has a capital letter,
    ``only_after_quotes`` if a subject follows its verb only there ("…", said Novak).
    """

    code: str
    common: frozenset[str]
    saying: re.Pattern[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    helpers: frozenset[str]
    roles: re.Pattern[str]
    speaks: re.Pattern[str]
    deputies: re.Pattern[str]
    according: tuple[tuple[str, ...], ...]
    joiners: frozenset[str]
    negations: frozenset[str]
    days: frozenset[str]
    recipients: frozenset[str] = NOBODY
    addressing: frozenset[str] = NOBODY
    heard: frozenset[str] = NOBODY
    passive: frozenset[str] = NOBODY
    particles: frozenset[str] = NOBODY
    of: frozenset[str] = NOBODY
    of_whom: frozenset[str] = NOBODY
    after: frozenset[str] = NOBODY
    only_first: tuple[tuple[str, ...], ...] = ()
    perfect: frozenset[str] = NOBODY
    selves: frozenset[str] = NOBODY
    contrasts: frozenset[str] = NOBODY
    only_after_quotes: bool = False
    voiced: re.Pattern[str] | None = None
    articles: bool = True
    nouns: bool = False

    def is_common(self, word: str) -> bool:
        """True if the word, in small letters, names nobody although it may begin a sentence."""
        return any(
            word in words
            for words in (
                self.common, self.pronouns, self.determiners, self.prepositions, self.helpers,
                self.joiners, self.negations, self.days,
            )
        )  # fmt: skip

    def share(self, words: Iterable[str]) -> int:
        """How many of the words belong to the language."""
        return sum(self.is_common(word) or bool(self.saying.fullmatch(word)) for word in words)
