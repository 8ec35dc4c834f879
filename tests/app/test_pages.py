"""Every page runs, names itself, and survives whatever the address says."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stances import clock
from stances.app import views
from stances.app.page import as_text
from stances.app.registry import CURATE, PAGES
from stances.cli import main
from stances.wording import SILENCE_WORDS, position_words
from stances.wording.labels import not_in_texts
from tests.app.conftest import Open, choose_day, sent, shown_day, tell
from tests.conftest import SEED_TEXT

NONSENSE = {
    "actors": "nobody,<script>,russia", "issues": "../../etc", "as_of": "2024-99-99", "cell": "x~y~z",
    "stance": "'; drop", "attribution": "rumour", "confidence": "", "source": "%00", "quote": "é" * 500,
    "hindsight": "maybe",
}  # fmt: skip


def notes(at: AppTest) -> list[str]:
    """The words in the line of controls."""
    return [each["words"] for each in sent(at, "choose")["notes"]]


def data_end(at: AppTest) -> str:
    """What the page says of how far the data go."""
    for each in at.markdown:
        if "Data to" in each.value:
            return str(each.value).removeprefix(":small[").removesuffix("]")
    return str(notes(at)[0])


def test_every_folder_of_a_page_is_in_the_menu() -> None:
    folders = {file.parent.name for file in Path(views.__file__).parent.glob("*/page.py")}
    assert folders == {page.folder for page in (*PAGES, CURATE)}


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_a_nonsense_address_is_ignored(open_page: Open, page: str) -> None:
    at = open_page(page, **NONSENSE)
    assert not at.exception
    assert len(at.title) == 1


def test_compare_opens_on_the_datasets_own_choices(open_page: Open) -> None:
    at = open_page("compare")
    assert len(at.multiselect(key="actors_shown").value) == 7
    assert shown_day(at) == "2026-06-05"
    assert "5 June 2026 · 7 actors" in notes(at)[-1]


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_a_page_runs_names_itself_and_says_how_far_the_data_go(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    ends = {
        "2026-06-30": "Data to 5 June 2026.",
        "2026-11-26": "Data to 5 June 2026, 6 months ago: what happened since is not in them.",
    }
    for today, end in ends.items():
        monkeypatch.setenv(clock.VARIABLE, today)
        at = open_page(page)
        assert not at.exception
        assert len(at.title) == 1
        assert data_end(at) == end


@pytest.mark.parametrize("page", ["", "agreement"])
def test_later_records_are_counted_and_a_click_away(open_page: Open, page: str) -> None:
    at = open_page(page, as_of="2026-05-28")
    assert data_end(at).endswith("2 records are later than 28 May 2026.")
    tell(at, "choose", "act", "newest")
    assert shown_day(at) == "2026-06-05"
    assert data_end(at).startswith("Data to 5 June 2026")
    assert "as_of" not in at.query_params


def laid_out(small: dict[str, Any], folder: Path) -> Path:
    """The dataset as a file in the folder, its seed beside it."""
    (folder / "seeds").mkdir()
    (folder / "seeds" / "text.txt").write_text(SEED_TEXT, encoding="utf-8")
    (folder / "data").mkdir()
    file = folder / "data" / "stances.yaml"
    file.write_text(json.dumps(small), encoding="utf-8")
    return file


def test_what_was_entered_later_is_left_out_on_request(
    open_page: Open, small: dict[str, Any], tmp_path: Path
) -> None:
    small["stances"][0].update(recorded="2024-05-01")
    file = laid_out(small, tmp_path)
    for recorded, later in (("false", False), ("true", True)):
        at = open_page("agreement", data=file, as_of="2024-04-01", recorded=recorded)
        assert data_end(at).endswith("1 record is later than 1 April 2024.") is later
    assert "recorded" not in {toggle.key for toggle in open_page("agreement").toggle}


def test_with_hindsight_a_record_counts_from_its_own_day(
    open_page: Open, small: dict[str, Any], tmp_path: Path
) -> None:
    small["stances"][0].update(date="2024-02-01", public="2024-05-01")
    file = laid_out(small, tmp_path)
    for hindsight, later in (("false", True), ("true", False)):
        at = open_page("agreement", data=file, as_of="2024-04-01", hindsight=hindsight)
        assert data_end(at).endswith("1 record is later than 1 April 2024.") is later


def test_the_address_chooses(open_page: Open) -> None:
    at = open_page(actors="russia,zelenskyy", issues="escalation-risk", as_of="2024-11-16")
    assert at.multiselect(key="actors_shown").value == ["russia", "zelenskyy"]
    assert "16 November 2024 · 2 actors · 1 issue" in notes(at)[-1]


def test_nothing_chosen_says_what_to_do(open_page: Open) -> None:
    at = open_page(actors="none")
    assert not at.exception
    assert "Choose at least one actor" in at.info[0].value


def test_clearing_the_choice_keeps_it_cleared(open_page: Open) -> None:
    at = open_page("compare")
    at.multiselect(key="actors_shown").set_value([]).run()
    assert "Choose at least one actor" in at.info[0].value
    at.multiselect(key="actors_shown").set_value(["russia"]).run()
    assert not at.info
    assert at.session_state["actors"] == "russia"


def test_filters_say_what_they_hide(open_page: Open) -> None:
    at = open_page(attribution="quote", as_of="2024-11-18")
    assert "records hidden by the filters" in " ".join(each.value for each in at.caption)
    assert "unnamed sources" in " ".join(each.value for each in at.caption)


def test_filters_that_hide_everything_still_give_a_grid(open_page: Open) -> None:
    at = open_page(confidence="low", as_of="2024-11-18")
    assert not at.exception
    assert "records hidden" in " ".join(each.value for each in at.caption)


def test_a_quick_pick_moves_the_date(open_page: Open) -> None:
    at = open_page()
    (point,) = [each for each in sent(at, "day")["points"] if each["label"] == "US election"]
    choose_day(at, point["day"])
    assert shown_day(at) == "2024-11-05"
    assert at.query_params["as_of"] == "2024-11-05"


def test_the_usual_day_leaves_the_address_and_what_is_no_day_changes_nothing(
    open_page: Open,
) -> None:
    at = open_page("compare", as_of="2024-11-18")
    for sent_by_a_page in ("2024-99-99", "", None, 5, ["2024-11-05"]):
        tell(at, "day", "day", sent_by_a_page)
        assert not at.exception
        assert shown_day(at) == "2024-11-18"
    choose_day(at, "2026-06-05")
    assert shown_day(at) == "2026-06-05"
    assert "as_of" not in at.query_params


def test_sources_say_that_quotations_were_verified(open_page: Open) -> None:
    at = open_page("sources")
    assert "each verified verbatim" in at.caption[0].value


@pytest.mark.parametrize("part", ["Lanes", "Then and now", "Shifts"])
@pytest.mark.parametrize("by", ["issue", "actor"])
def test_over_time_shows_each_part_by_issue_and_by_actor(
    open_page: Open, part: str, by: str
) -> None:
    at = open_page("over_time", part=part, by=by)
    assert not at.exception


def test_an_actor_page_names_its_actor(open_page: Open) -> None:
    at = open_page("actor", actor="trump-camp")
    assert at.title[0].value == "Trump camp"
    assert "Trump camp and its 2 members" in at.caption[1].value


def test_an_issue_page_has_both_parts(open_page: Open) -> None:
    for part in ("Scale", "History"):
        at = open_page("issue", issue="nato-membership", view=part)
        assert not at.exception
        assert at.title[0].value == "NATO membership"


def test_the_front_page_counts_what_there_is(open_page: Open) -> None:
    at = open_page()
    shown = {metric.label: metric.value for metric in at.metric}
    assert shown["Stances"] == "454"
    assert float(shown["Coders' agreement (ordinal alpha)"]) > 0.8


def test_search_says_how_many_it_found(open_page: Open) -> None:
    assert "No search yet" in open_page("search").caption[0].value
    assert "records found" in open_page("search", q="tomahawk").caption[0].value
    assert "0 records found" in open_page("search", q="qwertz").caption[0].value


def test_what_a_search_finds_can_be_saved_and_cited(open_page: Open) -> None:
    at = open_page("search", q='"red line"')
    assert [each.proto.popover.label for each in at.get("popover")] == ["Download", "Cite", "Brief"]
    assert not open_page("search", q="qwertz").get("popover")


@pytest.mark.parametrize("page", ["", "compare", "over_time", "issue"])
def test_opening_a_cell_sends_no_list_again(open_page: Open, page: str) -> None:
    """Streamlit sends the browser what it has already, by its hash alone."""
    at = open_page(page)
    before = {each.proto.id: each.proto for each in at.get("bidi_component")}
    name = "feed" if page == "issue" else "timeline" if page == "over_time" else "grid"
    tell(at, name, "open", {"cell": "russia~long-range-strikes", "keyboard": False})
    after = {each.proto.id: each.proto for each in at.get("bidi_component")}
    changed = [each for each in after if after[each] != before.get(each)]
    assert [after[each].component_name for each in changed] == ["stances_evidence"]


@pytest.mark.parametrize(
    "day",
    ["2022-06-01", "2023-05-11", "2024-02-26", "2024-05-31", "2024-11-16", "2024-11-18",
     "2025-01-21", "2025-08-15", "2025-12-14", "2026-04-14"],
)  # fmt: skip
def test_the_grid_and_the_command_line_agree(
    open_page: Open, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    main(["positions", "--as-of", day, "--format", "csv"])
    printed = csv.DictReader(io.StringIO(capsys.readouterr().out))
    by_cell = {f"{row['actor']}~{row['issue']}": row for row in printed}
    (grid,) = (
        json.loads(each.proto.json)
        for each in open_page("compare", as_of=day).get("bidi_component")
        if each.proto.component_name == "stances_grid"
    )
    cells = [cell for row in grid["rows"] for cell in row["cells"]]
    assert len(cells) == 70
    for cell in cells:
        row = by_cell[cell["id"]]
        if row["reason"]:
            assert cell["kind"] == "gone"
            continue
        known = SILENCE_WORDS.get(row["status"]) or position_words(int(row["position"]), "coded")
        words = not_in_texts(int(row["texts"])) if row["texts"] else known
        assert words.lower() in cell["sentence"]
        assert cell["kind"] in (row["status"], "split")
        assert cell["kind"] != "split" or row["actor"] == "trump-camp"


def test_a_text_from_data_does_not_turn_the_page_backwards() -> None:
    assert as_text("a\u202eb") == "a\\\\u202eb"  # the escape, its backslash kept out of Markdown
