"""The stances of a package as an engine's frame, with the days that their dates mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

import narwhals as nw
import pandas as pd

from stances.analysis.in_force import left_office
from stances.analysis.ledger import NEVER, day_number
from stances.engine.backends import Backend, Frame, address_of
from stances.errors import StancesError
from stances.model.dates import FIRST_DAY, LAST_DAY, PartialDate, parse
from stances.model.vocabulary import Act, Attribution, Knowledge
from stances.tables.rows import NotApplicableRow, OfficeRow

_ENDS = ("until", "until_said", "until_entered")
PART = 4_000_000  # records whose order is worked out at once
_NEEDED = ("id", "actor", "issue", "date", "position")
_OPTIONAL = (
    "order", "public", "recorded", "act", "attribution", "supersedes", "withdrawn_date",
)  # fmt: skip


@dataclass(frozen=True)
class Records:
    """The records of a package that are not withdrawn, and what the package says of the rest.

    ``frame`` has one row a record: stance, actor, issue, date, position, earliest, latest, known,
    entered, until, until_said, until_entered, within and rank, as a ``Ledger`` has them; it is
    computed when collected.
    """

    backend: Backend
    frame: Frame
    issues: pd.DataFrame
    offices: dict[str, list[OfficeRow]]
    not_applicable: list[NotApplicableRow]

    def admitted(self, day: date, knowledge: Knowledge = Knowledge.THEN) -> Frame:
        """The coded records that count on the day."""
        number = day_number(day)
        counts = nw.col("earliest") <= number
        if knowledge is Knowledge.THEN:
            counts &= (nw.col("known") <= number) & (nw.col("until") > number)
        elif knowledge is Knowledge.RECORDED:
            counts &= (nw.col("entered") <= number) & (nw.col("until_entered") > number)
        else:
            counts &= nw.col("until_said") > number
        return self.frame.filter(counts & ~nw.col("position").is_null())

    def gone(self, day: date) -> list[str]:
        """The actors that are out of office on the day, after a time in office."""
        return [actor for actor, times in self.offices.items() if left_office(times, day)]

    def names(self, column: str) -> list[str]:
        """The different actors or issues of the records, in order."""
        different = self.frame.select(column).unique().collect()
        return sorted(map(str, different.get_column(column).to_list()))

    def only(self, column: str, names: Sequence[str]) -> Self:
        """The records of these actors or issues."""
        return replace(self, frame=self.frame.filter(nw.col(column).is_in(list(names))))

    def parts(self, most: int = PART) -> Iterator[Self]:
        """The records some actors at a time, with about ``most`` records in each part.

        What looks at each record among those of its cell never needs more than a part in memory.
        """
        counted = self.frame.group_by("actor").agg(nw.len().alias("records")).collect()
        columns = (counted.get_column(name).to_list() for name in ("actor", "records"))
        names: list[str] = []
        size = 0
        for name, number in sorted(zip(*columns, strict=True)):
            if names and size + number > most:
                yield self.only("actor", names)
                names, size = [], 0
            names.append(name)
            size += number
        if names:
            yield self.only("actor", names)

    def latest(self) -> date:
        """The last day that the date of a record means; StancesError if there is no record."""
        last = self.frame.select(nw.col("latest").max()).collect().item()
        if last is None:
            raise StancesError("the package has no stance; give one that has")
        return date.fromordinal(int(last) + date(1970, 1, 1).toordinal())


def records_of(backend: Backend, package: str) -> Records:
    """The records of the package; StancesError if it has no table of stances."""
    address = address_of(package, "stances")
    if address is None:
        raise StancesError(
            f"{package}: no stances.parquet in this folder; `stances export package-parquet` "
            "writes such a package"
        )
    return Records(
        backend,
        _records(backend, backend.scan(address), package),
        _small(backend, package, "issues", ("id", "stale_after")),
        _offices(_small(backend, package, "actors_in_office", ("actor", "value"))),
        _absences(_small(backend, package, "not_applicable", ("actor", "issue", "from", "until"))),
    )


def _records(backend: Backend, stances: Frame, package: str) -> Frame:
    present = stances.collect_schema().names()
    if lacking := [name for name in _NEEDED if name not in present]:
        raise StancesError(
            f"{package}: the table of stances has no column {', '.join(lacking)}; "
            "`stances fields` says what each is"
        )
    given = [name for name in _OPTIONAL if name in present]
    empty = [
        nw.lit(None).cast(nw.String()).alias(name) for name in _OPTIONAL[1:] if name not in given
    ]
    whole = stances.select(*_NEEDED, *given, *empty)
    kept = whole.filter(nw.col("withdrawn_date").is_null()).with_columns(
        within=(nw.col("order").fill_null(0).cast(nw.Int32()) if "order" in given else nw.lit(0)),
        rank=_rank(),
    )
    dated = _with_days(backend, kept, given)
    ends = _ends(dated) if "supersedes" in given else None
    if ends is None:
        dated = dated.with_columns(**{name: nw.lit(int(NEVER)) for name in _ENDS})
    else:
        dated = dated.join(ends, on="id", how="left").with_columns(
            *(nw.col(name).fill_null(int(NEVER)) for name in _ENDS)
        )
    return dated.select(
        nw.col("id").alias("stance"), "actor", "issue", "date", "position", "earliest", "latest",
        "known", "entered", *_ENDS, "within", "rank",
    )  # fmt: skip


def _rank() -> nw.Expr:
    """As ``Stance.rank``: acts 3, statements 2, anonymous reports 1, inferred 0."""
    attribution, act = nw.col("attribution"), nw.col("act")
    spoken = (act.is_null() | (act == Act.STATEMENT.value)) & (
        attribution.is_null() | (attribution != Attribution.ACT.value)
    )
    return (
        nw.when(attribution == Attribution.INFERRED.value)
        .then(nw.lit(0))
        .otherwise(
            nw.when(attribution == Attribution.ANONYMOUS.value)
            .then(nw.lit(1))
            .otherwise(nw.when(spoken).then(nw.lit(2)).otherwise(nw.lit(3)))
        )
    )


def _with_days(backend: Backend, stances: Frame, given: Sequence[str]) -> Frame:
    """The days of each date, which are worked out once for each different text."""
    days = _days(backend, stances, "date")
    dated = stances.join(days, on="date", how="inner")
    for name, column, first in (("known", "public", "earliest"), ("entered", "recorded", "known")):
        if column not in given:
            dated = dated.with_columns(nw.col(first).alias(name))
            continue
        later = _days(backend, stances, column).select(column, nw.col("earliest").alias("out"))
        dated = dated.join(later, on=column, how="left")
        out = nw.when(nw.col("out").is_null()).then(nw.col(first)).otherwise(nw.col("out"))
        dated = dated.with_columns(nw.max_horizontal(out, nw.col(first)).alias(name)).drop("out")
    return dated


def _days(backend: Backend, stances: Frame, column: str) -> Frame:
    texts = stances.select(column).filter(~nw.col(column).is_null()).unique().collect()
    names = [str(text) for text in texts.get_column(column).to_list()]
    dates = [_date(name) for name in names]
    return backend.frame(
        pd.DataFrame(
            {
                column: pd.Series(names, dtype="str"),
                "earliest": pd.Series([day_number(one.earliest) for one in dates], dtype="int32"),
                "latest": pd.Series([day_number(one.latest) for one in dates], dtype="int32"),
            }
        )
    )


def _date(text: str) -> PartialDate:
    try:
        return parse(text)
    except ValueError as error:
        raise StancesError(f"table stances, date {text}: {error}") from None


def _ends(dated: Frame) -> Frame | None:
    """From when on each record is superseded; None if none is."""
    newer = dated.filter(~nw.col("supersedes").is_null())
    ends = newer.group_by("supersedes").agg(
        nw.col("known").min().alias("until"),
        nw.col("earliest").min().alias("until_said"),
        nw.col("entered").min().alias("until_entered"),
    )
    if ends.select(nw.len()).collect().item() == 0:
        return None
    return ends.rename({"supersedes": "id"})


def _small(backend: Backend, package: str, table: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """A table of the package that fits into memory; empty if the package has none."""
    address = address_of(package, table)
    if address is None:
        return pd.DataFrame({name: pd.Series(dtype="object") for name in columns})
    frame = backend.scan(address)
    present = frame.collect_schema().names()
    rows = frame.select(*(name for name in columns if name in present)).collect().to_pandas()
    return rows.reindex(columns=list(columns)).astype(object).where(rows.notna(), None)


def _offices(rows: pd.DataFrame) -> dict[str, list[OfficeRow]]:
    offices: dict[str, list[OfficeRow]] = {}
    for actor, text in rows.itertuples(index=False):
        time = _date(text)
        offices.setdefault(actor, []).append(OfficeRow(actor, text, time.begins, time.ends))
    return offices


def _absences(rows: pd.DataFrame) -> list[NotApplicableRow]:
    return [
        NotApplicableRow(
            actor,
            issue,
            start,
            end,
            _date(start).earliest if start else FIRST_DAY,
            _date(end).latest if end else LAST_DAY,
        )
        for actor, issue, start, end in _plain(rows)
    ]


def _plain(rows: pd.DataFrame) -> Iterable[tuple[str, str | None, str | None, str | None]]:
    return rows.itertuples(index=False, name=None)
