"""Words and marks of a clause, and where its sentences end."""

import re
from dataclasses import dataclass
from itertools import takewhile

MASK = "\ufffc"
_TOKEN = re.compile(
    rf"{MASK}+|[^\W\d_](?:[\w’'ʼ-]|\.(?=\w))*\.?|\d+(?:[.,]\d+)*\w*|[^\w\s]", re.UNICODE
)
_ABBREVIATED = re.compile(
    r"(?:[^\W\d_]\.)+|(?:[^\W\d_]\.)*[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gen|Gov|Lt|Col|Sgt|Mme|Mlle|MM|"
    r"gen|prof|płk|mjr|kpt|im|ul|dr|hab|inż|bzw|ca|vgl|z\.B|u\.a|ім|ул|им|проф|ген|акад|св"
)
_OPENING = "„“«»\"‘'[("
_END = re.compile(rf"[.!?…]+[”“»’\")\]]*\s+(?=[{re.escape(_OPENING)}]|[—–-]?\s*[^\W\d_]|{MASK})")
_LAST_WORD = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=\w))*$")
_ELIDED = re.compile(r"(?P<head>[dljnsmtc]|qu)(?P<mark>[’'])(?P<tail>[^\W\d_].*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, where it begins, and the word in small letters."""

    text: str
    start: int
    low: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def capital(self) -> bool:
        """True if it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str, *, elisions: bool = False) -> list[Token]:
    """The words and marks of the text; with ``elisions``, ``l'avis`` is two words."""
    result: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, start = match[0], match.start()
        if word.endswith(".") and len(word) > 1 and not _ABBREVIATED.fullmatch(word[:-1]):
            result += _parts(word[:-1], start, elisions)
            result.append(Token(".", start + len(word) - 1, "."))
        else:
            result += _parts(word, start, elisions)
    return result


def _parts(word: str, start: int, elisions: bool) -> list[Token]:
    if elisions and (match := _ELIDED.fullmatch(word)) and match["tail"] != "après":
        tail = match.start("tail")
        head = Token(word[:tail], start, match["head"].lower() + "’")
        return [head, Token(word[tail:], start + tail, word[tail:].lower())]
    return [Token(word, start, word.lower().removesuffix(".") if len(word) > 1 else word.lower())]


def sentence_start(text: str, at: int) -> int:
    """Where the sentence that ``at`` is in begins."""
    places = takewhile(lambda match: match.end() <= at, _END.finditer(text))
    ends = (match.end() for match in reversed([*places]) if _ends(text, match))
    return next(ends, 0)


def sentence_end(text: str, at: int) -> int:
    """Where the sentence that goes on after ``at`` ends."""
    for match in _END.finditer(text, at):
        if _ends(text, match):
            return match.start() + 1
    return len(text)


def _ends(text: str, match: re.Match[str]) -> bool:
    """True if a sentence ends there: a capital follows, and the dot is no abbreviation's."""
    after = text[match.end()]
    if after in "—–-":
        after = next((c for c in text[match.end() :] if c.isalpha()), "")
    if not (after.isupper() or after == MASK or after in _OPENING):
        return False
    if text[match.start()] != ".":
        return True
    word = _LAST_WORD.search(text, max(match.start() - 30, 0), match.start())
    return (
        word is None
        or not _ABBREVIATED.fullmatch(word[0])
        or (len(word[0]) == 1 and not word[0].isupper())
    )
