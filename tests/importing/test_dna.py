"""Discourse Network Analyzer: quotations at their offsets, the event list, and hostile files."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from stances.exchange.dna import write_dna
from stances.reading.loader import Loaded, load
from tests.importing.conftest import Run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two statements on one text, whose letters beyond the first plane take two units."""
    path = tmp_path / "s.dna"
    text = "\n😀 Yes to it. And yes to it.\r\nNo, never."
    with sqlite3.connect(path) as database:
        database.executescript(
            """
            create table DOCUMENTS(ID, Title, Text, Author, Source, Notes, Date);
            create table STATEMENTS(ID, StatementTypeId, DocumentId, Start, Stop, Coder);
            create table STATEMENTTYPES(ID, Label);
            create table VARIABLES(ID, Variable, DataType, StatementTypeId);
            create table DATABOOLEAN(ID, StatementId, VariableId, Value);
            create table DATAINTEGER(ID, StatementId, VariableId, Value);
            create table DATASHORTTEXT(ID, StatementId, VariableId, Value);
            insert into VARIABLES values (1, 'person', 'short text', 1),
              (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1),
              (4, 'agreement', 'boolean', 1);
            """
        )
        database.execute(
            "insert into DOCUMENTS values (1, 'Hearing', ?, 'Ann', '', '', 1106697600000)", (text,)
        )
        units = text.encode("utf-16-le")
        for number, (words, agreement) in enumerate(
            [("Yes to it", 1), ("yes to it", 1), ("No, never", 0), ("o, nev", 0)], 1
        ):
            start = units.index(words.encode("utf-16-le")) // 2
            row = (number, 1, 1, start, start + len(words), 1)
            database.execute("insert into STATEMENTS values (?, ?, ?, ?, ?, ?)", row)
            database.execute("insert into DATABOOLEAN values (null, ?, 4, ?)", (number, agreement))
            for variable, value in enumerate(("Bo", "Org", f"Concept {agreement}"), 1):
                database.execute(
                    "insert into DATASHORTTEXT values (null, ?, ?, ?)", (number, variable, value)
                )
        database.execute("insert into STATEMENTS values (9, 2, 1, 1, 4, 1)")
    return path


def quotations(loaded: Loaded) -> list[tuple[str | None, int | None]]:
    evidence = [stance.evidence[0] for stance in loaded.dataset.stances]
    return [(item.quote, item.occurrence) for item in evidence]


def test_statements_keep_their_words_and_their_place(run: Run, file: Path) -> None:
    result = run("dna", file)
    assert "5 statements: 4 taken, 0 merged, 1 refused" in result.out
    assert "refused: statement 9: it has no concept" in result.out
    assert quotations(result.loaded) == [
        ("Yes to it", None), ("yes to it", None), ("No, never", None), (None, None)
    ]  # fmt: skip
    assert "inside the word “No”" in result.out
    stance = result.loaded.dataset.stances[0]
    assert (stance.actor, stance.speaker, str(stance.date)) == ("org", "Bo", "2005-01-26")
    assert [s.position for s in result.loaded.dataset.stances] == [2, 2, -2, -2]


def test_the_place_is_said_of_words_that_stand_twice(run: Run, file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("update DOCUMENTS set Text = 'Not this. Not this. Not that.'")
        database.execute("delete from STATEMENTS where ID > 1")
        database.execute("update STATEMENTS set Start = 10, Stop = 18")
    assert quotations(run("dna", file).loaded) == [("Not this", 2)]


def test_a_date_that_may_be_the_day_before_is_said(run: Run, file: Path) -> None:
    assert "in UTC" not in run("dna", file).out
    with sqlite3.connect(file) as database:
        database.execute(
            "update DOCUMENTS set Date = 1106697600000 - 3600000"
        )  # midnight in Berlin
    result = run("dna", file, "--replace")
    assert "1 document dated with a time of day, the first is document 1, 2005-01-25 23:00" in (
        result.out
    )


def test_documents_with_one_note_keep_their_own_texts(run: Run, file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("update DOCUMENTS set Notes = 'Source: LexisNexis'")
        database.execute(
            "insert into DOCUMENTS values "
            "(2, 'Debate', 'We say no to all of it.', '', '', 'Source: LexisNexis', 1106697600000)"
        )
        database.execute("update STATEMENTS set DocumentId = 2, Start = 0, Stop = 9 where ID = 3")
    loaded = run("dna", file).loaded
    quoted = {
        stance.evidence[0].quote: stance.evidence[0].source for stance in loaded.dataset.stances
    }
    assert loaded.dataset.sources_by_id[quoted["We say no"]].title == "Debate"
    assert loaded.dataset.sources_by_id[quoted["Yes to it"]].title == "Hearing"


def test_what_is_written_is_read_again_with_every_quotation(
    run: Run, file: Path, tmp_path: Path
) -> None:
    first = run("dna", file).loaded
    remarks = write_dna(first, tmp_path / "again.dna")
    assert "1 record is not in the file" in remarks[0]
    second = run("dna", tmp_path / "again.dna", "--replace").loaded
    assert quotations(second) == quotations(first)[:3]
    assert second.dataset.actors == first.dataset.actors
    assert [issue.title for issue in second.dataset.issues] == ["Concept 1", "Concept 0"]


def test_actors_with_one_name_are_told_apart_in_what_is_written(
    run: Run, file: Path, tmp_path: Path
) -> None:
    loaded = run("dna", file).loaded
    names = {"a": "Org (c)", "b": "Org", "c": "Org", "d": "Org"}
    actors = [
        loaded.dataset.actors[0].model_copy(update={"id": i, "name": n}) for i, n in names.items()
    ]
    stances = [
        stance.model_copy(update={"actor": name, "evidence": loaded.dataset.stances[0].evidence})
        for stance, name in zip(loaded.dataset.stances, names, strict=True)
    ]
    several = loaded.dataset.model_copy(update={"actors": tuple(actors), "stances": tuple(stances)})
    several.__dict__.pop("actors_by_id", None)
    write_dna(replace(loaded, dataset=several), tmp_path / "again.dna")
    with sqlite3.connect(tmp_path / "again.dna") as database:
        written = database.execute(
            "select Value from ENTITIES where VariableId = 2 order by ID"
        ).fetchall()
    assert [name for (name,) in written] == ["Org (c)", "Org", "Org (c, 2)", "Org (d)"]


def test_the_written_file_has_the_units_that_the_program_counts(
    run: Run, file: Path, tmp_path: Path
) -> None:
    loaded = run("dna", file).loaded
    write_dna(loaded, tmp_path / "again.dna")
    with sqlite3.connect(tmp_path / "again.dna") as database:
        start, stop, text = database.execute(
            "select Start, Stop, Text from STATEMENTS s join DOCUMENTS d on d.ID = s.DocumentId"
        ).fetchone()
    assert text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le") == "Yes to it"


def test_agreement_of_an_event_list_is_one_or_zero(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text(
        "time,person,organization,concept,agreement\n"
        "2005-01-26,Bo,Org,C,1\n2005-01-27,Bo,Org,C,0\n",
        encoding="utf-8",
    )
    assert [row[3] for row in run("dna-events", path).positions] == [2, -2]


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("drop table STATEMENTS; create view STATEMENTS as select 1 as ID", "is a view"),
        ("create trigger t after insert on STATEMENTS begin select 1; end", "has triggers"),
        ("drop table VARIABLES", "the table VARIABLES is missing"),
        ("update DOCUMENTS set Text = zeroblob(30000000)", "more than an import may read"),
        ("update DOCUMENTS set Text = 'a' || char(0) || 'b'", "a NUL character"),
    ],
)
def test_a_hostile_database_is_refused_in_a_sentence(
    run: Run, file: Path, script: str, message: str
) -> None:
    with sqlite3.connect(file) as database:
        database.executescript(script)
    result = run("dna", file)
    assert result.status == 2
    assert message in result.err
    assert result.err.count("\n") == 1
    assert not result.path.exists()


def test_a_file_that_is_no_database_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.dna"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert "the database is damaged" in run("dna", path).err
    path.write_text("hello", encoding="utf-8")
    assert "is not an SQLite database" in run("dna", path).err


def test_the_bundled_quotations_survive(run: Run, shipped_path: Path, tmp_path: Path) -> None:
    shipped = load(shipped_path)
    write_dna(shipped, tmp_path / "o.dna")
    loaded = run("dna", tmp_path / "o.dna").loaded
    kept = {item.quote for stance in shipped.dataset.stances for item in stance.evidence
            if stance.position is not None and not stance.withdrawn and item.quote}  # fmt: skip
    assert {quote for quote, _ in quotations(loaded)} == kept


def test_of_two_variables_with_one_role_one_is_asked_for(run: Run, file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.executescript(
            """
            insert into VARIABLES values (5, 'actor', 'short text', 1);
            insert into DATASHORTTEXT values (null, 1, 5, 'Other');
            """
        )
    refused = run("dna", file)
    assert refused.status == 2
    assert "the variables organization, actor all stand for the organisation" in refused.err
    assert "--variable organisation=organization or --variable organisation=actor" in refused.err
    first = run("dna", file, "--variable", "organisation=actor")
    assert [actor.name for actor in first.loaded.dataset.actors] == ["Other", "Bo"]
    wrong = run(
        "dna", file, "--variable", "person=firm", "--variable", "organisation=actor", "--replace"
    )
    assert "--variable person=firm: s.dna has no such variable" in wrong.err


def test_documents_of_one_day_that_disagree_stand_in_the_order_of_their_times(
    run: Run, file: Path
) -> None:
    with sqlite3.connect(file) as database:
        database.executescript(
            """
            delete from STATEMENTS where ID > 1;
            insert into DOCUMENTS values (2, 'Later', 'Yes to it', '', '', '', 1106730000000);
            insert into STATEMENTS values (2, 1, 2, 0, 9, 1);
            update DATASHORTTEXT set Value = 'Concept 1' where VariableId = 3;
            update DATABOOLEAN set Value = 0 where StatementId = 2;
            update DOCUMENTS set Title = 'Earlier, by name', Date = 1106733600000 where ID = 1;
            """
        )
    result = run("dna", file)
    stances = result.loaded.dataset.stances
    assert [(one.position, one.order, one.contested) for one in stances] == [
        (-2, 1, False),
        (2, 2, False),
    ]
    assert "2 records that disagree on one day stand in the order of their times" in result.out
