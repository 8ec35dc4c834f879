"""Coding a text passage by passage: what is filled in, what stays, and where problems stand."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx
from streamlit.testing.v1 import AppTest

from stances.app.curate import desk, drafts
from stances.app.curate.work import Work, work
from stances.components.keeper.payload import Kept
from stances.reading.loader import load
from tests.app.conftest import Open
from tests.app.curate.conftest import choose_passage

TEXT = (
    "WARSAW, 4 March 2026. The ministers met again.\n\n"
    "“We will strike,” Radosław Sikorski said on Monday.\n\n"
    "“We will supply,” Grenell said. “We will wait.”\n\n"
    "Asked about NATO, Sikorski declined to answer.\n"
)
pytestmark = pytest.mark.usefixtures("local")


@pytest.fixture
def coding(open_page: Open, copy: Path) -> AppTest:
    """The page with the text open at its first quotation."""
    (copy.parent.parent / "seeds" / "ministers.txt").write_text(TEXT, encoding="utf-8")
    text = copy.read_text(encoding="utf-8")
    source = "sources:\n  - {id: ministers, title: Ministers, seed: ministers.txt, published: 2026-03-04}\n"
    copy.write_text(text.replace("sources:\n", source, 1), encoding="utf-8")
    at = open_page("curate", data=copy, task="Source text")
    at.selectbox(key="curated_text").set_value("ministers").run()
    assert not at.exception
    return at


def field(at: AppTest, name: str) -> str | None:
    found = [each for each in [*at.text_input, *at.text_area, *at.selectbox]
             if each.key == f"text_stance_{name}"]  # fmt: skip
    value: str | None = found[0].value
    return value


def complete(at: AppTest, issue: str = "long-range-strikes") -> None:
    at.selectbox(key="text_stance_issue").set_value(issue)
    at.text_area(key="text_stance_summary").set_value("In our own words.")
    at.button_group(key="text_stance_position").set_value(1).run()


def shown(at: AppTest) -> str:
    kinds = (at.text, at.caption, at.error, at.info, at.success, at.warning)
    return "\n".join(each.value for kind in kinds for each in kind).replace("\\", "")


def test_the_text_fills_in_what_it_says_and_only_offers_another_day(coding: AppTest) -> None:
    assert field(coding, "quote_0") == "We will strike,"
    assert field(coding, "actor") == "radoslaw-sikorski"
    assert field(coding, "speaker") == ""
    assert field(coding, "date") == "2026-03-04"
    assert "Verbatim in the text: line 3, paragraph 2, characters 50–64." in shown(coding)
    coding.button(key="use_day_0").click().run()
    assert field(coding, "date") == "2026-03-02"


def test_after_a_save_the_next_quotation_is_at_work(coding: AppTest, copy: Path) -> None:
    coder = next(iter(load(copy).dataset.coders)).id
    coding.selectbox(key="text_stance_coder").set_value(coder).run()
    coding.text_input(key="text_stance_date").set_value("2026-03-03").run()
    complete(coding)
    coding.button(key="save_text_stance").click().run()
    assert not coding.exception
    assert "Saved. The previous version is kept as stances-" in shown(coding)
    assert field(coding, "quote_0") == "We will supply,"
    assert field(coding, "actor") == "richard-grenell"
    assert field(coding, "source_0") == "ministers"
    assert field(coding, "date") == "2026-03-03"
    assert field(coding, "coder") == coder
    assert field(coding, "summary") == ""
    assert field(coding, "issue") is None


def test_a_run_that_ends_early_after_a_save_leaves_nothing_of_the_form_behind(
    coding: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit ends a run as soon as the file on disk is another, which a save makes it."""
    complete(coding)
    coding.text_input(key="text_stance_date").set_value("2026-03-03").run()
    show, ended = desk.show_text, []

    def ending(*args: Any, **options: Any) -> None:
        if work().due and not ended:
            ended.append(True)
            st.rerun()
        show(*args, **options)

    monkeypatch.setattr(desk, "show_text", ending)
    coding.button(key="save_text_stance").click().run()
    assert ended
    assert field(coding, "quote_0") == "We will supply,"
    assert field(coding, "actor") == "richard-grenell"
    assert field(coding, "date") == "2026-03-03"
    assert field(coding, "summary") == ""
    assert coding.session_state["curate_work"].due == ()


def test_another_passage_keeps_what_was_typed(coding: AppTest) -> None:
    coding.text_area(key="text_stance_summary").set_value("Half a summary.").run()
    choose_passage(coding, TEXT, "Asked about NATO, Sikorski declined to answer")
    assert field(coding, "quote_0") == "Asked about NATO, Sikorski declined to answer"
    assert field(coding, "summary") == "Half a summary."
    assert field(coding, "actor") is None
    assert field(coding, "attribution") == "paraphrase"
    choose_passage(coding, TEXT, "We will wait.")
    assert field(coding, "actor") == "richard-grenell"
    assert field(coding, "attribution") == "quote"
    assert field(coding, "summary") == "Half a summary."


def test_changing_the_actor_keeps_the_speaker(coding: AppTest) -> None:
    coding.selectbox(key="text_stance_actor").set_value("russia").run()
    assert field(coding, "speaker") == "Radosław Sikorski"
    coding.selectbox(key="text_stance_actor").set_value("radoslaw-sikorski").run()
    assert field(coding, "speaker") == ""
    coding.text_input(key="text_stance_speaker").set_value("A deputy").run()
    coding.selectbox(key="text_stance_actor").set_value("russia").run()
    assert field(coding, "speaker") == "A deputy"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("date", "2026-13-45", "there is no month 13"),
        ("quote_0", "Words that nobody has said", "the quotation is not in seeds/ministers.txt"),
        ("quote_0", "e will strike", "the quotation begins inside “We”"),
        ("occurrence_0", "twice", "'occurrence' should be a whole number, found 'twice'"),
    ],
)
def test_a_problem_stands_at_its_field_while_others_are_still_empty(
    coding: AppTest, name: str, content: str, message: str
) -> None:
    fields = [*coding.text_input, *coding.text_area]
    next(each for each in fields if each.key == f"text_stance_{name}").set_value(content).run()
    assert message in "".join(error.value for error in coding.error).replace("\\", "")
    assert "Missing: Issue, Summary." in shown(coding)


def test_what_only_the_whole_record_shows_stands_at_its_field_too(
    coding: AppTest, copy: Path
) -> None:
    complete(coding)
    coding.text_input(key="text_stance_date").set_value("2126-03-02").run()
    in_future = [error.value for error in coding.error if "is in the future" in error.value]
    assert in_future
    assert not [button for button in coding.button if button.key == "save_text_stance"]
    assert "2126" not in copy.read_text(encoding="utf-8")


def test_a_warning_that_was_there_before_is_neither_shown_nor_counted(
    coding: AppTest, open_page: Open, copy: Path
) -> None:
    """No record cites the text of ``coding`` yet."""
    name = "russia.north-korean-troops.2025-04-28"
    at = open_page("curate", data=copy, task="Stance")
    at.selectbox(key="curated_stance").set_value(name).run()
    at.multiselect(key="stance_form_see_also").set_value([name]).run()
    assert "Fix 1 problem before saving:" in shown(at)
    assert [each.value for each in at.code] == [
        "see-also: a record cannot refer to itself; delete the id"
    ]
    at.multiselect(key="stance_form_see_also").set_value([]).run()
    at.button_group(key="stance_form_position").set_value(-1).run()
    assert [button for button in at.button if button.key == "save_stance_form"]
    assert not at.warning


def test_the_keyboard_saves_or_says_why_not(coding: AppTest, copy: Path) -> None:
    before = copy.read_bytes()
    coding.session_state["curate_work"].ask("save")
    coding.run()
    assert "Not saved yet: see above what is missing or wrong." in shown(coding)
    assert copy.read_bytes() == before
    complete(coding)
    coding.session_state["curate_work"].ask("save")
    coding.run()
    assert "Saved." in shown(coding)
    assert copy.read_bytes() != before


def test_a_save_is_done_though_the_page_is_asked_for_something_else_meanwhile(
    coding: AppTest, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit then ends the run in which the button is pressed, and in the next it is not."""
    complete(coding)
    begin, ended = Work.begin_run, []

    def interrupted(self: Work) -> None:
        begin(self)
        if not ended:
            ended.append(self.wanted)
            run = get_script_run_ctx()
            again = RerunData(page_script_hash=run.page_script_hash)
            run.script_requests.request_rerun(again)

    monkeypatch.setattr(Work, "begin_run", interrupted)
    coding.button(key="save_text_stance").click().run()
    assert ended == ["save text_stance"]
    assert "Saved." in shown(coding)
    assert "in-our-own-words" in copy.read_text(encoding="utf-8").lower().replace(" ", "-")


def test_a_save_is_not_done_for_another_form_that_has_come_meanwhile(
    coding: AppTest, copy: Path
) -> None:
    complete(coding)
    before = copy.read_bytes()
    coding.session_state["curate_work"].ask("save stance_form")
    coding.run()
    assert "Saved." not in shown(coding)
    assert copy.read_bytes() == before


def test_undo_puts_the_file_back_and_not_over_the_work_of_others(
    coding: AppTest, copy: Path
) -> None:
    before = copy.read_bytes()
    complete(coding)
    coding.button(key="save_text_stance").click().run()
    coding.button(key="undo").click().run()
    assert copy.read_bytes() == before
    assert "Undone: the file is as it was before the save." in shown(coding)
    coding.text_area(key="text_stance_summary").set_value("Other words.").run()
    complete(coding)
    coding.button(key="save_text_stance").click().run()
    theirs = copy.read_bytes() + b"# a line of somebody else\n"
    copy.write_bytes(theirs)
    coding.button(key="undo").click().run()
    assert copy.read_bytes() == theirs
    assert "Not undone: the file has changed since the save." in shown(coding)


def test_an_earlier_copy_is_looked_at_and_restored(coding: AppTest, copy: Path) -> None:
    before = copy.read_bytes()
    complete(coding)
    coding.button(key="save_text_stance").click().run()
    coding.button_group(key="task").set_value("Earlier copies").run()
    names = coding.selectbox(key="chosen_copy").options
    assert len(names) == 1
    coding.selectbox(key="chosen_copy").select_index(0).run()
    assert "-    summary: In our own words.\n" in coding.code[0].value
    coding.button(key="restore").click().run()
    assert not coding.exception
    assert copy.read_bytes() == before
    coding.button(key="undo").click().run()
    assert copy.read_bytes() != before


def test_a_draft_is_brought_back_as_far_as_it_fits(
    coding: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {
        "curated_text": "ministers", "at text_stance": "ministers",
        "text_stance_summary": "Half a summary.", "text_stance_issue": "nato-membership",
        "text_stance_position": 99, "text_stance_contested": "no flag",
        "text_stance_source_0": "ministers", "text_stance_quote_0": "We will wait.",
        "text_stance_items": 1, "text_stance_of_no_form": "x", "curate_work": "x",
    }  # fmt: skip

    def browser(payload: Kept, *, key: str, on_found: Callable[[], None], **_: object) -> None:
        def told() -> None:
            st.session_state[key] = SimpleNamespace(found={"fields": kept})
            on_found()

        st.button("Browser", on_click=told, key="browser")
        begun = [name for name, draft in payload.forms.items() if draft.begun]
        st.text(f"kept: {begun}")

    monkeypatch.setattr(drafts, "keeper", browser)
    coding.run()
    assert "kept: []" in shown(coding)
    coding.button(key="browser").click().run()
    assert not coding.exception
    assert "was not saved was brought back from this browser: Source text." in shown(coding)
    assert field(coding, "summary") == "Half a summary."
    assert field(coding, "issue") == "nato-membership"
    assert field(coding, "quote_0") == "We will wait."
    assert "We will wait. of 3" in shown(coding)
    assert coding.button_group(key="text_stance_position").value is None
    assert "text_stance_of_no_form" not in coding.session_state
    coding.button(key="discard_draft").click().run()
    assert field(coding, "summary") == ""
    assert "kept: []" in shown(coding)


def test_a_pasted_table_says_what_is_refused_and_adds_the_rest(open_page: Open, copy: Path) -> None:
    at = open_page("curate", data=copy, task="Many stances")
    source = next(iter(load(copy).dataset.sources)).id
    head = "actor\tissue\tdate\tposition\tattribution\tsummary\tsource\n"
    good = f"China\tNATO membership\t2026-01-02\t0\tParaphrased\tIt took no side.\t{source}\n"
    at.text_area(key="many_table").set_value(head + good + good.replace("China", "Zzz")).run()
    assert not at.exception
    assert "**2 rows: 1 would be added, 1 refused.**" in [each.value for each in at.markdown]
    blocks = "\n".join(each.value for each in at.code)
    assert "Row 3: actor: there is no actor “Zzz”; add it first, or correct the cell" in blocks
    assert "Row 2: China on NATO membership, 2 January 2026: mixed" in blocks
    at.button(key="save_many").click().run()
    assert not at.exception
    assert "china.nato-membership.2026-01-02" in load(copy).dataset.stances_by_id
    assert at.text_area(key="many_table").value == ""
