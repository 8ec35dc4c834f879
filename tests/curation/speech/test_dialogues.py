"""Speech that a dash opens: offered with its speaker, and told from lists, ranges and asides."""

import pytest

from stances.curation.speech.dialogues import spoken_passages
from stances.curation.speech.marks import marked_passages
from stances.curation.speech.quotations import quotations
from stances.model.dataset import Dataset

SPOKEN = [
    ("— Мы не уйдём, — сказал Лесков журналистам.", ["Мы не уйдём/Лесков/leskov"]),
    ("— Мы не уйдём, — сказал Лесков. — Мы останемся.", ["Мы не уйдём/Лесков/leskov", "Мы останемся./Лесков/leskov"]),
    ("— Мы, — заявил министр Дмитрий Лесков в понедельник, — не уйдём.", ["Мы/Дмитрий Лесков/leskov", "не уйдём./Дмитрий Лесков/leskov"]),
    ("- Мы не уйдём, - подчеркнул Лесков.", ["Мы не уйдём/Лесков/leskov"]),
    ("–\u00a0Мы не уйдём,\u00a0– сказал Лесков.", ["Мы не уйдём/Лесков/leskov"]),
    ("—Мы не уйдём,— сказал Лесков.", ["Мы не уйдём/Лесков/leskov"]),
    ("— Москва — это столица, и мы не уйдём! — воскликнул Лесков.", ["Москва — это столица, и мы не уйдём!/Лесков/leskov"]),
    ("— Когда же? — спросил журналист. — Завтра, — ответил Лесков.", ["Когда же?/журналист/", "Завтра/Лесков/leskov"]),
    ("— План «мёртв», — сказал Лесков.", ["План «мёртв»/Лесков/leskov", "мёртв//"]),
    ("— «План мёртв», — сказал Лесков.", ["План мёртв/Лесков/leskov"]),
    ("— Мы не уйдём, — сказал один из депутатов.", ["Мы не уйдём//"]),
    ("— Ми не підемо, — сказав речник уряду Іван Дорн.", ["Ми не підемо/Іван Дорн/"]),
    ("– Ми не підемо, – заявила Олена Гончар у понеділок. – Це наша земля.", ["Ми не підемо/Олена Гончар/honchar", "Це наша земля./Олена Гончар/honchar"]),
    ("– Nie ma na to zgody – powiedział minister Jan Kowalski w poniedziałek. – To nasza granica.", ["Nie ma na to zgody/Jan Kowalski/kowalski", "To nasza granica./Jan Kowalski/kowalski"]),
    ("- Nie ma na to zgody - dodał Kowalski.", ["Nie ma na to zgody/Kowalski/kowalski"]),
    ("– My – dodał Kowalski – nie odejdziemy.", ["My/Kowalski/kowalski", "nie odejdziemy./Kowalski/kowalski"]),
    ("– Nous ne céderons pas, a dit Anne Roy.", ["Nous ne céderons pas/Anne Roy/roy"]),
    ("— Nous ne céderons pas, a déclaré la ministre Anne Roy lundi. Elle est repartie.", ["Nous ne céderons pas/Anne Roy/roy"]),
    ("–\u00a0Jamais\u202f! s’exclame Roy.", ["Jamais\u202f!/Roy/roy"]),
    ("– Nous restons, dit-elle.", ["Nous restons//"]),
    ("— Nous ne céderons pas, — a déclaré Roy.", ["Nous ne céderons pas/Roy/roy"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_what_a_dash_opens_is_a_quotation_with_its_speaker(
    text: str, expected: list[str], people: Dataset
) -> None:
    told = quotations(text, people)
    assert [f"{one.text}/{one.speaker}/{one.actor or ''}" for one in told] == expected
    assert not any(one.elsewhere for one in told)


def test_speech_ends_with_its_line_unless_the_sentence_goes_on(people: Dataset) -> None:
    text = "Вена.\n\n— Нет, — сказал\nЛесков. — И не\nскоро.\nОн уехал.\n— Да, — сказал Новак."
    told = [(one.text, one.speaker) for one in quotations(text, people)]
    assert told == [("Нет", "Лесков"), ("И не\nскоро.", "Лесков"), ("Да", "Новак")]


def test_a_speaker_from_another_paragraph_is_said_to_be_from_there(people: Dataset) -> None:
    text = "Лесков приехал в Вену.\n\n— Мы не уйдём, — сказал он.\n\n— Да, — сказал Лесков.\n\n— Нет, — добавил он."
    told = [(one.text, one.speaker, one.elsewhere) for one in quotations(text, people)]
    assert told == [("Мы не уйдём", "", False), ("Да", "Лесков", False), ("Нет", "Лесков", True)]


@pytest.mark.parametrize(
    "text",
    [
        "– Польша — заявила о готовности передать танки\n– Германия — отказалась",
        "— Польша\n— Германия, где сказал своё слово канцлер\n— Франция",
        "- Лесков, Дмитрий - министр\n- Новак, Пётр - президент",
        "— 10–20 тысяч человек\n— 2014 – 2022 годы, — по данным ООН",
        "Переговоры шли с 2014 — 2022 годов, — сказал Лесков.",
        "Текст идёт дальше и\n— это тире, — сказал Лесков.",
        "— Він пішов, — Гончар залишилася.",
        "– Jan Kowalski – skrytykował prezydenta Nowaka\n– Anna Nowak – poparła premiera",
        "– Polska – zapowiedziała przekazanie czołgów\n– 20 – 30 osób, powiedział minister",
        "– le plan, a dit le ministre ;\n– la réforme, a dit le premier ministre ;",
        "– Le plan, a dit le ministre ;\n– La réforme, a dit la ministre.",
        "– Sanctions contre la Russie, adoptées lundi\n– Aide à l’Ukraine, annoncée mardi",
        "- Poland – said it would send tanks\n- Germany, said Novak, would wait for the others",
        "– Nein – sagte die Kanzlerin, und das war es.",
    ],
)  # fmt: skip
def test_lists_ranges_and_asides_are_no_speech(text: str) -> None:
    assert spoken_passages(text) == marked_passages(text)
