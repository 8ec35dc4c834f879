"""Each rule objects to its own case, at the right place, and to nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances import checks
from stances.checks import RULES
from stances.errors import InvalidData, Level, Problem
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import Loaded, parse
from tests.conftest import TODAY, correction, search, stance

Read = Callable[[dict[str, Any]], Loaded]
Change = Callable[[dict[str, Any]], Any]


def problems_in(read: Read, data: dict[str, Any]) -> list[Problem]:
    """Errors and warnings alike."""
    try:
        return list(read(data).warnings)
    except InvalidData as error:
        return list(error.problems)


def problems_beside(text: str, data: dict[str, Any], quote: str) -> list[Problem]:
    """The problems of the small dataset whose first quotation and its seed are these."""
    first(data)["evidence"][0]["quote"] = quote
    seeds = Seeds({"text.txt": Seed("text.txt", text)})
    raw = yaml.safe_dump(data, allow_unicode=True).encode()
    try:
        return list(parse(raw, file="data/stances.yaml", seeds=seeds, today=TODAY).warnings)
    except InvalidData as error:
        return list(error.problems)


def first(data: dict[str, Any]) -> dict[str, Any]:
    return data["stances"][0]


def coding(coder: str, position: int | None = None, status: str | None = None) -> dict[str, Any]:
    values = {"coder": coder, "position": position, "status": status}
    return {name: value for name, value in values.items() if value is not None}


CASES: dict[str, Change] = {
    "missing-seed": lambda d: d["sources"][0].update(seed="lost.txt"),
    "changed-seed": lambda d: d["sources"][0].update(hash=f"sha256:{'0' * 64}"),
    "seed-not-utf8": lambda d: d["sources"][1].update(seed="windows.txt"),
    "quote-without-seed": lambda d: d["stances"][1]["evidence"][0].update(quote="I agree."),
    "quote-not-in-seed": lambda d: first(d)["evidence"][0].update(quote="We will newer agree."),
    "quote-cut": lambda d: first(d)["evidence"][0].update(quote="ever - agree"),
    "which-occurrence": lambda d: first(d)["evidence"][0].update(quote="never"),
    "unseen-character": lambda d: d["actors"][0].update(name="An\u200bn"),
    "no-evidence": lambda d: d["stances"].append(stance("x", date="2024-04-01", evidence=[])),
    "same-record": lambda d: d["stances"].append(first(d) | {"id": "again"}),
    "unused-source": lambda d: d["sources"].append({"id": "spare"}),
    "same-actor": lambda d: d["actors"].append({"id": "ann-2", "name": "Ann", "kind": "person"}),
    "same-source": lambda d: d["sources"][0].update(url="http://www.example.org/a/?utm_source=x"),
    "copy-loop": lambda d: [
        d["sources"][at].update(copy_of=name) for at, name in enumerate(["link", "text"])
    ],
    "not-a-link": lambda d: d["sources"][1].update(url="javascript:alert(1)"),
    "position-status": lambda d: first(d).update(status="declined"),
    "two-positions": lambda d: d["stances"].append(stance("x", position=2)),
    "not-contested": lambda d: first(d).update(contested=True),
    "act-without-decision": lambda d: d["stances"][1].update(attribution="act"),
    "inferred-without-note": lambda d: d["stances"][1].update(attribution="inferred"),
    "exact-day": lambda d: d["dataset"].update(as_of="2024-06"),
    "hidden-records": lambda d: d["dataset"].update(as_of="2024-02-29"),
    "date-order": lambda d: first(d).update(public="2024-02-28"),
    "future-date": lambda d: d["sources"][1].update(published="2027-01-01"),
    "office-interval": lambda d: d["actors"][0].update(in_office="2024-03-01"),
    "not-in-office": lambda d: d["actors"][1].update(in_office="2024-04-01/2024-12-31"),
    "supersedes": lambda d: first(d).update(supersedes="bob.tax.1"),
    "see-also": lambda d: first(d).update(see_also=["bob.tax.1"]),
    "member-loop": lambda d: [actor.update(member_of=["ann"]) for actor in d["actors"][:1]],
    "period-order": lambda d: d["actors"][0].update(
        member_of=[{"group": "bob", "from": "2024-03", "until": "2023"}]
    ),
    "repeated-coding": lambda d: first(d).update(codings=[coding("one", -2), coding("one", -2)]),
    "unsettled-codings": lambda d: first(d).update(codings=[coding("one", -2), coding("two", 0)]),
    "search-reach": lambda d: d.update(searches=[search("ann", "war", reach="one-text")]),
    "search-without-reach": lambda d: d.update(searches=[search("ann", "war", reach=None)]),
    "search-contradicted": lambda d: d.update(
        searches=[search("ann", "tax", reach="one-text", sources=["text"])]
    ),
    "not-applicable-contradicted": lambda d: d.update(
        not_applicable=[{"actor": "ann", "until": "2024-03-01"}]
    ),
    "copied-summary": lambda d: first(d).update(
        summary="So: the minister said we will never never agree asked again he walked away."
    ),
    "unclear-correction": lambda d: d.update(corrections=[correction("ann", what="A slip.")]),
}


def test_every_rule_has_a_case() -> None:
    assert sorted(CASES) == sorted(rule.code for rule in RULES)


def test_every_file_is_a_rule_named_like_its_code() -> None:
    files = {file.stem for file in Path(checks.__file__).parent.glob("*.py")}
    named = {rule.code.replace("-", "_") for rule in RULES}
    assert files == named | {"__init__", "case"}


@pytest.mark.parametrize("code", CASES)
def test_a_rule_objects_to_its_case_and_no_other_rule_does(
    read: Read, small: dict[str, Any], code: str
) -> None:
    assert problems_in(read, small) == []
    if code == "two-positions":
        small["stances"][0]["attribution"] = "paraphrase"
    CASES[code](small)
    problems = problems_in(read, small)
    assert {problem.code for problem in problems} == {code}
    assert all(problem.line > 1 for problem in problems)
    level = next(rule.level for rule in RULES if rule.code == code)
    assert {problem.level for problem in problems} == {level}


def test_a_wrong_letter_in_a_quotation_names_line_and_nearest_passage(
    read: Read, small: dict[str, Any]
) -> None:
    first(small)["evidence"][0]["quote"] = "We wil never – never – agree."
    (problem,) = problems_in(read, small)
    assert problem.message == (
        "the quotation is not in seeds/text.txt; nearest passage, seeds/text.txt:1: "
        "“We will never – never – agree.”"
    )


def test_the_nearest_passage_is_one_line(small: dict[str, Any]) -> None:
    (problem,) = problems_beside("We will never\nagree.", small, "We will nevr agree.")
    assert problem.message.endswith("seeds/text.txt:1: “We will never agree.”")


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        (
            "Such strikes are illegal.",
            "legal",
            "begins inside “illegal” (seeds/text.txt:1); quote whole words",
        ),
        ("One.\nWe can't agree.", "We can", "ends inside “can't” (seeds/text.txt:2)"),
        ("Worth 1,500 million.", "500 million", "begins inside “1,500”"),
        ("Support fell by −25 percent.", "25 percent", "begins inside “-25 percent”"),
        ("A note.", "e", "'e' is not a quotation; quote at least a word"),
    ],
)
def test_a_quotation_that_cuts_a_word_or_number_names_it(
    small: dict[str, Any], text: str, quote: str, words: str
) -> None:
    (problem,) = problems_beside(text, small, quote)
    assert (problem.code, problem.level) == ("quote-cut", Level.ERROR)
    assert words in problem.message


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We will send wea\u00adpons.", "We will send weapons."),
        ("Dès l’été.", "De\u0300s l'e\u0301te\u0301."),
        ("We wait… and act.", "We wait... and act."),
        ("Об\u02bcєднані сили", "Об'єднані сили"),
        ("The of\ufb01ce is open.", "The office is open."),
    ],
)
def test_what_cannot_be_seen_makes_no_other_quotation(
    small: dict[str, Any], text: str, quote: str
) -> None:
    assert problems_beside(text, small, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("We go—not for a day.", "We go — not for a day.", "for a day.”; only the spaces differ"),
        (
            "Rosa will not go.",
            "R\u043esa will not go.",
            "the text has U+006F LATIN SMALL LETTER O for U+043E CYRILLIC SMALL LETTER O",
        ),
    ],
)
def test_a_difference_that_is_hard_to_see_is_named(
    small: dict[str, Any], text: str, quote: str, words: str
) -> None:
    (problem,) = problems_beside(text, small, quote)
    assert problem.code == "quote-not-in-seed"
    assert problem.message.endswith(words)


@pytest.mark.parametrize("quote", ["(5)", "5°", "±3", "+5", "~7", "l'", "👩", "5%"])
def test_less_than_a_word_is_one_problem_where_it_stands(small: dict[str, Any], quote: str) -> None:
    (problem,) = problems_beside(f"We say {quote} here.", small, quote)
    assert (problem.code, problem.level) == ("quote-cut", Level.ERROR)
    assert problem.message == f"'{quote}' is not a quotation; quote at least a word"


@pytest.mark.parametrize("quote", ["5 percent", "x²", "H₂"])
def test_a_short_quotation_that_stands_in_the_text_is_accepted(
    small: dict[str, Any], quote: str
) -> None:
    assert problems_beside(f"We say {quote} of it.", small, quote) == []


def test_a_second_entry_under_not_applicable_is_a_problem(
    read: Read, small: dict[str, Any]
) -> None:
    small["not_applicable"] = [
        {"actor": "ann", "issue": "war"},
        {"actor": "ann", "issue": "war", "until": "2020"},
        {"actor": "ann", "issue": "war", "note": "not a member"},
    ]
    (problem,) = problems_in(read, small)
    assert (problem.code, problem.level) == ("same-record", Level.ERROR)
    assert problem.message == "the same actor, issue and days as entry 1; keep one of the two"


def test_words_that_stand_twice_are_told_apart_by_their_number(small: dict[str, Any]) -> None:
    text = "Ana said: “We will not wait.”\n\nBen was asked. “We will not wait,” he said."
    (problem,) = problems_beside(text, small, "We will not wait")
    assert (problem.code, problem.level) == ("which-occurrence", Level.WARNING)
    assert "2 times in seeds/text.txt" in problem.message
    assert "(1: line 1, after “Ana said:”, 2: line 3, after “Ben was asked.”)" in problem.message
    first(small)["evidence"][0]["occurrence"] = 2
    assert problems_beside(text, small, "We will not wait") == []
    first(small)["evidence"][0]["occurrence"] = 3
    (problem,) = problems_beside(text, small, "We will not wait")
    assert (problem.code, problem.level) == ("quote-not-in-seed", Level.ERROR)
    assert "occurs in seeds/text.txt 2 times; occurrence is 3" in problem.message


def test_an_occurrence_needs_a_quotation(read: Read, small: dict[str, Any]) -> None:
    small["stances"][1]["evidence"][0]["occurrence"] = 1
    (problem,) = problems_in(read, small)
    assert problem.message == "occurrence is given, but no quotation; add it or delete the line"


def test_a_seed_that_is_not_utf8_is_one_problem_with_line_and_column(
    read: Read, small: dict[str, Any]
) -> None:
    small["sources"][0]["seed"] = "windows.txt"
    (problem,) = problems_in(read, small)
    assert (problem.code, problem.level) == ("seed-not-utf8", Level.ERROR)
    assert problem.message == (
        "seeds/windows.txt:2:7 is not UTF-8 text (byte 92, in Windows-1252 ’); save it as UTF-8"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda d: d["actors"][0].update(name="Eve \u202edlonra"),
            "name holds U+202E RIGHT-TO-LEFT OVERRIDE, which cannot be seen; delete it",
        ),
        (
            lambda d: d["actors"][0].update(other_names=["Rosa", "R\u043esa"]),
            "other_names has U+043E CYRILLIC SMALL LETTER O in a word of another script",
        ),
        (lambda d: first(d).update(speaker="A\u200b b"), "speaker holds U+200B ZERO WIDTH SPACE"),
        (lambda d: d["sources"][1].update(title="A\ufeff page"), "title holds U+FEFF"),
    ],
)
def test_a_name_with_what_cannot_be_seen_is_warned_of(
    read: Read, small: dict[str, Any], change: Change, words: str
) -> None:
    change(small)
    (problem,) = problems_in(read, small)
    assert (problem.code, problem.level) == ("unseen-character", Level.WARNING)
    assert words in problem.message


@pytest.mark.parametrize(
    "name",
    [
        "محمد می\u200cخواهم",
        "Партия Yabloko",
        "क्\u200dष",
        "Zoë O’Neill",
        "☂\ufe0f Umbrella",
        "β-test",
    ],
)
def test_a_name_in_its_own_script_is_accepted(read: Read, small: dict[str, Any], name: str) -> None:
    small["actors"][0]["name"] = name
    assert problems_in(read, small) == []


@pytest.mark.parametrize(
    ("other", "objected"),
    [
        ({"position": -1}, True),
        ({"position": -2}, False),
        ({"position": -1, "act": "decision"}, False),
        ({"position": -1, "attribution": "anonymous"}, False),
        ({"position": -1, "date": "2024-03-01~"}, True),
        ({"position": -1, "date": "2024-03"}, False),
        ({"position": -1, "issue": "war"}, False),
        ({"position": None, "status": "declined"}, False),
        ({"position": -1, "supersedes": "ann.tax.1"}, False),
        ({"position": -1, "withdrawn": {"date": "2024-05-01", "reason": "misread"}}, False),
    ],
)
def test_only_records_of_one_day_and_rank_disagree(
    read: Read, small: dict[str, Any], other: dict[str, Any], objected: bool
) -> None:
    small["stances"].append(stance("x", **other))
    assert [p.code for p in problems_in(read, small)] == ["two-positions"] * (2 * objected)


def test_a_marked_disagreement_is_accepted(read: Read, small: dict[str, Any]) -> None:
    first(small)["contested"] = True
    small["stances"].append(stance("x", position=2, contested=True))
    assert problems_in(read, small) == []


@pytest.mark.parametrize(
    ("one", "two", "objected"),
    [
        (coding("one", 2), coding("two", 1), False),
        (coding("one", 1), coding("two", -1), True),
        (coding("one", 0), coding("two", -1), False),
        (coding("one", 2), coding("two", status="unclear"), True),
        (coding("one", status="unclear"), coding("two", status="declined"), True),
    ],
)
def test_codings_are_settled_if_they_differ_by_two_in_sign_or_in_status(
    read: Read, small: dict[str, Any], one: Any, two: Any, objected: bool
) -> None:
    first(small)["codings"] = [one, two]
    assert bool(problems_in(read, small)) is objected
    first(small)["settled"] = "Read again."
    assert problems_in(read, small) == []


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({"date": "2027-01-01"}, "future-date", "in the future"),
        ({"date": "2025-01"}, "exact-day", "the date of a correction must be an exact day"),
        ({"what": "A  slip."}, "unclear-correction", "'why' repeats 'what'"),
        ({"record": "tax"}, "unclear-correction", "records of two kinds: issue, event"),
    ],
)
def test_a_correction_has_a_past_day_one_record_and_a_reason(
    read: Read, small: dict[str, Any], fields: dict[str, Any], code: str, words: str
) -> None:
    small["events"] = [{"id": "tax", "date": "2024-01-01", "label": "A vote"}]
    small["corrections"] = [correction("ann.tax.1")]
    assert problems_in(read, small) == []
    small["corrections"] += [correction("ann.tax.1") | fields]
    (problem,) = problems_in(read, small)
    assert (problem.code, problem.level) == (code, Level.ERROR)
    assert words in problem.message


def test_membership_circles_of_two_are_reported(read: Read, small: dict[str, Any]) -> None:
    small["actors"][0]["member_of"] = ["bob"]
    small["actors"][1]["member_of"] = ["ann"]
    assert [problem.code for problem in problems_in(read, small)] == ["member-loop", "member-loop"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://",
        "http://a b",
        "ftp://x.y",
        "https://[x",
    ],
)
def test_an_address_that_is_not_a_web_address_is_plain_text(
    read: Read, small: dict[str, Any], address: str
) -> None:
    small["sources"][1]["archived"] = address
    (problem,) = problems_in(read, small)
    assert (problem.code, problem.level) == ("not-a-link", Level.WARNING)


def test_an_open_time_in_office_has_no_end(read: Read, small: dict[str, Any]) -> None:
    small["actors"][1]["in_office"] = "2024-01-01/.."
    small["stances"][1]["date"] = small["dataset"]["as_of"] = "2026-01-01"
    assert problems_in(read, small) == []


def test_a_pinned_date_that_hides_records_says_how_many_and_what_to_write(
    read: Read, small: dict[str, Any]
) -> None:
    small["stances"].append(stance("late", date="2024-07-08"))
    small["stances"].append(
        stance("gone", date="2024-08-09", withdrawn={"date": "2024-09-01", "reason": "X."})
    )
    (problem,) = problems_in(read, small)
    assert problem.message == (
        "1 record is later than 2024-06-01; write 2024-07-08, or delete the line to follow the "
        "newest"
    )
    del small["dataset"]["as_of"]
    assert problems_in(read, small) == []


def test_several_times_in_office_leave_a_gap(read: Read, small: dict[str, Any]) -> None:
    del small["dataset"]["as_of"]
    small["actors"][1]["in_office"] = ["2017-01-20/2021-01-20", "2025-01-20/.."]
    small["stances"][1]["date"] = "2025-01-20"
    assert problems_in(read, small) == []
    small["stances"][1]["date"] = "2024-03-01"
    (problem,) = problems_in(read, small)
    assert problem.code == "not-in-office"
    assert "(2017-01-20/2021-01-20, 2025-01-20/..)" in problem.message


def test_a_circle_of_members_needs_a_common_day(read: Read, small: dict[str, Any]) -> None:
    ann, bob = small["actors"]
    ann["member_of"] = [{"group": "bob", "until": "2020-12-31"}]
    bob["member_of"] = [{"group": "ann", "from": "2021-01-01"}]
    assert problems_in(read, small) == []
    bob["member_of"] = [{"group": "ann", "from": "2020-12-31"}]
    assert [problem.code for problem in problems_in(read, small)] == ["member-loop", "member-loop"]


def test_a_date_in_a_list_is_named_by_its_field(read: Read, small: dict[str, Any]) -> None:
    small["actors"][1]["in_office"] = ["2017/2021", "soon"]
    (problem,) = problems_in(read, small)
    assert problem.message.startswith("in_office: 'soon' is not a date; write 2024-11-17")


def test_records_of_a_day_in_order_do_not_disagree(read: Read, small: dict[str, Any]) -> None:
    first(small)["order"] = 1
    small["stances"].append(stance("x", position=2, order=2))
    assert problems_in(read, small) == []
    small["stances"][-1]["contested"] = True
    assert [problem.code for problem in problems_in(read, small)] == ["not-contested"]


def test_the_order_of_a_day_is_stated_by_all_its_records(read: Read, small: dict[str, Any]) -> None:
    small["stances"].append(stance("x", position=2, order=1))
    (problem,) = problems_in(read, small)
    assert problem.code == "two-positions"
    assert "add order: 1, 2 … here too" in problem.message


def test_the_same_words_twice_in_a_day_are_two_records(read: Read, small: dict[str, Any]) -> None:
    small["stances"] += [stance("x", date="2024-04-01", order=1, summary="No."),
                         stance("y", date="2024-04-01", order=2, summary="No.")]  # fmt: skip
    assert problems_in(read, small) == []


def test_a_record_does_not_supersede_a_later_one_of_its_day(
    read: Read, small: dict[str, Any]
) -> None:
    first(small)["order"] = 2
    small["stances"].append(stance("x", position=2, order=1, supersedes="ann.tax.1"))
    assert {problem.code for problem in problems_in(read, small)} == {"supersedes"}


@pytest.mark.parametrize(("value", "words"), [(0, "must be 1 to 1000"), ("1", "a whole number")])
def test_an_order_is_a_whole_number_from_one(
    read: Read, small: dict[str, Any], value: Any, words: str
) -> None:
    first(small)["order"] = value
    (problem,) = problems_in(read, small)
    assert words in problem.message


def test_a_year_that_lost_its_zeros_needs_quotation_marks(
    read: Read, small: dict[str, Any]
) -> None:
    first(small)["date"] = 815
    (problem,) = problems_in(read, small)
    assert problem.message == (
        "date should be a date as text, found the number 815; put it in quotation marks"
    )


def actor(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": "new", "name": name, "kind": "person", **fields}


@pytest.mark.parametrize(
    ("new", "objected"),
    [
        (actor("ANN"), True),
        (actor("An\u200bn"), True),
        (actor("Other", other_names=["Bob"]), True),
        (actor("Other", other_names=["Annie"]), True),
        (actor("Annie"), True),
        (actor("Other", wikidata="Q1"), True),
        (actor("Other", wikidata="Q1", kind="government"), True),
        (actor("Ann", kind="camp"), True),
        (actor("The Ann camp", kind="camp", other_names=["Ann"]), False),
        (actor("Annie", kind="government"), False),
        (actor("Other", other_names=["Other", "other"]), False),
        (actor("Other", short="Ann", wikidata="Q11"), False),
    ],
)
def test_two_actors_of_one_name_or_wikidata_id_are_one_but_a_body_may_be_called_after_a_person(
    read: Read, small: dict[str, Any], new: dict[str, Any], objected: bool
) -> None:
    small["actors"][0].update(other_names=["Annie"], wikidata="Q1")
    small["actors"].append(new)
    codes = [p.code for p in problems_in(read, small) if p.code != "unseen-character"]
    assert codes == ["same-actor"] * objected


def test_two_actors_that_share_several_names_are_reported_once_with_both_ids(
    read: Read, small: dict[str, Any]
) -> None:
    small["actors"][0].update(name="Zo\u00e9", other_names=["Z"], wikidata="Q1")
    small["actors"].append(actor("Zoe\u0301", other_names=["Z"]))
    (problem,) = problems_in(read, small)
    assert problem.message == (
        "'Zoe\u0301' is the name of 'new' and the name of 'ann', in other characters "
        "(U+0301 COMBINING ACUTE ACCENT here; U+00E9 LATIN SMALL LETTER E WITH ACUTE there); "
        "make the two one actor, or give them names that tell them apart"
    )


@pytest.mark.parametrize(
    ("fields", "objected"),
    [
        ({"url": "https://example.org/a"}, True),
        ({"archived": "https://web.archive.org/web/20240301/https://example.org/a"}, True),
        ({"seed": "text.txt"}, True),
        ({"url": "https://example.org/a?page=2"}, False),
        ({"url": "https://example.org/b", "title": "A page"}, False),
    ],
)
def test_sources_of_one_address_copy_or_text_are_one_document(
    read: Read, small: dict[str, Any], fields: dict[str, Any], objected: bool
) -> None:
    small["sources"].append({"id": "again", **fields})
    first(small)["evidence"].append({"source": "again"})
    assert [p.code for p in problems_in(read, small)] == ["same-source"] * objected


def test_a_source_written_otherwise_is_told_what_it_repeats(
    read: Read, small: dict[str, Any]
) -> None:
    CASES["same-source"](small)
    (problem,) = problems_in(read, small)
    assert problem.message == (
        "the address of 'link' is the address of 'text' too, written "
        "http://www.example.org/a/?utm_source=x; cite 'text' instead and delete 'link', or correct "
        "it"
    )
