"""The Data page: each part on the shipped dataset, on an empty one and on one with warnings."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from stances.analysis.coder_kinds import KindReliability
from stances.analysis.reliability import IssueReliability, working
from stances.app.components.kit import plain
from stances.app.views.data.alphas import alpha_sheet, confusion_sheet, kinds_sheet
from stances.app.views.data.coder_words import alpha_words, coder_words
from stances.app.views.data.rules import rule_rows
from stances.app.views.data.searches import searches_sheet
from stances.components.grid.payload import IntervalCell, TextCell
from stances.components.grid.sheet import interval
from stances.errors import Level, Problem
from stances.model.records import Coder
from stances.tables import Tables
from stances.wording.labels import DATA_PARTS
from tests.app.conftest import Open
from tests.conftest import SEED_TEXT, stance
from tests.questions import ask

Write = Callable[[dict[str, Any]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes plain data where the dashboard looks for it, its seed beside it."""

    def writing(data: dict[str, Any]) -> Path:
        (tmp_path / "seeds").mkdir(exist_ok=True)
        (tmp_path / "seeds" / "text.txt").write_text(SEED_TEXT, encoding="utf-8")
        (tmp_path / "data").mkdir(exist_ok=True)
        path = tmp_path / "data" / "stances.yaml"
        path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        return path

    return writing


def told(at: AppTest) -> str:
    """What the page says outside its components."""
    return " ".join(each.value for each in [*at.caption, *at.markdown, *at.info, *at.header])


@pytest.mark.parametrize("part", DATA_PARTS)
def test_each_part_runs_and_can_be_downloaded(open_page: Open, part: str) -> None:
    at = open_page("data", check=part)
    assert not at.exception
    assert at.get("popover") or "No correction is on record" in told(at)
    assert "nan" not in told(at).lower().split()


@pytest.mark.parametrize("part", DATA_PARTS)
def test_each_part_survives_a_dataset_with_nothing_in_it(
    open_page: Open, small: dict[str, Any], write: Write, part: str
) -> None:
    del small["sources"], small["stances"], small["coders"]
    at = open_page("data", data=write(small), check=part)
    assert not at.exception
    if part == "Reliability":
        assert "names no coder" in told(at)
        assert "No record has two codings" in at.info[0].value
    if part == "Searches":
        assert "No search is on record" in at.info[0].value


@pytest.mark.parametrize("part", DATA_PARTS)
def test_each_part_survives_a_nonsense_choice(open_page: Open, part: str) -> None:
    nonsense = "<b>~"
    at = open_page(
        "data", check=part, cells=nonsense, rests=nonsense, host=nonsense, on=nonsense, pair=nonsense,
        rule=nonsense,
    )  # fmt: skip
    assert not at.exception


def test_the_totals_of_the_coverage_add_up_and_list_their_cells(open_page: Open) -> None:
    at = open_page("data")
    counts = dict(label.split(" · ") for label in at.pills(key="cells_shown").options)
    stale = int(counts.pop("of them stale"))
    assert stale <= int(counts["Coded"])
    assert sum(map(int, counts.values())) == 280
    at.pills(key="cells_shown").set_value("unclear").run()
    assert at.session_state["cells"] == "unclear"
    assert "Choose the total again" in told(at)


def test_the_date_and_the_filters_govern_the_coverage(open_page: Open) -> None:
    at = open_page("data", as_of="2020-01-01")
    assert "Coded · 0" in at.pills(key="cells_shown").options
    at = open_page("data", confidence="low")
    assert any(label.startswith("Hidden · ") for label in at.pills(key="cells_shown").options)


def test_counts_stand_before_the_lists_of_what_positions_rest_on(open_page: Open) -> None:
    at = open_page("data", check="What it rests on", rests="low-confidence")
    counts = dict(label.split(" · ") for label in at.pills(key="rests_shown").options)
    assert (
        f"{counts['Records: low confidence']} records: records the coder is least sure of"
        in told(at)
    )


def test_the_searches_say_how_far_they_went(open_page: Open, shipped_tables: Tables) -> None:
    said = told(open_page("data", check="Searches"))
    assert "94 searches that found nothing" in said
    assert "85 read one text, 9 were open" in said
    assert "only an open one makes a cell not found" in said
    positions = ask(shipped_tables, as_of=date(2024, 11, 18)).positions()
    sheet = plain(searches_sheet(shipped_tables, positions, shipped_tables.search_rows[:1]))
    assert sheet["rows"][0]["cells"][0]["text"] == "One text"
    assert sheet["rows"][0]["cells"][0]["sub"] == "up to 18 November 2024"


def test_a_host_lists_its_sources(open_page: Open) -> None:
    at = open_page("data", check="What it rests on", rests="hosts")
    assert "Choose a host" in told(at)
    at = open_page("data", check="What it rests on", rests="hosts", host="pravda.com.ua")
    assert len(at.get("popover")) == 2


def test_the_coders_are_named_for_what_they_are(open_page: Open) -> None:
    said = told(open_page("data", check="Reliability"))
    assert "language model" in said
    assert "No human coder has checked these codings" in said
    assert "upper bound" in said


def test_three_coders_are_compared_on_the_records_that_all_coded(open_page: Open) -> None:
    said = told(open_page("data", check="Reliability"))
    assert "Third coder (language model)" in said.replace("\\", "")
    assert "on the 70 records that all 3 coders coded" in said


def test_two_coders_have_no_table_of_each_two(
    open_page: Open, small: dict[str, Any], write: Write
) -> None:
    both = [{"coder": "one", "position": 1}, {"coder": "two", "position": 2}]
    small["stances"] = [stance("a", codings=both)]
    assert "Each two coders" not in told(open_page("data", data=write(small), check="Reliability"))


def test_a_human_coder_is_compared_with_the_language_model(
    open_page: Open, small: dict[str, Any], write: Write
) -> None:
    small["coders"][1]["kind"] = "language-model"
    both = [{"coder": "one", "position": 1}, {"coder": "two", "position": 2}]
    small["stances"] = [stance("a", codings=both)]
    at = open_page("data", data=write(small), check="Reliability")
    assert not at.exception
    assert "Human coders and language models" in [header.value for header in at.header]


def test_the_kinds_of_coders_are_named_with_their_coders() -> None:
    both = ("human", "language-model")
    row = KindReliability(both, ("one", "two"), 0.9, 0.5, 1.0, 4)
    sheet = plain(kinds_sheet([row], {"one": "Eva", "two": "Model"}))
    said = json.dumps(sheet)
    assert "human with language model" in said
    assert "Eva and Model" in said
    assert "0.900" in said


def test_human_coders_are_not_called_an_upper_bound() -> None:
    coder = Coder(id="a", name="Ann", kind="human")
    assert coder_words([coder]) == "Coded by Ann (human)."


def test_disagreements_are_counted_and_narrowed(open_page: Open) -> None:
    at = open_page("data", check="Reliability")
    assert at.header[-1].value.endswith(" disagreements")
    at = open_page("data", check="Reliability", on="nato-membership", pair="2~2")
    assert "on NATO membership coded" in at.header[-1].value


def test_one_coder_alone_gives_a_sentence_instead_of_a_table(
    open_page: Open, small: dict[str, Any], write: Write
) -> None:
    small["stances"] = [stance("a", codings=[{"coder": "one", "position": 1}])]
    at = open_page("data", data=write(small), check="Reliability")
    assert "No record has two codings on this date" in at.info[0].value


def test_codings_that_never_vary_have_no_alpha_and_say_so(
    open_page: Open, small: dict[str, Any], write: Write
) -> None:
    same = [{"coder": "one", "position": 1}, {"coder": "two", "position": 1}]
    small["stances"] = [stance("a", codings=same)]
    at = open_page("data", data=write(small), check="Reliability")
    assert not at.exception
    assert "0 disagreements" in at.header[-1].value
    assert any("there is no alpha" in text.value for text in at.get("text"))


def test_the_working_of_alpha_shows_its_numbers() -> None:
    words = alpha_words(working([[1, 2], [1, 1], [2, 2]]))
    assert "3 records with 6 positions" in words
    assert "1 − 3.0 / 5.4 = 0.444" in words


def test_warnings_are_counted_and_listed_with_their_line(
    open_page: Open, small: dict[str, Any], write: Write
) -> None:
    small["sources"].append({"id": "idle", "title": "Idle", "url": "https://example.org/c"})
    at = open_page("data", data=write(small), check="Rules")
    assert "1 problem." in told(at)
    assert "stances.yaml:" in at.code[0].value
    assert "unused-source" in at.code[0].value


def test_every_rule_has_its_count() -> None:
    problem = Problem("f", 3, 1, "unused-source", "m", Level.WARNING)
    counted = {row.code: row.problems for row in rule_rows([problem, problem])}
    assert counted["unused-source"] == 2
    assert counted["repeated-key"] == 0
    assert "`" not in "".join(row.asks for row in rule_rows([]))


def test_a_sheet_never_holds_what_json_cannot_say(shipped_tables: Tables) -> None:
    wide = IssueReliability("all", 0.82, 0.44, 1.0, 15)
    assert alpha_sheet(shipped_tables, [wide]).rows[0].cells[-1] == TextCell(
        "Good", "possibly weak"
    )
    nothing = IssueReliability("all", None, None, None, 0)
    for data in (alpha_sheet(shipped_tables, [nothing]), confusion_sheet({}, names=["A", "B"])):
        assert json.loads(json.dumps(plain(data), allow_nan=False)) == plain(data)
    assert interval(None, None, None) == TextCell("–")
    assert interval(0.5, -0.4, 0.9) == IntervalCell("−0.40 to 0.90", 0.5, -0.4, 0.9)


def test_a_cell_that_does_not_apply_is_not_missing(
    open_page: Open, small: dict[str, Any], write: Write
) -> None:
    small["not_applicable"] = [{"actor": "bob", "issue": "war", "note": "Not a member."}]
    path = write(small)
    assert "3 cells of an actor and an issue on 1 June 2024, and 1 not applicable." in told(
        open_page("data", data=path)
    )
    at = open_page("data", data=path, cells="not-applicable")
    assert not at.exception
    assert "Not applicable · 1" in str(at.button_group(key="cells_shown").options)


def test_entries_of_one_document_count_once_where_one_source_is_looked_for(
    open_page: Open, small: dict[str, Any], write: Write
) -> None:
    small["sources"].append({"id": "again", "url": "http://www.example.org/a/?utm_source=x"})
    small["stances"][1]["evidence"].append({"source": "again"})
    at = open_page("data", data=write(small), check="What it rests on", rests="one-source")
    counts = dict(label.split(" · ") for label in at.pills(key="rests_shown").options)
    assert counts["In force: one source only"] == "2"
    assert "cites only one document" in told(at)
