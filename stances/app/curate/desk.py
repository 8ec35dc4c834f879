"""The text at work, beside the form: its quotations, and the passage that is being coded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from stances.app import cache
from stances.app.components.passages import passages
from stances.app.curate import form
from stances.app.curate.proposal import original
from stances.components.passages.payload import Passages, Quoted
from stances.components.passages.units import Units
from stances.curation.speech.days import DayOffer, day_offers
from stances.curation.speech.quotations import Quotation
from stances.model.seeds import Passage, Seed
from stances.model.surroundings import paragraph_starts
from stances.model.vocabulary import ActorKind, Attribution


@dataclass(frozen=True, slots=True)
class Taken:
    """A passage taken out of a text, and what the text says of it: a guess, for the form to hold.

    ``occurrence`` says which of several places with the words it is.
    """

    source: str
    start: int
    end: int
    words: str
    occurrence: int | None
    said_by: str
    actor: str | None
    quoted: bool
    title: str = ""
    elsewhere: bool = False

    def days(self) -> list[DayOffer]:
        """The days that the text tells for the passage, such as "on Monday"."""
        seed = seed_of(self.source)
        published = original().dataset.sources_by_id[self.source].published
        return day_offers(seed.text, self, published) if seed else []

    def suggested(self) -> form.Values:
        """What the form's fields hold if nothing is known better."""
        dataset = original().dataset
        actor = dataset.actors_by_id.get(self.actor or "")
        person = actor is not None and actor.kind == ActorKind.PERSON
        published = dataset.sources_by_id[self.source].published
        return {
            "actor": self.actor,
            "speaker": "" if person else self.said_by,
            "date": str(published) if published else "",
            "attribution": str(Attribution.QUOTE if self.quoted else Attribution.PARAPHRASE),
        }


def seed_of(source: str | None) -> Seed | None:
    """The text that is kept of the source, None if there is none that can be read."""
    record = original().dataset.sources_by_id.get(source or "")
    return original().opened.seeds.get(record.seed) if record else None


def taken(source: str, start: int, end: int) -> Taken | None:
    """The passage at these places of the source's text; None if there is no such text or place."""
    seed = seed_of(source)
    if seed is None or not 0 <= start < end <= len(seed.text):
        return None
    quotations = cache.quotations_in(original(), seed.text)
    around = [one for one in quotations if one.start <= start and end <= one.end]
    exact = next((one for one in around if (one.start, one.end) == (start, end)), None)
    quotation = exact or (around[-1] if around else None)
    words = seed.text[start:end]
    return Taken(
        source,
        start,
        end,
        words,
        _occurrence(seed, words, start),
        quotation.speaker if quotation else "",
        quotation.actor if quotation else None,
        quotation is not None,
        quotation.title if quotation else "",
        quotation is not None and quotation.elsewhere,
    )


def following(source: str, after: int) -> Taken | None:
    """The next quotation of the text that no stance cites; after the last, the first of them."""
    seed = seed_of(source)
    if seed is None:
        return None
    open_ = [one for one, cited in _with_cited(source, seed) if not cited]
    later = [one for one in open_ if one.start >= after] or open_
    return taken(source, later[0].start, later[0].end) if later else None


def show_text(
    source: str,
    seed: Seed,
    current: tuple[int, int] | None,
    *,
    key: str,
    take: Callable[[Taken], None],
) -> None:
    """The text with its quotations; ``take`` gets a passage that is chosen in it."""
    units = Units(seed.text)
    dataset = original().dataset
    quoted = []
    for one, cited in _with_cited(source, seed):
        actor = dataset.actors_by_id.get(one.actor or "")
        speaker = one.speaker
        if actor and actor.name != speaker:
            speaker = f"{speaker} (actor: {actor.name})"
        if one.elsewhere:
            speaker += ", named in a paragraph before"
        quoted.append(Quoted(units.unit(one.start), units.unit(one.end), speaker, cited))
    places = [units.unit(place) for place in current or ()]
    paragraphs = [units.unit(place) for place in paragraph_starts(seed.text)]
    passages(
        Passages(original().names.sources[source], seed.text, paragraphs, quoted, places),
        key=f"{key}_text",
        on_passage=partial(_chosen, source, key, take),
    )


def _chosen(source: str, key: str, take: Callable[[Taken], None]) -> None:
    """Callback: the form takes the passage that was chosen in the text."""
    seed = seed_of(source)
    event = form.value(f"{key}_text").passage
    if seed is None or not event:
        return
    units = Units(seed.text)
    passage = taken(source, units.place(int(event["start"])), units.place(int(event["end"])))
    if passage is not None:
        take(passage)


def _with_cited(source: str, seed: Seed) -> Sequence[tuple[Quotation, bool]]:
    """The quotations of the text, each with whether it lies in a passage that a stance cites."""
    started = original()
    cited = [
        passage
        for record in started.dataset.stances
        for item in record.evidence
        if item.source == source and item.quote
        if (passage := seed.find(item.quote, item.occurrence))
    ]
    return [
        (one, any(_within(one, passage) for passage in cited))
        for one in cache.quotations_in(started, seed.text)
    ]


def _within(quotation: Quotation, passage: Passage) -> bool:
    """True if the words are part of a passage that is cited."""
    return passage.start <= quotation.start and quotation.end <= passage.end


def _occurrence(seed: Seed, words: str, start: int) -> int | None:
    """Which of several places with these words it is; None if there is only one."""
    places = [passage.start for passage in seed.passages(words)]
    if len(places) < 2 or start not in places:
        return None
    return places.index(start) + 1
