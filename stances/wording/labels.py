"""Every label, once: what people read in place of a code. Addresses and files keep the codes."""

from collections.abc import Mapping
from typing import Any

from stances.analysis.cell import Reason
from stances.analysis.coverage import Weakness
from stances.analysis.pairs import Verdict
from stances.analysis.reliability import Strength
from stances.model.measures import Measure, Normalisation, Period, Tie
from stances.model.vocabulary import (
    POSITION_LABELS,
    Act,
    ActorKind,
    Attribution,
    CellStatus,
    ChangeKind,
    CoderKind,
    Confidence,
    Reach,
    ShiftKind,
    SpeakerRole,
    Status,
    Tier,
    Vocabulary,
)
from stances.wording.numbers import count, signed

STATUS_LABELS = {
    Status.CODED: "Coded",
    Status.DECLINED: "Declined",
    Status.UNCLEAR: "Unclear",
}
SILENCE_WORDS = {
    CellStatus.CONTESTED: "Contested",
    CellStatus.DECLINED: f"{STATUS_LABELS[Status.DECLINED]} to comment",
    CellStatus.UNCLEAR: STATUS_LABELS[Status.UNCLEAR],
    CellStatus.NOT_FOUND: "Not found",
    CellStatus.NOT_APPLICABLE: "Not applicable",
    CellStatus.NOT_IN_TEXTS: "Not in the texts read",
    CellStatus.NONE: "No record",
}
REASON_WORDS = {
    Reason.OUT_OF_OFFICE: "Out of office",
    Reason.HIDDEN: "Hidden by the filters",
}
STATE_WORDS = {
    "coded": STATUS_LABELS[Status.CODED],
    "contested": SILENCE_WORDS[CellStatus.CONTESTED],
    "declined": STATUS_LABELS[Status.DECLINED],
    "unclear": STATUS_LABELS[Status.UNCLEAR],
    "not-found": SILENCE_WORDS[CellStatus.NOT_FOUND],
    "not-applicable": SILENCE_WORDS[CellStatus.NOT_APPLICABLE],
    "not-in-texts": SILENCE_WORDS[CellStatus.NOT_IN_TEXTS],
    "none": SILENCE_WORDS[CellStatus.NONE],
    "out-of-office": REASON_WORDS[Reason.OUT_OF_OFFICE],
    "hidden": "Hidden",
}
MEASURE_WORDS = {
    Measure.CITY_BLOCK: "Agreement (city-block)",
    Measure.IDENTICAL: "Share of identical positions",
    Measure.SAME_SIGN: "Share of positions in the same direction",
    Measure.KAPPA: "Chance-corrected agreement (kappa)",
}
MEASURE_LABELS = {
    Measure.CITY_BLOCK: "City-block distance",
    Measure.IDENTICAL: "Identical positions",
    Measure.SAME_SIGN: "Same direction",
    Measure.KAPPA: "Kappa",
}
TIE_LABELS = {
    Tie.CONGRUENCE: "Congruence",
    Tie.CONFLICT: "Conflict",
    Tie.SUBTRACT: "Congruence minus conflict",
    Tie.IGNORE: "Any statements",
}
NORMALISATION_LABELS = {
    Normalisation.NONE: "Nothing",
    Normalisation.AVERAGE: "Average activity",
    Normalisation.JACCARD: "Jaccard",
    Normalisation.COSINE: "Cosine",
    Normalisation.PRODUCT: "Activity product",
}
PERIOD_LABELS = {
    Period.WINDOW: "Whole window",
    Period.YEAR: "Year",
    Period.MONTH: "Month",
    Period.WEEK: "Week",
    Period.DAY: "Day",
    Period.NEVER: "Never: count all",
}
ATTRIBUTION_LABELS = {
    Attribution.QUOTE: "Quoted",
    Attribution.PARAPHRASE: "Paraphrased",
    Attribution.ANONYMOUS: "Unnamed sources",
    Attribution.ACT: "Act on record",
    Attribution.INFERRED: "Coder's inference",
}
CONFIDENCE_LABELS = {
    Confidence.HIGH: "High",
    Confidence.MEDIUM: "Medium",
    Confidence.LOW: "Low",
}
ATTRIBUTION_WORDS: Mapping[str | None, str] = {
    None: "attribution not stated",  # in a table of somebody else's
    **{str(code): label[0].lower() + label[1:] for code, label in ATTRIBUTION_LABELS.items()},
}
CONFIDENCE_WORDS: Mapping[str | None, str] = {
    None: "confidence not stated",
    **{str(code): f"{label.lower()} confidence" for code, label in CONFIDENCE_LABELS.items()},
}
WEAKNESS_LABELS = {
    Weakness.ONE_SOURCE: "In force: one source only",
    Weakness.ANONYMOUS: "In force: unnamed officials",
    Weakness.PARAPHRASE: "In force: paraphrase only",
    Weakness.ONE_CODER: "Records: one coder only",
    Weakness.LOW_CONFIDENCE: "Records: low confidence",
    Weakness.INFERRED: "Records: coder's inference",
}
STRENGTH_LABELS = {
    Strength.GOOD: "Good",
    Strength.TENTATIVE: "Tentative",
    Strength.WEAK: "Weak",
}
TOO_FEW_SHARED = "Too few shared issues"
NOT_DEFINED = "Not defined"
LOOK_AT = {"issue": "One issue", "actor": "One actor", "all": "All issues"}
OVER_TIME_PARTS = ("Lanes", "Then and now", "Shifts", "Events")
ISSUE_PARTS = ("Scale", "History")
DIVIDES_PARTS = ("Ranking", "Over time")
LEAST_SHARED = {"2": "At least 2", "3": "At least 3"}
RECENT_DAYS = ("30 days", "90 days", "180 days", "365 days")
CURATE_TASKS = (
    "Source text",
    "Stance",
    "Many stances",
    "Other records",
    "Second coding",
    "Withdraw",
    "Earlier copies",
)
DATA_PARTS = {
    "Coverage": "Coverage",
    "What it rests on": "Evidence quality",
    "Reliability": "Reliability",
    "Searches": "Searches",
    "Corrections": "Corrections",
    "Rules": "Rules",
}
ACT_LABELS = {
    Act.STATEMENT: "Statement",
    Act.DECISION: "Decision",
    Act.VOTE: "Vote",
}
ACTOR_KIND_LABELS = {
    ActorKind.PERSON: "Person",
    ActorKind.GOVERNMENT: "Government",
    ActorKind.CAMP: "Camp",
    ActorKind.INSTITUTION: "Institution",
    ActorKind.GROUP: "Group",
}
CODER_KIND_LABELS = {
    CoderKind.HUMAN: "Human",
    CoderKind.LANGUAGE_MODEL: "Language model",
}
SPEAKER_ROLE_LABELS = {
    SpeakerRole.GOVERNMENT: "Government",
    SpeakerRole.OFFICE_HOLDER: "Office holder outside government",
    SpeakerRole.DESIGNATE: "Designate, not yet in office",
    SpeakerRole.CANDIDATE: "Candidate",
    SpeakerRole.LEGISLATOR: "Legislator",
    SpeakerRole.OPPOSITION: "Opposition",
    SpeakerRole.INSTITUTION: "Institution",
    SpeakerRole.FORMER: "Former office holder",
    SpeakerRole.PRIVATE: "No public office",
}
REACH_LABELS = {
    Reach.ONE_TEXT: "One text",
    Reach.OPEN: "Open",
}
TIER_LABELS = {
    Tier.PRIMARY: "Primary source",
    Tier.AGENCY: "News agency",
    Tier.PRESS: "Press",
    Tier.AGGREGATOR: "Aggregator",
    Tier.PARTISAN: "Partisan outlet",
}
_LABELS: Mapping[type[Vocabulary], Mapping[Any, str]] = {
    Act: ACT_LABELS,
    ActorKind: ACTOR_KIND_LABELS,
    Attribution: ATTRIBUTION_LABELS,
    CoderKind: CODER_KIND_LABELS,
    Confidence: CONFIDENCE_LABELS,
    Reach: REACH_LABELS,
    SpeakerRole: SPEAKER_ROLE_LABELS,
    Status: STATUS_LABELS,
    Tier: TIER_LABELS,
}
SECTION_LABELS = {
    "sources": "Sources",
    "actors": "Actors",
    "issues": "Issues",
    "events": "Events",
    "searches": "Searches",
    "not_applicable": SILENCE_WORDS[CellStatus.NOT_APPLICABLE],
    "coders": "Coders",
    "corrections": "Corrections",
    "stances": "Stances",
}
RECORD_LABELS = {
    "sources": "source",
    "actors": "actor",
    "issues": "issue",
    "events": "event",
    "searches": "search",
    "not_applicable": "not-applicable entry",
    "coders": "coder",
    "corrections": "correction",
    "stances": "stance",
}
# Labels of fields whose names alone do not read as words; the others are their names.
FIELD_LABELS = {
    "id": "ID",
    "short": "Short name",
    "wikidata": "Wikidata ID",
    "support": "Meaning of +2",
    "opposition": "Meaning of −2",
    "stale_after": "Stale after (days)",
    "url": "Web address",
    "archived": "Web address of an archived copy",
    "gone": "Address found gone on",
    "seed": "Text file",
    "hash": "Hash of the text",
    "tier": "Kind of source",
    "recorded": "Entered on",
    "speaker_role": "Speaker's role",
    "order": "Order within the day",
    "public": "Known since",
    "settled": "How the disagreement was settled",
    "where": "Other places searched",
    "period": "Time covered",
    "texts": "Number of texts read",
    "major": "Major event",
    "record": "Corrected record",
    "what": "What was changed",
}
KIND_WORDS = {
    ShiftKind.REVERSAL: "Reversal",
    ShiftKind.HARDENING: "Hardening",
    ShiftKind.SOFTENING: "Softening",
    ShiftKind.TO_MIXED: "To mixed",
    ShiftKind.FROM_MIXED: "From mixed",
    ShiftKind.CLARIFICATION: "Clarification",
    ShiftKind.SCOPE_CHANGE: "Scope change",
    ShiftKind.ANOTHER_VOICE: "Another voice",
}
CHANGE_WORDS: Mapping[ShiftKind | ChangeKind, str] = {
    **{kind: KIND_WORDS[kind] for kind in ShiftKind},
    ChangeKind.NEW_POSITION: "New position",
    ChangeKind.POSITION_ENDED: "Position ended",
    ChangeKind.CONTESTED: SILENCE_WORDS[CellStatus.CONTESTED],
    ChangeKind.SILENCE: "Silence",
    ChangeKind.SEARCHED: "Search",
    ChangeKind.RESTATED: "Restated",
}
_CHANGES_COUNTED: Mapping[ShiftKind | ChangeKind, tuple[str, str]] = {
    ShiftKind.REVERSAL: ("reversal", "reversals"),
    ShiftKind.HARDENING: ("hardening", "hardenings"),
    ShiftKind.SOFTENING: ("softening", "softenings"),
    ShiftKind.TO_MIXED: ("move to mixed", "moves to mixed"),
    ShiftKind.FROM_MIXED: ("move from mixed", "moves from mixed"),
    ShiftKind.CLARIFICATION: ("clarification", "clarifications"),
    ShiftKind.SCOPE_CHANGE: ("scope change", "scope changes"),
    ShiftKind.ANOTHER_VOICE: ("other voice", "other voices"),
    ChangeKind.NEW_POSITION: ("new position", "new positions"),
    ChangeKind.POSITION_ENDED: ("position ended", "positions ended"),
    ChangeKind.CONTESTED: ("contested on one of the days", "contested on one of the days"),
    ChangeKind.SILENCE: ("silence begun or ended", "silences begun or ended"),
    ChangeKind.SEARCHED: (
        "more cell differs only in what was searched",
        "more cells differ only in what was searched",
    ),
    ChangeKind.RESTATED: ("restated", "restated"),
}
VERDICT_WORDS = {
    Verdict.SAME: "Same",
    Verdict.DIFFERENT: "Different",
    Verdict.STALE: "Stale, not counted",
    Verdict.ONE_KNOWN: "Only one known",
    Verdict.NONE_KNOWN: "Neither known",
}


def labels_of(codes: type[Vocabulary]) -> Mapping[Any, str]:
    """The label of each code of a vocabulary that a record may hold."""
    return _LABELS[codes]


def field_label(name: str) -> str:
    """What people read in place of a field's name."""
    return FIELD_LABELS.get(name) or name.replace("_", " ").capitalize()


def meanings(codes: type[Vocabulary], labels: Mapping[Any, str]) -> str:
    """What each code means, a paragraph a code, for help texts."""
    return "\n\n".join(f"**{labels[code]}**: {code.meaning}" for code in codes if code in labels)


def position_words(position: int | None, status: str) -> str:
    """The label of a position, or of the kind of nothing there is instead."""
    if status == Status.CODED and position is not None:
        return POSITION_LABELS[int(position)]
    return SILENCE_WORDS[CellStatus(status)]


def change_count(kind: ShiftKind | ChangeKind, number: int) -> str:
    """How many changes of a kind there are: ``2 reversals``."""
    return count(number, *_CHANGES_COUNTED[kind])


def not_in_texts(number: int) -> str:
    """That the texts read, and how many they are, have nothing."""
    return f"Not in the {count(number, 'text')} read"


def code_words(code: str) -> str:
    """What a coder gave, as text: ``+2``, ``−1``, ``declined``."""
    return code if code.isalpha() else signed(int(code))
