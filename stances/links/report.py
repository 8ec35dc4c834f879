"""The report of a link check: JSON Lines, one line for each field of a source that was checked."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import pandas as pd

from stances.errors import StancesError, UnreadableFile
from stances.links.asking import Answer, Outcome
from stances.model.addresses import host_of, is_link
from stances.model.dataset import Dataset
from stances.tables.rows import COUNT, TEXT

FIELDS = ("url", "archived")


@dataclass(frozen=True, slots=True)
class Link:
    """An address and where in the dataset it stands."""

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
    """The web addresses of the sources, in the file's order; with ``hosts`` only theirs.

    A host named counts with what lies below it: ``example.org`` with ``www.example.org``.
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
    """The lines that an answer makes: one for each link with that address."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for link in links:
        yield Result(
            link.source, link.field, link.url, answer.outcome.value, answer.status, answer.final,
            now, answer.detail,
        )  # fmt: skip


def write_line(file: TextIO, result: Result) -> None:
    """Adds the result to the report; it is on its way to the disk when this returns."""
    file.write(json.dumps(asdict(result), ensure_ascii=False) + "\n")
    file.flush()


def resumed(path: Path) -> list[Result]:
    """The results in an earlier report; a last line that was cut off is taken out of the file.

    No results where there is no such file; StancesError where the file is something else.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from None
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
    return StancesError(f"{path}:{line}: not a line of a link check; name another report")


def summary(checked: Sequence[Result]) -> pd.DataFrame:
    """One row a host: host, addresses, and how many had each outcome.

    Most trouble first; an address counts once.
    """
    by_host: dict[str, list[str]] = {}
    for url, outcome in {result.url: result.outcome for result in checked}.items():
        by_host.setdefault(host_of(url), []).append(outcome)
    rows = [
        {"host": host, "addresses": len(outcomes)}
        | {outcome.value: outcomes.count(outcome.value) for outcome in Outcome}
        for host, outcomes in sorted(by_host.items(), key=lambda pair: (-_trouble(pair[1]), *pair))
    ]
    dtypes = {"host": TEXT, "addresses": COUNT, **{outcome.value: COUNT for outcome in Outcome}}
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)


def _trouble(outcomes: Sequence[str]) -> int:
    return sum(outcome not in (Outcome.OK, Outcome.REDIRECTED) for outcome in outcomes)
