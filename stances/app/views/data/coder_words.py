"""Who the coders were and what each gave, in words."""

from collections.abc import Mapping, Sequence

from stances.analysis.codings import Comparison, Settlement
from stances.analysis.reliability import ROUNDS, Strength, Working
from stances.model.records import Coder
from stances.model.vocabulary import CoderKind
from stances.wording.labels import CODER_KIND_LABELS, STRENGTH_LABELS, code_words
from stances.wording.numbers import count, decimal
from stances.wording.words import listed

METHOD = (
    f"The interval is the middle 95% of {ROUNDS:,} resamplings of the records; “possibly” is the "
    "verdict on its lower end. Verdicts after Krippendorff (2004, page 241): "
    + "; ".join(f"{STRENGTH_LABELS[each].lower()}, {each.meaning}" for each in Strength)
    + ". What a coder called declined or unclear has no place on the scale: it is in the table of "
    "both coders and in the list, not in alpha."
)


def coding_notes(compared: Comparison, names: Mapping[str, str]) -> list[str]:
    """What each coder gave, and how a difference was settled."""
    given = [f"{names[coder]} {code_words(code)}" for coder, code in compared.codings]
    settled = ""
    if compared.settlement is Settlement.REASONED:
        settled = f"settled: {compared.settled}"
    elif compared.settlement:
        settled = compared.settlement.meaning
    return list(filter(None, [", ".join(given), settled]))


def alpha_words(work: Working) -> str:
    """The alpha as a sum, in a few sentences."""
    base = (
        f"{count(work.units, 'record')} with {count(work.values, 'position')} from two coders or "
        "more. "
    )
    if work.alpha is None or work.observed is None or work.expected is None:
        return base + "Nothing varies, so there is no alpha."
    observed, expected = (_thousands(value) for value in (work.observed, work.expected))
    return base + (
        "The distance of two positions is the number of codings from one to the other, counting "
        "half of both ends, squared. Between codings of one record it is on average "
        f"{observed} (observed), between any two codings {expected} (expected). "
        f"Alpha = 1 − {observed} / {expected} = {decimal(work.alpha, 3)}."
    )


def _thousands(value: float) -> str:
    whole, _, rest = decimal(value, 1).partition(".")
    return f"{int(whole):,}.{rest}"


def coder_words(coders: Sequence[Coder]) -> str:
    """Who the coders were, and what their agreement is worth."""
    if not coders:
        return "The dataset names no coder."
    who = listed([f"{coder.name} ({CODER_KIND_LABELS[coder.kind].lower()})" for coder in coders])
    words = f"Coded by {who}."
    if all(coder.kind is CoderKind.LANGUAGE_MODEL for coder in coders):
        words += (
            " No human coder has checked these codings, and the coders may share background "
            "knowledge: alpha is an upper bound."
        )
    return words
