"""What a program is answered: the fields of each document, with their meanings.

The descriptions are what OpenAPI and MCP say of them.
"""

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from stances.model.vocabulary import Vocabulary

Day: TypeAlias = date  # some answers have a field called date


class Empty(Vocabulary):
    """Why an answer has no entry, or a pair no number."""

    NOTHING_CHOSEN = "nothing-chosen", "no actor or no issue is chosen"
    NO_RECORD = "no-record", "no record of what is chosen counts on this day"
    NO_CHANGE = "no-change", "no change of position of what is chosen up to this day"
    TOO_FEW_SHARED = "too-few-shared", "fewer than two issues on which both have a position"
    NOT_DEFINED = "not-defined", "chance alone explains everything, so kappa is not defined"
    ONE_ACTOR = "one-actor", "agreement compares actors, and fewer than two are chosen"
    NO_SUCH_PAGE = "past-the-end", "the offset is past the last entry"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Nothing(_Part):
    """A kind of nothing."""

    kind: Annotated[str, Field(description="code of the kind of nothing")]
    meaning: Annotated[str, Field(description="what that means")]


class Days(_Part):
    """The first and the last day that an uncertain date can mean."""

    earliest: Annotated[Day, Field(description="first day the date can mean")]
    latest: Annotated[Day, Field(description="last day the date can mean")]


class Span(_Part):
    """The lowest and the highest value that a number could have."""

    low: Annotated[float, Field(description="lowest possible value")]
    high: Annotated[float, Field(description="highest possible value")]


class Described(_Part):
    """The dataset that an answer is about."""

    code: Annotated[str, Field(description="what the parameter 'dataset' calls it")]
    id: str
    title: str
    version: str
    licence: str


class Answer(_Part):
    """What every answer says beside its entries."""

    dataset: Described
    as_of: Annotated[Day, Field(description="the day on which the answer holds")]
    hindsight: Annotated[
        bool, Field(description="true if records count that became known only later")
    ]
    recorded: Annotated[
        bool, Field(description="true if only records count that were entered by the day")
    ]
    n: Annotated[int, Field(description="number of entries in the whole answer")]
    offset: Annotated[int, Field(description="number of entries before the first one here")]
    truncated: Annotated[bool, Field(description="true if entries follow the last one here")]
    next_offset: Annotated[
        int | None, Field(description="the offset that gives the following entries")
    ] = None
    nothing: Annotated[Nothing | None, Field(description="why there is no entry")] = None
    remarks: Annotated[list[str], Field(description="caveats, in sentences")] = []
    link: Annotated[str, Field(description="the same in the dashboard")]


class Position(_Part):
    """What is known of one actor on one issue on the day."""

    actor: Annotated[str, Field(description="actor id")]
    actor_name: str
    issue: Annotated[str, Field(description="issue id")]
    issue_title: str
    position: Annotated[
        int | None, Field(description="-2 strongly opposes to 2 strongly supports")
    ] = None
    label: Annotated[str, Field(description="the position, or the kind of nothing, in words")]
    nothing: Annotated[Nothing | None, Field(description="why there is no position in force")] = (
        None
    )
    date: Annotated[str | None, Field(description="of the record or last search (EDTF)")] = None
    bounds: Annotated[Days | None, Field(description="the days that the date can mean")] = None
    certain: Annotated[
        bool, Field(description="true if the record certainly dates from the as-of day or before")
    ]
    age_days: Annotated[int | None, Field(description="days from the date to the as-of day")] = None
    stale: Annotated[bool, Field(description="true if too old to count in measures")]
    n: Annotated[int, Field(description="number of records that count for this cell")]
    record: Annotated[str | None, Field(description="id of the record in force")] = None
    against: Annotated[list[str], Field(description="ids of the records that contest it")]
    speaker: Annotated[str | None, Field(description="who said it, if not the actor")] = None
    attribution: Annotated[str | None, Field(description="how it is known")] = None
    confidence: Annotated[str | None, Field(description="how sure the coder is")] = None
    link: Annotated[str, Field(description="the cell with its evidence in the dashboard")]


class Positions(Answer):
    """The position in force of each actor on each issue."""

    positions: list[Position]


class Evidence(_Part):
    """What one source contributes to a record."""

    source: Annotated[str, Field(description="source id")]
    note: Annotated[str, Field(description="the source as a note (Chicago style)")]
    url: str | None = None
    archived: Annotated[str | None, Field(description="address of an archived copy")] = None
    quote: Annotated[str | None, Field(description="verbatim quotation")] = None
    translation: Annotated[str | None, Field(description="our translation of it")] = None
    seed: Annotated[str | None, Field(description="file of the source's full text")] = None
    start: Annotated[int | None, Field(description="offset of the quotation in that text")] = None
    end: Annotated[int | None, Field(description="offset after its last character")] = None


class Record(_Part):
    """One dated, sourced record of a stance."""

    record: Annotated[str, Field(description="record id")]
    actor: Annotated[str, Field(description="actor id")]
    actor_name: str
    issue: Annotated[str, Field(description="issue id")]
    issue_title: str
    speaker: Annotated[str | None, Field(description="who said it, if not the actor")] = None
    date: Annotated[str, Field(description="day it was said or done (EDTF)")]
    bounds: Annotated[Days, Field(description="the days that the date can mean")]
    known: Annotated[Day, Field(description="first day on which it may have been known")]
    counts: Annotated[bool, Field(description="true if it counts on the as-of day")]
    position: Annotated[int | None, Field(description="-2 to 2")] = None
    label: Annotated[str, Field(description="how it is coded, in words")]
    nothing: Annotated[Nothing | None, Field(description="why it has no position")] = None
    act: str | None = None
    attribution: str | None = None
    confidence: str | None = None
    summary: Annotated[str, Field(description="what was said or done, in the coders' words")]
    contested: Annotated[bool, Field(description="true if marked as contradicting another")]
    supersedes: str | None = None
    withdrawn: Annotated[str | None, Field(description="day of the withdrawal (EDTF)")] = None
    withdrawal: Annotated[str | None, Field(description="reason for the withdrawal")] = None
    note: str | None = None
    coders: Annotated[int, Field(description="number of coders")]
    n: Annotated[int, Field(description="number of items of evidence")]
    evidence: list[Evidence]
    citation: Annotated[str, Field(description="the record as a note")]
    link: Annotated[str, Field(description="the record in the dashboard")]


class Records(Answer):
    """Records, withdrawn ones included, the newest first."""

    records: list[Record]


class Shift(_Part):
    """One move from a record that was in force to the next."""

    actor: Annotated[str, Field(description="actor id")]
    actor_name: str
    issue: Annotated[str, Field(description="issue id")]
    issue_title: str
    kind: Annotated[str, Field(description="code of the kind of move")]
    meaning: Annotated[str, Field(description="what the kind means")]
    from_date: Annotated[str, Field(description="date of the record before (EDTF)")]
    from_position: int | None = None
    to_date: Annotated[str, Field(description="date of the record after (EDTF)")]
    to_position: int
    bounds: Annotated[Days, Field(description="the days that the later date can mean")]
    order_certain: Annotated[
        bool, Field(description="false if the possible dates of the two records overlap")
    ]
    within_coding: Annotated[
        bool, Field(description="true if the step is within the coders' own disagreement")
    ]
    from_speaker: str | None = None
    to_speaker: str | None = None
    from_record: Annotated[str, Field(description="id of the record before")]
    to_record: Annotated[str, Field(description="id of the record after")]
    events: Annotated[list[str], Field(description="ids of events within two weeks")]
    link: Annotated[str, Field(description="the later record in the dashboard")]


class Shifts(Answer):
    """Changes of position, the newest first."""

    shifts: list[Shift]


class Pair(_Part):
    """How far two actors agree."""

    a: Annotated[str, Field(description="actor id")]
    a_name: str
    b: Annotated[str, Field(description="actor id")]
    b_name: str
    agreement: Annotated[float | None, Field(description="0 to 1; kappa may be negative")] = None
    nothing: Annotated[Nothing | None, Field(description="why there is no number")] = None
    bounds: Annotated[
        Span | None, Field(description="within which it would be if all positions were known")
    ] = None
    n: Annotated[int, Field(description="issues on which both have a position")]
    possible: Annotated[int, Field(description="issues on which both may take a position")]
    link: Annotated[str, Field(description="the two actors in the dashboard")]


class Agreement(Answer):
    """The agreement of each two actors."""

    measure: Annotated[str, Field(description="code of the measure")]
    stale: Annotated[bool, Field(description="true if stale positions count as well")]
    agreement: list[Pair]


class State(_Part):
    """The cells of which the same is known."""

    state: Annotated[str, Field(description="coded, a kind of silence, or a kind of nothing")]
    label: str
    meaning: str
    n: Annotated[int, Field(description="number of cells")]
    stale: Annotated[int, Field(description="how many of them are stale")]
    cells: Annotated[list[str], Field(description="the first 50 of them, as actor~issue")]
    truncated: Annotated[bool, Field(description="true if there are more than 50")]


class Coverage(Answer):
    """Of how many cells what is known."""

    cells: Annotated[int, Field(description="actors times issues")]
    bounds: Annotated[
        Span | None,
        Field(
            description="share of the cells, without those not applicable, that have a position in "
            "force: low without stale ones, high with stale and contested ones"
        ),
    ] = None
    states: list[State]


class Named(_Part):
    """An actor or issue by its id."""

    id: str
    name: str


class Dataset(_Part):
    """A dataset, and the ids of its actors and issues."""

    code: Annotated[str, Field(description="what the parameter 'dataset' calls it")]
    id: str
    title: str
    question: str
    version: str
    licence: str
    as_of: Annotated[Day, Field(description="the day on which answers hold if none is asked for")]
    bounds: Annotated[
        Days | None, Field(description="the first and the last day of the records")
    ] = None
    n: Annotated[int, Field(description="number of records")]
    actors: Annotated[list[Named], Field(description="the first 1,000 actors")]
    issues: Annotated[list[Named], Field(description="the first 1,000 issues")]
    truncated: Annotated[bool, Field(description="true if there are more actors or issues")]
    remarks: list[str]
    link: str


class Broken(_Part):
    """A dataset that cannot be read at present."""

    code: str
    problems: list[str]


class Datasets(_Part):
    """The datasets that can be asked."""

    n: int
    truncated: bool = False
    datasets: list[Dataset]
    broken: list[Broken]
    link: str


class Refusal(_Part):
    """Why a question was not answered, and what to do."""

    problems: list[str]


def kind_of_nothing(code: Vocabulary) -> Nothing:
    """That kind of nothing with its meaning."""
    return Nothing(kind=str(code), meaning=code.meaning)
