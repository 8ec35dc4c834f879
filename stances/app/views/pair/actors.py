"""Which two actors are compared."""

from collections.abc import Mapping

import streamlit as st

from stances.analysis.agreement import agreement
from stances.analysis.pairs import telling_pair
from stances.analysis.question import question
from stances.app import address, choices
from stances.app.cache import Bundle

Pair = tuple[str, str]


def chosen_pair(bundle: Bundle) -> Pair:
    """The two actors of the address, else those that tell most on the dataset's own date."""
    address.keep("a", "b")
    known = choices.names_of(bundle, "actor")
    usual = _usual(bundle, address.known("a", known), address.known("b", known))
    first, second = st.columns(2)
    with first:
        one = _actor("a", "Actor", known, usual[0])
    with second:
        return one, _actor("b", "Second actor", known, usual[1])


def _usual(bundle: Bundle, a: str, b: str) -> Pair:
    """Who stands in for an actor that the address does not name: never the one that it names.

    It does not depend on the date shown, so that another date does not change who is compared.
    """
    if a and b:
        return a, b
    asked = question(bundle.tables, as_of=bundle.dataset.as_of, ledger=bundle.ledger)
    first, second = telling_pair(agreement(asked.with_stale(True).matrix()))
    return a or (first if b != first else second), b or (second if a != second else first)


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
