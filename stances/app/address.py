"""The address of a view, and all that lasts from one run to the next: the only session state.

Ids are kept in bound widgets out of sight, because Streamlit would put the displayed names into the
address. What components call back ends here too: it opens, closes and chooses.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from stances.analysis.cell import cell_id
from stances.analysis.ledger import day_of
from stances.app.cache import Bundle, served
from stances.app.components.kit import Focus
from stances.model.vocabulary import Attribution, Confidence

FRONT = ""
OPEN = ("cell", "stance")
COMPARED = frozenset({*OPEN, "actors", "issues"})
"""What an address of Compare names, and one of the front page only together with ``scale``."""
_CHOSEN = (
    "as_of", "actors", "issues", "actor", "issue", "attribution", "confidence", "hindsight",
    "recorded", "dataset",
)  # fmt: skip
_OF_DATASET = (
    "actors", "issues", "actor", "issue", "scale", "cell", "stance", "a", "b", "node",
    "source", "quote", "event", "sort", "host", "on",
)  # fmt: skip
Address = dict[str, str | list[str]]


def keep(*names: str) -> None:
    """Mounts the unseen inputs through which the address keeps ``names``, before they are read."""
    if not names:
        return
    with st.container(key=f"address-state-{names[0]}", height=1, border=False):
        for name in names:
            if in_use(name):
                st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def keep_several(name: str, codes: Sequence[str]) -> list[str]:
    """The codes that the address names, all if it names none, through unseen bound pills."""
    with st.container(key=f"address-state-{name}", height=1, border=False):
        if not in_use(name, usual=list(codes)):
            return list(codes)
        chosen = st.pills(
            name, codes, selection_mode="multi", default=codes, key=name, bind="query-params",
            label_visibility="collapsed",
        )  # fmt: skip
    return list(chosen or [])


def in_use(name: str, *, usual: object = "") -> bool:
    """True if the address names it, or has named it since its page was opened.

    What it never named needs no widget: each of them costs its drawing in every run. What code has
    chosen for a widget that was not there, Streamlit does not put into the address by itself.
    """
    page, used = st.session_state.get("used", ("", frozenset()))
    used = used if page == shown_page() else frozenset()
    if name not in used:
        value = st.session_state.get(name)
        chosen = value not in (None, "", usual)
        if not chosen and name not in st.query_params:
            return False
        if chosen and name not in st.query_params:
            with suppress(StreamlitAPIException):
                st.query_params[name] = value if isinstance(value, list) else _text(value)
        st.session_state["used"] = shown_page(), used | {name}
    return True


def opened(panel: str) -> bool:
    """True if that panel of the page has been opened: from then on its widgets are there."""
    return panel in _panels().get(shown_page(), ())


def open_panel(component: str) -> None:
    """Callback of the line of controls: notes the panel that a reader opens."""
    opened_here = _panels().setdefault(shown_page(), set())
    opened_here.add(str(st.session_state[component].open))


def _panels() -> dict[str, set[str]]:
    """The panels that have been opened, by page."""
    panels: dict[str, set[str]] = st.session_state.setdefault("panels", {})
    return panels


def text(name: str) -> str:
    """What the address says for ``name``, as text; empty if nothing."""
    return str(st.session_state.get(name) or "")


def day_shown(usual: date) -> date:
    """The as-of date, before a page has mounted its widget; ``usual`` if the address says none."""
    with suppress(ValueError):
        return date.fromisoformat(named("as_of"))
    return usual


def known(name: str, values: Collection[str]) -> str:
    """What the address says for ``name`` if it is among ``values``, else an empty text."""
    value = text(name)
    return value if value in values else ""


def unknown(name: str, values: Collection[str]) -> str:
    """What the address says for ``name`` if it is not among ``values``, else an empty text."""
    value = text(name)
    return "" if value in values else value


def put(name: str, value: object) -> None:
    """Sets what a widget or the address holds, before the widget is mounted.

    It is set in every run, even if it is held already: a run that was broken off may have set it
    without showing it.
    """
    st.session_state[name] = value


def named(name: str) -> str:
    """What the address says for ``name``, also before a page has mounted it."""
    return text(name) or st.query_params.get(name, "")


def got(name: str) -> object:
    """What a widget holds."""
    return st.session_state.get(name)


def choose(name: str, value: object) -> None:
    """What a reader has chosen goes into the address; no remark on what it said before remains."""
    chosen_anew()
    st.session_state[name] = value
    _, remarks = st.session_state.get("ignored", ("", {}))
    remarks.pop(name, None)


def take_over(name: str, shown: str, usual: str) -> None:
    """Callback of a visible widget: its value goes into the address, unless it is the usual one."""
    if _left(shown):
        return
    chosen = st.session_state[shown] or ""
    choose(name, "" if chosen == usual else chosen)


def take_over_day(name: str, shown: str, usual: date) -> None:
    """The same for a day; a day that is cleared is the usual one."""
    if _left(shown):
        return
    chosen = st.session_state[shown] or usual
    choose(name, "" if chosen == usual else chosen.isoformat())


def take_over_several(name: str, shown: str, usual: Sequence[str]) -> None:
    """The same for several ids joined by commas; nothing if they are the usual ones."""
    if _left(shown):
        return
    chosen = list(st.session_state[shown])
    choose(name, "" if chosen == list(usual) else ",".join(chosen) or "none")


def take_over_codes(name: str, shown: str) -> None:
    """The same for several codes, which the address repeats one by one."""
    if not _left(shown):
        choose(name, list(st.session_state[shown]))


def _left(shown: str) -> bool:
    """True if the widget's page was left: the browser may still name it in its next message."""
    return shown not in st.session_state


def present() -> dict[str, list[str]]:
    """The address as it is, without how the page is embedded elsewhere."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def arriving() -> bool:
    """True on the first run of a visit: the address was not made here."""
    return "page_shown" not in st.session_state


def put_right(page: StreamlitPage, right: Mapping[str, list[str]]) -> None:
    """Replaces the address and starts again, unless a widget holds a part of it already.

    That is so when a reader goes back to an address that was put right before; the page ignores
    what it cannot show then too.
    """
    with suppress(StreamlitAPIException):
        st.switch_page(page, query_params={name: each for name, each in right.items() if each})


def note_ignored(page: str, remarks: Mapping[str, tuple[list[str], Sequence[str]]]) -> list[str]:
    """All remarks that hold still: those of now, and earlier ones on what stands as put right.

    Each goes by the name of its parameter, with the values that were left of it.
    """
    shown, before = st.session_state.get("ignored", ("", {}))
    now = present()
    still = {
        name: (values, words)
        for name, (values, words) in (before if shown == page else {}).items()
        if now.get(name) in (None, values)
    }
    st.session_state["ignored"] = page, still | dict(remarks)
    return [word for _, words in st.session_state["ignored"][1].values() for word in words]


def left_behind(bundle: Bundle, page: str) -> Address:
    """On a change of page, the address with the values that it lost, empty if it lost none.

    Streamlit carries a bound value to another page only once a run there has mounted its widget; a
    reader who moves on before would see another date than the one chosen.
    """
    memory = st.session_state.setdefault("carried", {})
    before = st.session_state.get("page_shown", page)
    st.session_state["page_shown"] = page
    now = present()
    whole = _followed(page, now)
    if whole:
        return whole
    if before == page:
        _complete_again(memory, page, now)
    memory.update({n: st.session_state[n] for n in _CHOSEN if n in st.session_state})
    if before == page:
        return {}
    # What the widgets of a page left at once still show is another page's: the address fills them.
    for name in [each for each in st.session_state if str(each).endswith("_shown")]:
        if name != "page_shown":
            del st.session_state[name]
    if "stale" not in now:  # each page has a usual answer of its own
        st.session_state.pop("stale", None)
    values = memory | {n: st.session_state[n] for n in OPEN if n in st.session_state} | _departed()
    lost = {n: value for n, value in _unusual(bundle, values).items() if n not in now}
    if lost:
        _completed()[page] = now, {n: values[n] for n in lost}
    if page == FRONT and "scale" not in now and not COMPARED.isdisjoint([*now, *lost]):
        lost["scale"] = bundle.dataset.lead
    return {**now, **lost} if lost else {}


def _departed() -> dict[str, str]:
    """What was open according to the address that the reader left.

    It knows better than a widget: a page that asks for something before it has the answer to the
    click that opened a cell sends what its widgets held before, and that is what they hold then.
    """
    context = get_script_run_ctx()
    left = parse_qs(context.query_string) if context else {}
    return {name: left[name][-1] for name in OPEN if name in left}


def _followed(page: str, now: Mapping[str, list[str]]) -> Address:
    """The address that a link of ours to this page named, if a part of it has got lost."""
    to, named = st.session_state.pop("followed", ("", {}))
    if to != page or all(name in now for name in named):
        return {}
    return {**{name: value for name, value in named.items() if value}, **now}


def _complete_again(memory: Mapping[str, object], page: str, now: Mapping[str, object]) -> None:
    """Gives the page what its address lost, if a reader went back to where it had lost it.

    The browser keeps the address of a change of page beside the one that was completed. In the run
    that a step back begins the address wins over what is set here, so another has to follow.
    """
    lost_at, values = _completed().get(page, (None, {}))
    if now == lost_at and all(memory.get(name) == value for name, value in values.items()):
        del _completed()[page]
        st.session_state.update(values)
        st.rerun()


def _completed() -> dict[str, tuple[Mapping[str, object], dict[str, object]]]:
    """By page the address as it was on the change to it, and what was then added to it."""
    kept: dict[str, tuple[Mapping[str, object], dict[str, object]]]
    kept = st.session_state.setdefault("completed", {})
    return kept


def chosen_anew() -> None:
    """Callback of a bound widget: what a reader chooses holds wherever they go back to."""
    _completed().clear()


def carried(bundle: Bundle, *more: str) -> Address:
    """What goes along to other pages, without the usual values; of ``more`` what is in use."""
    names = [name for name in (*_CHOSEN, *OPEN) if name in st.session_state]
    values = _unusual(bundle, {name: st.session_state[name] for name in names})
    return values | {name: st.query_params[name] for name in more if name in st.query_params}


def _unusual(bundle: Bundle, values: Mapping[str, object]) -> Address:
    """The values as an address has them, without those that it need not name."""
    usual = ["", None, False, bundle.dataset.as_of.isoformat(), [*Attribution], [*Confidence]]
    return {
        name: list(map(str, value)) if isinstance(value, list) else _text(value)
        for name, value in values.items()
        if value not in usual
    }


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def follow_to(page: str, named: Mapping[str, str | list[str]]) -> None:
    """Notes that a link of ours leads to ``page`` with the address that it names."""
    st.session_state["page_shown"] = page
    st.session_state["followed"] = page, dict(named)


def shown_page() -> str:
    """The path of the page that is shown."""
    return text("page_shown")


@dataclass(frozen=True)
class OpenCell:
    """The cell whose evidence is open, and the record that the address names, if any."""

    actor: str = ""
    issue: str = ""
    stance: str = ""

    def __bool__(self) -> bool:
        return bool(self.actor)

    @property
    def pair(self) -> tuple[str, str]:
        """The actor and the issue."""
        return self.actor, self.issue

    @property
    def id(self) -> str | None:
        """The cell's name, None if none is open."""
        return cell_id(self.actor, self.issue) if self else None


def open_cell(bundle: Bundle) -> OpenCell:
    """The open cell (``cell=actor~issue``), or that of the linked record (``stance=``)."""
    stance = bundle.dataset.stances_by_id.get(text("stance"))
    actor, _, issue = text("cell").partition("~")
    if stance is not None and actor in ("", stance.actor) and issue in ("", stance.issue):
        cell = OpenCell(stance.actor, stance.issue, stance.id)
    elif actor in bundle.dataset.actors_by_id and issue in bundle.dataset.issues_by_id:
        cell = OpenCell(actor, issue)
    else:
        cell = OpenCell()
    st.session_state["opened_cell"] = cell.id or ""
    return cell


def missing_record() -> str:
    """The record or cell that the address names and the dataset does not have."""
    return text("stance") or text("cell")


def linked(bundle: Bundle, kind: str) -> str:
    """The actor or issue of the record or cell in the address, before a page has mounted it."""
    values = {name: st.session_state.get(name) or st.query_params.get(name, "") for name in OPEN}
    stance = bundle.dataset.stances_by_id.get(str(values["stance"]))
    if stance is not None:
        return stance.actor if kind == "actor" else stance.issue
    actor, _, issue = str(values["cell"]).partition("~")
    return actor if kind == "actor" else issue


def open_from(component: str, **also: str) -> None:
    """Callback of a component: opens the cell or record that was chosen; an open cell closes.

    ``also`` goes into the address with it.
    """
    event = st.session_state[component].open
    stance, cell = event.get("stance", ""), event["cell"]
    again = cell == st.session_state.get("opened_cell", "") and not stance
    st.session_state["cell"] = "" if again or stance else cell
    st.session_state["stance"] = stance
    if event["keyboard"] and not again:
        st.session_state["evidence_focus"] = evidence_turn() + 1
    for name, value in also.items():
        choose(name, value)


def close_evidence() -> None:
    """Callback of the evidence panel: closes it and hands the focus back."""
    before = returned_focus() or Focus()
    st.session_state["return_focus"] = Focus(before.turn + 1, text("opened_cell"), text("stance"))
    st.session_state["cell"] = ""
    st.session_state["stance"] = ""


def evidence_turn() -> int:
    """How many times the evidence was opened with the keyboard."""
    return int(st.session_state.get("evidence_focus", 0))


def returned_focus() -> Focus | None:
    """Which cell or record is to have the focus again."""
    focus: Focus | None = st.session_state.get("return_focus")
    return focus


def choose_only(name: str, component: str) -> None:
    """Callback of a grid's legend: what was chosen stands out; chosen again, nothing does."""
    picked = st.session_state[component].only
    choose(name, "" if st.session_state.get(name) == picked else picked)


def toggle(name: str, component: str) -> None:
    """Callback of a table: the button that was pressed is chosen; pressed again, none is."""
    picked = st.session_state[component].open["cell"]
    choose(name, "" if st.session_state.get(name) == picked else picked)


def zoom_from(component: str) -> None:
    """Callback of the lanes: the period shown goes into the address, nothing if it is all."""
    period = st.session_state[component].zoom["period"]
    choose("lanes", "/".join(day_of(int(day)).isoformat() for day in period) if period else "")


def move_from(component: str, usual: date) -> None:
    """Callback of the play: the day that it has come to goes into the address."""
    choose_day(day_of(int(st.session_state[component].move["day"])), usual)


def choose_day(day: date, usual: date) -> None:
    """The as-of date that a reader has chosen goes into the address; the usual one is not named."""
    choose("as_of", "" if day == usual else day.isoformat())


def day_from(component: str, usual: date) -> None:
    """Callback of a component: the day that it sent, which is read like an address's."""
    with suppress(ValueError, TypeError):
        choose_day(date.fromisoformat(st.session_state[component].day), usual)


def act_from(component: str, actions: Mapping[str, Callable[[], None]]) -> None:
    """Callback of a component: does what was chosen, if it is among the actions."""
    if action := actions.get(st.session_state[component].act):
        action()


def choose_node(component: str) -> None:
    """Callback of a plane: notes the chosen actor in the address."""
    choose("node", st.session_state[component].node["id"])


def choose_row(ids: Sequence[str], table: str, name: str, *also: str) -> None:
    """Callback of a table of records: the chosen row's id goes into the address, ``also`` leave."""
    rows = st.session_state[table].selection.rows
    if rows:
        choose(name, ids[rows[0]])
        for other in also:
            st.session_state[other] = ""


def switch_dataset(code: str) -> None:
    """Callback: another dataset; the ids and days that were chosen in the one before are dropped.

    Of what a widget is bound to only the value can be emptied.
    """
    for name in ("carried", "completed", "ignored", "followed"):
        st.session_state.pop(name, None)
    for name in [each for each in st.session_state if str(each).endswith("_shown")]:
        if name not in ("page_shown", "dataset_shown"):
            del st.session_state[name]
    for name in _OF_DATASET:
        if name in st.session_state:
            st.session_state[name] = ""
    st.session_state["dataset"] = st.session_state["dataset_shown"] = code
    shown = served().bundle
    if shown is not None and "as_of" in st.session_state:
        st.session_state["as_of"] = shown.dataset.as_of.isoformat()
