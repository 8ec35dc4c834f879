"""What was typed and not saved comes back after a reload, into the record that it was typed for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from stances.app.curate import drafts
from stances.components.keeper.payload import Kept
from tests.app.conftest import Open

pytestmark = pytest.mark.usefixtures("local")
THIRD = "coders:\n  - {id: third, name: A third reader, kind: human}\n"


@dataclass
class Memory:
    """Keeps as the keeper does: what is begun, by dataset; a reload tells it."""

    kept: dict[str, dict[str, Any]] = field(default_factory=dict)

    def keeper(self, payload: Kept, *, key: str, on_found: Callable[[], None], **_: object) -> None:
        def told() -> None:
            st.session_state[key] = SimpleNamespace(found={"fields": self.kept[payload.dataset]})
            on_found()

        here = self.kept.setdefault(payload.dataset, {})
        if not payload.asked:
            st.button("Reloaded", on_click=told, key="reloaded")
            return
        here.clear()
        for draft in payload.forms.values():
            here |= draft.fields if draft.begun else {}


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Memory:
    one = Memory()
    monkeypatch.setattr(drafts, "keeper", one.keeper)
    return one


@pytest.fixture
def load(memory: Memory, open_page: Open, copy: Path) -> Callable[[str], AppTest]:
    """Loads the page anew, as a reload does."""

    def loading(task: str) -> AppTest:
        at = open_page("curate", data=copy, task=task)
        return at.button(key="reloaded").click().run()

    return loading


def said(at: AppTest) -> str:
    assert not at.exception
    kinds = (at.text, at.caption, at.error, at.info, at.success, at.warning, at.code)
    return "\n".join(each.value for kind in kinds for each in kind).replace("\\", "")


def open_record(at: AppTest, kind: str, record: str) -> AppTest:
    at.segmented_control(key="curated_kind").set_value(kind).run()
    return at.selectbox(key=f"{kind}_form_record").set_value(record).run()


def test_a_half_edited_record_comes_back_and_a_save_leaves_no_draft(
    load: Callable[[str], AppTest], memory: Memory
) -> None:
    at = open_record(load("Other records"), "actors", "richard-grenell")
    at.multiselect(key="actors_form_member_of").set_value(["trump-camp", "nato"]).run()
    at.text_input(key="actors_form_member_of_nato").set_value("2019/2020").run()
    at = load("Other records")
    assert "was brought back from this browser: Other records." in said(at)
    assert at.selectbox(key="actors_form_record").value == "richard-grenell"
    assert at.multiselect(key="actors_form_member_of").value == ["trump-camp", "nato"]
    assert at.text_input(key="actors_form_member_of_nato").value == "2019/2020"
    at.button(key="save_actors_form").click().run()
    assert "Saved." in said(at)
    assert set(map(str, memory.kept.values())) == {"{}"}
    assert "brought back" not in said(load("Other records"))


def test_a_draft_can_be_thrown_away(load: Callable[[str], AppTest], memory: Memory) -> None:
    at = load("Many stances")
    at.text_area(key="many_table").set_value("actor\tissue\n").run()
    at = load("Many stances")
    assert at.text_area(key="many_table").value == "actor\tissue\n"
    at.button(key="discard_draft").click().run()
    assert at.text_area(key="many_table").value == ""
    assert set(map(str, memory.kept.values())) == {"{}"}


def test_a_submitted_coding_comes_back_as_submitted(
    load: Callable[[str], AppTest], copy: Path
) -> None:
    """Whoever has seen the other codings cannot judge again by a reload."""
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("coders:\n", THIRD, 1), encoding="utf-8")
    at = load("Second coding")
    at.selectbox(key="blind_coder").set_value("third").run()
    at.selectbox(key="blind_stance").set_value("richard-grenell.escalation-risk.2024-11-17").run()
    at.text_input(key="blind_note").set_value("Mine.").run()
    at = load("Second coding")
    assert at.selectbox(key="blind_coder").value == "third"
    assert at.text_input(key="blind_note").value == "Mine."
    at.button_group(key="blind_position").set_value(2).run()
    at.button(key="submit_coding").click().run()
    at = load("Second coding")
    assert "A third reader: Strongly supports (Mine.)" in said(at)
    assert at.text_input(key="blind_note").disabled
    assert not [button for button in at.button if button.key == "submit_coding"]


def test_a_reason_comes_back_to_its_stance_alone(
    load: Callable[[str], AppTest], copy: Path
) -> None:
    name = "russia.north-korean-troops.2025-04-28"
    at = load("Withdraw")
    at.selectbox(key="withdrawn_stance").set_value(name).run()
    at.text_area(key="withdrawn_reason").set_value("Recorded twice.").run()
    at.date_input(key="withdrawn_on").set_value("2025-06-01").run()
    at = load("Withdraw")
    assert at.selectbox(key="withdrawn_stance").value == name
    assert at.text_area(key="withdrawn_reason").value == "Recorded twice."
    assert str(at.date_input(key="withdrawn_on").value) == "2025-06-01"
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace(name, "russia.north-korean-troops.2025-04-29"), encoding="utf-8")
    at = load("Withdraw")
    assert "A draft was not brought back (Withdraw)" in said(at)
    assert "Reason: Recorded twice." in said(at)
    assert at.selectbox(key="withdrawn_stance").value is None


def test_a_record_without_an_id_is_not_taken_for_the_one_in_its_place(
    load: Callable[[str], AppTest], copy: Path
) -> None:
    name = "biden-administration.western-aid.2026-11-25, no. 1"
    at = open_record(load("Other records"), "searches", name)
    at.text_input(key="searches_form_where").set_value("Half a note.").run()
    assert open_record(load("Other records"), "searches", name)
    text = copy.read_text(encoding="utf-8")
    head, section = text.split("\nsearches:\n")
    section = section.replace("../2024-11-18", "../2024-11-17", 1)
    copy.write_text(f"{head}\nsearches:\n{section}", encoding="utf-8")
    at = load("Other records")
    assert "A draft was not brought back (Other records)" in said(at)
    assert "Half a note." in said(at)
    at.segmented_control(key="curated_kind").set_value("searches").run()
    assert at.selectbox(key="searches_form_record").value == ""
    assert at.text_input(key="searches_form_where").value == ""


def test_another_dataset_gets_nothing_of_the_form(
    open_page: Open, memory: Memory, copy: Path
) -> None:
    copy.with_name("two.yaml").write_bytes(copy.read_bytes())
    at = open_page("curate", data=copy.parent, dataset="stances.yaml", task="Withdraw")
    at.button(key="reloaded").click().run()
    name = "russia.north-korean-troops.2025-04-28"
    at.selectbox(key="withdrawn_stance").set_value(name).run()
    at.text_area(key="withdrawn_reason").set_value("Recorded twice.").run()
    before = {name: dict(fields) for name, fields in memory.kept.items()}
    at.selectbox(key="dataset_shown").set_value("two.yaml").run()
    assert at.selectbox(key="withdrawn_stance").value is None
    at.button(key="reloaded").click().run()
    assert "brought back" not in said(at)
    at.selectbox(key="dataset_shown").set_value("stances.yaml").run()
    at.button(key="reloaded").click().run()
    assert at.text_area(key="withdrawn_reason").value == "Recorded twice."
    assert memory.kept == {**before, **{name: {} for name in memory.kept if name not in before}}
