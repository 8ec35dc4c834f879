"""Every quotation is verbatim in its seed, as often as its ``occurrence`` says.

Compared is what people see: white space, dashes, quotation marks, apostrophes, ellipses, composed
letters, ligatures and characters that cannot be seen make no difference.
"""

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from stances.checks.case import Case, Quoted, Remark
from stances.model.seeds import too_short
from stances.model.seen import as_seen, named, script

_MARKS = '“”"„«» '
_MOST = 3


def remarks(case: Case) -> Iterator[Remark]:
    """Quotations missing from their seed, each with the nearest passage, and false occurrences."""
    for quoted in case.quotations():
        file = case.file_of(quoted.seed)
        places = len(quoted.seed.passages(quoted.quote))
        if quoted.occurrence and 0 < places < quoted.occurrence:
            often = "only once" if places == 1 else f"{places} times"
            message = (
                f"the quotation occurs in {file} {often}; occurrence is {quoted.occurrence}: "
                "correct it or delete the line"
            )
            yield (*quoted.path, "occurrence"), message
        elif not (places or too_short(quoted.quote) or quoted.seed.cut(quoted.quote)):
            message = f"the quotation is not in {file}; {_hint(file, quoted)}"
            yield (*quoted.path, "quote"), message


def _hint(file: str, quoted: Quoted) -> str:
    near = quoted.seed.nearest(quoted.quote)
    if near is None:
        return "no passage in it is similar"
    differs = _difference(as_seen(quoted.quote), as_seen(near.text))
    passage = " ".join(near.text.strip(_MARKS).split())
    return f"nearest passage, {file}:{near.line}: “{passage}”{differs}"


def _difference(quote: str, text: str) -> str:
    """What differs, by name, if it is hard to see: letters that look alike, or only spaces."""
    if quote not in text and quote.replace(" ", "") in text.replace(" ", ""):
        return "; only the spaces differ"
    pairs = dict.fromkeys(
        (quote[edit.src_pos], text[edit.dest_pos])
        for edit in Levenshtein.editops(quote, text)
        if edit.tag == "replace" and _alike(quote[edit.src_pos], text[edit.dest_pos])
    )
    words = [f"{named(other)} for {named(one)}" for one, other in pairs]
    return f"; the text has {', '.join(words[:_MOST])}" if words else ""


def _alike(one: str, other: str) -> bool:
    """True for two letters or digits of different scripts."""
    return one.isalnum() and other.isalnum() and script(one) != script(other)
