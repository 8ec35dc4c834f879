"""Who said it, in six languages: named in the paragraph, or left open, or marked as from another."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.curation.speech.languages import language_of
from stances.curation.speech.names import names
from stances.curation.speech.quotations import quotations
from stances.model.dataset import Dataset
from stances.model.surroundings import paragraph_starts
from stances.reading.loader import Loaded
from tests.curation.speech.conftest import PEOPLE

ENGLISH = [
    ("“No,” said Chancellor Peter Novak.", ["Peter Novak/novak"]),
    ("“No,” Novak told reporters on Monday.", ["Novak/novak"]),
    ("“No,” Mr Novak said, according to Reuters.", ["Novak/novak"]),
    ("Novak warned: “Never.” Brandt said the opposite.", ["Novak/novak"]),
    ("“Never,” said Novak. “Not on my watch.” Brandt disagreed: “It is time.”", ["Novak/novak", "Novak/novak", "Brandt/brandt"]),
    ("“Go,” Novak said, while Brandt replied: “Stay.”", ["Novak/novak", "Brandt/brandt"]),
    ("Novak said it was “dead”, Brandt said it was “alive”.", ["Novak/novak", "Brandt/brandt"]),
    ("“A start,” said Novak, and “a farce,” replied Brandt.", ["Novak/novak", "Brandt/brandt"]),
    ("When Novak refused, “we were shocked,” Brandt said.", ["Brandt/brandt"]),
    ("The plan is “dead” and will not return, Novak said on Friday.", ["Novak/novak"]),
    ("The plan is “dead” and a “farce”, Novak said.", ["Novak/novak", "Novak/novak"]),
    ("“He told me ‘go’ and I went,” Brandt said.", ["Brandt/brandt", ""]),
    ("“Novak said ‘no’ to me,” Brandt said.", ["Brandt/brandt", "Novak/novak"]),
    ("Novak arrived in Kyiv. “We stay,” he said.", ["Novak/novak"]),
    ("Novak met Brandt in the morning. “We agree,” she said.", [""]),
    ("“Go,” Novak told Brandt. “Now,” he added.", ["Novak/novak", "Novak/novak"]),
    ("Chancellor Novak arrived early. “We stay,” the chancellor said.", ["Novak/novak"]),
    ("The chancellor, Peter Novak, said: “No.”", ["Peter Novak/novak"]),
    ("“No,” said the chancellor, Peter Novak, on Monday.", ["Peter Novak/novak"]),
    ("“No,” Castle spokeswoman Ida Lund said.", ["Ida Lund/ruritania"]),
    ("“No,” said a spokesman for the Castle.", ["spokesman for the Castle/ruritania"]),
    ("“No,” said a spokesman for Peter Novak.", ["spokesman for Peter Novak/"]),
    ("“No,” said Novak’s spokesman.", ["Novak’s spokesman/"]),
    ("“No,” said Senator Anna Novak.", ["Anna Novak/"]),
    ("Novak met Brandt and said “yes”.", ["Novak/novak"]),
    ("Novak and Brandt said “yes”.", ["Novak and Brandt/"]),
    ("Novak did not call it “treason”, he never has.", [""]),
    ("Novak was told “no” by the board.", [""]),
    ("A passer-by said: “Fine.”", ["passer-by/"]),
    ("Novak: “We will not go.”", ["Novak/novak"]),
    ("Novak on the plan: “It is dead.”", ["Novak/novak"]),
    ("His answer: “No.”", [""]),
    ("The paper called it “a mess”; Novak did not.", ["paper/"]),
    ("Novak spoke for an hour. “It is over.” Nobody clapped.", [""]),
    ("“Why?” “Because.” Novak and Brandt went on like that.", ["", ""]),
    ("According to Brandt, the talks were “useful”.", ["Brandt/brandt"]),
    ("The talks were “useful”, according to Chancellor Peter Novak.", ["Peter Novak/novak"]),
    ("“Never!” Novak said.", ["Novak/novak"]),
    ("“Never!” Novak said the same to Brandt.", [""]),
    ("“I cannot,” she wrote to Novak, “and I will not.”", ["", ""]),
    ("“Troops?” the host asked. “No,” Novak said. “And missiles?” “Next question.”", ["host/", "Novak/novak", "", ""]),
    ("Speaking in Lund, Novak, who is up for election, told supporters it was “madness”. Brandt, his rival, called that “cheap”.", ["Novak/novak", "Brandt/brandt"]),
    ("His foreign minister, Lena Brandt, was blunter: “Nothing.”", ["Lena Brandt/brandt"]),
    ("A day later Novak himself wrote: “Nonsense.”", ["Novak/novak"]),
    ("Mia Holt called it “cowardly” and said Novak “hides behind allies”.", ["Mia Holt/", "Mia Holt/"]),
    ("“I am not a candidate,” Brandt, 54, said with a laugh.", ["Brandt/brandt"]),
    ("LUND — Chancellor Novak ruled it out. “Not now,” he told parliament.", ["Novak/novak"]),
    ("It was Brandt, not Novak, who said “no”.", ["Brandt/brandt"]),
    ("In its statement, the ministry called on Brandt to “clarify her words”.", ["ministry/"]),
]  # fmt: skip
GERMAN = [
    ("„Nein“, sagte Bundeskanzler Peter Novak am Montag.", ["Peter Novak/novak"]),
    ("„Nein“, so der Kanzler.", ["Kanzler/"]),
    ("Kanzler Novak reiste nach Wien. „Nein“, so der Kanzler.", ["Novak/novak"]),
    ("Am Montag sagte Novak: „Nein.“ Brandt widersprach.", ["Novak/novak"]),
    ("Nach dem Treffen mit Brandt sagte Novak: „Nein.“", ["Novak/novak"]),
    ("Novak hat am Montag in Wien erklärt: „Wir bleiben.“", ["Novak/novak"]),
    ("„Wir bleiben“, sagte Novak, Brandt ergänzte: „Vorerst.“", ["Novak/novak", "Brandt/brandt"]),
    ("Laut Brandt war das Gespräch „nützlich“.", ["Brandt/brandt"]),
    ("Das Gespräch war nach Angaben von Lena Brandt „nützlich“.", ["Lena Brandt/brandt"]),
    ("Das Gespräch war Brandt zufolge „nützlich“.", ["Brandt/brandt"]),
    ("Das sei „tot“ und komme nicht wieder, sagte Novak am Abend.", ["Novak/novak"]),
    ("„Wir bleiben“, sagte er.", [""]),
    ("Peter Novak war in Wien. „Wir bleiben“, sagte er.", ["Peter Novak/novak"]),
    ("Novak traf Lena Brandt. „Wir bleiben“, sagte sie.", [""]),
    ("„Nein“, sagte der Kanzler, Peter Novak, am Montag.", ["Peter Novak/novak"]),
    ("„Nein“, sagte die Sprecherin des Außenministeriums, Lena Brandt.", ["Lena Brandt/brandt"]),
    ("„Nein“, sagte Außenministerin Lena Brandt dem Sender.", ["Lena Brandt/brandt"]),
    ("„Novak sagte ‚nein‘ zu mir“, berichtete Brandt.", ["Brandt/brandt", "Novak/novak"]),
    ("Novak nannte das „verrückt“ und „falsch“.", ["Novak/novak", "Novak/novak"]),
    ("Die Antwort des Kanzlers: „Nein.“", [""]),
    ("Novak: „Nein.“", ["Novak/novak"]),
    ("Das sagte Novak nicht: „Nein.“", [""]),
    ("Die sogenannte „Republik“ liegt im Osten.", [""]),
    ("»Nein«, sagte Novak. »Auf keinen Fall.« Brandt lachte.", ["Novak/novak", "Novak/novak"]),
    ("„Nein“, sagte der Kanzler der Zeitung „Der Bote“.", ["Kanzler/", ""]),
    ("„Ich habe Novak gesagt: ‚So nicht!‘“, berichtete Brandt.", ["Brandt/brandt", ""]),
    ("Lena Brandt (parteilos) dagegen nannte das „brauchbar“.", ["Lena Brandt/brandt"]),
    ("Brandt hat Novak gesagt: „So nicht!“", ["Brandt/brandt"]),
    ("Es sei „zu früh“, sagte Brandt, während Kanzler Novak von „höchster Zeit“ sprach.", ["Brandt/brandt", ""]),
    ("In Richtung Novak sagte sie: „Hören Sie auf.“", [""]),
    ("„Genug geredet“, sagte Mia Holt (Grüne) dem „Boten“.", ["Mia Holt/", ""]),
    ("„Wir werden“, so Novak weiter, „keinen Meter weichen.“", ["Novak/novak", "Novak/novak"]),
    ("Regierungssprecher Jan Vogt teilte mit, der Kanzler sei „besorgt“. Auch die Fraktionschefin, Mia Holt, warnte vor „Signalen“.", ["Jan Vogt/", "Mia Holt/"]),
]  # fmt: skip
FRENCH = [
    ("« Non », a déclaré la ministre Anne Roy lundi.", ["Anne Roy/roy"]),
    ("« Non », a dit M. Novak.", ["Novak/novak"]),
    ("« Non », dit-il.", [""]),
    ("Mme Roy est arrivée à Vienne. « Nous restons », a-t-elle ajouté.", ["Roy/roy"]),
    ("Pour Anne Roy, c’est « inutile ». Peter Novak, lui, parle d’un « échec ».", ["Anne Roy/roy", "Peter Novak/novak"]),
    ("Selon Anne Roy, c’est « inutile ».", ["Anne Roy/roy"]),
    ("D’après M. Novak, c’est « inutile ».", ["Novak/novak"]),
    ("Le porte-parole de Peter Novak a déclaré : « Non. »", ["porte-parole de Peter Novak/"]),
    ("Le ministre de la Défense, Peter Novak, a affirmé : « Non. »", ["Peter Novak/novak"]),
    ("Le ministre de la Défense Peter Novak a affirmé : « Non. »", ["Peter Novak/novak"]),
    ("« Oui », affirme Roy, tandis que Novak répond : « Jamais. »", ["Roy/roy", "Novak/novak"]),
    ("Après sa rencontre avec Novak, Roy a déclaré : « Non. »", ["Roy/roy"]),
    ("Roy a expliqué que c’était « trop tard ».", ["Roy/roy"]),
    ("Roy n’a jamais dit que c’était « trop tard ».", [""]),
    ("Roy : « Non. »", ["Roy/roy"]),
    ("La prétendue « république » est là.", [""]),
    ("« Non », a martelé lundi Peter Novak. Interrogée, Anne Roy n’a pas souhaité répondre.", ["Peter Novak/novak"]),
    ("« Il m’a dit : “Partez” », a raconté Anne Roy à propos de Peter Novak.", ["Anne Roy/roy", ""]),
]  # fmt: skip
POLISH = [
    ("„Nie” – powiedział minister Jan Kowalski w poniedziałek.", ["Jan Kowalski/kowalski"]),
    ("Minister spraw zagranicznych Jan Kowalski powiedział: „Nie.”", ["Jan Kowalski/kowalski"]),
    ("Zdaniem Kowalskiego to „błąd”.", ["Kowalskiego/kowalski"]),
    ("Według ministra Jana Kowalskiego to „błąd”.", ["Jana Kowalskiego/kowalski"]),
    ("Jak stwierdziła Brandt, „to koniec”.", ["Brandt/brandt"]),
    ("„To koniec” – podkreśliła Brandt, a Kowalski dodał: „Nie dla nas.”", ["Brandt/brandt", "Kowalski/kowalski"]),
    ("W poniedziałek po spotkaniu z Brandt Kowalski oświadczył: „Nie.”", [""]),
    ("Kowalski przyjechał do Warszawy. „Zostajemy” – powiedział.", [""]),
    ("„Nie” – powiedział rzecznik rządu Adam Lis.", ["Adam Lis/"]),
    ("„Nie” – powiedział rzecznik prezydenta Kowalskiego.", ["rzecznik prezydenta Kowalskiego/"]),
    ("Kowalski nie powiedział, że to „koniec”.", [""]),
    ("Kowalski: „Nie.”", ["Kowalski/kowalski"]),
    ("Tak zwana „republika” leży na wschodzie.", [""]),
]  # fmt: skip
UKRAINIAN = [
    ("«Ні», — заявила міністерка Олена Гончар у понеділок.", ["Олена Гончар/honchar"]),
    ("За словами Гончар, це «помилка».", ["Гончар/honchar"]),
    ("За словами Петра Новака, це «помилка».", ["Петра Новака/novak"]),
    ("На думку президента Новака, це «помилка».", ["Новака/novak"]),
    ("Президент Петро Новак сказав: «Ні».", ["Петро Новак/novak"]),
    ("Як зазначив Новак, «це кінець».", ["Новак/novak"]),
    ("«Це кінець», — сказав Новак, а Гончар додала: «Не для нас».", ["Новак/novak", "Гончар/honchar"]),
    ("«Ми залишаємось», — сказав він.", [""]),
    ("Речник уряду Іван Дорн повідомив: «Ні».", ["Іван Дорн/"]),
    ("Новак не сказав, що це «кінець».", [""]),
    ("Новак: «Ні».", ["Новак/novak"]),
    ("Речник МЗС Іван Дорн у коментарі агентству підкреслив: «Ні».", ["Іван Дорн/"]),
    ("Гончар зустрілася з Новаком. «Ми домовилися», — сказала вона.", ["Гончар/honchar"]),
    ("Так звана «республіка» лежить на сході.", [""]),
]  # fmt: skip
RUSSIAN = [
    ("«Нет», — сказал министр Дмитрий Лесков в понедельник.", ["Дмитрий Лесков/leskov"]),
    ("По словам Лескова, это «ошибка».", ["Лескова/leskov"]),
    ("Лескова сказала, что это «ошибка».", ["Лескова/"]),
    ("По мнению президента Новака, это «ошибка».", ["Новака/novak"]),
    ("Лесков заявил: «Нет».", ["Лесков/leskov"]),
    ("Как отметил Лесков, «это конец».", ["Лесков/leskov"]),
    ("«Это конец», — заявил Лесков, а Новак добавил: «Не для нас».", ["Лесков/leskov", "Новак/novak"]),
    ("Лесков в понедельник в Вене заявил: «Нет».", ["Лесков/leskov"]),
    ("Пресс-секретарь президента Новака сообщил: «Нет».", ["Пресс-секретарь президента Новака/"]),
    ("«Мы остаёмся», — сказал он.", [""]),
    ("Лесков не говорил, что это «конец».", [""]),
    ("Лесков: «Нет».", ["Лесков/leskov"]),
    ("«Мы готовы», — сказал Лесков журналистам, и ему поверили.", ["Лесков/leskov"]),
    ("Так называемая «республика» лежит на востоке.", [""]),
    ("Лесков, комментируя слова Новака, заявил, что это «шантаж». «Мы ответим», — добавил он.", ["Лесков/leskov", "Лесков/leskov"]),
    ("Как сообщил «Вестник», министр Дмитрий Лесков назвал план «мёртвым».", ["", "Дмитрий Лесков/leskov"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [*ENGLISH, *GERMAN, *FRENCH, *POLISH, *UKRAINIAN, *RUSSIAN]
)
def test_the_speaker_of_each_quotation_is_named_or_left_open(
    text: str, expected: list[str], people: Dataset
) -> None:
    told = [
        f"{one.speaker}/{one.actor or ''}" if one.speaker else ""
        for one in quotations(text, people)
    ]
    assert told == expected


ELSEWHERE = [
    ("“Yes,” said Novak.\n\n“And soon.”", ["Novak", "Novak elsewhere"]),
    ("Brandt wrote on Monday:\n\n“We will not go.”", ["Brandt elsewhere"]),
    ("“Yes,” said Novak. “No,” said Brandt.\n\n“And soon.”", ["Novak", "Brandt", ""]),
    ("“Yes,” said Novak.\n\nBrandt was angry. “And soon.”", ["Novak", ""]),
    ("“Yes,” said Novak.\n\n“And soon,” she said, the hall cheering.", ["Novak", "Novak elsewhere"]),
    ("“Yes,” said Novak.\n\nBrandt met Anne Roy. “And soon,” she said.", ["Novak", ""]),
    ("„Ja“, sagte Brandt.\n\n„Und bald“, fügte sie hinzu.", ["Brandt", "Brandt elsewhere"]),
    ("«Да», — сказал Лесков.\n\n«И скоро», — добавил он.", ["Лесков", "Лесков elsewhere"]),
    ("“Yes,” said Novak.\n\nMuch later.\n\n“And soon.”", ["Novak", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_a_speaker_from_another_paragraph_is_marked_as_such(
    text: str, expected: list[str], people: Dataset
) -> None:
    told = [f"{one.speaker}{' elsewhere' * one.elsewhere}" for one in quotations(text, people)]
    assert told == expected


def test_a_surname_that_the_text_gives_to_someone_else_is_not_the_known_person(
    people: Dataset,
) -> None:
    text = "Anna Novak arrived at noon. “We stay,” Novak said.\n\n“No,” said Peter Novak."
    assert [(one.speaker, one.actor) for one in quotations(text, people)] == [
        ("Novak", None), ("Peter Novak", "novak"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Peter Novak", "novak"), ("Novak", "novak"), ("P. Novak", "novak"), ("Peter J. Novak", "novak"),
        ("Peter Nowak", "novak"), ("Anna Novak", None), ("A. Novak", None), ("Novakova", None),
        ("Peter Novak Jr.", None), ("Leskova", None), ("Лесков", "leskov"), ("Лескова", None),
        ("Гончар", "honchar"), ("Castle", "ruritania"), ("the hall", None),
    ],
)  # fmt: skip
def test_a_name_is_matched_by_name_other_name_or_unique_surname(
    words: str, actor: str | None, people: Dataset
) -> None:
    assert names(people).actor(words) == actor


def test_a_surname_of_two_known_people_is_nobodys(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    small["actors"] += [*PEOPLE, {"id": "karl", "name": "Karl Novak", "kind": "person"}]
    (one,) = quotations("“No,” said Novak.", read(small).dataset)
    assert (one.speaker, one.actor) == ("Novak", None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said that it was not the time.", "en"), ("Der Minister sagte, es sei nicht die Zeit.", "de"),
        ("Le ministre a dit que ce n’était pas le moment.", "fr"), ("Minister powiedział, że to nie jest czas.", "pl"),
        ("Міністр сказав, що зараз не час для цього.", "uk"), ("Министр сказал, что сейчас не время для этого.", "ru"),
    ],
)  # fmt: skip
def test_the_language_of_a_text_is_told_by_its_common_words(text: str, code: str) -> None:
    assert language_of(text).code == code


WORDS = [
    "Novak", "Brandt", "Лесков", "Гончар", "Kowalski", "Roy", "said", "sagte", "a déclaré", "dodał", "сказав",
    "добавил", "he", "sie", "он", "the chancellor", "der Kanzler", "президент", "according to", "laut", "selon",
    "за словами", "and", "not", ",", ":", ".", "“No.”", "„Nein“", "«Ні»", "“if ‘so’ then”", "\n\n", "in Lund",
    "\n\n— Ні", "\n– Nie", "—", "– ",
]  # fmt: skip


@given(parts=st.lists(st.sampled_from(WORDS), max_size=14))
def test_a_guessed_speaker_stands_in_the_paragraph_or_is_marked(
    parts: list[str], people: Dataset
) -> None:
    text = " ".join(parts)
    starts = [*paragraph_starts(text), len(text)]
    for one in quotations(text, people):
        number = max(at for at, start in enumerate(starts[:-1]) if start <= one.start)
        paragraph = " ".join(text[starts[number] : starts[number + 1]].split())
        before = " ".join(text[: starts[number]].split())
        assert one.speaker in (before if one.elsewhere else paragraph)
        assert one.actor is None or one.speaker
