"""Curate: source texts, stances and other records, added and changed in the local file."""

import streamlit as st

from stances import clock
from stances.app import page
from stances.app.curate import (
    many,
    record,
    second_coding,
    source_text,
    stance,
    text_stance,
    withdrawal,
)  # fmt: skip
from stances.app.curate.copies import copies_page
from stances.app.curate.drafts import keep_apart, keep_drafts, show_drafts
from stances.app.curate.many import many_page
from stances.app.curate.proposal import finish, original, ready
from stances.app.curate.record import record_page
from stances.app.curate.second_coding import coding_page
from stances.app.curate.source_text import text_page
from stances.app.curate.stance import stance_page
from stances.app.curate.task import chosen_task
from stances.app.curate.undoing import show_last_save
from stances.app.curate.withdrawal import withdrawal_page
from stances.app.curate.work import work
from stances.wording.labels import CURATE_TASKS
from stances.wording.words import data_to

TASKS = dict(
    zip(
        CURATE_TASKS,
        [
            text_page,
            stance_page,
            many_page,
            record_page,
            coding_page,
            withdrawal_page,
            copies_page,
        ],
        strict=True,
    )
)
DRAFTED = (text_stance, stance, source_text, many, second_coding, withdrawal)

st.title("Curate", anchor=False)
if not ready():
    st.stop()
file = original().opened.file
st.caption(
    page.as_text(f"Edits {file} on this machine. A dated copy of the previous version is kept.")
)
st.markdown(f":small[{data_to(original().dataset.newest, clock.today())}]")
FORMS = [*(each.draft() for each in DRAFTED), *record.drafts()]
keep_apart(*FORMS)
work().begin_run()
unseen = st.container()  # at a place of its own: what comes to stand above would mount it anew
show_last_save()
show_drafts()
TASKS[chosen_task(list(TASKS))]()
with unseen:
    keep_drafts(*FORMS, focus="text_stance_issue_picker")
finish()
