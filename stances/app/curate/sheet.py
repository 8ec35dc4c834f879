"""A sheet for a second coder: a sample drawn blind, to take along, and read back filled in."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from stances import wording
from stances.analysis.sampling import stratified
from stances.app import page
from stances.app.curate import form
from stances.app.curate.proposal import original, propose
from stances.curation.codings import intake
from stances.errors import StancesError
from stances.exchange.coding_sheet import (
    coding_csv,
    coding_frame,
    coding_xlsx,
    read_coding_sheet,
    sample_words,
)
from stances.exchange.door import Held

_NUMBER, _TURN = "sheet_number", "sheet_turn"
_MEGABYTES, _USUAL = 20, 60
_KINDS = {
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("CSV", "text/csv"),
}


def show_sheets(coder: str, open_to: Mapping[str, str]) -> None:
    """The coder's sheets: of the records ``open_to`` judgement, each with its issue, a sample."""
    with st.expander("A sheet to code elsewhere"):
        st.caption(
            "A sample of these records, each issue with its share, without any position. Fill in "
            "position or status, and read the sheet back here."
        )
        most = len(open_to)
        if not 1 <= (form.value(_NUMBER) or 0) <= most:
            form.hold(_NUMBER, min(_USUAL, most))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            number = st.number_input("Records", 1, most, key=_NUMBER, width=160)
            seed = st.number_input(
                "Sample", 1, 10**6, 1, key="sheet_seed", width=160,
                help="Another number draws another sample, the same number the same again.",
            )  # fmt: skip
            for kind, (label, media_type) in _KINDS.items():
                st.download_button(
                    label,
                    data=partial(_sheet, kind, open_to, int(number), int(seed)),
                    file_name=f"coding-{coder}-{int(number)}-{int(seed)}.{kind}",
                    mime=media_type,
                    on_click="ignore",
                    icon=":material/download:",
                    key=f"sheet_{kind}",
                )
        _read_back(coder)


def _sheet(kind: str, open_to: Mapping[str, str], number: int, seed: int) -> bytes:
    started = original()
    drawn = stratified(open_to, number, seed=seed)
    frame = coding_frame(started.dataset, started.opened.seeds, drawn)
    if kind == "csv":
        return coding_csv(frame)
    return coding_xlsx(frame, sample_words(started.dataset, number, len(open_to), seed))


def _read_back(coder: str) -> None:
    """What a filled-in sheet gives, what is refused of it and why, and the save."""
    sent = st.file_uploader(
        "Read a filled-in sheet",
        type=list(_KINDS),
        key=f"coding_sheet_{form.value(_TURN) or 0}",
        max_upload_size=_MEGABYTES,
    )
    if sent is None:
        return
    dataset = original().dataset
    try:
        rows = read_coding_sheet(Held(sent.name, bytes(sent.getvalue())))
    except StancesError as error:
        st.error(page.as_text(str(error)))
        return
    result = intake(rows, dataset, dataset.coders_by_id[coder])
    there = f"{result.there} taken before, " if result.there else ""
    st.markdown(
        f"**{wording.count(result.rows, 'row')}: {len(result.taken)} would be saved, {there}"
        f"{result.empty} left empty, {len(result.refused)} refused.**"
    )
    if result.refused:
        lines = [f"Row {one.row}: {one.record}: {one.reason}" for one in result.refused]
        st.code("\n".join(lines), language=None, wrap_lines=True)
    if result.edits:
        propose(result.edits, key="sheet", after=_done)


def _done() -> None:
    """After a save: an empty field for the next sheet."""
    form.hold(_TURN, (form.value(_TURN) or 0) + 1)
