"""What the data are worth, in a line each, with the page that says more."""

from stances.analysis.coverage import Weakness, coverage, weaknesses
from stances.analysis.positions import Positions
from stances.analysis.reliability import alpha_of
from stances.app.cache import Bundle
from stances.components.feed.payload import Item, Section
from stances.components.kit.payload import PageLink
from stances.wording.labels import DATA_PARTS
from stances.wording.numbers import count, decimal
from stances.wording.words import day_words


def worth(bundle: Bundle, positions: Positions, *, heading: str) -> Section:
    """Coverage, evidence, reliability and searches; the first two on the day."""
    return Section(
        [
            _line("Coverage", _coverage(positions)),
            _line("What it rests on", _evidence(bundle, positions)),
            _line("Reliability", _reliability(bundle)),
            _line("Searches", _searches(bundle)),
        ],
        "",
        heading,
    )


def _line(part: str, words: str) -> Item:
    more = PageLink(f"{DATA_PARTS[part]} in full", "data", {"check": part})
    return Item(words, DATA_PARTS[part], links=[more])


def _coverage(positions: Positions) -> str:
    coded = coverage(positions)["coded"]
    stale = sum(cell.stale for cell in coded)
    total = count(len(positions.cells), "pair", "pairs")
    return (
        f"On {day_words(positions.as_of)}, {len(coded)} of {total} of actor and issue have a "
        f"position, {stale} of them stale."
    )


def _evidence(bundle: Bundle, positions: Positions) -> str:
    weak = weaknesses(bundle.tables, positions)
    one, anonymous = weak[Weakness.ONE_SOURCE], weak[Weakness.ANONYMOUS]
    return f"{count(len(one), 'position')} in force with one source, {len(anonymous)} anonymous."


def _reliability(bundle: Bundle) -> str:
    alpha = alpha_of(bundle.tables)
    if alpha is None:
        return "No record has been coded twice yet."
    return f"The coders agree at an ordinal alpha of {decimal(alpha)}."


def _searches(bundle: Bundle) -> str:
    return f"{count(len(bundle.dataset.searches), 'search', 'searches')} found nothing."
