"""A citation states what is known and leaves out the rest."""

from stances.citing.notes import note, stance_citation
from stances.model.records import Byline
from stances.reading.loader import Loaded
from stances.tables import Tables
from stances.tables.rows import SourceRow

BLANK = SourceRow("s")


def test_a_full_source_is_a_chicago_note() -> None:
    source = BLANK._replace(
        author=(Byline(name="Ann Lee"),), title="A Title", publisher="The Paper",
        published="2024-11-18", url="https://example.org/a",
    )  # fmt: skip
    assert note(source) == (
        "Ann Lee, “A Title,” The Paper, 18 November 2024, https://example.org/a."
    )


def test_a_title_alone_ends_the_sentence_and_is_not_changed() -> None:
    assert note(BLANK._replace(title="A, ”, “b.")) == "“A, ”, “b.”"
    assert note(BLANK._replace(title="T", author=(Byline(name="Ann"),))) == "Ann, “T.”"
    assert note(BLANK._replace(title="a,”, b", publisher="P")) == "“a,”, b,” P."
    assert note(BLANK._replace(author=(Byline(name="Ann"),))) == "Ann."


def test_an_uncertain_date_stays_uncertain() -> None:
    assert note(BLANK._replace(publisher="P", published="2024-11~")) == "P, about November 2024."


def test_a_source_that_names_nothing_is_called_by_its_file_or_id() -> None:
    assert note(BLANK._replace(seed="x.txt")) == "Untitled text kept as x.txt."
    assert note(BLANK) == "s."


def test_a_stance_is_cited_with_speaker_date_and_record(
    shipped: Loaded, shipped_tables: Tables
) -> None:
    stance = shipped_tables.stance_rows["richard-grenell.escalation-risk.2024-11-17"]
    sources = [shipped_tables.source_rows["seed-article"]]
    text = stance_citation(stance, sources, actor="Richard Grenell", dataset="D", version="1")
    assert text.startswith("Richard Grenell, ")
    assert "17 November 2024" in text
    assert text.endswith("escalation-risk.2024-11-17 (strongly supports) in D, version 1.")
