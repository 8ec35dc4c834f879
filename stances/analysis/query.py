"""What a reader types to search: words, phrases in quotation marks, and OR between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stances.model.plain_letters import plain_letters
from stances.model.seen import Seen, as_seen

_TERM = re.compile(r'"([^"]*)"?|[^\s"]+')
_OR = "OR"
# Thai, Lao, Burmese, Khmer, kana and Han: their words follow each other without a gap.
_GAPLESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Query:
    """Groups of words and phrases: a text matches if it has at least one of every group.

    They are in small letters without accents and match where a word begins; words of a phrase
    follow each other.
    """

    groups: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.groups)

    def matches(self, texts: Sequence[str]) -> bool:
        """True if every group is in one of the texts, which are in plain letters."""
        return all(any(has_one(text, group) for text in texts) for group in self.groups)

    def matching(self, text: str) -> int:
        """How many of the groups are in the text, which is in plain letters."""
        return sum(has_one(text, group) for group in self.groups)

    def spans(self, folded: Seen) -> list[tuple[int, int]]:
        """Where words and phrases stand in the original of the folded text, in order."""
        return sorted(
            (folded.starts[match.start()], folded.ends[match.end() - 1])
            for term in dict.fromkeys(term for group in self.groups for term in group)
            for match in _begins_word(term).finditer(folded.text)
        )


def query_of(text: str) -> Query:
    """The text as it is meant: every word, ``"words in a row"``, ``one OR other``.

    OR is in capitals, and binds closer than the gap between words. A quotation mark that is not
    closed yet goes to the end; marks around or inside words do not matter.
    """
    groups: list[tuple[str, ...]] = []
    joined = False
    for term, bare in _terms(as_seen(text)):
        if bare and term == _OR:
            joined = bool(groups)
            continue
        plain = " ".join(plain_letters(term).split())
        word = plain.strip("'") or plain
        if not word:
            continue
        if joined:
            groups[-1] = (*groups[-1], word)
        else:
            groups.append((word,))
        joined = False
    return Query(tuple(groups))


def _terms(text: str) -> Iterator[tuple[str, bool]]:
    """The words and phrases, and whether each stands without quotation marks."""
    for match in _TERM.finditer(text):
        phrase = match[1]
        yield (match[0], True) if phrase is None else (phrase, False)


def has_one(text: str, group: Sequence[str]) -> bool:
    """True if one of the group's words and phrases is in the text, which is in plain letters."""
    return any(term in text and _begins_word(term).search(text) for term in group)


@lru_cache(maxsize=256)
def _begins_word(term: str) -> re.Pattern[str]:
    """The term where a word begins: "nato" is not in "senator".

    Anywhere, if it begins with no letter or digit, or in a script that has no gaps between words.
    """
    gapped = term[0].isalnum() and not _GAPLESS.match(term)
    return re.compile((r"(?<!\w)" if gapped else "") + re.escape(term))
