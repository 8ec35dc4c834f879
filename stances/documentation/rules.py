"""``docs/rules.md``, made from the rules themselves."""

from stances.checks import RULES
from stances.reading.codes import READING


def rules_text() -> str:
    """Every code with its meaning, by phase, as Markdown."""
    lines = [
        "# Codes of `stances check`",
        "",
        "Made by `stances rules --output docs/rules.md`; a test fails when it is stale.",
        "",
        "A phase with an error is the last one run. Warnings do not keep a dataset from being",
        "shown; `--strict` makes them count.",
    ]
    for phase, codes in READING.items():
        lines += ["", f"## Phase: {phase}", "", "| code | meaning |", "|---|---|"]
        lines += [f"| `{code}` | {meaning} |" for code, meaning in codes.items()]
    lines += ["", "## Phase: rules", "", "| code | level | meaning |", "|---|---|---|"]
    for rule in RULES:
        meaning = " ".join(rule.documentation.split())
        lines.append(f"| `{rule.code}` | {rule.level} | {meaning} |")
    return "\n".join(lines) + "\n"
