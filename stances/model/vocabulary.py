"""The closed sets of codes, each value with its meaning (the codebook's words)."""

from enum import StrEnum
from typing import Self

AUTHOR_LINE = "a person as Family, Given; a body by its name, in braces if that has a comma"


class Vocabulary(StrEnum):
    """A code whose ``meaning`` is a sentence for the documentation and the editor."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """A member with that value and meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


class ActorKind(Vocabulary):
    """What sort of actor holds a stance."""

    PERSON = "person", "an individual"
    GOVERNMENT = "government", "a state's government or an administration"
    CAMP = "camp", "a political camp around a person or a cause"
    INSTITUTION = "institution", "an organisation with its own decision-making bodies, such as NATO"
    GROUP = "group", "people or states named together, without common decision-making bodies"


MANY_VOICES = frozenset({ActorKind.CAMP, ActorKind.GROUP})
"""Actors without decisions of their own: a camp, party or other group is who speaks for it."""


class Status(Vocabulary):
    """What a stance says about the proposal."""

    CODED = "coded", "the record has a position"
    DECLINED = "declined", "asked, but refused or did not answer"
    UNCLEAR = "unclear", "there is a statement, but it does not answer the question"


class CellStatus(Vocabulary):
    """What is known of an actor on an issue on a date."""

    CODED = "coded", "a position is in force"
    CONTESTED = "contested", "two records of the same day and rank disagree; both are shown"
    DECLINED = "declined", "asked, but refused or did not answer"
    UNCLEAR = "unclear", "there is a statement, but it does not answer the question"
    NOT_FOUND = "not-found", "an open search found nothing"
    NOT_IN_TEXTS = (
        "not-in-texts",
        "the texts read have nothing, and nobody looked further",
    )
    NOT_APPLICABLE = (
        "not-applicable",
        "the actor may not take a position on this issue: not a member, or not yet founded",
    )
    NONE = "none", "nobody has searched, or the actor's time in office is over"


class Reach(Vocabulary):
    """How far a search went."""

    ONE_TEXT = "one-text", "one text was read, the one under sources"
    OPEN = "open", "sources of any kind were searched; where says which"


class Act(Vocabulary):
    """How the actor took the stance."""

    STATEMENT = "statement", "words, spoken or written, or a refusal to say any"
    DECISION = "decision", "an order, a permission, a signature, a delivery"
    VOTE = "vote", "a vote on record"


class Attribution(Vocabulary):
    """How the stance is known."""

    QUOTE = "quote", "the actor's own words, verbatim in the source"
    PARAPHRASE = "paraphrase", "the source reports what the actor said"
    ANONYMOUS = "anonymous", "unnamed officials or sources familiar with the matter"
    ACT = "act", "a decision or vote on record; no words needed"
    INFERRED = "inferred", "the coder's interpretation; the note says why"


class Confidence(Vocabulary):
    """How sure the coder is that the record says what the summary says."""

    HIGH = "high", "the source is clear and reliable"
    MEDIUM = "medium", "second-hand, translated or incomplete, so some doubt remains"
    LOW = "low", "a single weak or indirect source"


class SpeakerRole(Vocabulary):
    """What the speaker was on the day."""

    GOVERNMENT = "government", "in government, or speaking for it"
    OFFICE_HOLDER = "office-holder", "in a public office outside the government"
    DESIGNATE = "designate", "elected or appointed, not yet in office"
    CANDIDATE = "candidate", "running for office"
    LEGISLATOR = "legislator", "a member of a parliament"
    OPPOSITION = "opposition", "leading or speaking for an opposition"
    INSTITUTION = "institution", "an institution, or speaking for it"
    FORMER = "former", "no longer in the office that made them known"
    PRIVATE = "private", "no public office"


class CoderKind(Vocabulary):
    """Who coded."""

    HUMAN = "human", "a person"
    LANGUAGE_MODEL = "language-model", "a language model reading the summary"


class ShiftKind(Vocabulary):
    """What kind of move lies between two records."""

    REVERSAL = "reversal", "the sign changes"
    HARDENING = "hardening", "the same sign, more firmly"
    SOFTENING = "softening", "the same sign, less firmly"
    TO_MIXED = "to-mixed", "from a side to mixed"
    FROM_MIXED = "from-mixed", "from mixed to a side"
    CLARIFICATION = (
        "clarification",
        "a first position after declining to answer or an unclear statement",
    )
    SCOPE_CHANGE = "scope-change", "the same position with a different area, weapon or condition"
    ANOTHER_VOICE = (
        "another-voice",
        "another speaker of a camp, party or other group says otherwise than the one before",
    )


class ChangeKind(Vocabulary):
    """What kind of difference, other than a move, lies between what is known on two days."""

    NEW_POSITION = "new-position", "a position where none was in force"
    POSITION_ENDED = "position-ended", "the position on the earlier day is no longer in force"
    CONTESTED = "contested", "contested on one of the two days"
    SILENCE = "silence", "declined to answer, or unclear, on one of the two days only"
    SEARCHED = "searched", "no record on either day; only what was searched differs"
    RESTATED = "restated", "another record, and the same position or silence"


class Tier(Vocabulary):
    """How near a source is to what it reports."""

    PRIMARY = "primary", "the actor's own text, or an official record of it"
    AGENCY = "agency", "a news agency's own report"
    PRESS = "press", "an edited paper, broadcaster or site with reporters of its own"
    AGGREGATOR = "aggregator", "a site that repeats what others have published"
    PARTISAN = "partisan", "an outlet that speaks for a party, a government or a cause"


class Knowledge(Vocabulary):
    """Which records count on an as-of date."""

    THEN = "then", "records public by the date: as known at the time"
    RECORDED = (
        "recorded",
        "records public by the date and entered by then: as this dataset said at the time",
    )
    HINDSIGHT = "hindsight", "records said or done by the date, even if known only later"


POSITIONS = (2, 1, 0, -1, -2)

POSITION_LABELS = {
    2: "Strongly supports",
    1: "Supports",
    0: "Mixed",
    -1: "Opposes",
    -2: "Strongly opposes",
}
