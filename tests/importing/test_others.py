"""Qual-O-Mat, roll calls of the United Nations and Polis: what an answer means there."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.importing.conftest import Run


@pytest.fixture
def election(tmp_path: Path) -> Path:
    folder = tmp_path / "2021"
    folder.mkdir()
    files: dict[str, Any] = {
        "overview": {"title": "Wahl", "date": "2021-09-26"},
        "answer": [
            {"id": 0, "message": "Stimme zu"},
            {"id": 1, "message": "Stimme nicht zu"},
            {"id": 2, "message": "Neutral"},
        ],
        "comment": [
            {"id": 0, "text": '"Ja, "sofort"."'},
            {"id": 1, "text": '""'},
            {"id": 2, "text": '"Keine Begründung."'},
            {"id": 3, "text": '"Keine Begründung."'},
        ],
        "party": [{"id": 0, "name": "ROT", "longname": "Rote Partei"}, {"id": 1, "name": "BLAU"}],
        "statement": [
            {"id": 0, "label": "Gebühren", "text": "Gebühren sollen weg."},
            {"id": 1, "label": "Gebühren", "text": "Gebühren sollen bleiben."},
        ],
        "opinion": [
            {"id": 0, "party": 0, "statement": 0, "answer": 0, "comment": 0},
            {"id": 1, "party": 0, "statement": 1, "answer": 1, "comment": 1},
            {"id": 2, "party": 1, "statement": 0, "answer": 2, "comment": 2},
            {"id": 3, "party": 1, "statement": 1, "answer": 0, "comment": 3},
            {"id": 4, "party": 7, "statement": 1, "answer": 0, "comment": 3},
        ],
    }
    for name, value in files.items():
        (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    return folder


def test_answers_are_read_by_their_words_and_reasons_are_quotations(
    run: Run, election: Path
) -> None:
    result = run("qual-o-mat", election)
    assert "5 answers: 4 taken, 0 merged, 1 refused" in result.out
    stances = result.loaded.dataset.stances
    assert [stance.position for stance in stances] == [2, -2, 0, 2]
    quotes = [(one.evidence[0].quote, one.evidence[0].occurrence) for one in stances]
    assert quotes == [
        ('Ja, "sofort".', None), (None, None), ("Keine Begründung.", 1), ("Keine Begründung.", 2)
    ]  # fmt: skip
    assert result.loaded.dataset.actors[0].other_names == ("Rote Partei",)


def test_theses_with_one_label_stay_two_issues(run: Run, election: Path) -> None:
    issues = run("qual-o-mat", election).loaded.dataset.issues
    assert [issue.proposal for issue in issues] == [
        "Gebühren sollen weg.", "Gebühren sollen bleiben."
    ]  # fmt: skip


def test_two_answers_of_a_party_to_a_thesis_keep_their_own_reasons(
    run: Run, election: Path
) -> None:
    path = election / "opinion.json"
    opinions = json.loads(path.read_text(encoding="utf-8"))
    opinions.append({"id": 9, "party": 0, "statement": 0, "answer": 1, "comment": 2})
    path.write_text(json.dumps(opinions), encoding="utf-8")
    stances = run("qual-o-mat", election).loaded.dataset.stances
    reasons = {
        stance.position: stance.evidence[0].quote
        for stance in stances
        if (stance.actor, stance.issue) == (stances[0].actor, stances[0].issue)
    }
    assert reasons == {2: 'Ja, "sofort".', -2: "Keine Begründung."}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('[{"id": 1, "x": [1]}]', "entry 1 has nested values"),
        ('[{"id": 1}, {"id": 2}, {"id": 1}]', "entries 1 and 3 have the id 1"),
        ('{"a": 1}', "not a list of objects"),
        ('[{"id": 1},\n x]', "opinion.json:2: not JSON"),
    ],
)
def test_hostile_json_is_refused_in_a_sentence(
    run: Run, election: Path, text: str, message: str
) -> None:
    (election / "opinion.json").write_text(text, encoding="utf-8")
    result = run("qual-o-mat", election)
    assert result.status == 2
    assert message in result.err
    assert result.err.count("\n") == 1


def test_roll_calls_keep_votes_absences_and_non_members_apart(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "un.csv"
    rows = ["rcid,country,Countryname,vote,date,unres,short"]
    rows += [
        f"3,{code},{name},{vote},2022-03-02,A/ES-11/1,Ukraine"
        for code, name, vote in (
            ("FRA", "France", 1), ("CHN", "China", 2), ("RUS", "Russia", 3),
            ("VEN", "Venezuela", 8), ("SSD", "South Sudan", 9), ("XXX", "Utopia", 4),
            ("SSD", "South Sudan", 9),
        )
    ]  # fmt: skip
    path.write_text("\n".join(rows), encoding="utf-8")
    result = run("un-votes", path)
    assert result.positions == [
        ("france", "rc-3", "2022-03-02", 2),
        ("china", "rc-3", "2022-03-02", 0),
        ("russia", "rc-3", "2022-03-02", -2),
    ]
    assert "7 votes: 4 taken, 1 merged, 2 refused" in result.out
    dataset = result.loaded.dataset
    assert [entry.actor for entry in dataset.not_applicable] == ["south-sudan"]
    assert [actor.country for actor in dataset.actors] == ["FR", "CN", "RU", "SS"]


@pytest.fixture
def polis(tmp_path: Path) -> Path:
    folder = tmp_path / "talk"
    folder.mkdir()
    (folder / "comments.csv").write_text(
        "comment-id,agrees,disagrees,comment-body\n0,1,1,More trees\n", encoding="utf-8"
    )
    (folder / "votes.csv").write_text(
        "timestamp,comment-id,voter-id,vote\n"
        "1700000300,0,4,1\n1700000100,0,4,-1\n1700000200,0,5,-1\n1700000000,0,6,0\n1700000000,9,6,1\n",
        encoding="utf-8",
    )
    (folder / "participants-votes.csv").write_text(
        "participant,group-id\n4,1\n5,\n", encoding="utf-8"
    )
    return folder


def test_the_last_vote_is_the_position_and_a_pass_is_no_neutral(run: Run, polis: Path) -> None:
    result = run("polis", polis)
    votes = [
        (stance.actor, stance.order, stance.position, stance.outcome.value)
        for stance in result.loaded.dataset.stances
    ]
    assert votes == [
        ("participant-6", None, None, "declined"),
        ("participant-4", 1, -2, "coded"),
        ("participant-4", 2, 2, "coded"),
        ("participant-5", None, -2, "coded"),
    ]
    assert "5 votes: 4 taken, 0 merged, 1 refused" in result.out
    four = result.loaded.dataset.actors_by_id["participant-4"]
    assert [membership.group for membership in four.member_of] == ["opinion-group-1"]


def test_an_export_with_the_signs_swapped_is_refused(run: Run, polis: Path) -> None:
    (polis / "comments.csv").write_text(
        "comment-id,agrees,disagrees,comment-body\n0,2,0,More trees\n", encoding="utf-8"
    )
    (polis / "votes.csv").write_text(
        "timestamp,comment-id,voter-id,vote\n1700000300,0,4,-1\n1700000100,0,5,-1\n",
        encoding="utf-8",
    )
    assert "so that 1 agrees" in run("polis", polis).err


def test_two_comments_with_one_id_are_refused(run: Run, polis: Path) -> None:
    with (polis / "comments.csv").open("a", encoding="utf-8") as file:
        file.write("0,1,1,Fewer trees\n")
    assert "rows 1 and 2 have the comment-id '0'" in run("polis", polis).err


def test_parties_with_one_name_stay_apart_and_that_is_said(run: Run, election: Path) -> None:
    parties = [{"id": 0, "name": "ROT"}, {"id": 1, "name": "Rot"}]
    (election / "party.json").write_text(json.dumps(parties), encoding="utf-8")
    result = run("qual-o-mat", election)
    assert "2 parties are called 'ROT'; they stay apart" in result.out
    dataset = result.loaded.dataset
    assert [actor.name for actor in dataset.actors] == ["ROT (0)", "Rot (1)"]
    assert [stance.actor for stance in dataset.stances] == ["rot-0", "rot-0", "rot-1", "rot-1"]


@pytest.mark.parametrize(("first", "second"), [(9, 1), (1, 9)])
def test_a_country_that_voted_and_was_no_member_is_refused_with_both_rows(
    run: Run, tmp_path: Path, first: int, second: int
) -> None:
    path = tmp_path / "un.csv"
    rows = [f"1,France,{first},2001-02-03", f"1,France,{second},2001-02-03", "1,Spain,1,2001-02-03"]
    path.write_text("\n".join(["rcid,country,vote,date", *rows]), encoding="utf-8")
    result = run("un-votes", path)
    assert result.status == 0
    assert "refused: row 2: " in result.out
    assert "but row 1 says that France" in result.out
    assert "3 votes: 2 taken, 0 merged, 1 refused" in result.out
