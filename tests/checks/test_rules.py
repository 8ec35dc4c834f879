"""Each rule objects to its own case, at the right place, and to nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stances import checks
from stances.checks import RULES
from stances.errors import InvalidData, Level, Problem
from stances.reading.loader import Loaded
from tests.conftest import correction, stance

Read = Callable[[dict[str, Any]], Loaded]
Change = Callable[[dict[str, Any]], Any]


def problems_in(read: Read, data: dict[str, Any]) -> list[Problem]:
    """Errors and warnings alike."""
    try:
        return list(read(data).warnings)
    except InvalidData as error:
        return list(error.problems)


def first(data: dict[str, Any]) -> dict[str, Any]:
    return data["stances"][0]


def coding(coder: str, position: int | None = None, status: str | None = None) -> dict[str, Any]:
    values = {"coder": coder, "position": position, "status": status}
    return {name: value for name, value in values.items() if value is not None}


CASES: dict[str, Change] = {
    "missing-seed": lambda d: d["sources"][0].update(seed="lost.txt"),
    "quote-without-seed": lambda d: d["stances"][1]["evidence"][0].update(quote="I agree."),
    "quote-not-in-seed": lambda d: first(d)["evidence"][0].update(quote="We will newer agree."),
    "no-evidence": lambda d: d["stances"].append(stance("x", date="2024-04-01", evidence=[])),
    "same-record": lambda d: d["stances"].append(first(d) | {"id": "again"}),
    "unused-source": lambda d: d["sources"].append({"id": "spare"}),
    "not-a-link": lambda d: d["sources"][1].update(url="javascript:alert(1)"),
    "position-status": lambda d: first(d).update(status="declined"),
    "two-positions": lambda d: d["stances"].append(stance("x", position=2)),
    "not-contested": lambda d: first(d).update(contested=True),
    "act-without-decision": lambda d: d["stances"][1].update(attribution="act"),
    "inferred-without-note": lambda d: d["stances"][1].update(attribution="inferred"),
    "exact-day": lambda d: d["dataset"].update(as_of="2024-06"),
    "date-order": lambda d: first(d).update(public="2024-02-28"),
    "future-date": lambda d: first(d).update(date="2027-01-01"),
    "office-interval": lambda d: d["actors"][0].update(in_office="2024-03-01"),
    "not-in-office": lambda d: d["stances"][1].update(date="2025-01-01"),
    "supersedes": lambda d: first(d).update(supersedes="bob.tax.1"),
    "member-loop": lambda d: [actor.update(member_of=["ann"]) for actor in d["actors"][:1]],
    "membership-order": lambda d: d["actors"][0].update(
        member_of=[{"group": "bob", "from": "2024-03", "until": "2023"}]
    ),
    "repeated-coding": lambda d: first(d).update(codings=[coding("one", -2), coding("one", -2)]),
    "unsettled-codings": lambda d: first(d).update(codings=[coding("one", -2), coding("two", 0)]),
    "search-contradicted": lambda d: d.update(
        searches=[{"actor": "ann", "issue": "tax", "date": "2024-05-01", "sources": ["text"]}]
    ),
    "copied-summary": lambda d: first(d).update(
        summary="So: the minister said we will never never agree asked again he walked away."
    ),
    "unclear-correction": lambda d: d.update(corrections=[correction("ann", what=" ")]),
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
        ({"why": "\t"}, "unclear-correction", "'why' is blank"),
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
    small["stances"][1]["date"] = "2026-01-01"
    assert problems_in(read, small) == []


def test_several_times_in_office_leave_a_gap(read: Read, small: dict[str, Any]) -> None:
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
