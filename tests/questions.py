"""Questions in one line, for tests that vary one thing at a time."""

from dataclasses import replace
from datetime import date
from typing import Any

from stances.analysis.question import Question, question
from stances.tables import Tables


def ask(
    tables: Tables, *, as_of: date, actors: Any = None, issues: Any = None, **more: Any
) -> Question:
    """A question about everything, except for what the test sets."""
    return replace(question(tables, as_of=as_of, actors=actors, issues=issues), **more)
