"""What a saved table says about itself, on a page or from the command line."""

from collections.abc import Mapping
from datetime import date

from stances.model.records import DatasetInfo
from stances.model.vocabulary import POSITION_LABELS
from stances.wording.numbers import signed
from stances.wording.words import day_words

_METHOD = (
    "A position is that of the newest record in force on the as-of date, of the highest rank on "
    "its day; declined, unclear and not found are no positions. Formulas, choices and limits: "
    "docs/method.md."
)


def table_notes(
    info: DatasetInfo,
    *,
    title: str,
    as_of: date | None,
    chosen: Mapping[str, str],
    size: str,
    where: Mapping[str, str],
) -> Mapping[str, str]:
    """The label and the text of each note, without those that have nothing to say.

    ``chosen`` says whom and what the table is about and what is left out of it, ``where`` how to
    come to it again.
    """
    scale = ", ".join(f"{signed(at)} {label.lower()}" for at, label in POSITION_LABELS.items())
    notes = {
        "Title": title,
        "Question": info.question,
        "As of": day_words(as_of) if as_of else "",
        **chosen,
        "Scale": scale,
        "n": size,
        "Data": f"{info.title}, version {info.version}" if info.version else info.title,
        "Licence": info.licence,
        **where,
        "Method": _METHOD,
    }
    return {label: text for label, text in notes.items() if text}
