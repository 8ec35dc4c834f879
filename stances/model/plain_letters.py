"""Text as people type it: in small letters without accents, ``ø`` as o and ``ß`` as ss.

Names and searches are compared so. What is only drawn differently is folded first (``seen``).
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from stances.model.seen import Seen, as_seen, seen_with_places

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ł": "l",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ɓ": "b",
        "ɖ": "d",
        "ɗ": "d",
        "ƒ": "f",
        "ƙ": "k",
    }
)
# Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs; not the vowels of India.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff]"
)


def plain_letters(text: str) -> str:
    """The text in small letters without accents, as people type it."""
    return _plain(as_seen(text))


def plain_letters_with_places(text: str) -> Seen:
    """What ``plain_letters`` gives, with each character's place in the original."""
    seen = seen_with_places(text)
    if seen.text.isascii():
        return Seen(seen.text.lower(), seen.starts, seen.ends)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    places = zip(seen.starts, seen.ends, seen.text, strict=True)
    for (start, end), group in groupby(places, key=lambda place: place[:2]):
        letters = _letters("".join(character for *_, character in group))
        characters += letters
        starts += [start] * len(letters)
        ends += [end] * len(letters)
    return Seen("".join(characters), starts, ends)


def _plain(seen: str) -> str:
    if seen.isascii():
        return seen.lower()
    letters = unicodedata.normalize("NFKD", seen.casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", letters)).translate(_LETTERS)


_letters = lru_cache(maxsize=10_000)(_plain)
