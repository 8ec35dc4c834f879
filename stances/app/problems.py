"""What stands on the screen while the dataset's file has problems."""

from collections.abc import Sequence

import streamlit as st

from stances.errors import Problem
from stances.wording.in_pages import in_pages
from stances.wording.numbers import count

_SHOWN = 200


def show_error_page(problems: Sequence[Problem]) -> None:
    """The whole page when no version of the dataset can be shown."""
    st.title("The dataset needs a correction")
    st.write("Fix these problems and save; this page reloads by itself.")
    show_problems(problems)


def show_error_banner(problems: Sequence[Problem]) -> None:
    """Above every page while the file is broken and the last good version is being served."""
    with st.container(key="data-problems"):
        st.error(
            f"The dataset on disk has {count(len(problems), 'problem')}. You see the last good "
            f"version. Fix {'it' if len(problems) == 1 else 'them'} and save; this page reloads by "
            "itself.",
            icon=":material/error:",
        )
        show_problems(problems)


def show_problems(problems: Sequence[Problem]) -> None:
    """Each problem on a line, as ``stances check`` prints it, verbatim."""
    lines = [in_pages(str(problem)) for problem in problems[:_SHOWN]]
    st.code("\n".join(lines), language=None, wrap_lines=True)
    more = len(problems) - _SHOWN
    if more > 0:
        st.caption(f"and {count(more, 'more problem')}; `stances check` prints all")
