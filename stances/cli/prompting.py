"""Questions to a person at a terminal."""

from stances.errors import StancesError


class Left(StancesError):
    """The person ended the questions."""


def prompt(question: str) -> str:
    """The answer; Left if there is none, because the person ended the questions."""
    try:
        return input(question).strip()
    except (EOFError, KeyboardInterrupt):
        raise Left("nothing was saved") from None
    except UnicodeDecodeError:
        raise StancesError("the answer is not UTF-8; nothing was saved") from None
