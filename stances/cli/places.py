"""Where a quotation stands in a source's text, shown with what stands around it."""

from typing import TYPE_CHECKING

from stances.errors import StancesError
from stances.visible import visible_line

if TYPE_CHECKING:
    from stances.model.dataset import Dataset
    from stances.model.seeds import Passage, Seed, Seeds

_REACH = 160
_MOST = 20


def seed_of(source: str, dataset: "Dataset", seeds: "Seeds") -> "Seed":
    """The text of the source; StancesError if it has none."""
    record = dataset.sources_by_id.get(source)
    seed = seeds.get(record.seed) if record else None
    if seed is None:
        raise StancesError(
            f"source '{source}' has no text under seeds/, so that nothing can be quoted from it; "
            "leave the quotation empty and say in summary what was said"
        )
    return seed


def passages_of(quote: str, seed: "Seed", source: str) -> "tuple[Passage, ...]":
    """The places of the quotation in the text; StancesError, with the nearest, if it has none."""
    passages = seed.passages(quote)
    if passages:
        return passages
    if cut := seed.cut(quote):
        raise StancesError(
            f"in '{source}' the words occur only inside a longer one, '{cut.word}' on line "
            f"{cut.line}; quote whole words"
        )
    near = seed.nearest(quote)
    words = f"; nearest is line {near.line}: “{' '.join(near.text.split())}”" if near else ""
    raise StancesError(f"the words are not in '{source}'{words}")


def print_places(passages: "tuple[Passage, ...]", seed: "Seed", source: str) -> None:
    """Prints each place: its number if there are several, line, paragraph and context."""
    from stances.model.surroundings import surroundings

    for number, passage in enumerate(passages[:_MOST], start=1):
        around = surroundings(seed.text, passage, reach=_REACH)
        count = f"place {number} of {len(passages)}, " if len(passages) > 1 else ""
        print(f"{source}: {count}line {passage.line}, paragraph {around.paragraph}")
        print(visible_line(f"  {around.before}[{around.words}]{around.after}"))
    if len(passages) > _MOST:
        print(f"  and {len(passages) - _MOST} more places")
