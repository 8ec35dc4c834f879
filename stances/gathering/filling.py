"""What could be filled in for the sources that exist: proposed, never written by itself."""

from collections.abc import Collection, Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from stances import clock
from stances.gathering.archive import archived_copy
from stances.gathering.fetch import Limits
from stances.gathering.gather import gather
from stances.gathering.gathered import Gathered, NotGathered, Outcome
from stances.gathering.record import source_fields
from stances.gathering.robots import Robots
from stances.links.crawl import ask_all
from stances.links.queue import HostQueue
from stances.model.addresses import host_of, is_link, site_of
from stances.model.dataset import Dataset
from stances.model.dates import parse
from stances.model.records import Source
from stances.model.seeds import Seeds
from stances.model.tiers import tier_of

NOT_ASKED = "not-asked"
FILLED = ("title", "publisher", "author", "published", "language", "archived", "gone", "tier",
          "hash")  # fmt: skip
_TAKEN = ("title", "publisher", "author", "published", "language")
_AGAIN = {Outcome.SLOW, Outcome.FAILED}


@dataclass(frozen=True, slots=True)
class Asking:
    """How the addresses are asked; ``archive`` is the archive's server, None to spare it."""

    limits: Limits
    workers: int = 4
    pause: float = 1
    archive: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was found for a source; ``fill`` holds only fields that it lacks.

    ``outcome`` is an Outcome or NOT_ASKED; ``again`` says that a later run should ask once more.
    """

    source: str
    address: str
    outcome: str
    asked: str
    detail: str = ""
    leads_to: str = ""
    remarks: Sequence[str] = ()
    fill: dict[str, Any] = field(default_factory=dict)
    again: bool = False


def due(
    dataset: Dataset, *, known: Collection[str], hosts: Collection[str], archive: bool
) -> list[Source]:
    """The sources with an address and without title, date or, if asked for, archived copy."""
    wanted = ("title", "published", *(("archived",) if archive else ()))
    return [
        source
        for source in dataset.sources
        if source.id not in known
        and is_link(source.url)
        and (not hosts or _below(host_of(source.url or ""), hosts))
        and any(getattr(source, name) is None for name in wanted)
    ]


def _below(host: str, hosts: Collection[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in hosts)


def unasked(dataset: Dataset, seeds: Seeds, *, known: Collection[str]) -> list[Proposal]:
    """What needs no network: the hash of each seed, and the tier that a host decides."""
    today = clock.local_day().isoformat()
    proposals = []
    for source in dataset.sources:
        fill = _without_network(source, seeds)
        if fill and source.id not in known:
            proposals.append(Proposal(source.id, source.url or "", NOT_ASKED, today, fill=fill))
    return proposals


def _without_network(source: Source, seeds: Seeds) -> dict[str, Any]:
    seed = seeds.get(source.seed)
    fill: dict[str, Any] = {}
    if source.tier is None and (tier := tier_of(source.url)):
        fill["tier"] = str(tier)
    if source.hash is None and seed is not None and seed.damage is None:
        fill["hash"] = seed.hash
    return fill


def proposals(
    dataset: Dataset, seeds: Seeds, sources: Iterable[Source], asking: Asking
) -> Generator[Proposal, None, None]:
    """A proposal for each source, as the answers arrive; closing the iterator stops the requests.

    Each host is asked one page at a time, its robots.txt once before. Nothing is written.
    """
    by_address: dict[str, list[Source]] = {}
    for source in sources:
        by_address.setdefault(source.url or "", []).append(source)
    robots: list[Robots] = []

    def ask(address: str, queue: HostQueue) -> list[Proposal]:
        if not robots:
            robots.append(Robots(asking.limits, queue))
        answer = _asked(address, asking, queue, robots[0])
        return [
            _with_copy(_proposal(source, answer, dataset, seeds), source, asking, queue)
            for source in by_address[address]
        ]

    answers = ask_all(list(by_address), ask, workers=asking.workers, pause=asking.pause)
    try:
        for _, made in answers:
            yield from made
    finally:
        answers.close()


def _asked(
    address: str, asking: Asking, queue: HostQueue, robots: Robots
) -> Gathered | NotGathered:
    """The page, or why there is none."""
    try:
        if not robots.allow(address):
            raise NotGathered(
                Outcome.REFUSED,
                "the site asks programs not to read this page (robots.txt); open it in a browser",
            )
        with queue.at(host_of(address)):
            return gather(address, limits=asking.limits)
    except NotGathered as error:
        return error


def _proposal(
    source: Source, answer: Gathered | NotGathered, dataset: Dataset, seeds: Seeds
) -> Proposal:
    """What the page gives for the source."""
    today, address = clock.local_day(), source.url or ""
    fill, remarks, again = _without_network(source, seeds), [], False
    if isinstance(answer, Gathered):
        outcome = Outcome.MOVED if answer.moved else Outcome.OK
        detail, leads_to = "", (answer.final_address or "") if answer.moved else ""
        remarks = list(answer.remarks)
        if _same_document(address, answer):
            fill |= _taken(source, answer, dataset)
            remarks += _doubts(source, answer)
    else:
        outcome, detail, leads_to = answer.outcome, str(answer), ""
        again = outcome in _AGAIN
        if outcome is Outcome.GONE and source.gone is None:
            fill["gone"] = today.isoformat()
    return Proposal(
        source.id, address, str(outcome), today.isoformat(), detail, leads_to, remarks, fill, again
    )


def _with_copy(proposal: Proposal, source: Source, asking: Asking, queue: HostQueue) -> Proposal:
    """The proposal, with the archive's copy of the page if that was asked for and is missing."""
    if asking.archive is None or source.archived is not None:
        return proposal
    near = str(source.published) if source.published else proposal.fill.get("published")
    try:
        with queue.at(host_of(asking.archive)):
            copy = archived_copy(
                proposal.address, near=near, limits=asking.limits, server=asking.archive
            )
    except NotGathered as error:
        return replace(proposal, remarks=(*proposal.remarks, str(error)), again=True)
    fill = {**proposal.fill, "archived": copy} if copy else proposal.fill
    return replace(proposal, fill=fill)


def _same_document(address: str, answer: Gathered) -> bool:
    """True unless the address leads to another site, or from a page to a front page."""
    final = answer.final_address or ""
    return site_of(final) == site_of(address) and not answer.front_page


def _taken(source: Source, answer: Gathered, dataset: Dataset) -> dict[str, Any]:
    stated = source_fields(answer, dataset)
    return {
        name: stated[name]
        for name in _TAKEN
        if stated[name] is not None and getattr(source, name) is None
    }


def _doubts(source: Source, answer: Gathered) -> list[str]:
    """Where the page contradicts the record, for the curator to decide."""
    if source.published is None or answer.date is None:
        return []
    stated: date = parse(answer.date).earliest
    if source.published.earliest <= stated <= source.published.latest:
        return []
    return [f"the page says it was published on {answer.date}, the record {source.published}"]
