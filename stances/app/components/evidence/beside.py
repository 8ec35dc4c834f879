"""What a page shows and, beside it, the evidence of the open cell: fragments that rerun alone.

Each takes the question again for a cell that the address opens and the page does not show.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from stances.analysis.cell import Cell
from stances.analysis.comparison import Comparison
from stances.analysis.groups import dissents, split_groups
from stances.analysis.ledger import day_number
from stances.analysis.positions import Pair, Positions
from stances.analysis.question import Question
from stances.analysis.words_and_deeds import gaps
from stances.api.verdicts import period_of
from stances.app import address, location
from stances.app.address import OpenCell
from stances.app.cache import Bundle
from stances.app.components.evidence import evidence_panel
from stances.app.components.feed import feed
from stances.app.components.grid import grid
from stances.app.components.timeline import timeline
from stances.app.page import as_text, follow
from stances.charts.lanes import lanes_alt, lanes_spec
from stances.components.evidence.asked import HOW_BY_KEYBOARD, HOW_TO_OPEN, asked_evidence
from stances.components.evidence.payload import Evidence, Invitation
from stances.components.feed.payload import Scale, Section
from stances.components.grid.additions import Additions
from stances.components.grid.cells import position_grid
from stances.components.grid.payload import Grid
from stances.components.kit.payload import Parameters
from stances.components.timeline.lanes import lanes_timeline

_WIDTHS = [3.1, 1]


@dataclass(frozen=True)
class GroupGrid:
    """A group and its members as a grid, the question it answers, and whose dates are known."""

    question: Question
    grid: Grid
    words: str


def along(bundle: Bundle) -> Parameters:
    """What of the address goes along to the page of an actor or issue that a heading names."""
    left = {"actor", "issue", *address.OPEN}
    return {name: value for name, value in address.carried(bundle).items() if name not in left}


def show_positions(
    bundle: Bundle,
    question: Question,
    positions: Positions,
    *,
    comparison: Comparison | None = None,
    inherited: Mapping[Pair, Cell] | None = None,
    turned: bool = False,
    any_age: bool = True,
) -> None:
    """The grid of positions and the evidence of its open cell, in a fragment.

    Two actors are compared where they have a position; a stale one compares if ``any_age`` counts.
    """
    additions = Additions(
        dissent=dissents(question, positions),
        split=split_groups(question, positions),
        inherited=inherited or {},
        gaps={gap.pair: gap for gap in gaps(positions)},
        comparison=comparison,
        any_age=any_age,
        parameters=along(bundle),
    )
    _show_positions(bundle, question, positions, additions, turned=turned)


@st.fragment
def _show_positions(
    bundle: Bundle,
    question: Question,
    positions: Positions,
    additions: Additions,
    *,
    turned: bool,
) -> None:
    opened = _opened(bundle, also=("only",))
    added = replace(additions, only=address.text("only"))
    shown = position_grid(bundle.tables, positions, added, turned=turned)
    left, right = st.columns(_WIDTHS, gap="small")
    with left:
        result = grid(
            shown,
            key="grid",
            opens=True,
            on_open=partial(address.open_from, "grid"),
            on_only=partial(address.choose_only, "only", "grid"),
        )
        follow(result)
    with right:
        show_evidence(bundle, question, opened, alone=not opened and not address.missing_record())


@st.fragment
def show_grid(bundle: Bundle, question: Question, shown: Grid, *, key: str) -> None:
    """A table whose buttons open cells, and the evidence of the open one."""
    opened = _opened(bundle)
    left, right = st.columns(_WIDTHS, gap="small")
    with left:
        mount_grid(shown, key)
    with right:
        show_evidence(bundle, question, opened)


@st.fragment
def show_lanes(
    bundle: Bundle,
    question: Question,
    positions: Positions,
    *,
    by: str,
    members: GroupGrid | None = None,
    below: Sequence[Section] = (),
) -> None:
    """Lanes of the positions over time and the evidence of the open record.

    The grid of a group's members stands above the lanes; its cells open beside them. Lists stand
    ``below`` them.
    """
    opened = _opened(bundle, within=members.question if members else question, also=("lanes",))
    period = period_of(address.text("lanes"))
    spec = lanes_spec(bundle.tables, positions, by=by)
    shown = lanes_timeline(spec, alt=lanes_alt(spec, title="Positions over time"))
    left, right = st.columns(_WIDTHS, gap="small")
    with left:
        if members:
            grid(members.grid, key="members", opens=True, on_open=partial(_open_member, members))
            st.caption(as_text(members.words))
        timeline(
            shown,
            key="timeline",
            zoom=(day_number(period[0]), day_number(period[1])) if period else None,
            on_open=partial(address.open_from, "timeline"),
            on_zoom=partial(address.zoom_from, "timeline"),
        )
        if below:
            follow(mount_feed(below, "feed"))
    with right:
        show_evidence(bundle, question, opened)


@st.fragment
def show_scale(bundle: Bundle, question: Question, shown: Scale) -> None:
    """The actors along the scale of one issue and the evidence of the open one."""
    opened = _opened(bundle, within=question)
    left, right = st.columns(_WIDTHS, gap="small")
    with left:
        mount_feed(shown, "along")
    with right:
        show_evidence(bundle, question, opened)


@st.fragment
def show_feed(bundle: Bundle, question: Question, sections: Sequence[Section]) -> None:
    """Lists of moves, splits or hits and the evidence of the open record, in a fragment."""
    lay_feed(bundle, question, sections)


def lay_feed(bundle: Bundle, question: Question, sections: Sequence[Section]) -> None:
    """The same, for a part of the page that is a fragment already."""
    opened = _opened(bundle)
    left, right = st.columns(_WIDTHS, gap="small")
    with left:
        follow(mount_feed(sections, "feed"))
    with right:
        show_evidence(bundle, question, opened)


def lay_aside(bundle: Bundle, draw: Callable[[], Question]) -> None:
    """What ``draw`` shows, and the evidence aside, which takes no room while none is open.

    It returns the question that the evidence answers. For a part of the page that is a fragment.
    """
    shown, aside = st.container(), st.container(key="evidence-aside")
    with aside:
        opened = _opened(bundle)
    with shown:
        question = draw()
    with aside:
        show_evidence(bundle, question, opened)
        if opened or address.missing_record():
            st.html("<span class='evidence-open'></span>")


def show_evidence(
    bundle: Bundle, question: Question, opened: OpenCell, *, alone: bool = False
) -> None:
    """The evidence panel for the open cell, or how to open one.

    ``alone`` leaves the whole width to what stands beside it.
    """
    shown: Evidence | Invitation = Invitation([HOW_TO_OPEN, HOW_BY_KEYBOARD])
    if opened:
        shown = asked_evidence(
            question,
            bundle.dataset.dataset,
            pair=opened.pair,
            linked=opened.stance,
            base=location.base_address(),
        )
    elif missing := address.missing_record():
        words = f"This dataset has no record or cell “{missing[:60]}”."
        shown = Invitation([words, HOW_TO_OPEN])
    follow(
        evidence_panel(
            shown,
            key="evidence",
            cell=opened.id,
            turn=address.evidence_turn(),
            returned=address.returned_focus(),
            on_close=address.close_evidence,
        )
    )
    st.html(f'<i class="evidence-{"below" if alone else "beside"}"></i>')


def _opened(
    bundle: Bundle, within: Question | None = None, *, also: Sequence[str] = ()
) -> OpenCell:
    """What is open; a page about one actor or issue shows no other's evidence.

    The address keeps ``also`` beside it.
    """
    address.keep(*address.OPEN, *also)
    opened = address.open_cell(bundle)
    if within and opened and not (opened.actor in within.actors and opened.issue in within.issues):
        return OpenCell()
    return opened


def _open_member(members: GroupGrid) -> None:
    """Callback: opens a member's cell; the page stays the group's, which the address now names."""
    address.put("actor", members.question.actors[0])
    address.open_from("members")


def mount_grid(shown: Grid, key: str, **also: str) -> None:
    """A table whose buttons open cells; with one, ``also`` goes into the address."""
    follow(grid(shown, key=key, opens=True, on_open=partial(address.open_from, key, **also)))


def mount_feed(shown: Sequence[Section] | Scale, key: str, **also: str) -> Any:
    """A list that opens records and cells; with one, ``also`` goes into the address."""
    return feed(shown, key=key, on_open=partial(address.open_from, key, **also))
