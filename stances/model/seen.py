"""Text as people see it: the one place that says which differences between two texts do not count.

Folded are composed and decomposed letters (NFC), ligatures, white space of any kind, dashes,
quotation marks, apostrophes and ellipses; characters that cannot be seen are left out. Case,
accents, digits and superscripts stay, because they can be seen.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

_DASHES = "‐‑‒–—―−⁃⸺⸻֊־﹘﹣－"
_DOUBLE = "“”„‟«»″〝〞＂״❝❞⹂"
_SINGLE = "‘’‚‛‹›′`´＇ʹʻʼʽˈˊˋ՚׳❛❜ꞌ\u1fbd\u1fbf\u1fef\u1ffd"
_ELLIPSES = {"…": "...", "‥": ".."}

# Unicode's Default_Ignorable_Code_Point, and the controls that are not white space.
_IGNORABLE = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace()]
_UNSEEN = frozenset(chr(code) for first, last in _IGNORABLE for code in range(first, last + 1))
_NAMED = _UNSEEN.union(_CONTROLS, "\x1c\x1d\x1e\x1f")

# Letters written as one character that look like two: ĳ, Croatian digraphs, ﬁ, Armenian and Arabic
# presentation forms.
_LIGATURES = (
    (0x0132, 0x0133),
    (0x01C4, 0x01CC),
    (0x01F1, 0x01F3),
    (0xFB00, 0xFB06),
    (0xFB13, 0xFB17),
    (0xFB50, 0xFDFB),
    (0xFE70, 0xFEFC),
)


def _ligatures() -> Iterator[tuple[str, str]]:
    for first, last in _LIGATURES:
        for character in map(chr, range(first, last + 1)):
            letters = unicodedata.normalize("NFKC", character)
            if " " not in letters:
                yield character, letters


_FOLD: dict[str, str] = {
    **dict(_ligatures()),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **_ELLIPSES,
    **dict.fromkeys([*_UNSEEN, *_CONTROLS], ""),
}
_TABLE = str.maketrans(_FOLD)
_FOLDED_ASCII = re.compile(f"[{re.escape(''.join(filter(str.isascii, _FOLD)))}]")
_PLAIN = "".join(c for c in map(chr, range(0x21, 0x7F)) if c not in _FOLD)
_P = f"[{re.escape(_PLAIN)}]"
# Words of characters that each stand for themselves, with single spaces, or one character. The last
# of such words is left to the next match, because a mark may combine with it.
_PIECE = re.compile(rf"(?P<plain>{_P}+(?: {_P}+)*(?={_P}))|.", re.DOTALL)

# Scripts whose letters are taken for one another.
_ALIKE = frozenset(["LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"])
_JOINERS = "\u200c\u200d"
_WORD = re.compile(r"[^\W\d_]+")


def as_seen(text: str) -> str:
    """The text as people see it, case kept: two texts that look alike give the same."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_TABLE))
    elif _FOLDED_ASCII.search(text):
        text = text.translate(_TABLE)
    return " ".join(text.split())


class Places(Sequence[int]):
    """For each character of a text the place of another, kept in pieces: (from, place, step).

    Within a piece the places go up by one a character, or stay the same (a step of 0).
    """

    def __init__(self) -> None:
        self._begins: list[int] = []
        self._pieces: list[tuple[int, int, int]] = []
        self._size = 0

    def add(self, place: int, step: int, length: int) -> None:
        """Adds a piece of so many characters."""
        self._begins.append(self._size)
        self._pieces.append((place, step, length))
        self._size += length

    def move_last(self, place: int) -> None:
        """The last piece stands for this place."""
        _, step, length = self._pieces[-1]
        self._pieces[-1] = place, step, length

    def drop_last(self) -> None:
        """Takes the last piece out."""
        self._begins.pop()
        self._size -= self._pieces.pop()[2]

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [*self][index]
        at = index + self._size if index < 0 else index
        if not 0 <= at < self._size:
            raise IndexError(index)
        number = bisect_right(self._begins, at) - 1
        place, step, _ = self._pieces[number]
        return place + step * (at - self._begins[number])

    def __iter__(self) -> Iterator[int]:
        for place, step, length in self._pieces:
            yield from range(place, place + length) if step else [place] * length


class Seen(NamedTuple):
    """What ``as_seen`` gives, with each character's place in the original.

    The character ``text[i]`` stands for ``original[starts[i]:ends[i]]``.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def seen_with_places(text: str) -> Seen:
    """The text as people see it, and for each of its characters the place in the original."""
    pieces: list[str] = []
    starts, ends = Places(), Places()
    for start, end, folded, plain in _clusters(text):
        if plain:
            starts.add(start, 1, len(folded))
            ends.add(start + 1, 1, len(folded))
        elif folded == " " and (not pieces or pieces[-1] == " "):
            if pieces:
                ends.move_last(end)
            continue
        else:
            starts.add(start, 0, len(folded))
            ends.add(end, 0, len(folded))
        pieces.append(folded)
    if pieces and pieces[-1] == " ":
        del pieces[-1]
        starts.drop_last()
        ends.drop_last()
    return Seen("".join(pieces), starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Each character with the marks that combine with it: its place, and how it is seen.

    Several that each stand for themselves come together; then the last value is true.
    """
    start = end = 0
    parts = ""
    for piece in _PIECE.finditer(text):
        character, offset = piece[0], piece.start()
        if piece.lastgroup:
            if parts:
                yield start, end, _composed(parts), False
            yield offset, piece.end(), character, True
            parts = ""
            continue
        folded = _FOLD.get(character, character)
        if not folded:
            continue
        joins = parts and parts != " " and not character.isascii() and _combines(character)
        if not joins:
            if parts:
                yield start, end, _composed(parts), False
            start, parts = offset, ""
        parts = " " if character.isspace() else parts + folded
        end = offset + 1
    if parts:
        yield start, end, _composed(parts), False


def _combines(character: str) -> bool:
    """True for a combining mark, and for the later letters of a Korean syllable."""
    return unicodedata.category(character)[0] == "M" or "\u1161" <= character <= "\u11ff"


def _composed(parts: str) -> str:
    return parts if parts.isascii() else unicodedata.normalize("NFC", parts)


def unseen(text: str) -> tuple[str, ...]:
    """The characters that cannot be seen, each once: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    return tuple(dict.fromkeys(named(character) for character in text if character in _NAMED))


def named(character: str) -> str:
    """The code point and the Unicode name of a character."""
    name = unicodedata.name(character, "") or (
        "CONTROL CHARACTER" if unicodedata.category(character) == "Cc" else "CHARACTER WITHOUT NAME"
    )
    return f"U+{ord(character):04X} {name}"


def needless(text: str) -> tuple[str, ...]:
    """As ``unseen``, without the joiners inside words that need them and in emoji."""
    if _NAMED.isdisjoint(text):
        return ()
    around = zip(text, " " + text, text[1:] + " ", strict=False)
    return unseen("".join(each[0] for each in around if not _joins(*each)))


def _joins(character: str, before: str, after: str) -> bool:
    """True for a joiner or a variation selector that shapes the character before it."""
    if before.isascii():
        return False
    if "\ufe00" <= character <= "\ufe0f":
        return True
    return character in _JOINERS and not after.isspace() and script(before) not in _ALIKE


def foreign_letters(text: str) -> tuple[str, ...]:
    """The letters of another script inside a word, such as a Cyrillic ``о`` among Latin letters."""
    if text.isascii():
        return ()
    letters: list[str] = []
    for word in _WORD.findall(text):
        scripts = Counter(name for letter in word if (name := script(letter)) in _ALIKE)
        if len(scripts) > 1:
            usual = scripts.most_common(1)[0][0]
            letters += [letter for letter in word if script(letter) in {*scripts} - {usual}]
    return tuple(dict.fromkeys(map(named, letters)))


def script(character: str) -> str:
    """The first word of a letter's Unicode name, which is its script: ``LATIN``, ``CYRILLIC``."""
    return unicodedata.name(character, "").split(" ")[0]
