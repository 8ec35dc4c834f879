"""Where words and numbers begin and end in a text, so that a quotation does not cut one.

A word takes in the hyphens and apostrophes between its letters: ``war`` is not in ``anti-war``, nor
``can`` in ``can't``. A number takes in its sign, its separators and decimals, the other end of a
range, and its per cent. Scripts that put no spaces between words have no edges.
"""

import re
import unicodedata
from bisect import bisect_right
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
# French and Italian words before an apostrophe that a quotation may leave out; n' denies.
_ELISIONS = frozenset("ldjmtcs") | {
    *("qu", "jusqu", "lorsqu", "puisqu", "quoiqu"),
    *("un", "all", "dall", "dell", "nell", "sull", "quest", "quell"),
}


class Edges(NamedTuple):
    """The words and numbers of a text as people see it: where each begins and ends."""

    text: str
    starts: list[int]
    ends: list[int]

    def around(self, place: int) -> str | None:
        """The word or number that would be cut at ``place``; None if there is none."""
        number = bisect_right(self.starts, place - 1) - 1
        if number < 0 or not self.starts[number] < place < self.ends[number]:
            return None
        before = self.text[self.starts[number] : place]
        if before.endswith("'") and before[:-1].lower() in _ELISIONS:
            return None
        return self.text[self.starts[number] : self.ends[number]]


def size(seen: str) -> int:
    """How many letters, digits and marks a text as people see it has; one sign is a word of two."""
    return sum(
        2 if _UNSPACED.match(each) else each.isalnum() or unicodedata.category(each)[0] == "M"
        for each in seen
    )


def edges(seen: Seen, original: str) -> Edges:
    """The words and numbers of a text, which is given as people see it and as it stands."""
    kinds = _kinds(seen, original)
    spans = [match.span() for match in _TOKEN.finditer(kinds)]
    return Edges(seen.text, [span[0] for span in spans], [span[1] for span in spans])


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
