"""A pasted table: what is read of it, which rows are refused and why, and that counts add up."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from stances.curation.editing import edited
from stances.curation.pasting.judged import JudgedTable, judged_table
from stances.curation.pasting.table import COLUMNS, pasted_rows
from stances.errors import StancesError
from stances.model.seeds import Seeds
from stances.reading.loader import Loaded
from tests.conftest import SMALL, TODAY

HEAD = "Actor\tIssue\tDate\tPosition\tAttribution\tSummary\tSource\tQuote\tCoder"
GOOD = "Ann\tWar\t2024-04-01\t+1\tParaphrased\tAnn would end it.\tlink"


@pytest.fixture
def judge(read: Callable[[dict[str, Any]], Loaded], seeds: Seeds) -> Callable[..., JudgedTable]:
    def judging(*rows: str, head: str = HEAD, coder: str | None = None) -> JudgedTable:
        table = judged_table(
            pasted_rows("\n".join([head, *rows])),
            read(SMALL).dataset,
            SMALL,
            seeds=seeds,
            coder=coder,
            today=TODAY,
        )
        assert len(table.added) + len(table.refused) == len(table.rows)
        return table

    return judging


Judge = Callable[..., JudgedTable]


def reasons(table: JudgedTable) -> dict[int, str]:
    return {row.number: "; ".join(row.reasons) for row in table.refused}


def test_names_and_labels_become_ids_and_codes(judge: Judge) -> None:
    quoted = "bob\twar\t2024-04-02\tStrongly opposes\tquote\tBob refused.\ttext\tWe will never – never – agree.\tTwo"
    table = judge(GOOD, quoted, coder="one")
    assert reasons(table) == {}
    first, second = (row.fields for row in table.rows)
    assert first == {
        "id": "ann.war.2024-04-01", "actor": "ann", "issue": "war", "date": "2024-04-01",
        "position": 1, "attribution": "paraphrase", "summary": "Ann would end it.",
        "evidence": [{"source": "link"}], "codings": [{"coder": "one", "position": 1}],
    }  # fmt: skip
    assert second["position"] == -2
    assert second["evidence"] == [{"source": "text", "quote": "We will never – never – agree."}]
    assert second["codings"] == [{"coder": "two", "position": -2}]


def test_what_is_added_is_what_was_judged(judge: Judge, seeds: Seeds) -> None:
    rows = [GOOD.replace("2024-04-01", f"2024-04-{day:02}").replace("it.", f"it, {day}.")
            for day in (9, 3, 6)]  # fmt: skip
    table = judge(*rows, GOOD.replace("Ann", "Nobody", 1))
    text = yaml.safe_dump(SMALL, sort_keys=False, allow_unicode=True)
    after = edited(text, table.additions, file="f", seeds=seeds, today=TODAY).loaded.dataset
    new = [stance for stance in after.stances if stance.issue == "war"]
    assert [str(stance.date) for stance in new] == ["2024-04-03", "2024-04-06", "2024-04-09"]
    assert len(after.stances) == len(SMALL["stances"]) + 3


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (GOOD.replace("Ann", "Anne", 1), "actor: there is no actor “Anne” (did you mean"),
        (GOOD.replace("War", "Peace"), "issue: there is no issue “Peace”; add it first"),
        (GOOD.replace("2024-04-01", "01/04/2024"), "date: '01' is not a date; write 2024-11-17"),
        (GOOD.replace("2024-04-01", ""), "date: missing; fill in the cell"),
        (GOOD.replace("+1", "7"), "position: position is 7; it must be -2, -1, 0, 1 or 2"),
        (GOOD.replace("+1", ""), "position-status"),
        (GOOD.replace("Paraphrased", "heard"), "attribution: attribution is 'heard'; choose"),
        (GOOD.replace("link", "gone"), "source: there is no source “gone”"),
        (GOOD.replace("2024-04-01", "2924-04-01"), "future-date: 2924-04-01 is in the future"),
        (GOOD.replace("link", "text") + "\tNot in it", "quote-not-in-seed: the quotation is not in"),
        (GOOD + "\t\tThree", "coder: there is no coder “Three”"),
    ],
)  # fmt: skip
def test_a_refused_row_says_why_and_the_others_are_added(
    judge: Judge, row: str, reason: str
) -> None:
    table = judge(row, GOOD.replace("2024-04-01", "2024-05-01").replace("it", "this"))
    assert list(reasons(table)) == [2]
    assert reason in reasons(table)[2]
    assert [each.number for each in table.added] == [3]


def test_rows_are_judged_with_each_other_and_with_the_file(judge: Judge) -> None:
    """Two positions on one day contradict each other, whoever has the other one."""
    same = GOOD.replace("+1", "-1").replace("would end", "would go on with")
    both = judge(GOOD, same)
    assert set(reasons(both)) <= {2, 3}
    assert "two-positions" in "".join(reasons(both).values())
    standing = "Ann\tTax\t2024-03-01\t2\tparaphrase\tAnn would raise it.\tlink"
    with_file = judge(standing, GOOD)
    assert "two-positions" in reasons(with_file)[2]
    assert [row.number for row in with_file.added] == [3]


def test_two_rows_of_one_day_get_ids_of_their_own(judge: Judge) -> None:
    later = GOOD.replace("would end it", "repeated it")
    table = judge(GOOD, later)
    assert [row.fields["id"] for row in table.rows] == [
        "ann.war.2024-04-01",
        "ann.war.2024-04-01.2",
    ]


def test_a_cell_of_several_lines_is_one_and_rows_count_as_in_the_sheet() -> None:
    text = (
        f'\ufeff{HEAD}\r\nAnn\tWar\t2024\t1\tquote\t"Two ""lines""\nof text"\tlink\r\n\r\nBob\r\n'
    )
    first, second = pasted_rows(text)
    assert first.cells["summary"] == 'Two "lines"\nof text'
    assert (first.number, second.number) == (2, 4)
    assert second.cells == {"actor": "Bob"}


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_cells_are_separated_as_the_sheet_does(mark: str) -> None:
    (row,) = pasted_rows(f"actor{mark}speaker-role{mark}summary\nAnn{mark}spokesperson{mark}S.\n")
    assert row.cells == {"actor": "Ann", "speaker_role": "spokesperson", "summary": "S."}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actor\tisue\nAnn\tWar", "there is no column “isue” (did you mean 'issue'?)"),
        ("actor\tActor\nAnn\tBob", "the column “actor” is there twice"),
        ("actor", "the table needs headings and, below them, a row"),
        ("actor\tissue\nAnn\tWar\tstray", "row 2: “stray” is under no heading"),
        ("actor\t\nAnn\tstray", "row 2: “stray” is under no heading"),
        ("actor\n" + "Ann\n" * 2001, "the table has 2001 rows; paste at most 2000"),
    ],
)
def test_what_is_no_such_table_is_said(text: str, message: str) -> None:
    with pytest.raises(StancesError) as raised:
        pasted_rows(text)
    assert message in str(raised.value)


def test_every_field_of_a_stance_that_a_curator_writes_has_a_column() -> None:
    assert {"actor", "summary", "quote", "occurrence", "area", "coder", "note"} <= set(COLUMNS)
    assert not {"id", "evidence", "codings", "withdrawn", "recorded"} & set(COLUMNS)
