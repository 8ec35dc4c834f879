"""A surname as it may stand in a case other than the first, and Cyrillic in Latin letters."""

from collections.abc import Iterator

_UKRAINIAN = {
    "г": "h",
    "и": "y",
    "і": "i",
    "ї": "yi",
    "є": "ye",
    "ґ": "g",
    "й": "i",
    "х": "kh",
    "щ": "shch",
}
_RUSSIAN = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ж": "zh",
    "з": "z",
    "и": "i",
    "й": "y",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "y",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
    "ё": "yo",
}
_CASES = (
    ("skiego", "ski"),
    ("ckiego", "cki"),
    ("dzkiego", "dzki"),
    ("skiej", "ska"),
    ("ckiej", "cka"),
    ("ского", "ский"),
    ("ського", "ський"),
    ("цького", "цький"),
    ("ської", "ська"),
    ("ской", "ская"),
    ("ого", "ий"),
    ("ого", "ый"),
    ("его", "ий"),
    ("я", "ь"),
    ("я", "й"),
    ("ою", "а"),
    ("ой", "а"),
    ("ої", "а"),
    ("ы", "а"),
    ("и", "а"),
    ("y", "a"),
    ("а", ""),
    ("a", ""),
    ("s", ""),
)
_SHORTEST = 3


def first_cases(surname: str) -> Iterator[str]:
    """What the surname, in small letters, may be in the first case, if it is in another."""
    for ending, first in _CASES:
        stem = surname.removesuffix(ending)
        if stem != surname and len(stem) >= _SHORTEST:
            yield stem + first


def romanised(words: str) -> Iterator[str]:
    """Cyrillic words, in small letters, in Latin ones: as from Russian and as from Ukrainian."""
    if any(letter in _RUSSIAN or letter in _UKRAINIAN for letter in words):
        for letters in (_RUSSIAN, _RUSSIAN | _UKRAINIAN):
            yield "".join(letters.get(letter, letter) for letter in words if letter not in "’'ʼ")
