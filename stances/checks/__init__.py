"""Rules for a valid Dataset: one rule per file, the file named after its code.

A rule's docstring is its documentation.
"""

from collections.abc import Iterator
from importlib import import_module

from stances.checks.case import Case, Finding, Rule
from stances.errors import Level

__all__ = ["RULES", "Case", "Finding", "Rule", "judge"]


def _rule(code: str) -> Rule:
    module = import_module(f"{__name__}.{code.replace('-', '_')}")
    level = getattr(module, "LEVEL", Level.ERROR)
    return Rule(code, level, (module.__doc__ or "").strip(), module.remarks)


RULES: tuple[Rule, ...] = tuple(
    _rule(code)
    for code in (
        "missing-seed",
        "changed-seed",
        "seed-not-utf8",
        "quote-without-seed",
        "quote-not-in-seed",
        "quote-cut",
        "which-occurrence",
        "no-evidence",
        "unused-source",
        "same-actor",
        "same-source",
        "copy-loop",
        "not-a-link",
        "unseen-character",
        "position-status",
        "two-positions",
        "not-contested",
        "same-record",
        "act-without-decision",
        "inferred-without-note",
        "exact-day",
        "hidden-records",
        "date-order",
        "future-date",
        "office-interval",
        "not-in-office",
        "supersedes",
        "see-also",
        "member-loop",
        "period-order",
        "repeated-coding",
        "unsettled-codings",
        "search-reach",
        "search-without-reach",
        "search-contradicted",
        "not-applicable-contradicted",
        "copied-summary",
        "unclear-correction",
    )
)


def judge(case: Case) -> Iterator[Finding]:
    """Every finding of every rule."""
    for rule in RULES:
        for path, message in rule.remarks(case):
            yield Finding(path, rule.code, message, rule.level)
