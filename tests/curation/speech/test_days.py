"""Days told from the text's own day are offered with their reason, and never those of a speaker."""

import pytest

from stances.curation.speech.days import day_offers
from stances.curation.speech.quotations import quotations
from stances.model.dates import parse
from stances.reading.loader import Loaded

WEDNESDAY = "2024-11-20"


def offered(text: str, shipped: Loaded, *, written: str = WEDNESDAY, number: int = 0) -> list[str]:
    quotation = quotations(text, shipped.dataset)[number]
    return [str(one.day) for one in day_offers(text, quotation, parse(written))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“No,” the minister said on Monday.", "2024-11-18"),
        ("“No,” the minister said on Wednesday.", "2024-11-20"),
        ("“No,” the minister said last Wednesday.", "2024-11-13"),
        ("“No,” the minister will say next Friday.", "2024-11-22"),
        ("“No,” the minister said yesterday.", "2024-11-19"),
        ("„Nein“, sagte der Minister am Montag.", "2024-11-18"),
        ("„Nein“, sagte der Minister am Donnerstagabend.", "2024-11-14"),
        ("„Nein“, sagte der Minister am vergangenen Mittwoch.", "2024-11-13"),
        ("„Nein“, sagte der Minister vorgestern.", "2024-11-18"),
        ("« Non », a dit le ministre lundi.", "2024-11-18"),
        ("« Non », a dit le ministre mercredi dernier.", "2024-11-13"),
        ("« Non », a dit le ministre avant-hier.", "2024-11-18"),
        ("„Nie” – powiedział minister w poniedziałek.", "2024-11-18"),
        ("„Nie” – powiedział minister wczoraj i nie był to on.", "2024-11-19"),
        ("«Ні», — сказав міністр у понеділок.", "2024-11-18"),
        ("«Ні», — сказав міністр учора і пішов до них.", "2024-11-19"),
        ("«Нет», — сказал министр в понедельник.", "2024-11-18"),
        ("«Нет», — сказал министр позавчера.", "2024-11-18"),
    ],
)
def test_a_day_is_counted_from_that_of_the_text(text: str, day: str, shipped: Loaded) -> None:
    assert offered(text, shipped) == [day]


def test_an_offer_says_which_words_it_rests_on_and_how_they_were_counted(shipped: Loaded) -> None:
    text = "The talks failed. “No,” the minister said on Monday."
    (quotation,) = quotations(text, shipped.dataset)
    (one,) = day_offers(text, quotation, parse(WEDNESDAY))
    assert one.reason == (
        "“on Monday” in its sentence, counted from the text’s day, Wednesday, 20 November 2024"
    )
    assert text[one.start :].startswith("on Monday")


def test_a_day_in_another_sentence_is_offered_as_such_and_only_if_the_own_one_has_none(
    shipped: Loaded,
) -> None:
    text = "They met on Monday. “No,” the minister said. “Yes,” the host said on Tuesday."
    quoted = quotations(text, shipped.dataset)
    (first,), (second,) = (day_offers(text, one, parse(WEDNESDAY)) for one in quoted)
    assert "in its paragraph, not in its sentence" in first.reason
    assert (str(first.day), str(second.day)) == ("2024-11-18", "2024-11-19")


def test_what_a_speaker_calls_today_is_not_counted(shipped: Loaded) -> None:
    assert offered("“We leave today,” the minister said.", shipped) == []


@pytest.mark.parametrize("written", ["2024-11", "2024-11-20~", "2024-11-18/2024-11-20"])
def test_without_the_exact_day_of_the_text_nothing_is_offered(
    written: str, shipped: Loaded
) -> None:
    assert offered("“No,” the minister said on Monday.", shipped, written=written) == []


def test_a_quotation_in_a_quotation_moves_no_place(shipped: Loaded) -> None:
    text = "“He said ‘go.’ and ‘now,’ I think,” the minister said on Monday."
    offer = day_offers(text, quotations(text, shipped.dataset)[0], parse(WEDNESDAY))[0]
    assert text[offer.start :] == "on Monday."


def test_two_days_in_a_sentence_are_both_offered(shipped: Loaded) -> None:
    text = "“No,” the minister, who arrived on Monday, said on Tuesday."
    assert offered(text, shipped) == ["2024-11-18", "2024-11-19"]
