"""Quotations are located, and attributed to the speaker whom the text names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.curation.speech.marks import marked_passages
from stances.curation.speech.quotations import quotations
from stances.reading.loader import Loaded


def quoted_texts(text: str) -> list[str]:
    return [text[item.start : item.end] for item in marked_passages(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("„Wir sind bereit“, sagte er. »Nein«, sagte sie.", ["Wir sind bereit", "Nein"]),
        ("« Non », dit-il. ”Hej”, sa hon. ‚ja‘ ‹oui›", ["Non", "Hej", "ja", "oui"]),
        ("'Much too late'\nIt's Ukraine's, the soldiers' and O'Brien’s.", ["Much too late"]),
        ("He said 'the allies' pleas are many' and left.", ["the allies' pleas are many"]),
        ("'Tis the soldiers' plea of the '90s.", []),
        ("“He told me ‘it’s late’ and left,” she said.", ["He told me ‘it’s late’ and left,", "it’s late"]),
        ("\"He said 'no' twice,\" x", ["He said 'no' twice,", "no"]),
        ("“One.\n“Two.\n“Three,” he said. “Four.”", ["One.\n“Two.\n“Three,", "Four."]),
        ('"One.\n\n"Two."\n\nHe is 6\'2" and "tall".', ['One.\n\n"Two.', "tall"]),
        ("“unclosed\nNext line. “closed” x", ["closed"]),
        ("a “wrapped\nquotation here” x", ["wrapped\nquotation here"]),
        ("(“inside”) “” “ ”", ["inside"]),
    ],
)  # fmt: skip
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quoted_texts(text) == expected


@given(text=st.text(alphabet="ab s.\n“”‘’„«»‹›‚\"'", max_size=60))
def test_any_marks_give_passages_of_the_text(text: str) -> None:
    passages = marked_passages(text)
    assert [s.start for s in passages] == sorted(s.start for s in passages)
    for one in passages:
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
        around = [o for o in passages if o.start <= one.start and one.end <= o.end and o != one]
        assert len(around) == one.depth
        for other in passages:
            apart = other.end <= one.start or one.end <= other.start
            inside = one.start <= other.start and other.end <= one.end
            assert apart or inside or other in around


@pytest.mark.parametrize(
    ("text", "speaker", "actor"),
    [
        ("According to Sikorski, “it is good”.", "Sikorski", "radoslaw-sikorski"),
        ("Putin warned that “NATO would be at war”.", "Putin", None),
        ("Zelenskyy, speaking in Kyiv, said: “Yes.”", "Zelenskyy", "zelenskyy"),
        ("“No,” said Kremlin spokesman Dmitry Peskov.", "Dmitry Peskov", "russia"),
        ("“No,” said the Polish minister Radosław Sikorski on Sunday.", "Radosław Sikorski", "radoslaw-sikorski"),
        ("Alex Plitsas told Reuters: “Far too late.”", "Alex Plitsas", "alex-plitsas"),
        ("Two U.S. officials said the move was “late”.", "U.S. officials", None),
        ("In a post on X, Grenel wrote:\n\n“Wars.\n\n“More wars.”", "Grenel", "richard-grenell"),
        ("“Good,” Emmanuel Macron, the president of France, said.", "Emmanuel Macron", "france"),
        ("White House spokesperson Karine Jean-Pierre said “we”.", "Karine Jean-Pierre", "biden-administration"),
        ("“We will,” she said.", "", None),
        ("The so-called “republic” is here.", "", None),
    ],
)  # fmt: skip
def test_the_speaker_stands_near_with_a_verb_of_speech(
    text: str, speaker: str, actor: str | None, shipped: Loaded
) -> None:
    (quotation,) = quotations(text, shipped.dataset)
    assert (quotation.speaker, quotation.actor) == (speaker, actor)
    assert text[quotation.start : quotation.end] == quotation.text


def test_a_speech_that_goes_on_keeps_its_speaker(shipped: Loaded) -> None:
    text = "“Yes,” Zelensky told CNN. “Soon.”\n“And more.”\n“Later,” he said.\n\nNothing.\n“No.”"
    actors = [q.actor for q in quotations(text, shipped.dataset)]
    assert actors == ["zelenskyy"] * 4 + [None]


def test_a_quotation_inside_another_has_its_own_speaker(shipped: Loaded) -> None:
    text = "“Zelenskyy said ‘no’ to me,” Trump said."
    outer, inner = quotations(text, shipped.dataset)
    assert (outer.actor, outer.depth) == ("donald-trump", 0)
    assert (inner.actor, inner.depth) == ("zelenskyy", 1)


def test_the_articles_verified_quotations_are_found_with_their_speakers(shipped: Loaded) -> None:
    seed = shipped.seeds.texts["000_da38402eb2ffa1f2.txt"]
    known = quotations(seed.text, shipped.dataset)
    checked = 0
    for stance in shipped.dataset.stances:
        for item in stance.evidence:
            if item.quote is None or item.source != "seed-article":
                continue
            for words in re.findall(r"“([^”]+)”", item.quote):
                place = seed.find(words)
                assert place is not None
                inside = [q for q in known if q.start <= place.start and place.end <= q.end]
                assert inside, words
                checked += inside[0].actor == stance.actor
    assert checked >= 5
    assert [q.actor for q in known] == [
        "zelenskyy", "zelenskyy", "richard-grenell", "biden-administration", None,
        "alex-plitsas", "alex-plitsas", "radoslaw-sikorski",
    ]  # fmt: skip
