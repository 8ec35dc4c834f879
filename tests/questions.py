"""Questions in one line, for tests that vary one thing at a time."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from stances.analysis.ledger import Ledger, ledger_of
from stances.analysis.question import Question, question
from stances.tables import Tables


def ask(
    tables: Tables, *, as_of: date, actors: Any = None, issues: Any = None, **more: Any
) -> Question:
    """A question about everything, except for what the test sets."""
    asked = question(
        tables, as_of=as_of, actors=actors, issues=issues, ledger=_ledger(_Same(tables))
    )
    return replace(asked, **more)


@dataclass(frozen=True, eq=False)
class _Same:
    """Frames that are the same only as themselves: frames are never changed in place."""

    tables: Tables

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.tables is other.tables

    def __hash__(self) -> int:
        return id(self.tables)


@lru_cache(maxsize=4)
def _ledger(same: _Same) -> Ledger:
    """The ledger of the frames, made once for the many days that a test asks about."""
    return ledger_of(same.tables)
