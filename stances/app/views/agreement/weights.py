"""The weights of the issues."""

from collections.abc import Mapping, Sequence

import streamlit as st

from stances.app import address, page
from stances.app.cache import Bundle
from stances.app.line import is_drawn


def issue_weights(bundle: Bundle, issues: Sequence[str]) -> dict[str, float]:
    """The weights of the issues if they are not 1; the address has them as ``issue:weight``."""
    address.keep("weights")
    weighed = _weights_of(address.text("weights"), set(bundle.tables.issue_rows))
    if not is_drawn():
        return weighed
    with st.popover("Issue weights", icon=":material/balance:"):
        st.caption("1 is the usual weight; 0 leaves an issue out.")
        for issue in issues:
            key = f"weight_{issue}"
            address.put(key, weighed.get(issue, 1.0))
            st.number_input(
                page.as_text(bundle.tables.issue_rows[issue].title),
                min_value=0.0,
                max_value=100.0,
                step=0.5,
                key=key,
                on_change=_keep_weights,
                args=(tuple(issues), weighed),
            )
    return weighed


def _weights_of(text: str, known: set[str]) -> dict[str, float]:
    """What the address says, without what makes no sense."""
    weighed = {}
    for item in text.split(","):
        issue, _, number = item.partition(":")
        try:
            weight = float(number)
        except ValueError:
            continue
        if issue in known and 0 <= weight <= 100 and weight != 1:
            weighed[issue] = weight
    return weighed


def _keep_weights(issues: Sequence[str], before: Mapping[str, float]) -> None:
    weighed = {**before, **{issue: float(str(address.got(f"weight_{issue}"))) for issue in issues}}
    address.choose("weights", ",".join(f"{i}:{w:g}" for i, w in weighed.items() if w != 1))
