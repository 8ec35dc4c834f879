"""Who is speaking: whom the words before or after a quotation name with a verb of saying."""

from stances.curation.speech.chunks import Kind
from stances.curation.speech.subject import (
    AROUND,
    OPEN,
    Clause,
    Speaker,
    may_speak,
    name_after_comma,
    subject_after,
    subject_before,
    subject_of,
    voiced_subject,
)

_TRIVIAL = {Kind.COMMA, Kind.HELPER}


def introducing(lead: Clause) -> Speaker | None:
    """The subject of the verb of saying that is nearest before a quotation."""
    for at in reversed(range(len(lead.chunks))):
        if lead.chunks[at].words[0].low in lead.language.contrasts:
            return OPEN
        if lead.chunks[at].kind in {Kind.SAYING, Kind.VOICED}:
            return subject_of(lead, at) or OPEN
    return None


def is_introduced(lead: Clause) -> bool:
    """True if the words before a quotation end by announcing it: a colon or a verb of saying."""
    last = next((one for one in reversed(lead.chunks) if one.kind is not Kind.COMMA), None)
    ends = bool(lead.chunks) and lead.chunks[-1].kind is Kind.COLON
    return ends or (last is not None and last.kind is Kind.SAYING)


def after_colon(lead: Clause) -> Speaker | None:
    """Whom words without a verb of saying announce: "Novak: …", "Novak on the plan: …"."""
    if not lead.chunks or lead.chunks[-1].kind is not Kind.COLON:
        return None
    free = [at for at, one in enumerate(lead.chunks) if may_speak(one)]
    if free and (free[0] == 0 or len(free) == 1):
        return name_after_comma(lead, free[0]) or lead.speaker_at(free[0])
    return OPEN


def following(rest: Clause, *, alone: bool = False) -> Speaker | None:
    """Whom the words after a quotation name with a verb of saying: "said Novak", "Novak said".

    With ``alone``, only if the words say nothing else: the quotation may have ended its sentence.
    """
    kinds = [one.kind for one in rest.chunks]
    for at, kind in enumerate(kinds):
        if kind is Kind.VOICED:
            return voiced_subject(rest, at)
        if kind is not Kind.SAYING:
            continue
        opens = all(one in _TRIVIAL for one in kinds[:at])
        after_comma = at > 0 and kinds[at - 1] is Kind.COMMA
        inverted = subject_after(rest, at) if opens or after_comma else None
        if inverted is not None and not inverted.open:
            return inverted
        subject = subject_before(rest, at)
        ends = closes(rest, at)
        if subject is not None and (
            (_begins(rest, at) and (ends or not alone)) or (ends and _follows_comma(rest, at))
        ):
            return subject
        if opens:
            return OPEN
    return None


def according(around: Clause) -> Speaker | None:
    """The source that "according to", "laut", "selon", "за словами" … name."""
    for at, one in enumerate(around.chunks[:-1]):
        if one.kind is Kind.ACCORDING and around.chunks[at + 1].kind in {Kind.WHO, Kind.PRONOUN}:
            return around.speaker_at(at + 1, oblique=True)
    for at, one in enumerate(around.chunks[:-1]):
        follows = around.chunks[at + 1].words[0].low
        if one.kind is Kind.WHO and follows in around.language.after:
            return around.speaker_at(at, oblique=True)
    return None


def _begins(rest: Clause, verb: int) -> bool:
    """True if the verb's subject is the first thing after the quotation."""
    kinds = [one.kind for one in rest.chunks[:verb]]
    while kinds and kinds[0] in _TRIVIAL:
        kinds.pop(0)
    return bool(kinds) and (kinds[0] in {Kind.WHO, Kind.PRONOUN})


def closes(rest: Clause, verb: int) -> bool:
    """True if nothing but circumstances follows the verb: "Novak said on Monday"."""
    return all(
        one.governed
        or one.kind in AROUND
        or one.words[0].text == "."
        or one.words[0].low in rest.language.recipients
        for one in rest.chunks[verb + 1 :]
    )


def _follows_comma(rest: Clause, verb: int) -> bool:
    """True if the verb's subject comes directly after a comma."""
    commas = [at for at in range(verb) if rest.chunks[at].kind is Kind.COMMA]
    return bool(commas) and commas[-1] + 1 < verb and may_speak(rest.chunks[commas[-1] + 1])
