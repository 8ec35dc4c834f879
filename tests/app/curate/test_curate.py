"""Where Curate exists, and what its forms make of a record."""

import os
import sys
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from stances.app import cache
from stances.app.curate import allowed
from stances.app.curate.form import differing
from stances.curation import editing
from stances.model.records import Actor, Stance
from stances.reading import loader
from stances.reading.loader import load
from stances.reading.seeds import seeds_folder
from stances.wording.labels import CURATE_TASKS
from tests.app.conftest import Open
from tests.app.curate.conftest import choose_passage


@pytest.mark.parametrize(
    ("address", "headers", "there"),
    [
        ("localhost", {"Host": "localhost:8501"}, True),
        ("127.0.0.1", {"Host": "127.0.0.1:8501"}, True),
        ("::1", {"Host": "[::1]:8501"}, True),
        ("localhost", {}, True),
        ("", {"Host": "localhost:8501"}, False),
        ("0.0.0.0", {"Host": "localhost:8501"}, False),  # noqa: S104
        ("192.168.0.7", {"Host": "192.168.0.7:8501"}, False),
        ("localhost", {"Host": "stances.example.org"}, False),
        ("localhost", {"Host": "localhost.evil.example:8501"}, False),
        ("127.0.0.1", {"Host": "localhost", "X-Forwarded-For": "203.0.113.9"}, False),
        ("127.0.0.1", {"Host": "localhost", "Forwarded": "for=203.0.113.9"}, False),
        ("127.0.0.1", {"Host": "localhost", "X-Forwarded-Proto": "https"}, False),
        ("127.0.0.1", {"host": "localhost", "x-forwarded-for": "203.0.113.9"}, False),
        ("127.0.0.1", {"Host": "localhost", "Cf-Connecting-Ip": "203.0.113.9"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "http://localhost:8501"}, True),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "https://stances.example.org"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "null"}, False),
        ("127.0.0.1", {"Host": "[broken", "Origin": "http://localhost"}, False),
    ],
)
def test_only_this_machine_may_curate(address: str, headers: dict[str, str], there: bool) -> None:
    assert allowed.local(address, headers) is there


@pytest.mark.parametrize("value", ["0", "off", "No", "FALSE"])
def test_a_setting_turns_it_off(
    monkeypatch: pytest.MonkeyPatch, local: None, copy: Path, value: str
) -> None:
    monkeypatch.setenv("STANCES_DATA", str(copy))
    assert allowed.curating()
    monkeypatch.setenv("STANCES_CURATE", value)
    assert not allowed.curating()


@pytest.mark.parametrize("value", ["1", "on", "yes"])
def test_no_setting_turns_it_on_elsewhere(
    monkeypatch: pytest.MonkeyPatch, copy: Path, value: str
) -> None:
    monkeypatch.setenv("STANCES_DATA", str(copy))
    monkeypatch.setenv("STANCES_CURATE", value)
    assert not allowed.curating()


def test_a_file_that_cannot_be_written_has_no_curate(
    monkeypatch: pytest.MonkeyPatch, local: None, copy: Path
) -> None:
    monkeypatch.setenv("STANCES_DATA", str(copy))
    monkeypatch.setattr("os.access", lambda *_: False)
    assert not allowed.curating()


@pytest.mark.parametrize(
    "task", ["Source text", "Stance", "Other records", "Second coding", "Withdraw"]
)
def test_each_task_opens_and_a_run_never_takes_back_what_is_chosen_while_it_goes_on(
    local: None, open_page: Open, copy: Path, task: str
) -> None:
    """A value that the script sets replaces what the reader has chosen since the run began."""
    at = open_page("curate", data=copy, task=task)
    assert not at.exception
    assert at.title[0].value == "Curate"
    at.run()
    assert not at.exception
    fields = [*at.selectbox, *at.multiselect, *at.text_input, *at.text_area, *at.checkbox]
    assert [field.label for field in fields if field.proto.set_value] == []


def test_what_keeps_the_draft_stands_ahead_of_all_that_comes_and_goes(
    local: None, open_page: Open, copy: Path
) -> None:
    """Below, it would be mounted anew with each problem, and forget what it was just asked for."""
    at = open_page("curate", data=copy, task="Stance")
    elements = [each.proto for each in at.main if hasattr(each, "proto")]
    keeper = next(each for each in elements if getattr(each, "id", "").endswith("-keeper"))
    tasks = next(each for each in elements if getattr(each, "id", "").endswith("-task"))
    assert elements.index(keeper) < elements.index(tasks)


def test_a_broken_file_is_waited_for(local: None, open_page: Open, copy: Path) -> None:
    assert not open_page("curate", data=copy).exception
    good = copy.read_text(encoding="utf-8")
    copy.write_text(good.replace("position: 2", "position: 7", 1), encoding="utf-8")
    at = open_page("curate", data=copy)
    assert not at.exception
    assert "The dataset on disk has 1 problem" in at.error[0].value
    assert "Curate needs a valid file. Fix these problems and save" in at.info[0].value
    copy.write_text(good, encoding="utf-8")
    assert not open_page("curate", data=copy).info


def test_an_empty_source_cannot_be_saved(local: None, open_page: Open, copy: Path) -> None:
    at = open_page("curate", data=copy, task="Other records")
    assert "Missing: title, publisher or web address." in at.info[0].value
    assert not [button for button in at.button if button.label == "Save"]


def test_authors_are_written_one_on_each_line(local: None, open_page: Open, copy: Path) -> None:
    at = open_page("curate", data=copy, task="Other records")
    fields = {each.label: each for each in [*at.text_input, *at.text_area]}
    fields["Title"].set_value("A report")
    fields["Author"].set_value("Doe, Jane\n{Army, Navy}").run()
    assert not at.exception
    lines = "+    author:\n+      - family: Doe\n+        given: Jane\n+      - name: Army, Navy\n"
    assert lines in at.code[0].value


def test_a_withdrawal_is_saved_with_its_reason(local: None, open_page: Open, copy: Path) -> None:
    at = open_page("curate", data=copy, task="Withdraw")
    first = next(iter(load(copy).dataset.stances_by_id))
    at.selectbox(key="withdrawn_stance").set_value(first).run()
    at.text_area(key="withdrawn_reason").set_value("Recorded twice.").run()
    (save,) = [button for button in at.button if button.label == "Save"]
    save.click().run()
    assert not at.exception
    withdrawn = load(copy).dataset.stances_by_id[first].withdrawn
    assert withdrawn is not None
    assert withdrawn.reason == "Recorded twice."


def test_an_unknown_task_in_the_address_is_said(local: None, open_page: Open, copy: Path) -> None:
    at = open_page("curate", data=copy, task="Knitting")
    assert "“Knitting” cannot be chosen for “Task”" in at.warning[0].value


def test_a_second_coding_starts_empty_for_the_next_record(
    local: None, open_page: Open, copy: Path
) -> None:
    text = copy.read_text(encoding="utf-8")
    extra = "coders:\n  - {id: third, name: A third reader, kind: human}\n"
    copy.write_text(text.replace("coders:\n", extra, 1), encoding="utf-8")
    at = open_page("curate", data=copy, task="Second coding")
    at.selectbox(key="blind_coder").set_value("third").run()
    first = at.selectbox(key="blind_stance").value
    at.button_group(key="blind_position").set_value(2).run()
    at.text_input(key="blind_note").set_value("Mine.").run()
    at.button(key="submit_coding").click().run()
    settled = [area for area in at.text_area if area.label == "How the disagreement was settled"]
    if settled:
        settled[0].set_value("Looked at again.").run()
    at.button(key="save_coding").click().run()
    assert not at.exception
    assert at.success
    assert at.selectbox(key="blind_stance").value != first
    assert at.text_input(key="blind_note").value == ""
    assert not at.button_group(key="blind_position").value


def test_what_the_file_spells_out_is_left_alone() -> None:
    """Usual values and names with commas are not changed by looking at a record."""
    record = Actor(id="a", name="A", kind="camp", other_names=("Trump, Donald", "The A"))
    same = {"name": "A", "kind": "camp", "other_names": ["Trump, Donald", "The A"], "role": None}
    assert differing(Actor, record, same) == {}
    assert differing(Actor, record, same | {"role": "Camp"}) == {"role": "Camp"}
    assert differing(Actor, record, same | {"other_names": None}) == {"other_names": None}
    stance = Stance(
        id="s", actor="a", issue="i", date="2024-01-01", position=0, attribution="paraphrase",
        summary="S.", act="statement", confidence="high",
    )  # fmt: skip
    shown = {"act": None, "confidence": None, "position": 0, "status": None, "contested": None}
    assert differing(Stance, stance, shown) == {}
    assert differing(Stance, stance, shown | {"position": 1}) == {"position": 1}


def test_looking_at_a_stance_proposes_nothing(local: None, open_page: Open, copy: Path) -> None:
    at = open_page("curate", data=copy, task="Stance")
    at.selectbox(key="curated_stance").set_value("russia.north-korean-troops.2025-04-28").run()
    assert "No changes to save." in " ".join(each.value for each in at.caption)
    at.text_input(key="stance_form_what").set_value("X").run()
    at.selectbox(key="curated_stance").set_value("russia.nato-membership.2025-08-24").run()
    assert at.text_input(key="stance_form_what").value == ""
    assert "No changes to save." in " ".join(each.value for each in at.caption)


def test_a_pinned_date_moves_with_the_record_that_is_saved(
    local: None, open_page: Open, copy: Path
) -> None:
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("\n\ncoders:", "\n  as_of: 2026-06-05\n\ncoders:", 1), "utf-8")
    at = open_page("curate", data=copy, task="Stance")
    at.selectbox(key="curated_stance").set_value("russia.early-settlement.2026-06-05").run()
    at.text_input(key="stance_form_date").set_value("2026-06-07").run()
    moved = "pins its as-of date to 5 June 2026: it moves to 7 June 2026"
    assert any(moved in info.value for info in at.info)
    at.button(key="save_stance_form").click().run()
    assert not at.exception
    assert load(copy).dataset.as_of == date(2026, 6, 7)


def test_another_coder_does_not_see_a_final_coding(
    local: None, open_page: Open, copy: Path
) -> None:
    text = copy.read_text(encoding="utf-8")
    extra = (
        "coders:\n  - {id: third, name: C, kind: human}\n  - {id: fourth, name: D, kind: human}\n"
    )
    copy.write_text(text.replace("coders:\n", extra, 1), encoding="utf-8")
    at = open_page("curate", data=copy, task="Second coding")
    at.selectbox(key="blind_coder").set_value("third").run()
    at.button_group(key="blind_position").set_value(1).run()
    at.button(key="submit_coding").click().run()
    assert "C: Supports" in " ".join(each.value for each in at.text)
    at.selectbox(key="blind_coder").set_value("fourth").run()
    assert "C: " not in " ".join(each.value for each in at.text)
    assert at.button(key="submit_coding").disabled


def test_an_unchanged_form_is_judged_once(
    local: None, open_page: Open, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged, parsed = [], []
    edit, parse = editing.edited, loader.parse
    monkeypatch.setattr(editing, "edited", lambda *a, **k: judged.append(a) or edit(*a, **k))
    at = open_page("curate", data=copy, task="Stance")
    monkeypatch.setattr(loader, "parse", lambda *a, **k: parsed.append(a) or parse(*a, **k))
    at.selectbox(key="curated_stance").set_value("russia.north-korean-troops.2025-04-28").run()
    assert not judged
    at.button_group(key="stance_form_position").set_value(-1).run()
    at.run()
    at.run()
    assert len(judged) == 1
    at.text_area(key="stance_form_summary").set_value("Other words.").run()
    assert len(judged) == 2
    assert not parsed
    assert "Russia on North Korean troops" in " ".join(each.value for each in at.text)


def test_lists_show_names_and_hold_ids(local: None, open_page: Open, copy: Path) -> None:
    text = copy.read_text(encoding="utf-8")
    twin = "coders:\n  - {id: twin, name: First coder, kind: human}\n"
    copy.write_text(text.replace("coders:\n", twin, 1), encoding="utf-8")
    at = open_page("curate", data=copy, task="Stance")
    actor = at.selectbox(key="stance_form_actor")
    assert actor.label == "Actor (required)"
    assert {"Russia", "Biden administration"} <= set(actor.options)
    assert actor.set_value("russia").run().selectbox(key="stance_form_actor").value == "russia"
    coder = at.selectbox(key="stance_form_coder")
    assert {"First coder (coder-1)", "First coder (twin)"} <= set(coder.options)
    assert coder.set_value("twin").run().selectbox(key="stance_form_coder").value == "twin"
    labels = at.selectbox(key="stance_form_attribution").options
    assert labels == [
        "Quoted",
        "Paraphrased",
        "Unnamed sources",
        "Act on record",
        "Coder's inference",
    ]
    assert "Russia on North Korean troops, 28 Apr 2025" in " ".join(
        at.selectbox(key="curated_stance").options
    )
    assert at.info[0].value == "Missing: Issue, Date, Attribution, Summary."


def test_coding_the_second_of_two_places_says_so(local: None, open_page: Open, copy: Path) -> None:
    seed = copy.parent.parent / "seeds" / "twice.txt"
    seed.write_text("Ana said: “We will go.” Ben said: “We will go.”\n", encoding="utf-8")
    text = copy.read_text(encoding="utf-8")
    source = "sources:\n  - {id: twice, title: Twice, seed: twice.txt}\n"
    copy.write_text(text.replace("sources:\n", source, 1), encoding="utf-8")
    at = open_page("curate", data=copy, task="Source text")
    at.selectbox(key="curated_text").set_value("twice").run()
    assert at.text_area(key="text_stance_quote_0").value == "We will go."
    occurrence = at.text_input(key="text_stance_occurrence_0")
    assert (occurrence.label, occurrence.value) == ("Occurrence", "1")
    choose_passage(at, seed.read_text(encoding="utf-8"), "We will go.", 1)
    occurrence = at.text_input(key="text_stance_occurrence_0")
    assert (occurrence.label, occurrence.value) == ("Occurrence", "2")


def test_pages_leave_the_shared_original_as_it_was(
    local: None, open_page: Open, copy: Path
) -> None:
    at = open_page("curate", data=copy, task="Stance")
    shared = at.session_state["curate_work"].opened
    before = deepcopy(cache.original(shared).source.value)
    at.selectbox(key="curated_stance").set_value("russia.north-korean-troops.2025-04-28").run()
    at.button_group(key="stance_form_position").set_value(-1).run()
    assert [button for button in at.button if button.label == "Save"]
    assert cache.original(shared).source.value == before


def test_the_form_of_an_actor_takes_the_times_of_its_memberships(
    local: None, open_page: Open, copy: Path
) -> None:
    at = open_page("curate", data=copy, task="Other records")
    at.segmented_control(key="curated_kind").set_value("actors").run()
    at.selectbox(key="actors_form_record").set_value("richard-grenell").run()
    assert at.multiselect(key="actors_form_member_of").value == ["trump-camp"]
    assert "No changes to save." in [each.value for each in at.caption]
    at.text_input(key="actors_form_member_of_trump-camp").set_value("2015-06/2020, 2022/..").run()
    assert not at.exception
    shown = "\n".join(block.value for block in at.code)
    assert (
        "{group: trump-camp, from: 2015-06, until: '2020'}, {group: trump-camp, from: '2022'}"
        in shown
    )
    at.selectbox(key="actors_form_record").set_value("radoslaw-sikorski").run()
    at.multiselect(key="actors_form_member_of").set_value(["trump-camp"]).run()
    assert at.text_input(key="actors_form_member_of_trump-camp").value == ""


def test_what_does_not_apply_has_a_form(local: None, open_page: Open, copy: Path) -> None:
    at = open_page("curate", data=copy, task="Other records")
    at.segmented_control(key="curated_kind").set_value("not_applicable").run()
    at.selectbox(key="not_applicable_form_actor").set_value("nato").run()
    at.text_input(key="not_applicable_form_until").set_value("1949-04-03").run()
    assert not at.exception
    shown = "\n".join(block.value for block in at.code)
    assert "+not_applicable:\n+  - {actor: nato, until: 1949-04-03}" in shown


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such names")
@pytest.mark.usefixtures("local")
def test_a_name_among_the_texts_that_is_no_text_stops_no_task(open_page: Open, copy: Path) -> None:
    (seeds_folder(copy) / os.fsdecode(b"\xff.txt")).write_text("A text.", encoding="utf-8")
    for task in CURATE_TASKS:
        assert not open_page("curate", data=copy, task=task).exception
