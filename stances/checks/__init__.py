"""Judgements over a valid Dataset: one rule a file; its docstring is its documentation."""

from collections.abc import Iterator
from types import ModuleType

from stances.checks import (
    act_named,
    coders_once,
    codings_settled,
    contested_marked,
    copied_summary,
    correction_clear,
    date_order,
    evidence_given,
    exact_day,
    future_date,
    inferred_note,
    link_address,
    member_loop,
    office_interval,
    one_position,
    position_status,
    quote_given,
    quote_in_seed,
    same_record,
    search_agrees,
    seed_present,
    source_used,
    supersedes_order,
    time_in_office,
)
from stances.checks.case import Case, Finding, Rule
from stances.errors import Level

__all__ = ["RULES", "Case", "Finding", "Rule", "judge"]


def _rule(module: ModuleType) -> Rule:
    level = getattr(module, "LEVEL", Level.ERROR)
    return Rule(module.CODE, level, (module.__doc__ or "").strip(), module.remarks)


RULES: tuple[Rule, ...] = tuple(
    _rule(module)
    for module in (
        seed_present,
        quote_given,
        quote_in_seed,
        evidence_given,
        source_used,
        link_address,
        position_status,
        one_position,
        contested_marked,
        same_record,
        act_named,
        inferred_note,
        exact_day,
        date_order,
        future_date,
        office_interval,
        time_in_office,
        supersedes_order,
        member_loop,
        coders_once,
        codings_settled,
        search_agrees,
        copied_summary,
        correction_clear,
    )
)


def judge(case: Case) -> Iterator[Finding]:
    """Every objection of every rule."""
    for rule in RULES:
        for path, message in rule.remarks(case):
            yield Finding(path, rule.code, message, rule.level)
