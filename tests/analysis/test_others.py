"""Groups, differences, reliability, search: against values worked out by hand or published."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.analysis.differences import sides
from stances.analysis.groups import members
from stances.analysis.reliability import alpha
from stances.analysis.search import search
from stances.tables import Tables
from tests.conftest import stance
from tests.questions import ask

Framed = Callable[[dict[str, Any]], Tables]
DAY = date(2024, 6, 1)

# Hayes & Krippendorff (2007): four observers, twelve units, some values missing.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


@pytest.mark.parametrize(
    ("level", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_of_the_textbook_example(level: str, value: float) -> None:
    units = [[v for v in unit if v is not None] for unit in zip(*OBSERVERS, strict=True)]
    result = alpha(units, level=level)
    assert result is not None
    assert round(result, 3) == value


def test_alpha_needs_something_that_varies() -> None:
    assert alpha([[1, 1], [1, 1]]) is None
    assert alpha([]) is None
    assert alpha([[1], [2]]) is None


def test_a_member_of_the_other_sign_dissents(framed: Framed, small: dict[str, Any]) -> None:
    small["actors"][1] = {"id": "bob", "name": "Bob", "kind": "person", "member_of": ["ann"]}
    small["actors"].append({"id": "cid", "name": "Cid", "kind": "person", "member_of": ["ann"]})
    small["stances"] = [
        stance("a", position=1), stance("b", actor="bob", position=-2), stance("c", actor="cid", position=2),
    ]  # fmt: skip
    tables = framed(small)
    bobs_group = members(tables, ask(tables, as_of=DAY).positions(), group="ann", issue="tax")
    assert bobs_group is not None
    assert bobs_group.positions == {"bob": -2, "cid": 2}
    assert bobs_group.dissenters == ("bob",)
    assert members(tables, ask(tables, as_of=DAY).positions(), group="ann", issue="war") is None


def test_only_split_issues_differ_and_stale_positions_do_not_count(
    framed: Framed, small: dict[str, Any]
) -> None:
    issues = sides(ask(framed(small), as_of=DAY).positions())
    assert [(s.issue, s.support, s.oppose) for s in issues] == [("tax", ("bob",), ("ann",))]
    assert sides(ask(framed(small), as_of=date(2024, 8, 1)).positions()) == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("missiles will speak", ("zelenskyy.long-range-strikes.2024-11-17", "Quotation")),
        ("MISSILES SPEAK themselves", ("zelenskyy.long-range-strikes.2024-11-17", "Quotation")),
        ("begged months", ("zelenskyy.long-range-strikes.2024-09", "Summary")),
    ],
)
def test_words_are_found_in_any_order_and_case(
    shipped_tables: Tables, query: str, first: tuple[str, str]
) -> None:
    hits = search(shipped_tables, query, among=frozenset(shipped_tables.stance_rows))
    assert (hits[0].stance, hits[0].where) == first
    marked = {text.lower() for text, hit in hits[0].parts if hit}
    assert marked <= set(query.lower().split())


@pytest.mark.parametrize(
    ("query", "summary", "found"),
    [
        ("nato", "Senator Graham left.", False),
        ("nato", "The NATOs of this world.", True),
        ("nato", "A pre-NATO idea.", True),
        ("500", "It is 1500 km away.", False),
        ("“ato", "NATO is ready.", False),
        ("導彈", "遠程導彈", True),
    ],
)
def test_a_word_is_found_where_one_begins(
    framed: Framed, small: dict[str, Any], query: str, summary: str, found: bool
) -> None:
    small["stances"] = [small["stances"][0] | {"summary": summary}]
    tables = framed(small)
    among = frozenset(tables.stance_rows)
    assert bool(search(tables, query, among=among)) == found


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ("Ukraine's", "Ukraine’s"),
        ("Russia's", "Russia\u02bcs"),
        ("long-range", "long\u2011range"),
        ("weapons", "wea\u00adpons"),
        ('"wars will escalate"', "“wars will escalate”"),
    ],
)
def test_marks_that_look_alike_find_the_same_records(
    shipped_tables: Tables, straight: str, curly: str
) -> None:
    among = frozenset(shipped_tables.stance_rows)
    hits = search(shipped_tables, straight, among=among)
    assert hits
    assert search(shipped_tables, curly, among=among) == hits
    assert {hit.stance for hit in search(shipped_tables, straight.strip('"'), among=among)} == {
        hit.stance for hit in hits
    }


@pytest.mark.parametrize(
    ("speaker", "query"),
    [
        ("Søren Bjørnø", "bjorno"),
        ("Yıldırım", "yildirim"),
        ("Đorđević", "dordevic"),
        ("Anna Straße", "strasse"),
        ("Erdog\u0306an", "erdogan"),
        ("Erdog\u0306an", "Erdoğan"),
        ("Łukasz Æsop Œuvre", "lukasz aesop oeuvre"),
        ("Обʼєднані", "Об'єднані"),
        ("한국", "한국"),
    ],
)
def test_letters_are_found_as_they_are_typed(
    framed: Framed, small: dict[str, Any], speaker: str, query: str
) -> None:
    small["stances"][0] |= {"speaker": speaker}
    made = framed(small)
    (hit,) = search(made, query, among=frozenset(made.stance_rows))
    assert (hit.stance, hit.where) == ("ann.tax.1", "Speaker")
    assert "".join(text for text, _ in hit.parts) == speaker
    assert "".join(text for text, marked in hit.parts if marked).split() != []


@pytest.mark.parametrize(
    ("query", "stances"),
    [
        ("ever never", ["c", "b", "a"]),
        ('"never ever"', ["b", "a"]),
        ("“never ever”", ["b", "a"]),
        ('"never ev', ["b", "a"]),
        ('"never ever" twice', ["b"]),
        ("nothing OR twice", ["c", "b"]),
        ('nothing OR "never ever"', ["c", "b", "a"]),
        ("nothing OR twice ever", ["c", "b"]),
        ("nothing or twice", []),
        ("OR twice", ["b"]),
        ("twice OR", ["b"]),
        ('"OR" twice', ["b"]),
        ('""', []),
    ],
)
def test_phrases_and_alternatives(
    framed: Framed, small: dict[str, Any], query: str, stances: list[str]
) -> None:
    small["stances"] = [
        stance("a", summary="He would Never\n  ever agree.", date="2024-03-01"),
        stance("b", summary="Never ever, he said for or twice.", date="2024-03-02"),
        stance("c", summary="Ever and never; nothing else.", date="2024-03-03"),
    ]
    tables = framed(small)
    found = search(tables, query, among=frozenset(tables.stance_rows))
    assert [hit.stance for hit in found] == stances


def test_a_phrase_is_marked_whole_and_not_across_two_fields(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["stances"] = [stance("a", summary="He said never ever.", speaker="Ever Green")]
    tables = framed(small)
    among = frozenset(tables.stance_rows)
    (hit,) = search(tables, '"never ever"', among=among)
    assert [text for text, marked in hit.parts if marked] == ["never ever"]
    assert search(tables, '"never ever. ever"', among=among) == []


def test_another_syllable_is_not_found(framed: Framed, small: dict[str, Any]) -> None:
    small["stances"][0] |= {"speaker": "한국"}
    made = framed(small)
    assert search(made, "하", among=frozenset(made.stance_rows)) == []


def test_accents_and_other_names_do_not_matter(shipped_tables: Tables) -> None:
    among = frozenset(shipped_tables.stance_rows)
    assert search(shipped_tables, "radoslaw sikorski", among=among)
    assert search(shipped_tables, "zelenskiy nato", among=among)
    assert search(shipped_tables, "  ", among=among) == []
    assert search(shipped_tables, "tomahawk", among=frozenset()) == []
