"""The generated pages are up to date and document every code."""

import re
from pathlib import Path

from stances.checks import RULES
from stances.documentation.fields import fields_text
from stances.documentation.rules import rules_text
from stances.reading.codes import READING

ROOT = Path(__file__).parents[2]


def test_generated_pages_are_up_to_date() -> None:
    assert (ROOT / "docs/rules.md").read_text("utf-8") == rules_text(), "run: make format"
    assert (ROOT / "docs/data-format.md").read_text("utf-8") == fields_text(), "run: make format"


def test_every_code_in_the_source_is_documented() -> None:
    known = {code for codes in READING.values() for code in codes} | {rule.code for rule in RULES}
    known.add("unreadable-file")
    literals = set()
    for file in (ROOT / "stances/reading").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        literals |= set(re.findall(r'(?:return|code =|, )\s*"([a-z]+(?:-[a-z0-9]+)+)"', text))
    codes = {code for code in literals if code not in {"utf-8", "language-model", "utf-8-sig"}}
    assert codes - known == set()
