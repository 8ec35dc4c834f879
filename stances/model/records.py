"""The records a curator writes. Frozen; an unknown field is an error, never dropped."""

from datetime import date
from typing import Annotated, Any, Protocol, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    Strict,
    StringConstraints,
    WithJsonSchema,
    WrapSerializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

from stances.model.countries import CODES
from stances.model.dates import FIRST_DAY, LAST_DAY, PartialDate, parse
from stances.model.seen import as_seen
from stances.model.vocabulary import (
    Act,
    ActorKind,
    Attribution,
    CoderKind,
    Confidence,
    Reach,
    SpeakerRole,
    Status,
    Tier,
)

Day: TypeAlias = date  # a record has a field called date
ID_PATTERN = r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$"
HASH_PATTERN = r"^sha256:[0-9a-f]{64}$"
SEED_PATTERN = r"^[A-Za-z0-9_-][A-Za-z0-9._-]*\.txt$"


def _read_date(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        value = str(value)
    return parse(value) if isinstance(value, str) else value


def _known_country(code: str) -> str:
    if code not in CODES:
        raise PydanticCustomError("country", "not a code of ISO 3166-1")
    return code


def _something_to_see(text: str) -> str:
    if not text[:1].isalnum() and not as_seen(text):
        raise PydanticCustomError("blank", "has nothing that can be seen")
    return text


_Seen = AfterValidator(_something_to_see)
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000), _Seen]
_LINE = 2_000
Line = Annotated[str, StringConstraints(min_length=1, max_length=_LINE), _Seen]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=120)]
Seed = Annotated[str, StringConstraints(pattern=SEED_PATTERN, max_length=200)]
Position = Annotated[int, Strict(), Field(ge=-2, le=2)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), AfterValidator(_known_country)]
When = Annotated[
    PartialDate,
    BeforeValidator(_read_date),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "EDTF: 2024-11-17, 2024-11, 2024-11-17~, 2024-09/2024-11, ../2024-11",
        }
    ),
]


class Record(BaseModel):
    """Anything a curator writes as a mapping."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        validate_by_name=False,
        serialize_by_alias=True,
    )


class DatasetInfo(Record):
    """What the file is about and how it opens."""

    id: Id
    title: Line
    question: Line = Field(description="the policy question the dataset answers")
    description: Text | None = None
    version: Line
    licence: Line = Field(description="the licence of the data, as an SPDX name")
    actors: tuple[Id, ...] = Field((), description="the actors shown first, in this order")
    issues: tuple[Id, ...] = Field((), description="the issues shown first; all if empty")
    lead: Id | None = Field(
        None, description="the issue the front page opens on; the first of those shown if absent"
    )
    as_of: When | None = Field(
        None, description="the day the dashboard opens on; the newest record's day if left out"
    )


class Coder(Record):
    """Who turned statements into positions."""

    id: Id
    name: Line
    kind: CoderKind
    note: Text | None = None


class _FromUntil(Protocol):
    @property
    def start(self) -> PartialDate | None: ...

    @property
    def end(self) -> PartialDate | None: ...


class _Lasting:
    """For records with a first and a last day, each open if it is left out."""

    __slots__ = ()

    @property
    def first(self: _FromUntil) -> date:
        """The first day on which it holds."""
        return self.start.earliest if self.start else FIRST_DAY

    @property
    def last(self: _FromUntil) -> date:
        """The last day on which it holds."""
        return self.end.latest if self.end else LAST_DAY


class Membership(_Lasting, Record):
    """Membership of a group; without dates it counts on every day."""

    group: Id
    start: When | None = Field(None, alias="from", description="the first day; open if left out")
    end: When | None = Field(None, alias="until", description="the last day; open if left out")


def _read_membership(value: Any) -> Any:
    return {"group": value} if isinstance(value, str) else value


def _plain_membership(membership: Membership, fields: SerializerFunctionWrapHandler) -> Any:
    dated = membership.start or membership.end
    return fields(membership) if dated else membership.group


def _read_several(value: Any) -> Any:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else [value]


def _plain_several(values: tuple[PartialDate, ...]) -> Any:
    return str(values[0]) if len(values) == 1 else [str(value) for value in values]


# A membership without dates is written as the id of the group alone, a single date without a list.
Member = Annotated[
    Membership,
    BeforeValidator(_read_membership, json_schema_input_type=Id | Membership),
    WrapSerializer(_plain_membership),
]
Times = Annotated[
    tuple[When, ...],
    BeforeValidator(_read_several, json_schema_input_type=When | tuple[When, ...]),
    PlainSerializer(_plain_several),
]


class Actor(Record):
    """Who holds a stance: a person, a government, a camp, an institution, a group."""

    id: Id
    name: Line
    short: Line | None = Field(None, description="a name for narrow columns")
    kind: ActorKind
    role: Line | None = Field(None, description="what the actor is, in a few words")
    country: Country | None = Field(
        None, description="ISO 3166-1 code of two letters, former ones, EU and XK included"
    )
    in_office: Times = Field(
        (), description="the time in office, an interval such as 2021-01-20/2025-01-20, or several"
    )
    member_of: tuple[Member, ...] = Field(
        (), description="groups; each an id, or with dates {group: red, from: 2019, until: 2022}"
    )
    other_names: tuple[Line, ...] = Field(
        (), description="other spellings, so that a search matches them"
    )
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")] | None = None
    note: Text | None = None


class Issue(Record):
    """One policy question, phrased as a proposal that can be supported or opposed."""

    id: Id
    title: Line
    proposal: Line
    support: Line = Field(description="what +2 means")
    opposition: Line = Field(description="what -2 means")
    stale_after: Annotated[int, Strict(), Field(ge=1, le=36_500)] | None = Field(
        None, description="days after which a position counts as stale"
    )
    tags: tuple[Line, ...] = ()
    note: Text | None = Field(None, description="coding rules of this issue")


class Author(Record):
    """Who wrote a source: a person with a family name, or a body with a name."""

    family: Line | None = None
    given: Line | None = None
    name: Line | None = Field(
        None, description="of a body, or of someone whose names are not told apart"
    )

    @model_validator(mode="after")
    def _one_name(self) -> Self:
        if bool(self.family) == bool(self.name) or (self.given and not self.family):
            raise PydanticCustomError("author", "")
        return self

    def __str__(self) -> str:
        """The name as it is read."""
        return " ".join(filter(None, [self.given, self.family, self.name]))


class Byline(Author):
    """An author given as a text alone, which may be a person or a body."""


def _read_authors(value: Any) -> Any:
    """A text as one author; a value that is neither text nor list is an error of the field."""
    if isinstance(value, str):
        if len(value) > _LINE:
            raise PydanticCustomError("string_too_long", "", {"max_length": _LINE})
        if not as_seen(value):
            raise PydanticCustomError("blank", "")
        return (Byline(name=value),)
    if not isinstance(value, list | tuple):
        raise PydanticCustomError("string_type", "")
    return value


def _write_authors(authors: tuple[Author, ...]) -> Any:
    if len(authors) == 1 and isinstance(authors[0], Byline):
        return authors[0].name
    return [author.model_dump(exclude_none=True) for author in authors]


Authors = Annotated[
    tuple[Author, ...],
    BeforeValidator(_read_authors),
    PlainSerializer(_write_authors),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1, "maxLength": _LINE},
                {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {
                            name: {"type": "string", "minLength": 1, "maxLength": _LINE}
                            for name in ("family", "given", "name")
                        },
                        "oneOf": [{"required": ["family"]}, {"required": ["name"]}],
                        "dependentRequired": {"given": ["family"]},
                    },
                },
            ]
        }
    ),
]


class Source(Record):
    """The document a stance rests on. What the document does not state is left empty."""

    id: Id
    title: Line | None = None
    publisher: Line | None = None
    author: Authors | None = Field(
        None, description="a name as text, or a list of persons and bodies"
    )
    published: When | None = None
    url: Line | None = None
    archived: Line | None = Field(None, description="the address of an archived copy")
    gone: When | None = Field(
        None, description="the day on which the address was found to lead nowhere any more"
    )
    accessed: When | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = (
        None
    )
    translated_from: (
        Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None
    ) = None
    seed: Seed | None = Field(None, description="the file under seeds/ that holds the full text")
    hash: Annotated[str, StringConstraints(pattern=HASH_PATTERN)] | None = Field(
        None, description="the SHA-256 of the seed's text as it was when its record was entered"
    )
    tier: Tier | None = Field(None, description="how near the document is to what it reports")
    copy_of: Id | None = Field(
        None, description="the source whose text this one repeats; the two count as one document"
    )
    note: Text | None = None


class Evidence(Record):
    """What one source gives for one stance."""

    source: Id
    quote: Text | None = Field(None, description="verbatim from the source's seed")
    occurrence: Annotated[int, Strict(), Field(ge=1)] | None = Field(
        None, description="which place it is, from 1, if the seed has the words more than once"
    )
    translation: Text | None = Field(None, description="our translation of the quote")


class Coding(Record):
    """One coder's judgement of one stance."""

    coder: Id
    status: Status | None = None
    position: Position | None = None
    note: Text | None = None

    @property
    def outcome(self) -> Status:
        """The status; ``coded`` if none is given."""
        return self.status or Status.CODED


class Scope(Record):
    """How broad the stance is: which area, weapon or condition it names."""

    area: Line | None = None
    weapon: Line | None = None
    condition: Line | None = None


class Withdrawal(Record):
    """When and why a record stopped counting; it stays in the file and is shown as withdrawn."""

    date: When
    reason: Text


class Stance(Record):
    """One dated, sourced record: this actor, on this issue, on this date."""

    id: Id
    actor: Id
    speaker: Line | None = Field(None, description="who said it, if not the actor itself")
    speaker_role: SpeakerRole | None = None
    issue: Id
    date: When = Field(description="the day it was said or done")
    order: Annotated[int, Strict(), Field(ge=1, le=1000)] | None = Field(
        None, description="the place among the actor's records of that day on the issue; 1 first"
    )
    public: When | None = Field(None, description="the day it became known, if later")
    position: Position | None = None
    status: Status | None = Field(None, description="coded if left out")
    act: Act = Act.STATEMENT
    attribution: Attribution
    scope: Scope | None = None
    summary: Text = Field(description="what was said or done, in our own words")
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence = Confidence.HIGH
    codings: tuple[Coding, ...] = ()
    settled: Text | None = Field(None, description="how a disagreement of the coders was settled")
    contested: bool = Field(
        False, description="true if a record of the same day and rank disagrees"
    )
    supersedes: Id | None = Field(None, description="the record this one replaces")
    see_also: tuple[Id, ...] = Field(
        (), description="records of the same actor and issue to read with this one; all stand"
    )
    withdrawn: Withdrawal | None = None
    recorded: When | None = Field(
        None, description="the day the record was entered in the dataset; set by the tools"
    )
    note: Text | None = None

    @property
    def outcome(self) -> Status:
        """The status; ``coded`` if none is given."""
        return self.status or Status.CODED

    @property
    def known(self) -> PartialDate:
        """The day the stance became known: ``public`` if given, otherwise ``date``."""
        return self.public or self.date

    @property
    def counts_from(self) -> Day:
        """The first day on which the stance was done or said and is known."""
        return max(self.known.earliest, self.date.earliest)

    @property
    def entered_from(self) -> Day:
        """The first day on which the dataset can have said it: known and, if noted, recorded."""
        return max(self.counts_from, self.recorded.earliest) if self.recorded else self.counts_from

    @property
    def rank(self) -> int:
        """Which record prevails on a day: acts (3), statements (2), anonymous (1), inferred (0)."""
        if self.attribution is Attribution.INFERRED:
            return 0
        if self.attribution is Attribution.ANONYMOUS:
            return 1
        return 2 if self.act is Act.STATEMENT and self.attribution is not Attribution.ACT else 3


class Search(Record):
    """Someone looked for this actor on this issue and found nothing."""

    actor: Id
    issue: Id
    date: When = Field(description="the day of the search")
    reach: Reach | None = Field(None, description="how far it went")
    period: When | None = Field(
        None, description="the time it covered; without one it counts from its day on"
    )
    texts: Annotated[int, Strict(), Field(ge=1)] | None = Field(
        None, description="how many texts an open search read"
    )
    sources: tuple[Id, ...] = Field((), description="the sources that were read")
    where: Line | None = Field(None, description="other places that were searched")
    note: Text | None = None

    @property
    def outcome(self) -> Reach:
        """The reach; if none is given, open unless the search did nothing but read sources."""
        read_only = bool(self.sources) and not self.where
        return self.reach or (Reach.ONE_TEXT if read_only else Reach.OPEN)

    @property
    def since(self) -> Day | None:
        """The first day on which the search counts; None if there is none."""
        if self.period is None:
            return self.date.earliest
        return None if self.period.open_start else self.period.earliest

    @property
    def until(self) -> Day | None:
        """The last day on which the search counts; None if there is none."""
        ends = self.period is not None and not self.period.open_end
        return self.period.latest if self.period is not None and ends else None


class NotApplicable(_Lasting, Record):
    """An actor that may not take a position: not a member, not yet founded, dissolved."""

    actor: Id
    issue: Id | None = Field(None, description="the issue; every issue if left out")
    start: When | None = Field(None, alias="from", description="the first day; open if left out")
    end: When | None = Field(None, alias="until", description="the last day; open if left out")
    note: Text | None = Field(None, description="why it may not take a position")


class Event(Record):
    """Something that happened, drawn on the time axis; nobody's stance."""

    id: Id
    date: When
    label: Line
    short: Line | None = Field(None, description="a label for narrow places")
    sources: tuple[Id, ...] = ()
    major: bool = False
    note: Text | None = None


class Correction(Record):
    """What was changed on a record after it had been published, and why."""

    date: When = Field(description="the day of the correction")
    record: Id = Field(description="the stance, source, actor, issue or event it is about")
    what: Text = Field(description="what was changed")
    why: Text = Field(description="why it was changed")
