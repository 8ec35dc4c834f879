"""An edit changes its own lines and nothing else, or explains why it cannot."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from stances.curation.editing import (
    Addition,
    Change,
    Edit,
    Repinning,
    Withdrawing,
    as_saved,
    edited,
    new_source_id,
    new_stance_id,
    readable,
    with_pinned_date,
)
from stances.errors import InvalidData, StancesError
from stances.model.seeds import Seeds
from stances.reading.loader import Loaded, parse
from tests.conftest import TODAY

NO_SEEDS = Seeds({})
TEXT = """\
# head
dataset: {id: d, title: D, question: 'Q?', version: "1", licence: CC0-1.0, as_of: 2024-01-01}

actors:
  - id: ann   # the first
    name: 'Ann'

    kind:   person
    # why no country
    other_names: [A,  "An"]

  # about Bob
  - {id: bob, name: Bob,   kind: person}

issues:
  - id: tax
    title: Tax
    proposal: >-
      Raise
      it.
    support: "yes"
    opposition: "no"

sources:
- id: page
  title: A page
- id: book
  note: |
    Two
    lines

stances:
  - id: ann.tax.2024-01-01
    actor: ann
    issue: tax
    date: 2024-01-01
    position: 1   # firm
    attribution: paraphrase
    summary: Ann said yes,
      in two lines.   # really
    evidence:
      # the page first
      - source: page
        translation: "yes"   # ours
      - source: book
    # the end of Ann

  # nothing below

# searched by hand
searches: []   # none yet
"""


def after(text: str, *edits: Edit) -> str:
    return edited(text, edits, file="f", seeds=NO_SEEDS, today=TODAY).text


def new(name: str = "bob.tax.2024-02-01", **fields: Any) -> Addition:
    base = {"actor": "bob", "issue": "tax", "date": "2024-02-01", "position": 1}
    base |= {
        "attribution": "paraphrase",
        "summary": "Bob agreed.",
        "evidence": [{"source": "page"}],
    }
    return Addition("stances", {"id": name} | base | fields)


RECORD = """\
  - id: bob.tax.2024-02-01
    actor: bob
    issue: tax
    date: 2024-02-01
    position: 1
    attribution: paraphrase
    summary: Bob agreed.
    evidence: [{source: page}]
"""


def test_a_new_stance_goes_between_the_last_record_and_the_comments_that_follow() -> None:
    end = "    # the end of Ann\n"
    assert after(TEXT, new()) == TEXT.replace(end, f"{end}\n{RECORD}")


def test_a_new_stance_goes_where_house_style_puts_it() -> None:
    text = after(TEXT, new())
    between = new("ann.tax.2024-01-02", actor="ann", date="2024-01-02", position=2)
    new_text = after(text, between)
    order = ["ann.tax.2024-01-01", "ann.tax.2024-01-02", "bob.tax.2024-02-01"]
    places = [new_text.index(f"- id: {name}\n") for name in order]
    assert places == sorted(places)
    first = after(new_text, new("ann.tax.2023", actor="ann", date="2023", position=0))
    assert first.index("- id: ann.tax.2023\n") < first.index("- id: ann.tax.2024-01-01\n")


@pytest.mark.parametrize(
    ("fields", "old", "changed"),
    [
        ({"position": 2}, "position: 1   # firm", "position: 2   # firm"),
        ({"summary": "No: never"}, "summary: Ann said yes,\n      in two lines.   # really", "summary: 'No: never'   # really"),
        ({"summary": "One\nTwo"}, "summary: Ann said yes,\n      in two lines.   # really", "summary: |-   # really\n      One\n      Two"),
        ({"evidence": [{"source": "page", "translation": "no"}, {"source": "book"}]}, 'translation: "yes"   # ours', "translation: no   # ours"),
        ({"evidence": [{"source": "page", "translation": "yes"}]}, "\n      - source: book", ""),
        ({"evidence": [{"source": "book"}]}, '      - source: page\n        translation: "yes"   # ours\n', ""),
        ({"confidence": "low"}, "      - source: book\n", "      - source: book\n    confidence: low\n"),
        ({"note": "N", "settled": "S"}, "- source: book\n", "- source: book\n    settled: S\n    note: N\n"),
        ({"speaker": "X"}, "actor: ann\n    issue", "actor: ann\n    speaker: X\n    issue"),
    ],
)  # fmt: skip
def test_a_change_touches_its_own_field(fields: dict[str, Any], old: str, changed: str) -> None:
    assert TEXT.count(old) == 1
    assert after(TEXT, Change("stances", "ann.tax.2024-01-01", fields)) == TEXT.replace(
        old, changed
    )


@pytest.mark.parametrize(
    ("section", "record", "fields", "old", "changed"),
    [
        ("actors", "ann", {"other_names": ["A", "An", "Anne"]}, '"An"]', '"An", Anne]'),
        ("actors", "ann", {"other_names": None}, '    other_names: [A,  "An"]\n', ""),
        ("actors", "ann", {"name": "A: n"}, "name: 'Ann'", "name: 'A: n'"),
        ("actors", "bob", {"country": "PL"}, "kind: person}", "kind: person, country: PL}"),
        ("actors", "bob", {"name": "B, b"}, "name: Bob,   kind", "name: 'B, b',   kind"),
        ("sources", "page", {"title": None, "url": "https://a.b/?c=d"}, "  title: A page", "  url: https://a.b/?c=d"),
        ("sources", "book", {"note": "One."}, "  note: |\n    Two\n    lines\n", "  note: One.\n"),
        ("issues", "tax", {"proposal": "End it."}, "proposal: >-\n      Raise\n      it.", "proposal: End it."),
    ],
)  # fmt: skip
def test_other_records_change_in_their_own_style(
    section: str, record: str, fields: dict[str, Any], old: str, changed: str
) -> None:
    assert TEXT.count(old) == 1
    assert after(TEXT, Change(section, record, fields)) == TEXT.replace(old, changed)


def test_a_withdrawal_keeps_the_record_and_says_when_and_why() -> None:
    edit = Withdrawing("ann.tax.2024-01-01", on=date(2024, 3, 1), reason="The page was retracted.")
    old = "      - source: book\n"
    lines = "    withdrawn:\n      date: 2024-03-01\n      reason: The page was retracted.\n"
    assert after(TEXT, edit) == TEXT.replace(old, old + lines)


def test_an_empty_section_gets_its_first_record() -> None:
    search = {"actor": "bob", "issue": "tax", "date": "2024-02-01", "sources": ["page"]}
    new_text = after(TEXT, Addition("searches", search))
    line = "  - {actor: bob, issue: tax, date: 2024-02-01, sources: [page]}\n"
    assert new_text == TEXT.replace(
        "searches: []   # none yet\n", "searches:   # none yet\n" + line
    )


def test_a_missing_section_is_added_in_its_place() -> None:
    coder = Addition("coders", {"id": "c", "name": "C", "kind": "human"})
    new_text = after(TEXT, coder)
    before = "as_of: 2024-01-01}\n"
    assert new_text == TEXT.replace(
        before, before + "\ncoders:\n  - id: c\n    name: C\n    kind: human\n"
    )
    last = after(TEXT, Addition("events", {"id": "e", "date": "2024", "label": "It began"}))
    assert last == TEXT + "\nevents:\n  - id: e\n    date: '2024'\n    label: It began\n"


def test_a_search_is_named_by_its_place() -> None:
    search = {"actor": "bob", "issue": "tax", "date": "2024-02-01"}
    text = after(TEXT, Addition("searches", search))
    new_text = after(text, Change("searches", 0, {"where": "the web"}))
    assert new_text == text.replace("date: 2024-02-01}", "date: 2024-02-01, where: the web}")


def test_windows_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    change = Change("stances", "ann.tax.2024-01-01", {"position": 2, "note": "a\nb"})
    for edits in ([new()], [change], [new(), change]):
        new_text = after(text, *edits)
        assert new_text == "\ufeff" + after(TEXT, *edits).replace("\n", "\r\n")


def test_a_file_without_a_last_line_end_stays_without() -> None:
    text = TEXT[: TEXT.index("    # the end")].rstrip("\n")
    assert after(text, new()) == f"{text}\n\n{RECORD}".rstrip("\n")


def test_lists_in_brackets_grow_in_brackets() -> None:
    text = TEXT.replace(
        "sources:\n- id: page\n  title: A page\n- id: book\n  note: |\n    Two\n    lines\n",
        "sources: [\n  {id: page},   # one\n  {id: book}    # two\n]\n",
    )
    new_text = after(text, Addition("sources", {"id": "zine", "title": "[Z]"}))
    assert new_text == text.replace(
        "{id: book}    # two", "{id: book}, {id: zine, title: '[Z]'}    # two"
    )


def test_a_file_in_braces_stays_in_braces() -> None:
    text = (
        '{"dataset": {"id": "d", "title": "D", "question": "Q", "version": "1", "licence": "x",'
        ' "as_of": "2024-01-01"},\n "actors": [{"id": "bob", "name": "B", "kind": "person"}],\n'
        ' "issues": [{"id": "tax", "title": "T", "proposal": "P", "support": "s", "opposition": "o"}],\n'
        ' "sources": []}\n'
    )
    new_text = after(text, Addition("sources", {"id": "page"}), new())
    assert new_text.startswith(text[: text.index('"sources"')])
    assert new_text.count("\n") == text.count("\n")


def test_a_shared_value_is_rejected_in_the_edited_record_and_left_alone_elsewhere() -> None:
    text = TEXT.replace(
        "- source: book\n", "- source: book\n    note: &same Much\n    settled: *same\n"
    )
    with pytest.raises(StancesError, match=r"line \d+: this value is shared by an anchor"):
        after(text, Change("stances", "ann.tax.2024-01-01", {"position": 2}))
    assert after(text, new()) == text.replace(
        "    # the end of Ann\n", f"    # the end of Ann\n\n{RECORD}"
    )


def test_a_comment_that_would_be_lost_is_in_the_way() -> None:
    text = TEXT.replace(
        "{id: bob, name: Bob,   kind: person}",
        "{id: bob, name: Bob, kind: person,\n    # why\n    country: PL}",
    )
    with pytest.raises(StancesError, match=r"line \d+: a comment is in the way"):
        after(text, Change("actors", "bob", {"country": None}))
    new_text = after(text, Change("actors", "bob", {"country": "FR"}))
    assert new_text == text.replace("country: PL", "country: FR")


def test_an_invalid_outcome_is_rejected_with_its_line() -> None:
    with pytest.raises(InvalidData, match="position is 3; it must be") as raised:
        after(TEXT, new(position=3))
    (problem,) = raised.value.problems
    line = (
        TEXT[: TEXT.index("    # the end of Ann")].count("\n")
        + 3
        + RECORD[: RECORD.index("position")].count("\n")
    )
    assert problem.line == line
    with pytest.raises(InvalidData, match="no source 'pages'"):
        after(TEXT, new(evidence=[{"source": "pages"}]))
    with pytest.raises(InvalidData, match="is already the id of the record"):
        after(TEXT, new("ann.tax.2024-01-01", date="2024-01-05"))


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (
            Withdrawing("ann.tax.2024-01-02", on=TODAY, reason="x"),
            "did you mean 'ann.tax.2024-01-01'",
        ),
        (Change("searches", 4, {}), "no record 4"),
        (Addition("stanses", {}), "did you mean 'stances'"),
        (Change("actors", "ann", {"name": "\ud800"}), "half a character"),
        (Change("actors", "ann", {"name": object()}), "cannot contain"),
    ],
)
def test_what_cannot_be_edited_is_explained(edit: Edit, words: str) -> None:
    with pytest.raises(StancesError, match=words):
        after(TEXT, edit)


def test_an_edit_can_fix_a_dataset_that_breaks_a_rule() -> None:
    text = TEXT.replace("    position: 1   # firm\n", "")
    with pytest.raises(InvalidData):
        parse(text.encode(), file="f", seeds=NO_SEEDS, today=TODAY)
    new_text = after(text, Change("stances", "ann.tax.2024-01-01", {"status": "unclear"}))
    assert "    date: 2024-01-01\n    status: unclear\n" in new_text


@pytest.mark.parametrize(
    ("when", "name"),
    [
        ("2024-11-21", "russia.escalation-risk.2024-11-21"),
        ("2024-11-18", "russia.escalation-risk.2024-11-18.3"),
        ("2024-09~", "russia.escalation-risk.2024-09"),
        ("2024-09/2024-11-16", "russia.escalation-risk.2024-09"),
        ("../2023-01", "russia.escalation-risk.2023-01"),
    ],
)
def test_an_id_is_suggested_from_actor_issue_and_date(
    shipped: Loaded, when: str, name: str
) -> None:
    taken = shipped.dataset
    assert new_stance_id(taken, actor="russia", issue="escalation-risk", when=when) == name
    assert name not in taken.stances_by_id


@pytest.mark.parametrize(
    ("publisher", "published", "name"),
    [
        ("Reuters", "2030-01-02", "reuters-2030-01-02"),
        ("TASS", None, "tass.2"),
        ("Al Arabiya: English", "2022-05-30", "al-arabiya-english-2022-05-30"),
        (None, None, "source"),
        ("Українська правда", None, "source"),
    ],
)
def test_an_id_is_suggested_from_publisher_and_day(
    shipped: Loaded, publisher: str | None, published: str | None, name: str
) -> None:
    id_ = new_source_id(shipped.dataset, publisher=publisher, published=published)
    assert id_.startswith(name.removesuffix(".2"))
    assert id_ not in shipped.dataset.sources_by_id


def test_a_text_read_once_serves_many_edits() -> None:
    for text in (TEXT, "\ufeff" + TEXT.replace("\n", "\r\n")):
        source = readable(text, file="f")
        before = deepcopy(source.value)
        for edit in (new(), Change("actors", "bob", {"name": "Robert"})):
            again = edited(text, [edit], file="f", seeds=NO_SEEDS, today=TODAY, source=source)
            assert again.text == after(text, edit)
        assert source.value == before


def pinning(*edits: Edit, today: str = "2024-06-01") -> list[Edit]:
    """The edits with the move of a pinned date, for a dataset that pins 1 January 2024."""
    dataset = parse(
        TEXT.encode(), file="f", seeds=Seeds({}), today=date.fromisoformat(today)
    ).dataset
    return with_pinned_date(dataset, edits)


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"date": "2024-02-03"}, date(2024, 2, 3)),
        ({"date": "2024-02-03", "public": "2024-02-05"}, date(2024, 2, 5)),
        ({"date": "2023-12-31"}, None),
        ({"date": "2024-01-01"}, None),
        ({"date": "someday"}, None),
        ({"note": "N."}, None),
    ],
)
def test_a_pinned_date_moves_to_a_later_stance_that_is_saved(
    fields: dict[str, Any], day: date | None
) -> None:
    for edit in (
        Addition("stances", fields),
        Change("stances", "ann.tax.2024-01-01", fields),
    ):
        assert pinning(edit) == [edit, *([Repinning(day)] if day else [])]
    other = Addition("events", {"id": "e", "date": "2024-02-03", "label": "It began"})
    assert pinning(other) == [other]


def test_a_moved_date_is_the_only_other_line_that_changes() -> None:
    moved = after(TEXT, Repinning(date(2024, 2, 3)))
    assert moved == TEXT.replace("as_of: 2024-01-01}", "as_of: 2024-02-03}")


def test_a_new_stance_is_saved_with_the_day_of_its_entry_and_nothing_else_is() -> None:
    dataset = parse(TEXT.encode(), file="f", seeds=NO_SEEDS, today=TODAY).dataset
    given = Addition("stances", {"date": "2023-01-01", "recorded": "2023-05-01"})
    others = [given, Change("stances", "a", {"note": "N."}), Addition("sources", {"id": "s"})]
    new = Addition("stances", {"date": "2023-01-01"})
    day = date(2026, 11, 26)
    stamped = Addition("stances", {"date": "2023-01-01", "recorded": "2026-11-26"})
    assert as_saved(dataset, [new, *others], on=day) == [stamped, *others]
