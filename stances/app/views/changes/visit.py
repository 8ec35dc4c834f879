"""What the browser needs to tell what changed since the last visit."""

import streamlit as st

from stances import wording
from stances.app import cache, page
from stances.app.cache import Bundle
from stances.app.components.changes import changes
from stances.app.components.kit import share
from stances.app.views.changes.newest import newest_records
from stances.app.views.changes.titles import Titles
from stances.app.views.changes.versions import VISIT
from stances.charts.palette import SHADES
from stances.components.changes.payload import Kept, Value, Visit
from stances.model.vocabulary import POSITIONS, CellStatus
from stances.tables.lazily import AT_ONCE
from stances.versions.changes import SECTIONS, ChangeKind, canonical
from stances.versions.states import CELLS, State, digest_of
from stances.versions.words import MOVED, ordered, section_title
from stances.wording.labels import REASON_WORDS, SILENCE_WORDS, not_in_texts
from stances.wording.numbers import count
from stances.wording.words import in_sentence

_MOST = 20_000
_AGAIN = "Come back later to see what changed since."
_MEANWHILE = "Meanwhile, “Changed since” has earlier versions to compare with."


def show_visit(bundle: Bundle) -> None:
    """What changed since the last visit, as far as this browser can tell, and a link."""
    records = len(bundle.tables.stances)
    if records > _MOST:  # no need to look at the cells to see that
        _say_too_many(bundle, count(records, "record"))
        return
    states = cache.states()
    if len(states) > _MOST:
        _say_too_many(bundle, count(len(states), "record and cell", "records and cells"))
        return
    page.follow(changes(visit(bundle, states), key="changes"))
    share({"from": VISIT}, key="share", title=bundle.dataset.dataset.title)


def _say_too_many(bundle: Bundle, number: str) -> None:
    """Why a visit cannot be compared; the newest records, unless to name them takes all records."""
    st.info(
        f"The dataset has {number}: more than a browser is asked to keep ({_MOST:,}), so a visit "
        "cannot be compared with another. `stances diff` compares two files."
    )
    if len(bundle.tables.stances) <= AT_ONCE:
        newest = newest_records(bundle, Titles(bundle, bundle.dataset))
        page.follow(changes([newest], key="changes"))


def visit(bundle: Bundle, states: tuple[State, ...]) -> Visit:
    """The dataset as it is now, in short."""
    titles = Titles(bundle, bundle.dataset)
    info = bundle.dataset.dataset
    earlier = bool(cache.history().revisions)
    return Visit(
        info.id,
        digest_of(canonical([(each.section, each.key, each.short) for each in states])),
        info.version,
        [_kept(each, titles) for each in states],
        headings(),
        {**_values(), **_unread(states)},
        _names(bundle),
        f"{_AGAIN} {_MEANWHILE}" if earlier else _AGAIN,
        newest_records(bundle, titles),
    )


def headings() -> dict[str, str]:
    """What stands above the changes of each kind, in the order in which they are shown."""
    kinds = {
        f"{section}/{kind}": section_title(section, kind)
        for section in ordered(SECTIONS)
        for kind in ChangeKind
    }
    return {f"{CELLS}/moved": MOVED, **kinds}


def _kept(state: State, titles: Titles) -> Kept:
    if state.section == CELLS:  # the browser makes the names of cells, also of those that are gone
        return Kept(state.section, state.key, state.short)
    title, link = titles.of(state.section, state.key)
    return Kept(state.section, state.key, state.short, title, link)


def _values() -> dict[str, Value]:
    positions = {
        str(position): Value(
            f"{wording.position_words(position, 'coded')} ({wording.signed(position)})",
            SHADES[position],
            dotted=True,
        )
        for position in POSITIONS
    }
    silences = {str(status): Value(words) for status, words in SILENCE_WORDS.items()}
    reasons = {str(reason): Value(words) for reason, words in REASON_WORDS.items()}
    return {**positions, **silences, **reasons, "none": Value(SILENCE_WORDS[CellStatus.NONE])}


def _unread(states: tuple[State, ...]) -> dict[str, Value]:
    """The codes that name how many texts were read, such as ``not-found:3``."""
    codes = {state.code for state in states if ":" in state.code}
    return {code: Value(not_in_texts(int(code.partition(":")[2]))) for code in codes}


def _names(bundle: Bundle) -> dict[str, str]:
    actors = {f"actors/{key}": row.name for key, row in bundle.tables.actor_rows.items()}
    issues = {
        f"issues/{key}": in_sentence(row.title) for key, row in bundle.tables.issue_rows.items()
    }
    return {**actors, **issues}
