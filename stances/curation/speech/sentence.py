"""The sentence that a quotation stands in: what comes before it, and what after."""

from collections.abc import Sequence
from dataclasses import dataclass

from stances.curation.speech.chunks import Kind
from stances.curation.speech.languages import Language
from stances.curation.speech.marks import Marked
from stances.curation.speech.subject import Clause, clause
from stances.curation.speech.tokens import MASK, sentence_end, sentence_start

_TERMINAL = ".!?…"
_LINKS = {Kind.COMMA, Kind.JOINER, Kind.PREPOSITION, Kind.HELPER}


@dataclass(frozen=True)
class Sentence:
    """A quotation's sentence, other quotations in it masked.

    ``lead`` is what comes before the quotation, from the quotation before it on if there is one
    (``shared``), ``rest`` what follows it, and ``start`` and ``rest_start`` are their places.
    ``attached`` is false if a new sentence follows, ``doubtful`` true
    if it may. ``shares`` is true if only words such as "and"
    divide it from the quotation before; ``continues`` if its sentence is the next after the one of
    the quotation before. ``masked`` is the text of the region up to the quotation.
    """

    lead: Clause
    rest: Clause
    start: int
    rest_start: int
    opens_at: int
    attached: bool
    doubtful: bool
    shared: bool
    shares: bool
    continues: bool
    masked: str

    def before(self, at: int) -> str:
        """The region before the place in the lead; up to the quotation if no lead speaks."""
        whole = len(self.masked)
        return self.masked[: whole - len(self.lead.text) + at] if self.lead_speaks else self.masked

    @property
    def lead_speaks(self) -> bool:
        """True if the words before the quotation have a verb of saying."""
        return any(one.kind in {Kind.SAYING, Kind.VOICED, Kind.COLON} for one in self.lead.chunks)

    @property
    def follows_medium(self) -> bool:
        """True if the quotation is the name of a newspaper or the like that the words announce."""
        last = self.lead.chunks[-1].words[-1].low if self.lead.chunks else ""
        return last in self.lead.language.recipients

    @property
    def colon(self) -> bool:
        """True if a colon comes directly before the quotation."""
        return bool(self.lead.chunks) and self.lead.chunks[-1].kind is Kind.COLON

    @property
    def after_comma(self) -> bool:
        """True if the quotation begins the sentence or comes after a comma."""
        kinds = [one.kind for one in self.lead.chunks]
        while kinds and kinds[-1] in _LINKS - {Kind.COMMA}:
            kinds.pop()
        return not kinds or kinds[-1] is Kind.COMMA

    @property
    def lead_names(self) -> bool:
        """True if the words before the quotation name somebody."""
        return any(one.kind is Kind.WHO for one in self.lead.chunks)

    @property
    def rest_names(self) -> bool:
        """True if the words after the quotation in its sentence name somebody."""
        return any(one.kind is Kind.WHO for one in self.rest.chunks)


def sentence_of(
    text: str,
    here: Marked,
    siblings: Sequence[Marked],
    *,
    within: tuple[int, int],
    language: Language,
) -> Sentence:
    """The sentence of the quotation between the two places of the text."""
    first, last = within
    region = masked(text[first:last], siblings, first)
    opening = _mark_before(region, here.start - first)
    closing = _mark_after(region, here.end - first)
    begins = sentence_start(region, opening)
    lead = region[begins:opening]
    peer = lead.rfind(MASK)
    start = begins + peer + 1
    end_mark = region[here.end - first - 1 : here.end - first]
    rest, attached = _rest(region, closing, end_mark)
    between = clause(lead[peer + 1 :], language)
    shares = peer >= 0 and all(
        one.kind in _LINKS or one.words[0].low in language.determiners for one in between.chunks
    )
    earlier = [one for one in siblings if one.end <= here.start]
    asked = bool(earlier) and text[earlier[-1].end - 1] == "?"
    return Sentence(
        between, _past_links(rest, language), first + start, first + closing, first + opening,
        attached, end_mark in "!?…" and rest.lstrip()[:1].isupper(), peer >= 0, shares,
        bool(earlier) and not asked and _continues(region, earlier[-1], first, begins),
        region[:opening],
    )  # fmt: skip


def masked(region: str, siblings: Sequence[Marked], first: int) -> str:
    """The region without the words of quotations, of one depth; each still ends its sentence."""
    parts: list[str] = []
    here = 0
    for one in siblings:
        start = max(_mark_before(region, one.start - first), here)
        end = _mark_after(region, one.end - first)
        last = region[one.end - first - 1]
        parts += [region[here:start], MASK * (end - start - 1), last if last in _TERMINAL else MASK]
        here = end
    return "".join([*parts, region[here:]])


def _mark_before(region: str, at: int) -> int:
    """Where the quotation mark before the place stands."""
    at -= 1
    while at > 0 and region[at].isspace():
        at -= 1
    return max(at, 0)


def _mark_after(region: str, at: int) -> int:
    """Where the text goes on after the quotation mark that follows the place, if there is one."""
    while at < len(region) and region[at].isspace():
        at += 1
    return at if region[at : at + 1].isalnum() else min(at + 1, len(region))


def _rest(region: str, at: int, end_mark: str) -> tuple[str, bool]:
    """What follows in the sentence, and false if a new sentence begins there."""
    rest = region[at : sentence_end(region, at)]
    bare = rest.lstrip()
    if not bare or bare[0] in _TERMINAL:
        return "", False
    begins_anew = bare[0].isupper() or bare[0] == MASK
    if end_mark == "." and begins_anew:
        return "", False
    return rest, True


def _past_links(rest: str, language: Language) -> Clause:
    """The words up to the next quotation, or past it if only words such as "and" divide them."""
    while MASK in rest:
        before, _, after = rest.partition(MASK)
        between = clause(before, language)
        if between.chunks and all(
            one.kind in _LINKS or one.words[0].low in language.determiners for one in between.chunks
        ):
            rest = after.lstrip(MASK)
        else:
            return between
    return clause(rest, language)


def _continues(region: str, before: Marked, first: int, begins: int) -> bool:
    """True if no sentence stands between that of the quotation before and this one."""
    closing = _mark_after(region, before.end - first)
    if region[closing - 1] in _TERMINAL and region[closing:begins].strip() == "":
        return True
    ended = region[closing - 1] == "." and region[closing:].lstrip()[:1].isupper()
    return not ended and sentence_end(region, closing) >= begins - 1 - _spaces(region, begins)


def _spaces(region: str, at: int) -> int:
    return len(region[:at]) - len(region[:at].rstrip())
