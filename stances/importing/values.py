"""What an answer means on the scale: words for agreement, numbers, and what the user states."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process

from stances.errors import StancesError, shortened
from stances.model.plain_letters import plain_letters
from stances.model.vocabulary import POSITION_LABELS

KNOWN: Mapping[str, int | str] = {
    **{plain_letters(label): position for position, label in POSITION_LABELS.items()},
    **dict.fromkeys(("strongly agree", "fully agree", "completely agree"), 2),
    **dict.fromkeys(("agree", "yes", "for", "in favour", "in favor", "support", "pro", "true",
                     "stimme zu", "ja", "oui", "yea", "aye"), 2),
    **dict.fromkeys(("rather agree", "partly agree", "somewhat agree", "tend to agree",
                     "stimme eher zu"), 1),
    **dict.fromkeys(("neutral", "mixed", "both", "neither", "neither agree nor disagree",
                     "neither nor", "undecided", "abstain", "abstention", "enthaltung"), 0),
    **dict.fromkeys(("rather disagree", "partly disagree", "somewhat disagree", "tend to disagree",
                     "stimme eher nicht zu"), -1),
    **dict.fromkeys(("disagree", "no", "against", "oppose", "con", "false", "stimme nicht zu",
                     "nein", "non", "nay"), -2),
    **dict.fromkeys(("strongly disagree", "fully disagree", "completely disagree"), -2),
    **dict.fromkeys(("declined", "no answer", "refused", "pass", "keine angabe"), "declined"),
    **dict.fromkeys(("unclear",), "unclear"),
}  # fmt: skip
_NUMBER = re.compile(r"[-+]?[0-9]{1,9}(\.[0-9]{1,9})?")
_CODES = ("-2", "-1", "0", "1", "2")
_STATUSES = ("declined", "unclear")
_NEAREST = 5


@dataclass
class Values:
    """Positions or statuses by label, as the user states them and then as they are known."""

    given: dict[str, int | str] = field(default_factory=dict)
    used: dict[str, int | str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)  # every answer of the file, by plain letters

    def meaning(self, label: str) -> int | str | None:
        """The position, or ``declined`` or ``unclear``; None if nobody has said what it means."""
        key = plain_letters(label).strip()
        self.seen.setdefault(key, label.strip())
        value = self.given.get(key)
        if value is None:
            value = KNOWN.get(key, _number(key))
        if value is not None:
            self.used[label.strip()] = value
        return value

    def fields(self, label: str) -> dict[str, int | str]:
        """The fields of a stance with that answer; StancesError, with the remedy, if unknown."""
        value = self.meaning(label)
        if value is None:
            raise Unknown(label)
        return {"position": value} if isinstance(value, int) else {"status": value}

    def has(self, label: str) -> bool:
        """True if the file has the answer, whatever its case and accents."""
        return plain_letters(label).strip() in self.seen

    def nearest(self, label: str) -> str:
        """The answers of the file that are most like the label, or its first ones, in words."""
        answers = list(self.seen.values())
        near = [
            answer
            for answer, *_ in process.extract(
                label, answers, processor=plain_letters, limit=_NEAREST, score_cutoff=60
            )
        ]
        listed = ", ".join(f"'{shortened(answer)}'" for answer in near or answers[:_NEAREST])
        return f"; {'the nearest are' if near else 'it has'} {listed}" if listed else ""

    def check_numbers(self, labels: Iterable[str], file: str, *, signed: bool = False) -> None:
        """Raises StancesError if numbers among the labels may not be positions from -2 to 2.

        These are numbers outside that, and several without a negative one unless ``signed``: 1 to
        5, 1 and 0, or 1 and 2 are other scales.
        """
        keys = {plain_letters(label).strip().replace("−", "-") for label in labels}
        numbers = {float(key) for key in keys - set(self.given) if _NUMBER.fullmatch(key)}
        if not numbers:
            return
        low, high = min(numbers), max(numbers)
        within = low >= -2 and high <= 2 and all(number.is_integer() for number in numbers)
        if within and (signed or low < 0 or len(numbers) == 1):
            return
        first = min(numbers)
        raise StancesError(
            f"{file}: the answers are numbers from {low:g} to {high:g}, which need not be "
            f"positions from -2 to 2; say what each means, for example "
            f"{_option(f'{first:g}=-2')}"
        )

    def doubt(self, labels: Iterable[str]) -> str:
        """A remark if the answers are -1 and 1 alone, which may be the ends; else empty."""
        keys = {plain_letters(label).strip().replace("−", "-") for label in labels}
        numbers = {float(key) for key in keys - set(self.given) if _NUMBER.fullmatch(key)}
        if not {-1, 1} <= numbers or not numbers <= {-1, 0, 1}:
            return ""
        return (
            "The answers run from -1 to 1 and are taken as opposes and supports on a scale from "
            "-2 to 2; if they are the ends of the scale, add --value=-1=-2 --value 1=2."
        )

    def add(self, text: str) -> None:
        """Notes ``LABEL=POSITION``; StancesError if it is not that."""
        label, equals, value = text.rpartition("=")
        value = value.strip().removeprefix("+")
        if not equals or not label.strip() or value not in (*_CODES, *_STATUSES):
            raise StancesError(
                f"'{shortened(text)}' does not say what a value means; write for example "
                "--value 'in favour=2', with a position from -2 to 2, declined or unclear"
            )
        key = plain_letters(label).strip()
        self.given[key] = value if value in _STATUSES else int(value)


class Unknown(StancesError):
    """A label that nobody has given a position."""

    def __init__(self, label: str) -> None:
        option = _option(f"'{shortened(label)}=2'")
        super().__init__(
            f"'{shortened(label)}' is not a known answer; say what it means with "
            f"{option} (a position from -2 to 2, declined or unclear)"
        )


def _option(stated: str) -> str:
    """The option that states it, joined by ``=`` if it would be taken for another option."""
    return f"--value={stated}" if stated.lstrip("'").startswith("-") else f"--value {stated}"


def _number(text: str) -> int | None:
    text = text.removeprefix("+").replace("−", "-").removesuffix(".0")
    return int(text) if text in _CODES else None
