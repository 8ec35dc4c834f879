"""Which two actors are compared."""

from collections.abc import Mapping

import streamlit as st

from stances.app import address, choices
from stances.app.cache import Bundle

Pair = tuple[str, str]


def chosen_pair(bundle: Bundle) -> Pair:
    """The two actors of the address, else the dataset's first two."""
    address.keep("a", "b")
    known = choices.names_of(bundle, "actor")
    usual = [actor for actor in bundle.dataset.dataset.actors if actor in known] or list(known)
    first, second = st.columns(2)
    with first:
        one = _actor("a", "Actor", known, usual[0])
    with second:
        return one, _actor("b", "Second actor", known, usual[min(1, len(usual) - 1)])


def _actor(name: str, label: str, known: Mapping[str, str], usual: str) -> str:
    choices.say_unknown("actor", address.unknown(name, ["", *known]))
    return choices.one_of(name, label, known, usual=usual, widget="list", mounted=True)


def pair_title(bundle: Bundle, pair: Pair) -> str:
    """The names of the two."""
    return " and ".join(bundle.tables.actor_rows[actor].name for actor in pair)


def is_same(pair: Pair) -> bool:
    """True, with a sentence on what to do, if an actor would be compared with itself."""
    same = pair[0] == pair[1]
    if same:
        st.info("Choose two different actors to compare.", icon=":material/arrow_upward:")
    return same
