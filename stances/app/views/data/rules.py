"""The rules of ``stances check`` and their problems."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Annotated, NamedTuple

import streamlit as st

from stances.app import address, choices, page
from stances.app.cache import Bundle
from stances.app.components.grid import grid
from stances.app.problems import show_problems
from stances.checks import RULES
from stances.components.grid.payload import ButtonCell, Grid, TextCell
from stances.components.grid.sheet import SheetCell, sheet_grid
from stances.errors import Level, Problem
from stances.reading.codes import READING
from stances.tables.rows import TEXT
from stances.wording.numbers import count


class RuleRow(NamedTuple):
    """One code of ``stances check``, and how many problems it has."""

    code: Annotated[str, TEXT, "the code"]
    phase: Annotated[str, TEXT, "when it is looked for"]
    level: Annotated[str, TEXT, "error or warning"]
    asks: Annotated[str, TEXT, "what it asks"]
    problems: Annotated[int, "int64", "how many problems it has"]


def show_rules(bundle: Bundle) -> None:
    """Every rule with its count of problems, and the problems."""
    rules = rule_rows(bundle.warnings)
    st.caption(
        f"{count(len(rules), 'rule')} of “stances check”, "
        f"{count(len(bundle.warnings), 'problem')}. A dataset with an error is not shown, so only "
        "warnings remain. Rules look at the whole file, whatever the date."
    )
    rule = choices.kept("rule", {problem.code for problem in bundle.warnings}, "Problems of a rule")
    on_open = partial(address.toggle, "rule", "rules")
    grid(rules_sheet(rules), key="rules", pressed=rule, on_open=on_open)
    if bundle.warnings:
        show_problems([each for each in bundle.warnings if rule in ("", each.code)])
    page.download(page.Rows(rules, RuleRow), name="rules")


def rule_rows(problems: Sequence[Problem]) -> list[RuleRow]:
    """Every code: its phase, level, what it asks, and its count."""
    counts = Counter(problem.code for problem in problems)
    known = [("rules", rule.code, rule.level, rule.documentation) for rule in RULES]
    known += [
        (phase, code, Level.ERROR, meaning)
        for phase, codes in READING.items()
        for code, meaning in codes.items()
    ]
    return [
        RuleRow(code, phase, str(level), " ".join(meaning.replace("`", "").split()), counts[code])
        for phase, code, level, meaning in known
    ]


def rules_sheet(rules: Sequence[RuleRow]) -> Grid:
    """The rules as a table; a count that is not zero lists its problems."""
    rows: list[list[str | SheetCell]] = []
    for rule in rules:
        say = f"{rule.code}: list its {count(rule.problems, 'problem')}"
        pressed = ButtonCell(f"{rule.problems}", rule.code, say=say)
        level = f"{rule.level}, {rule.phase}"
        rows.append([TextCell(rule.code, sub=level), rule.asks, pressed if rule.problems else "0"])
    heads = ["Code", "What it says", "Problems"]
    return sheet_grid("Rules of stances check", heads, rows, numbers={2}, wide={1})
