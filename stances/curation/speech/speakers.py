"""Who is speaking: the name that stands nearest to a quotation, with a verb of speech (English)."""

import re
from dataclasses import dataclass

_VERB = (
    r"(?:said|says|saying|told|tells|wrote|writes|added|adds|warned|warns|stated|states|stressed|"
    r"noted|notes|insisted|insists|argued|argues|claimed|claims|declared|declares|announced|"
    r"replied|responded|answered|asked|explained|confirmed|denied|tweeted|posted|remarked|commented|"
    r"emphasi[sz]ed|suggested|acknowledged|admitted|vowed|pledged|promised|urged|called|repeated|"
    r"reiterated|concluded|continued|recalled|described|criticized|criticised)"
)
_INVERTED = (
    r"(?:said|says|wrote|writes|added|adds|warned|stated|stressed|noted|insisted|argued|claimed|"
    r"declared|announced|replied|answered|explained|remarked|commented|tweeted|continued|concluded|asked)"
)
_CAPITAL = r"[^\W\d_a-z](?:[\w’'-]|\.(?=\w))*\.?"
_PARTICLE = r"(?:de|da|del|den|der|di|du|el|la|le|of|van|von|al|bin|ben|and|for)"
_NAME = rf"(?:{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+)?{_CAPITAL})*)"
_ROLE = (
    r"(?:officials?|sources?|spokes(?:man|woman|person|people|men)|diplomats?|aides?|advisers?|"
    r"advisors?|analysts?|ministry|ministers?|president|government|administration|generals?|"
    r"commanders?|lawmakers?|senators?|ambassadors?|experts?|people|leaders?|chancellor)"
)
_PRONOUN = r"(?:he|she|they|He|She|They)"
_HELP = (
    r"(?:has|have|had|also|later|then|again|once|already|previously|earlier|who|was|is|now|"
    r"quoted|as|reportedly|\w+ly)"
)
_SUBJECT = re.compile(
    rf"(?P<role>(?:\b[\w.’'-]+\s+){{0,6}}\b{_ROLE})\s*$"
    rf"|(?P<name>(?:{_NAME}\s+{_ROLE}\s+)?{_NAME})\s*$"
    rf"|\b(?P<pronoun>{_PRONOUN})\s*$"
)
_HELPS = re.compile(rf"(?:\s+{_HELP})+$")
_VERBS = re.compile(rf"\b{_VERB}\b")
_AFTER_VERB = re.compile(
    rf"\s*\b{_INVERTED}\s+(?:(?P<pronoun>{_PRONOUN})\b|(?P<name>(?:(?!(?:in|on|at|to|that|as|after|"
    rf"before|during|by|from|it|this|there|when|while|if|of|with)\b)[a-z][\w-]*\s+){{0,4}}{_NAME}"
    rf"(?:\s+{_ROLE}\b(?:\s+{_NAME})?)?))"
)
_ACCORDING = re.compile(
    rf"\b[Aa]ccording\s+to\s+(?P<name>(?:[a-z][\w-]*\s+){{0,4}}{_NAME}(?:\s+{_ROLE}\b(?:\s+{_NAME})?)?"
    rf"|(?:[\w.’'-]+\s+){{0,4}}{_ROLE})"
)
_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMrs)"
    r"[.!?…]\s+(?=[\"“„«‘']?[^\W\d_a-z])"
)
_NO_NAME = re.compile(
    r"(?:After|All|Also|Although|And?|As|Asked|At|Because|Before|Both|But|By|Despite|During|Each|"
    r"Earlier|Even|For|From|He|Her|His|However|If|In|Its?|Later|Meanwhile|Most|No|Nor|Now|Not|On|"
    r"One|Only|Or|Other|Our|She|Since|Some|So|Still|Such|That|The|Their|Then|There|These|They|"
    r"This|Those|Though|Thus|To|Today|Tomorrow|Two|Until|We|What|When|Where|While|Who|Why|With|"
    r"Yesterday|Yet|You|A|I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|"
    r"February|March|April|May|June|July|August|September|October|November|December|"
    r"an?|and|but|for|if|in|of|on|one|or|some|that|the|then|two)"
)
_NEAR = 80


@dataclass(frozen=True, slots=True)
class Said:
    """The words for the speaker; ``pronoun`` if they only point at one named before."""

    words: str
    pronoun: bool = False


def said_after(text: str) -> Said | None:
    """The speaker named in what follows a quotation, up to the end of its sentence."""
    rest = text[: _sentence_end(text)]
    if match := _AFTER_VERB.match(rest.lstrip(" ,—–-")):
        return _said(match["name"], match["pronoun"])
    for verb in _VERBS.finditer(rest):
        found = _subject(rest[: verb.start()])
        if found and (verb.start() < _NEAR or not found.pronoun):
            return found
    match = _ACCORDING.search(rest)
    return _said(match["name"], None) if match else None


def said_before(text: str) -> Said | None:
    """The speaker named in what leads up to a quotation, in its sentence."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    lead = text[ends[-1] if ends else 0 :]
    if match := _ACCORDING.search(lead):
        return _said(match["name"], None)
    for verb in reversed(list(_VERBS.finditer(lead))):
        if found := _subject(lead[: verb.start()]):
            return found
    return None


def _sentence_end(text: str) -> int:
    match = _SENTENCE_END.search(text)
    return match.start() if match else len(text)


def _subject(clause: str) -> Said | None:
    """Whoever the verb right after ``clause`` speaks of; what commas set apart is skipped."""
    clause = _HELPS.sub("", clause.rstrip())
    match = _SUBJECT.search(clause.rstrip()) if not clause.endswith(",") else None
    if match is None and clause.endswith(","):
        outer, comma, inner = clause[:-1].rpartition(",")
        match = _SUBJECT.search(outer) if comma else None
        match = match or _SUBJECT.search(inner)
    if match is None:
        return None
    return _said(match["role"] or match["name"], match["pronoun"])


def _said(name: str | None, pronoun: str | None) -> Said | None:
    if pronoun:
        return Said(pronoun.lower(), pronoun=True)
    words = (name or "").split()
    while words and _NO_NAME.fullmatch(words[0]):
        words.pop(0)
    if not words:
        return None
    if len(words[-1].rstrip(".")) > 2 and "." not in words[-1][:-1]:
        words[-1] = words[-1].removesuffix(".")
    return Said(" ".join(words).removesuffix("’s").removesuffix("'s"))
