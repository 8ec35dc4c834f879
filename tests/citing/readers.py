"""Strict readers of the formats we write, so that a test reads them as another program would."""

import re

RIS_TAGS = {
    "TY",
    "ID",
    "AU",
    "TI",
    "T2",
    "PB",
    "PY",
    "DA",
    "Y2",
    "LA",
    "ET",
    "AB",
    "UR",
    "N1",
    "ER",
}
_NAMED = {
    "\\textbackslash{}": "\\", "\\textasciitilde{}": "~", "\\textasciicircum{}": "^",
    "\\textbraceleft{}": "{", "\\textbraceright{}": "}",
}  # fmt: skip
_TOKEN = re.compile(r"\\text[a-z]+\{\}|\\[#$%&_]|[^\\#$%&_{}~^]")


def ris_records(text: str) -> list[dict[str, list[str]]]:
    """The records of a RIS file; an invalid line is an error."""
    assert text.splitlines() == text.rstrip("\n").split("\n"), "a value breaks its line"
    records: list[dict[str, list[str]]] = []
    for block in filter(None, text.split("\n\n")):
        record: dict[str, list[str]] = {}
        lines = block.rstrip("\n").split("\n")
        for line in lines:
            match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
            assert match, line
            assert match[1] in RIS_TAGS
            record.setdefault(match[1], []).append(match[2])
        assert lines[0].startswith("TY")
        assert lines[-1] == "ER  - "
        records.append(record)
    return records


def bibtex_entries(text: str) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file by key, values as written.

    Braces count whether or not a backslash stands before them, as they do for BibTeX.
    """
    entries: dict[str, dict[str, str]] = {}
    place = 0
    while place < len(text.rstrip()):
        head = re.compile(r"\s*@([a-z]+)\{([^\s,{}#%\"'()=~\\]+),\n").match(text, place)
        assert head, text[place : place + 80]
        assert head[2] not in entries
        entry = entries[head[2]] = {"type": head[1]}
        place = head.end()
        while field := re.compile(r"  ([a-z]+) = \{").match(text, place):
            start = place = field.end()
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[place], 0)
                place += 1
            entry[field[1]] = text[start : place - 1]
            assert text[place : place + 2] == ",\n"
            place += 2
        assert text[place : place + 2] == "}\n"
        place += 2
    return entries


def plain_tex(value: str) -> str:
    """The text that LaTeX would print; an unescaped special character is an error."""
    tokens = _TOKEN.findall(value)
    assert "".join(tokens) == value, value
    return "".join(_NAMED.get(token, token[-1]) for token in tokens)


def unwrapped(value: str) -> str:
    """The text inside its extra pair of braces."""
    assert value[0] == "{"
    assert value[-1] == "}"
    return plain_tex(value[1:-1])
