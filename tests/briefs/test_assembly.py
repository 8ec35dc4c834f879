"""A brief says what the pages and the command line say, in the records' own words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.analysis.agreement import agreement
from stances.analysis.comparison import compared
from stances.analysis.polarisation import polarisation
from stances.analysis.reliability import alpha_of
from stances.briefs.assembly import brief
from stances.briefs.document import Board, Brief, Bullets, Heading, Link, Paragraph, Text
from stances.citing.citable import source_item
from stances.citing.notes import item_note
from stances.reading.loader import Loaded
from stances.tables import Tables
from stances.tables.frames import tables
from stances.wording.comparison import change_sentence, comparison_title
from stances.wording.finding import finding_sentence
from stances.wording.numbers import count, decimal
from stances.wording.words import cell_label
from tests.questions import ask

pytestmark = pytest.mark.xdist_group("briefs")  # one process makes the brief for all

DAY = date(2024, 11, 18)


def words(parts: Any) -> str:
    return "".join(part.text for part in parts if isinstance(part, Text | Link))


def text_of(made: Brief) -> str:
    lines = []
    for block in made.blocks:
        if isinstance(block, Bullets):
            lines += [words(item) for item in block.items]
        elif isinstance(block, Paragraph):
            lines.append(words(block.parts))
        elif isinstance(block, Heading):
            lines.append(block.text)
    return "\n".join(lines)


def boards(made: Brief) -> list[Board]:
    return [block for block in made.blocks if isinstance(block, Board)]


@pytest.fixture(scope="module")
def shown(shipped: Loaded, shipped_tables: Tables) -> Any:
    return ask(shipped_tables, as_of=DAY, actors=shipped.dataset.dataset.actors)


@pytest.fixture(scope="module")
def made(shipped: Loaded, shown: Any) -> Brief:
    return brief(shown, shipped.dataset, compared_with=date(2024, 11, 16))


def test_the_table_has_every_cell_with_its_label_colour_and_age(made: Brief, shown: Any) -> None:
    (board,) = boards(made)
    cells = {cell.pair: cell for cell in shown.positions().cells}
    for issue, row in zip(shown.issues, board.rows, strict=True):
        for actor, cell in zip(shown.actors, row.cells, strict=True):
            known = cells[actor, issue]
            assert (cell.label, cell.position, cell.stale) == (
                cell_label(known), known.position, known.stale,
            )  # fmt: skip
            assert any("stale" in each for each in cell.details) == known.stale


def test_the_numbers_are_those_of_the_pages(made: Brief, shown: Any) -> None:
    from stances.analysis.finding import finding

    text, data = text_of(made), shown.tables
    order = shown.actors
    lead = finding(shown.about(issues=["long-range-strikes"]), first=order)
    assert finding_sentence(data, lead) in text
    moved = compared(shown.positions(), shown.on(date(2024, 11, 16)).positions())
    assert comparison_title(moved) in text
    assert moved.changes
    for change in moved.changes[:5]:
        assert change_sentence(data, change) in text
    matrix = shown.matrix()
    for row in polarisation(matrix).head(3).itertuples():
        title = data.issue_rows[row.issue].title
        number = f"polarisation {decimal(row.polarisation)} among {count(row.actors, 'actor')}"
        assert f"{title}: {number}" in text
    pairs = agreement(matrix).frame
    lowest = pairs[pairs["shared"] >= 3].sort_values("agreement").iloc[0]
    assert (
        f": {decimal(float(lowest['agreement']))} on {count(int(lowest['shared']), 'shared issue')}."
        in text
    )
    names = [data.actor_rows[lowest[name]].name for name in ("actor_a", "actor_b")]
    assert f"{names[0]} and {names[1]}: " in text
    alpha = alpha_of(data)
    assert alpha is not None
    assert f"ordinal alpha of {decimal(alpha)}" in text


def test_summaries_and_quotations_are_those_of_the_records(made: Brief, shown: Any) -> None:
    data, text = shown.tables, text_of(made)
    quoted = {
        part.text
        for block in made.blocks
        if isinstance(block, Paragraph) and block.kind == "quotation"
        for part in block.parts[:1]
    }
    expected = set()
    for cell in shown.positions().cells:
        if cell.stance:
            assert data.stance_rows[cell.stance].summary in text
            expected |= {item.quote for item in data.evidence_of[cell.stance] if item.quote}
    assert expected
    assert quoted == expected


def test_a_split_group_is_shown_as_split_with_a_note_on_each_voice(
    shipped: Loaded, shipped_tables: Tables
) -> None:
    from stances.analysis.groups import split_groups

    asked = ask(shipped_tables, as_of=date(2025, 8, 15), actors=["trump-camp", "russia"])
    split = split_groups(asked, asked.positions())
    assert split
    made = brief(asked, shipped.dataset)
    (board,), text = boards(made), text_of(made)
    for issue, row in zip(asked.issues, board.rows, strict=True):
        voices = split.get(("trump-camp", issue))
        assert (row.cells[0].label == "Split") == bool(voices)
        for voice in voices or ():
            assert row.cells[0].position is None
            assert voice.stance in made.numbers
    assert " Split: " in text


def test_every_cell_with_a_record_has_a_note_with_all_its_sources(made: Brief, shown: Any) -> None:
    data, notes = shown.tables, dict(made.notes)
    (board,) = boards(made)
    cells = {cell.pair: cell for cell in shown.positions().cells}
    for issue, row in zip(shown.issues, board.rows, strict=True):
        for actor, cell in zip(shown.actors, row.cells, strict=True):
            stance = cells[actor, issue].stance
            if stance is None:
                continue
            note = words(notes[made.numbers[cell.key]])
            assert f"Record {stance} (" in note
            for item in data.evidence_of[stance]:
                assert item_note(source_item(data.source_rows[item.source])) in note


def test_a_search_is_in_the_note_of_its_cell(
    small: dict[str, Any], read: Callable[..., Loaded]
) -> None:
    small["searches"] = [
        {"actor": "ann", "issue": "war", "date": "2024-05-01", "reach": "open", "where": "Her site."},
    ]  # fmt: skip
    small["sources"][1] |= {"accessed": "2024-04-02", "archived": "https://web.example.org/1"}
    loaded = read(small)
    made = brief(ask(tables(loaded.dataset, loaded.seeds), as_of=date(2024, 6, 1)), loaded.dataset)
    cell = boards(made)[0].rows[1].cells[0]
    assert cell.label == "Not found"
    assert cell.position is None
    note = words(dict(made.notes)[made.numbers[cell.key]])
    assert "Searched on 1 May 2024: nothing found. Where: Her site." in note
    cited = words(dict(made.notes)[made.numbers["bob.tax.1"]])
    assert (
        "accessed 2 April 2024, https://example.org/a, archived at https://web.example.org/1"
        in cited
    )
    links = [p.address for p in dict(made.notes)[made.numbers["bob.tax.1"]] if isinstance(p, Link)]
    assert links == ["https://example.org/a", "https://web.example.org/1"]
    text = text_of(made)
    assert "1 cell not found" in text
    assert "1.0.0" in text
    assert "CC-BY-4.0" in text


def test_twenty_actors_stand_in_tables_that_fit_a_page(
    shipped: Loaded, shipped_tables: Tables
) -> None:
    actors = list(shipped_tables.actor_rows)[:20]
    made = brief(ask(shipped_tables, as_of=DAY, actors=actors), shipped.dataset)
    parts = boards(made)
    assert [len(board.actors) for board in parts] == [7, 7, 6]
    assert [name for board in parts for name in board.actors] == [
        shipped_tables.actor_rows[actor].short for actor in actors
    ]
    keys = {cell.key for board in parts for row in board.rows for cell in row.cells if cell.key}
    assert keys <= set(made.numbers)


def test_one_cell_is_a_brief_without_a_comparison_of_actors(
    shipped: Loaded, shipped_tables: Tables
) -> None:
    asked = ask(shipped_tables, as_of=DAY, actors=["russia"], issues=["escalation-risk"])
    made = brief(asked, shipped.dataset)
    text = text_of(made)
    assert "Where they differ most" not in text
    assert [len(board.rows) for board in boards(made)] == [1]
    assert "Russia" in text


def test_an_empty_choice_says_so(shipped: Loaded, shipped_tables: Tables) -> None:
    made = brief(ask(shipped_tables, as_of=DAY, actors=[], issues=[]), shipped.dataset)
    assert "No actor and no issue is chosen" in text_of(made)
    assert not boards(made)
    assert not made.notes
