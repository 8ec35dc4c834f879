"""Days that a text tells from its own: "on Monday", "gestern", "вчора", offered with a reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from stances.curation.speech.dialogues import spoken_passages
from stances.curation.speech.languages import language_of
from stances.curation.speech.sentence import masked
from stances.curation.speech.tokens import sentence_end, sentence_start
from stances.model.dates import PartialDate
from stances.model.surroundings import paragraph_starts
from stances.wording import day_words

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Place(Protocol):
    """A passage ``text[start:end]``, such as a passage."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class DayOffer:
    """A day that the words, which begin at ``start`` of the text, may mean, and why."""

    day: date
    words: str
    start: int
    reason: str


@dataclass(frozen=True)
class _Words:
    """One language's weekdays from Monday, and its words for days before and after today.

    ``on`` may come before a weekday; ``past`` and ``coming`` words before or after it say which.
    """

    weekdays: tuple[str, ...]
    relative: tuple[tuple[str, int], ...]
    on: str
    past: str
    coming: str


_LANGUAGES = {
    "en": _Words(
        tuple(_WEEKDAYS),
        (
            ("the day before yesterday", -2), ("yesterday", -1), ("(?:earlier )?today", 0),
            ("tomorrow", 1),
        ),
        "on", "last|past", "next|coming",
    ),
    "de": _Words(
        tuple(f"{name}(?:morgen|mittag|vormittag|nachmittag|abend|nacht)?" for name in (
            "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "(?:Samstag|Sonnabend)",
            "Sonntag")),
        (("vorgestern", -2), ("gestern", -1), ("heute", 0), ("übermorgen", 2)),
        "am", "(?:am )?(?:vergangenen|letzten|vorigen)", "(?:am )?(?:kommenden|nächsten)",
    ),
    "fr": _Words(
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        (("avant-hier", -2), ("hier", -1), ("aujourd[’']hui", 0), ("demain", 1)),
        "ce", "dernier|passé", "prochain",
    ),
    "pl": _Words(
        ("poniedziałek", "wtorek", "środę", "czwartek", "piątek", "sobotę", "niedzielę"),
        (("przedwczoraj", -2), ("wczoraj", -1), ("dziś|dzisiaj", 0), ("jutro", 1)),
        "w|we", "(?:w )?(?:ubiegł[yą]|zeszł[yą]|miniony|minioną)",
        "(?:w )?(?:przyszł[yą]|najbliższ[yą])",
    ),
    "uk": _Words(
        ("понеділок|понеділка", "вівторок|вівторка", "середу|середи", "четвер|четверга",
         "п[’'ʼ]ятницю|п[’'ʼ]ятниці", "суботу|суботи", "неділю|неділі"),
        (("позавчора", -2), ("[ву]чора", -1), ("сьогодні", 0), ("завтра", 1)),
        "у|в", "минулого|минулої|(?:у|в) мину(?:лий|лу)", "наступного|наступної",
    ),
    "ru": _Words(
        ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"),
        (("позавчера", -2), ("вчера", -1), ("сегодня", 0), ("завтра", 1)),
        "в|во", "(?:в )?прошл(?:ый|ую|ое)", "(?:в )?следующ(?:ий|ую|ее)",
    ),
}  # fmt: skip


def day_offers(text: str, passage: Place, written: PartialDate | None) -> list[DayOffer]:
    """The days that the passage's sentence, else its paragraph, tells from the text's day.

    There are none if it is not known on which day the text was written. Words inside quotations do
    not count: they are told from the speaker's day.
    """
    if written is None or not written.exact:
        return []
    first, last = _paragraph(text, passage)
    language = language_of(text[first:last], otherwise=language_of(text))
    spoken = spoken_passages(text[first:last], language=language)
    outermost = [one for one in spoken if not one.depth]
    outside = masked(text[first:last], outermost, 0)
    start = sentence_start(outside, passage.start - first)
    end = sentence_end(outside, passage.end - first)
    words = _LANGUAGES[language.code]
    told = list(_told(outside, words, written.earliest, first))
    own = [one for one in told if start <= one.start - first < end]
    chosen = own or [one for one in told if one.start < passage.start]
    where = "in its sentence" if own else "in its paragraph, not in its sentence"
    return _once(chosen, where, written.earliest)


def _paragraph(text: str, passage: Place) -> tuple[int, int]:
    first, last = 0, len(text)
    for start in paragraph_starts(text):
        if start <= passage.start:
            first = start
        elif start >= passage.end:
            last = start
            break
    return first, last


def _told(text: str, words: _Words, written: date, offset: int) -> Iterator[DayOffer]:
    """Each day that the text tells, in order, without a reason yet."""
    places = []
    for number, name in enumerate(words.weekdays):
        around = f"(?P<past>{words.past})|(?P<coming>{words.coming})"
        after = f"(?P<past_>{words.past})|(?P<coming_>{words.coming})"
        pattern = rf"\b(?:(?:{around}|{words.on})\s+)?(?:{name})\b(?:\s+(?:{after})\b)?"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            past, coming = match["past"] or match["past_"], match["coming"] or match["coming_"]
            places.append((match, _weekday(written, number, past=bool(past), coming=bool(coming))))
    for name, days in words.relative:
        for match in re.finditer(rf"\b(?:{name})\b", text, re.IGNORECASE):
            day = _moved(written, days)
            if not any(one.start() <= match.start() < one.end() for one, _ in places):
                places.append((match, day))
    for match, day in sorted(places, key=lambda one: one[0].start()):
        if day is not None:
            yield DayOffer(day, " ".join(match[0].split()), match.start() + offset, "")


def _weekday(written: date, number: int, *, past: bool, coming: bool) -> date | None:
    """The latest such weekday up to the day, before it if ``past``, the next if ``coming``."""
    if coming:
        return _moved(written, (number - written.weekday() - 1) % 7 + 1)
    back = (written.weekday() - number) % 7
    return _moved(written, -(back or 7) if past else -back)


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _once(told: list[DayOffer], where: str, written: date) -> list[DayOffer]:
    """Each day once, with its reason."""
    offers: dict[date, DayOffer] = {}
    counted = f"{_WEEKDAYS[written.weekday()]}, {day_words(written)}"
    for one in told:
        reason = f"“{one.words}” {where}, counted from the text’s day, {counted}"
        offers.setdefault(one.day, DayOffer(one.day, one.words, one.start, reason))
    return list(offers.values())
