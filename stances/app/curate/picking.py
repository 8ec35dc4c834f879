"""Lists that show names and hold ids: of one record, or of several in order."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial

import streamlit as st

from stances.app.components.picker import picker, several
from stances.app.curate.held import hold, replace_unknown, value
from stances.components.picker.payload import Entry, Picker, Several
from stances.model.plain_letters import plain_letters

NEW = ""


def pick(
    label: str,
    names: Mapping[str, str],
    *,
    key: str,
    help: str | None = None,  # noqa: A002
    on_change: Callable[..., None] | None = None,
    args: tuple[object, ...] = (),
    others: Mapping[str, Sequence[str]] | None = None,
    codes: bool = False,
) -> str | None:
    """The id chosen from a list that shows names; None if nothing is chosen.

    It is found by name, id and what ``others`` says that it is called. A list with an entry for
    something new always has a choice; of ``codes`` only the labels are shown.
    """
    always = NEW in names
    replace_unknown(key, names, by=NEW if always else None)
    chosen: str | None = value(key)
    picker(
        Picker(label, _entries(names, others, codes=codes), chosen, always, help or ""),
        key=f"{key}_picker",
        on_pick=partial(_picked, key, NEW if always else None, on_change, args),
    )
    return chosen


def pick_several(
    label: str,
    names: Mapping[str, str],
    *,
    key: str,
    help: str | None = None,  # noqa: A002
    others: Mapping[str, Sequence[str]] | None = None,
) -> list[str]:
    """The ids chosen from a list that shows names, in the order in which they were chosen."""
    held = value(key) or []
    chosen = [one for one in held if one in names]
    if chosen != held or key not in st.session_state:
        hold(key, chosen)
    several(
        Several(label, _entries(names, others), chosen, value(f"turn {key}") or 0, help or ""),
        key=f"{key}_picker",
        on_picks=partial(_picked_several, key),
    )
    return chosen


def _picked_several(key: str) -> None:
    """Callback of a picker of several: its field holds what is chosen now."""
    picks = value(f"{key}_picker").picks
    if picks:
        hold(key, list(map(str, picks["ids"])))
        hold(f"turn {key}", int(picks["turn"]))


def _entries(
    names: Mapping[str, str], others: Mapping[str, Sequence[str]] | None, *, codes: bool = False
) -> list[Entry]:
    """The records to choose from, each found by name, id and what else it is called."""
    also = others or {}
    return [
        Entry(one, name, "" if codes else one, _found(one, name, *also.get(one, ())))
        for one, name in names.items()
    ]


@lru_cache(maxsize=100_000)
def _found(*texts: str) -> tuple[str, ...]:
    """The texts as words are compared with them."""
    return tuple(dict.fromkeys(filter(None, map(plain_letters, texts))))


def _picked(
    key: str,
    empty: str | None,
    on_change: Callable[..., None] | None,
    args: tuple[object, ...],
) -> None:
    """Callback of a picker: its field holds what was chosen, ``empty`` if it was emptied."""
    hold(key, str(value(f"{key}_picker").pick) or empty)
    if on_change is not None:
        on_change(*args)
