"""What views show with: the data-error screen, the grid and its evidence, lists, the reader."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from stances import wording
from stances.analysis.groups import dissents
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.analysis.selection import hidden_records
from stances.app import address, cache, filters, opening
from stances.app.cache import Bundle
from stances.app.components.evidence import evidence_panel
from stances.app.components.evidence.cards import cell_evidence
from stances.app.components.evidence.payload import Evidence, Invitation
from stances.app.components.feed import feed
from stances.app.components.feed.issue_scale import issue_scale
from stances.app.components.feed.payload import Section
from stances.app.components.grid import grid
from stances.app.components.grid.cells import position_grid
from stances.app.components.kit import Focus, theme
from stances.app.components.reader import reader
from stances.app.components.reader.texts import source_page
from stances.app.components.timeline import timeline
from stances.app.components.timeline.lanes import lanes_timeline
from stances.app.opening import Opened
from stances.app.registry import pages
from stances.charts.dumbbell import (
    dumbbell_alt,
    dumbbell_figure,
    dumbbell_spec,
    dumbbell_table,
)
from stances.charts.lanes import lanes_alt, lanes_spec
from stances.charts.palette import palette
from stances.errors import Problem
from stances.exchange import WRITERS
from stances.tables.rows import SourceRow, rows_of

Show = Callable[[str | None, Focus | None], None]

_HOW_TO_OPEN = (
    "Choose a cell or a record to read what it rests on: each record with its date, its words, "
    "its source and both codings."
)
_HOW_BY_KEYBOARD = (
    "With the keyboard: Tab into the table, arrow keys to move, Enter to open, Escape to come back."
)


def page_style() -> None:
    """The few rules of style that Streamlit's theme has no word for."""
    st.html(Path(__file__).parent / "page.css")


def data_error_page(problems: Sequence[Problem]) -> None:
    """The whole page when no version of the dataset can be shown."""
    st.title("The dataset needs a correction")
    st.write(
        "Nothing can be shown until the file is mended. Correct these places and save; "
        "this page notices by itself."
    )
    problem_list(problems)
    watch()


def data_error_banner(problems: Sequence[Problem]) -> None:
    """Above every page while the file is broken and the last good version is being served."""
    found = wording.count(len(problems), "problem")
    with st.container(key="data-problems"):
        st.error(
            f"The dataset on disk has {found}. You see the last good version; "
            "correct these places and save, and the page follows.",
            icon=":material/error:",
        )
        problem_list(problems)


def problem_list(problems: Sequence[Problem]) -> None:
    """Each problem on a line, as ``stances check`` prints it, verbatim."""
    shown = "\n".join(map(str, problems[:200]))
    more = len(problems) - 200
    st.code(shown, language=None, wrap_lines=True)
    if more > 0:
        st.caption(f"and {wording.count(more, 'more problem')}; `stances check` prints all")


def watch() -> None:
    """Looks every two seconds whether the file has changed, and reruns the page when it has.

    A run of the whole page has seen the file as it is: to rerun it would lose the click it is for.
    """
    st.session_state["seen_digest"] = cache.served().digest
    _look()


@st.fragment(run_every=2)
def _look() -> None:
    digest = cache.served().digest
    if st.session_state["seen_digest"] != digest:
        st.session_state["seen_digest"] = digest
        st.rerun()


def nothing_chosen(actors: Sequence[str], issues: Sequence[str]) -> bool:
    """True, with a sentence on what to do, where no actor or no issue is chosen."""
    missing = [name for name, chosen in (("actor", actors), ("issue", issues)) if not chosen]
    if missing:
        st.info(
            f"Choose at least one {' and one '.join(missing)} above to see who stands where.",
            icon=":material/arrow_upward:",
        )
    return bool(missing)


def hidden_note(question: Question) -> None:
    """Says how many records the filters hide, and of what kind."""
    hidden = hidden_records(question)
    if not hidden:
        return
    kinds = [
        f"{number} {wording.ATTRIBUTION_WORDS[kind]}, {wording.CONFIDENCE_WORDS[sure]}"
        for kind, sure, number in hidden
    ]
    total = wording.count(sum(number for *_, number in hidden), "record")
    st.caption(f":material/visibility_off: {total} hidden by the filters: {'; '.join(kinds)}")


@st.fragment
def grid_with_evidence(bundle: Bundle, found: Positions, question: Question) -> None:
    """The stance grid and, beside it, the evidence of the open cell.

    A fragment, so that opening a cell reruns nothing else. ``question`` is asked again for a cell
    that the address opens and the grid does not show.
    """
    left, right, opened = _beside(bundle)
    dissent = dissents(question, found)
    shown = position_grid(bundle.tables, found, dissent)
    with left:
        on_open = partial(opening.open_from, "grid")
        grid(shown, key="grid", pressed=opened.cell, focus=_focus(), on_open=on_open)
    with right:
        evidence(bundle, question, opened)


@st.fragment
def timeline_with_evidence(
    bundle: Bundle, found: Positions, question: Question, *, by: str
) -> None:
    """Lanes over time and, beside them, the evidence of the open record."""
    left, right, opened = _beside(bundle, found)
    spec = lanes_spec(bundle.tables, found, by=by)
    shown = lanes_timeline(spec, alt=lanes_alt(spec, title="Positions over time"))
    with left:
        on_open = partial(opening.open_from, "timeline")
        timeline(shown, key="timeline", focus=_focus(), on_open=on_open)
    with right:
        evidence(bundle, question, opened)


@st.fragment
def scale_with_evidence(bundle: Bundle, found: Positions, question: Question) -> None:
    """The actors along the scale of one issue and, beside them, the evidence of the open one."""
    left, right, opened = _beside(bundle, found)
    with left:
        on_open = partial(opening.open_from, "scale")
        feed(issue_scale(bundle.tables, found), key="scale", focus=_focus(), on_open=on_open)
    with right:
        evidence(bundle, question, opened)


@st.fragment
def feed_with_evidence(bundle: Bundle, sections: Sequence[Section], question: Question) -> None:
    """Lists of moves, splits or hits and, beside it, the evidence of the open record."""
    left, right, opened = _beside(bundle)
    with left:
        on_open = partial(opening.open_from, "feed")
        follow(feed(sections, key="feed", focus=_focus(), on_open=on_open))
    with right:
        evidence(bundle, question, opened)


@st.fragment
def beside_evidence(bundle: Bundle, question: Question, show: Show) -> None:
    """What ``show`` mounts, told the open cell and the focus, and beside it the evidence."""
    left, right, opened = _beside(bundle)
    with left:
        show(opened.cell, _focus())
    with right:
        evidence(bundle, question, opened)


def _beside(bundle: Bundle, within: Positions | None = None) -> tuple[Any, Any, Opened]:
    """Two columns and what is open; a page about one actor or issue shows no other's evidence."""
    address.address_state(*opening.NAMES)
    opened = opening.opened(bundle)
    if within and opened and (opened.actor, opened.issue) not in within.cell_of:
        opened = Opened()
    left, right = st.columns([3.1, 1], gap="small")
    return left, right, opened


def _focus() -> Focus | None:
    focus: Focus | None = st.session_state.get("return_focus")
    return focus


def evidence(bundle: Bundle, question: Question, opened: Opened) -> None:
    """The evidence panel for the open cell, or how to open one."""
    shown: Evidence | Invitation = Invitation([_HOW_TO_OPEN, _HOW_BY_KEYBOARD])
    if opened:
        found = question.about(actors=[opened.actor], issues=[opened.issue]).positions()
        rebels = dissents(question, found).get((opened.actor, opened.issue), ())
        shown = cell_evidence(
            bundle.tables,
            found,
            bundle.dataset.dataset,
            actor=opened.actor,
            issue=opened.issue,
            linked=opened.stance,
            base=address.base_address(),
        )
        if rebels:
            names = " and ".join(bundle.tables.actor_rows[name].name for name in rebels)
            more = f" On the other side, of its members: {names}."
            shown = replace(shown, basis=shown.basis + more)
    elif unknown := opening.unknown():
        missing = f"This dataset has no record or cell “{unknown[:60]}”."
        shown = Invitation([missing, _HOW_TO_OPEN])
    turn = st.session_state.get("evidence_focus", 0)
    follow(evidence_panel(shown, key="evidence", turn=turn, on_close=opening.close))


def then_and_now(bundle: Bundle, question: Question, then: date) -> None:
    """A dumbbell for each actor and issue between two days, and the same as a table."""
    spec = dumbbell_spec(bundle.tables, question.on(then).positions(), question.positions())
    if not spec.labels:
        st.info("No position is known on either day for what is chosen.")
        return
    st.plotly_chart(
        dumbbell_figure(spec, palette(theme())), theme=None, key="then_and_now",
        alt=dumbbell_alt(spec), config={"displayModeBar": False},
    )  # fmt: skip
    with st.expander("The same as a table"):
        st.dataframe(dumbbell_table(spec), hide_index=True, alt=dumbbell_alt(spec))


def follow(result: Any) -> None:
    """Goes to the page that a component's link names.

    What the address holds already stays in it: Streamlit refuses to set it a second time.
    """
    target = result.go
    if target:
        address.follow_to(target["page"])
        new = {n: v for n, v in target["parameters"].items() if n not in st.query_params}
        st.switch_page(pages()[target["page"]], query_params=new)


def download(frame: Callable[[], pd.DataFrame], *, name: str, label: str = "Download CSV") -> None:
    """A button that saves exactly what is shown, as CSV; the frame is made when it is wanted."""
    st.download_button(
        label,
        data=lambda: WRITERS["csv"].text(frame()),
        file_name=f"{name}{WRITERS['csv'].suffix}",
        mime=WRITERS["csv"].media_type,
        on_click="ignore",
        icon=":material/download:",
        key=f"download_{name.split('-', maxsplit=1)[0]}",
    )


def source_list(table: pd.DataFrame) -> None:
    """The sources as a table; choosing a row opens the source."""
    rows = rows_of(table, SourceRow)
    shown = pd.DataFrame(
        {
            "Source": [wording.source_label(row) for row in rows],
            "Publisher": table["publisher"].fillna("").to_numpy(),
            "Published": [wording.when_words(row.published, short=True) for row in rows],
            "Language": table["language"].fillna("").to_numpy(),
            "Stances": table["stances"].to_numpy(),
            "Quotations": table["quotes"].to_numpy(),
            "Full text": ["kept" if pd.notna(seed) else "" for seed in table["seed"]],
        }
    )
    st.dataframe(
        shown,
        key="source_rows",
        hide_index=True,
        height=min(38 + 35 * len(shown), 330),
        on_select=lambda: filters.open_source(table),
        selection_mode="single-row",
        alt=f"{wording.count(len(shown), 'source')}; choose a row to open one",
    )


def source_reader(bundle: Bundle, source: str, quote: str) -> None:
    """One source: its data, its text with every quotation marked, the stances that rest on it."""
    shown = source_page(bundle.tables, bundle.seeds, source=source, linked=quote)
    follow(reader(shown, key="reader"))


def sources_words(bundle: Bundle) -> str:
    """How many sources and quotations there are, and that they were checked."""
    quotes = int(bundle.tables.evidence["quote"].notna().sum())
    kept = int(bundle.tables.sources["seed"].notna().sum())
    return (
        f"{wording.count(len(bundle.tables.sources), 'source')} · {kept} with the full text kept · "
        f"{wording.count(quotes, 'quotation')}, each verified verbatim against its text"
    )


def plain(text: str) -> str:
    """Text from data for the places where Streamlit reads Markdown: every mark escaped."""
    return filters.escaped(text)
