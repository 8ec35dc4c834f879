"""Which scale the positions of a table are read on, and what is doubtful about it.

Given scales always count. Otherwise a table runs from -1 to 1 if no position is outside, else from
-2 to 2, else from its lowest to its highest position (docs/method.md, "Scale").
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from stances.errors import StancesError
from stances.model.scales import Origin, Scale, Scales, symmetrical

_APART = 3  # how many times as wide as the rest the gap before an outlying position is
_UNLIKE = 3  # times that the spans of two issues may differ
_UNLIKE_USUAL = 4  # the same, within -2 to 2, where a span of 1 beside one of 4 is common
_USUAL = (1, 2)
_NINES = frozenset({9.0, 99.0, 999.0, 9999.0})
_CODES = _NINES | {7, 8, 77, 88, 97, 98, 777, 888, 997, 998, 7777, 8888, 9997, 9998}

Given = Mapping[str | None, Scale | float]


class Placed(NamedTuple):
    """Positions with their issues, and how a message names the record of each."""

    position: np.ndarray
    issue: np.ndarray
    record: np.ndarray
    file: str

    def only(self, which: np.ndarray) -> "Placed":
        """The positions for which ``which`` is true."""
        return Placed(self.position[which], self.issue[which], self.record[which], self.file)

    def first(self, which: np.ndarray) -> tuple[str, float, str]:
        """The record, position and issue of the first for which ``which`` is true."""
        at = int(np.flatnonzero(which)[0])
        return str(self.record[at]), float(self.position[at]), str(self.issue[at])


def placed(stances: pd.DataFrame, file: str, record: pd.Series | None = None) -> Placed:
    """The coded positions of the frame; ``record`` names each row, otherwise its id does."""
    named = "'" + stances["stance"] + "'" if record is None else record
    coded = stances["position"].notna().to_numpy() & stances["withdrawn"].isna().to_numpy()
    return Placed(
        stances["position"].to_numpy(dtype=np.float64, na_value=np.nan)[coded],
        stances["issue"].to_numpy(dtype=object)[coded],
        named.to_numpy(dtype=object)[coded],
        file,
    )


def scales_of(positions: Placed, given: Given, *, usual: Scales | None = None) -> Scales:
    """The scales of the positions; StancesError if one lies outside a given scale.

    ``usual`` are the scales if none is given; without it they are read off the positions, and
    StancesError names the record of a position so far from all others that it must be an error.
    """
    own = {
        issue: _ends(scale, positions.only(positions.issue == issue), issue)
        for issue, scale in given.items()
        if issue is not None
    }
    rest = positions.only(~np.isin(positions.issue, list(own))) if own else positions
    if None in given:
        return Scales(_ends(given[None], rest, None), Origin.GIVEN, own)
    if usual is not None:
        return Scales(usual.common, usual.origin, own)
    if own and not len(rest.position):
        return Scales(next(iter(own.values())), Origin.GIVEN, own)
    return _observed(rest, own)


def _ends(scale: Scale | float, positions: Placed, issue: str | None) -> Scale:
    """The given scale; a width alone gets its ends from the positions, if only one way is right."""
    values = positions.position
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    if not isinstance(scale, Scale):
        width = float(scale)
        if not 0 < width < float("inf"):
            raise StancesError("--range is the width of the scale; it must be above 0")
        if high - low > width:
            raise StancesError(f"--range {width:g} is too small: the positions span {high - low:g}")
        possible = (symmetrical(width), Scale(0, width))
        scale = next((one for one in possible if one.low <= low and high <= one.high), None) or (
            Scale(low, high) if high - low == width else scale
        )
    if not isinstance(scale, Scale):
        raise StancesError(
            f"--range {scale:g} does not say where the scale begins, and the positions run from "
            f"{low:g} to {high:g}; write both ends, for example --range 0..10"
        )
    outside = (values < scale.low) | (values > scale.high)
    if outside.any():
        record, position, on = positions.first(outside)
        named = f" of '{issue}'" if issue else ""
        raise StancesError(
            f"{positions.file}: {record}: position {position:g} on '{on}' is outside the scale"
            f"{named}, {scale.low:g} to {scale.high:g}; correct it, or give another scale"
        )
    return scale


def _observed(positions: Placed, own: Mapping[str, Scale]) -> Scales:
    values = positions.position
    if not len(values):
        return Scales(Scale(-2, 2), Origin.ASSUMED, own)
    furthest = float(np.abs(values).max())
    end = next((end for end in _USUAL if furthest <= end), None)
    doubtful = ""
    if end is None:
        doubtful = _code_for_missing(positions)
        _refuse_outlier(positions)
    low, high = float(values.min()), float(values.max())
    if low == high and end is None:
        raise StancesError(
            f"{positions.file}: all positions are {low:g}, so that the scale cannot be known; "
            "give it, for example --range 0..10"
        )
    common = Scale(-end, end) if end else Scale(low, high)
    origin = Origin.ASSUMED if end else Origin.OBSERVED
    one_sided = low >= 0 or high <= 0
    doubts = [
        doubtful,
        _one_side(common, low) if end and one_sided else "",
        _one_beyond(positions, end),
        _unlike_spans(positions, _UNLIKE_USUAL if end else _UNLIKE),
    ]
    return Scales(common, origin, own, tuple(filter(None, doubts)), one_sided)


def _code_for_missing(positions: Placed) -> str:
    """Names positions such as -9 or 99 that may stand for missing ones; empty if there are none.

    StancesError if they are further from the others than these from each other, because the scale
    would then be nonsense. A 9 above the others is only doubted: many scales run to 9 or 10.
    """
    levels = np.unique(positions.position)
    gaps = np.sort(np.diff(levels))
    if not len(gaps) or (len(gaps) > 1 and gaps[-1] == gaps[-2]):
        return ""
    at = int(np.argmax(np.diff(levels))) + 1
    sides = (levels[:at], levels[at:]), (levels[at:], levels[:at])
    codes, rest = next((two for two in sides if _all_codes(two[0])), ((), ()))
    if not len(codes) or np.isin(np.abs(codes), np.abs(rest)).any():
        return ""
    away = np.isin(positions.position, codes)
    record, position, on = positions.first(away)
    number = int((positions.position == position).sum())
    low, high = float(min(rest)), float(max(rest))
    words = (
        f"position {position:g} may be a code for a missing position: it occurs "
        f"{'once' if number == 1 else f'{number:,} times'}, first on '{on}' in {record}, and all "
        f"others are {low:g} to {high:g}"
        if len(codes) == 1
        else f"positions {', '.join(f'{code:g}' for code in codes)} may be codes for missing "
        f"positions: they occur {int(away.sum()):,} times, first {position:g} on '{on}' in "
        f"{record}, and all others are {low:g} to {high:g}"
    )
    if gaps[-1] > high - low and not (min(codes) > 0 and max(codes) < 10):
        raise StancesError(
            f"{positions.file}: {words}; leave the cells of missing positions empty, or give the "
            "scale with --range"
        )
    if len(rest) < 3:
        return ""
    return (
        f"Look again: {words}. If so, every number here is wrong: leave those cells empty; if "
        "not, give the scale with --range."
    )


def _all_codes(values: np.ndarray) -> bool:
    """True if all values are usual codes for "no answer" and the like, and one is of nines."""
    absolute = set(np.abs(values).tolist())
    return absolute <= _CODES and bool(absolute & _NINES)


def _refuse_outlier(positions: Placed) -> None:
    """Raises StancesError if few positions lie far from all others, as a typing error does."""
    levels, counts = np.unique(positions.position, return_counts=True)
    if len(levels) < 3:
        return
    at = int(np.argmax(np.diff(levels)))
    gap = float(levels[at + 1] - levels[at])
    below, above = int(counts[: at + 1].sum()), int(counts[at + 1 :].sum())
    most = levels[: at + 1] if below >= above else levels[at + 1 :]
    low, high = float(most.min()), float(most.max())
    if not 0 < high - low < gap / _APART:
        return
    away = (positions.position < low) | (positions.position > high)
    shares = pd.Series(away).groupby(positions.issue).mean()
    if shares[shares > 0].max() >= 0.5:  # an issue with a scale of its own
        return
    record, position, on = positions.first(away)
    others = int(away.sum()) - 1
    more = f" (and {others} more)" if others else ""
    raise StancesError(
        f"{positions.file}: {record}: position {position:g} on '{on}'{more} is far from all "
        f"others, {low:g} to {high:g}; correct it, leave it empty if it stands for a missing "
        f"position, or give the scale with --range"
    )


def _one_side(common: Scale, low: float) -> str:
    side = "below" if low >= 0 else "above"
    other = Scale(0, common.high) if low >= 0 else Scale(common.low, 0)
    zero = "0 may be an end of the scale and not its middle"
    return f"No position is {side} 0, so that {zero}: if it is, add --range {other}."


def _one_beyond(positions: Placed, end: int | None) -> str:
    """Names the one position on which a wider scale rests."""
    inner = 2 if end is None else 1
    beyond = np.abs(positions.position) > inner
    if end == 1 or int(beyond.sum()) != 1 or len(beyond) < 3:
        return ""
    record, position, on = positions.first(beyond)
    return (
        f"Only one position is outside −{inner} to {inner}: {position:g} on '{on}' in {record}. "
        "Without it the scale, and with it every number, would be another."
    )


def _unlike_spans(positions: Placed, times: float) -> str:
    """Names two issues whose positions span so differently that they may have scales of their own.

    Issues whose positions are all the same say nothing about it.
    """
    grouped = pd.Series(positions.position).groupby(positions.issue, sort=False)
    ends = grouped.agg(["min", "max"])
    spans = (ends["max"] - ends["min"])[lambda span: span > 0]
    if len(spans) < 2:
        return ""
    widest, narrowest = str(spans.idxmax()), str(spans.idxmin())
    ratio = float(spans.max() / spans.min())
    if ratio < times or (times == _UNLIKE_USUAL and ratio == times):
        return ""
    said = [
        f"from {ends.loc[issue, 'min']:g} to {ends.loc[issue, 'max']:g} on '{issue}'"
        for issue in (narrowest, widest)
    ]
    return (
        f"Positions run {said[0]} but {said[1]}: if issues have different scales, give each its "
        f"own, for example --range '{narrowest}=-1..1'."
    )
