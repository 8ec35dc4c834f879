"""Where words and numbers begin and end in a text, so that a quotation does not cut one.

A word takes in the hyphens and apostrophes between its letters: ``war`` is not in ``anti-war``, nor
``can`` in ``can't``. A number takes in its sign, its separators and decimals, the other end of a
range, and its per cent. Scripts that put no spaces between words have no edges.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from stances.model.seen import Seen

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# A character of the original that decides what a folded dash or space is.
_HYPHENS, _SIGNS = "-‐‑－﹣־֊", "−–‒"
_NUMBER_SPACES = "\u00a0\u2007\u2009\u202f"
_INEXACT = re.compile(r"-|(?<=\d) (?=\d)")
_PER_CENT = re.compile(
    r"(?<=\d)[ -]?(?:%|‰|(?:per ?cent(?:age points?)?|pour cent|por ciento|per cento|prozent"
    r"|procent|процент\w*)\b)",
    re.IGNORECASE,
)
# Of the kinds that ``_kinds`` gives: a letter is a, a digit 0, a space inside a number _.
_TOKEN = re.compile(
    r"""
    (?:(?<![a0%])[-–+±]{1,2}(?=\.?0))?
    (?:(?<![a0%])\.(?=0))?
    [a0]+
    (?:
        (?: [-'](?=[a0])
          | (?<=0)[.,:/·–_](?=0)
          | (?<=0)[ ](?=000(?!0))(?<![0]{4}[ ])
          | (?<=a)\.(?=a(?![a0]))(?<![a0][a0]\.)
        )
        [a0]+
    )*
    (?:%+)?
    """,
    re.VERBOSE,
)
_APART = "a a"  # no word or number goes on over a space between two letters
# French and Italian words before an apostrophe that a quotation may leave out; n' denies.
_ELISIONS = frozenset("ldjmtcs") | {
    *("qu", "jusqu", "lorsqu", "puisqu", "quoiqu"),
    *("un", "all", "dall", "dell", "nell", "sull", "quest", "quell"),
}


class Edges(NamedTuple):
    """A text as people see it, with the kind of each character: where words and numbers are."""

    text: str
    kinds: str

    def spans(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """Where each word and number of a part of the text begins and ends."""
        until = len(self.kinds) if last is None else last
        return (match.span() for match in _TOKEN.finditer(self.kinds, first, until))

    def around(self, place: int) -> str | None:
        """The word or number that would be cut at ``place``; None if there is none."""
        gap = self.kinds.rfind(_APART, 0, place + 1)
        following = self.kinds.find(_APART, max(place - 1, 0))
        for start, end in self.spans(0 if gap < 0 else gap + 2, following + 1 or None):
            if start < place < end:
                before = self.text[start:place]
                if before.endswith("'") and before[:-1].lower() in _ELISIONS:
                    return None
                return self.text[start:end]
        return None


def size(seen: str, *, most: int | None = None) -> int:
    """How many letters, digits and marks a text as people see it has; one sign is a word of two.

    It is not counted further than to ``most``.
    """
    total = 0
    for each in seen:
        if _UNSPACED.match(each):
            total += 2
        else:
            total += each.isalnum() or unicodedata.category(each)[0] == "M"
        if most is not None and total >= most:
            break
    return total


def edges(seen: Seen, original: str) -> Edges:
    """The words and numbers of a text, which is given as people see it and as it stands."""
    return Edges(seen.text, _kinds(seen, original))


def _kinds(seen: Seen, original: str) -> str:
    """The text with each character replaced by its kind."""
    kinds = list(seen.text.translate({ord(each): _kind(each) for each in set(seen.text)}))
    for place in (match.start() for match in _INEXACT.finditer(seen.text)):
        kinds[place] = _exact(original[seen.starts[place]], kinds[place])
    for match in _PER_CENT.finditer(seen.text):
        kinds[match.start() : match.end()] = "%" * (match.end() - match.start())
    return "".join(kinds)


def _exact(character: str, kind: str) -> str:
    if kind == " ":
        return "_" if character in _NUMBER_SPACES else " "
    if character in _HYPHENS:
        return "-"
    return "–" if character in _SIGNS else "#"


@lru_cache(maxsize=65536)
def _kind(character: str) -> str:
    if _UNSPACED.match(character):
        return "C"
    category = unicodedata.category(character)
    if category == "Nd" or unicodedata.decomposition(character).startswith("<fraction>"):
        return "0"
    if category[0] in "LM":
        return "a"
    if character in "⁄٫٬":
        return "/"
    return character if character in " -'.,:/·+±" else "#"
