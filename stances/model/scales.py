"""The scale that positions are read on: its ends, where it comes from, and what is doubtful."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

_END = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_SCALE = re.compile(rf"\s*({_END})\s*\.\.\s*({_END})\s*")


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from ``low`` to ``high``, both included."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """The distance between the ends."""
        return self.high - self.low

    @property
    def middle(self) -> float:
        """What counts as mixed: 0 if the scale runs through it, otherwise half-way."""
        return 0.0 if self.low < 0 < self.high else (self.low + self.high) / 2

    @property
    def whole(self) -> bool:
        """True if both ends are whole numbers."""
        return float(self.low).is_integer() and float(self.high).is_integer()

    def __str__(self) -> str:
        return f"{self.low:.15g}..{self.high:.15g}"


class Origin(StrEnum):
    """Where a scale comes from."""

    DATASET = "dataset"  # every dataset runs from -2 to 2
    GIVEN = "given"  # by the reader
    ASSUMED = "assumed"  # the usual scale that no position is outside
    OBSERVED = "observed"  # the lowest and the highest position


@dataclass(frozen=True)
class Scales:
    """The scale that all issues share, except those with one of their ``own``.

    ``doubts`` are sentences on what a reader must know before trusting a scale that was not given;
    ``one_sided`` is true if such a scale has no position on one side of its middle.
    """

    common: Scale = Scale(-2, 2)
    origin: Origin = Origin.DATASET
    own: Mapping[str, Scale] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    one_sided: bool = False

    def of(self, issue: str) -> Scale:
        """The scale of the issue."""
        return self.own.get(issue, self.common)

    @property
    def aligned(self) -> bool:
        """True if every position already stands on the common scale with its middle at 0."""
        return not self.own and self.common.middle == 0

    def code(self, issues: Iterable[str]) -> str:
        """The scales of the issues as ``--range`` takes them: ``-1..1``, ``eu=0..10,-1..1``."""
        wanted = list(issues)
        own = {issue: self.own[issue] for issue in wanted if issue in self.own}
        texts = [f"{_quoted(issue)}={scale}" for issue, scale in own.items()]
        if len(own) < len(wanted) or not own:
            texts.append(str(self.common))
        return ",".join(texts)


CODEBOOK = Scales()  # that of every dataset


def symmetrical(width: float) -> Scale:
    """The scale of that width around 0."""
    return Scale(-width / 2, width / 2)


def scale_in(text: str) -> Scale | None:
    """The scale in ``LOW..HIGH``; None if the text is not written so, or ends before it begins."""
    match = _SCALE.fullmatch(text)
    if match is None:
        return None
    low, high = float(match[1]), float(match[2])
    return Scale(low, high) if low < high < float("inf") and low > float("-inf") else None


def _quoted(name: str) -> str:
    """The name as one cell of CSV, so that commas in it separate nothing."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow([name])
    return text.getvalue()
