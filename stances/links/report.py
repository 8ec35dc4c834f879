"""The report of a link check: JSON Lines, one line for each field of a source that was checked."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import pandas as pd

from stances.errors import StancesError, UnreadableFile, reason
from stances.links.answer import Answer, Outcome
from stances.model.addresses import host_of, is_link
from stances.model.dataset import Dataset
from stances.tables.rows import COUNT, TEXT

FIELDS = ("url", "archived")


@dataclass(frozen=True, slots=True)
class Link:
    """An address and the source and field that contain it."""

    source: str
    field: str
    url: str


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the report; ``checked`` is the time in UTC."""

    source: str
    field: str
    url: str
    outcome: str
    status: int | None
    final: str
    checked: str
    detail: str


def links_of(dataset: Dataset, *, hosts: Collection[str] = ()) -> list[Link]:
    """The web addresses of the sources, in the file's order; with ``hosts`` only of these.

    A host includes its subdomains: ``example.org`` includes ``www.example.org``.
    """
    links = (
        Link(source.id, field, address)
        for source in dataset.sources
        for field in FIELDS
        if (address := getattr(source, field)) and is_link(address)
    )
    return [link for link in links if not hosts or _below(host_of(link.url), hosts)]


def _below(host: str, hosts: Collection[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in hosts)


def results(links: Iterable[Link], answer: Answer) -> Iterator[Result]:
    """The lines for an answer: one per link with that address."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for link in links:
        yield Result(
            link.source, link.field, link.url, answer.outcome.value, answer.status, answer.final,
            now, answer.detail,
        )  # fmt: skip


def write_line(file: TextIO, result: Result) -> None:
    """Appends the result to the report and flushes it."""
    file.write(json.dumps(asdict(result), ensure_ascii=False) + "\n")
    file.flush()


def resume(path: Path) -> list[Result]:
    """Reads the results of an earlier report and removes an incomplete last line from the file.

    No results if there is no such file; StancesError if the file is something else.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
    whole = raw[: raw.rfind(b"\n") + 1]
    lines = whole.decode("utf-8", errors="replace").split("\n")[:-1]
    earlier = [_result(line, path=path, number=number) for number, line in enumerate(lines, 1)]
    if raw and not earlier and not raw.startswith(b'{"source": '):
        raise _foreign(path, 1)
    if whole != raw:
        path.write_bytes(whole)
    return earlier


def _result(line: str, *, path: Path, number: int) -> Result:
    try:
        fields = json.loads(line)
        result = Result(**fields)
        Outcome(result.outcome)
    except (ValueError, TypeError):
        raise _foreign(path, number) from None
    return result


def _foreign(path: Path, line: int) -> StancesError:
    return StancesError(f"{path}:{line}: not a link report; name another file")


def summary(checked: Sequence[Result]) -> pd.DataFrame:
    """One row per host: host, addresses, and the number of addresses with each outcome.

    Hosts with most failures first; an address counts once.
    """
    by_host: dict[str, list[str]] = {}
    for url, outcome in {result.url: result.outcome for result in checked}.items():
        by_host.setdefault(host_of(url), []).append(outcome)
    rows = [
        {"host": host, "addresses": len(outcomes)}
        | {outcome.value: outcomes.count(outcome.value) for outcome in Outcome}
        for host, outcomes in sorted(by_host.items(), key=lambda pair: (-_failures(pair[1]), *pair))
    ]
    dtypes = {"host": TEXT, "addresses": COUNT, **{outcome.value: COUNT for outcome in Outcome}}
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)


def _failures(outcomes: Sequence[str]) -> int:
    return sum(outcome not in (Outcome.OK, Outcome.REDIRECTED) for outcome in outcomes)
