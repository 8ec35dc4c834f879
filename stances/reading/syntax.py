"""What is wrong with a text that is not valid YAML, in words about the file."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from stances.errors import shortened
from stances.model.seen import named
from stances.reading.lines import Lines

_NAME = re.compile(r"[*&][^\s,\[\]{}]*")
_ALIGN = "align the line with its neighbours"
_QUOTE = "put the text in quotation marks"
_BRACKET = "the bracket that opens here is not closed", "close the bracket, with commas between"
_BRACE = "the brace that opens here is not closed", "close the brace, with commas between"
_QUOTATION = "the quotation mark that opens here is not closed", "close the quotation mark"
_TAB = "this line begins with a tab", "indent with spaces, not with a tab"
_BACKSLASH = (
    "a backslash begins a code in double quotation marks, and this is none",
    "write two backslashes, or put the text in single quotation marks",
)
_DELETE = "delete it, or put the text in quotation marks"
_SEPARATORS = ("\u0085", "\u2028", "\u2029")
_NEAR = 200  # characters of indentation at most after a separator
_START, _HERE = True, False


class _Slip(NamedTuple):
    """What a parser's context and problem contain, where to look, what is wrong, what to do."""

    context: str
    problem: str
    at_start: bool
    wrong: str
    remedy: str


_SLIPS: Sequence[_Slip] = tuple(
    _Slip(*slip)
    for slip in (
        (
            "simple key", "expected ':'", _START, "this line is neither a field nor a list item",
            "put a colon after the field's name, or indent the line if it continues the text above",
        ),
        (
            "", "mapping values", _HERE, "a colon is not allowed here",
            f"{_ALIGN}, or put text with a colon in quotation marks",
        ),
        (
            "", "block sequence entries", _HERE, "a list item cannot begin here",
            "begin the list on the next line, or put the text in quotation marks",
        ),
        ("", "mapping keys", _HERE, "a text cannot begin with '? '", _QUOTE),
        ("", "a tab character", _HERE, *_TAB),
        ("quoted scalar", "unexpected end", _START, *_QUOTATION),
        ("quoted scalar", "document indicator", _START, *_QUOTATION),
        ("quoted scalar", "Unicode", _HERE, "this code is half a character", "write the character"),
        ("quoted scalar", "", _HERE, *_BACKSLASH),
        ("an alias", "", _START, "a text cannot begin with '*'", _QUOTE),
        ("an anchor", "", _START, "a text cannot begin with '&'", _QUOTE),
        (
            "block scalar", "comment or line break", _HERE,
            "text cannot follow '|' or '>' on its line", "begin the text on the next line",
        ),
        ("block scalar", "", _HERE, "'0' is not an indentation", "delete the number"),
        ("a tag", "", _START, "a text cannot begin with '!'", _QUOTE),
        ("", "tag handle", _HERE, "a text cannot begin with '!'", _QUOTE),
        ("directive", "", _START, "a line cannot begin with '%'", f"delete the line, or {_QUOTE}"),
        ("", "directive", _HERE, "a line cannot begin with '%'", "delete the line"),
        ("", "incompatible", _HERE, "this version of YAML is not known", "delete the line"),
        ("flow sequence", "", _START, *_BRACKET),
        ("flow mapping", "", _START, *_BRACE),
        ("", "node content", _HERE, "a value is missing here", "write it, or delete the mark"),
        (
            "", "'-' indicator", _HERE, "this does not continue the list above",
            f"{_ALIGN}, and begin an item with '- '",
        ),
        ("", "expected key", _HERE, "this does not continue the fields above", _ALIGN),
        (
            "", "document start", _HERE, "this does not belong to the data above",
            f"{_ALIGN}, and delete any line '...'",
        ),
        ("", "nesting", _HERE, "nested too deeply", "check the brackets and hyphens"),
    )
)  # fmt: skip


class SyntaxSlip(NamedTuple):
    """A place in the text, and a message about it with a remedy."""

    at: int
    message: str


class Report(NamedTuple):
    """A parser's report: what it was reading since ``start``, and the problem it met ``here``.

    ``opened`` is the place of the bracket or brace that is still open, if one is.
    """

    context: str
    start: int
    problem: str
    here: int
    opened: int | None


def syntax_slip(lines: Lines, report: Report) -> SyntaxSlip:
    """The parser's report in words."""
    if anchor := _anchor_slip(lines, report):
        return anchor
    start, here, sign = report.start, report.here, lines.text[report.here : report.here + 1]
    if indented := _indent_slip(lines, here, start):
        return indented
    if "cannot start any token" in report.problem:
        return _worded(here, f"a text cannot begin with '{sign}'", _QUOTE)
    opened = report.opened if report.opened is not None else _last_bracket(lines.text)
    if not sign and opened is not None:
        return _worded(opened, *(_BRACE if lines.text[opened] == "{" else _BRACKET))
    if "expected key" in report.problem or "node content" in report.problem:
        if sign == ":":
            return _worded(here, "a field's name is missing before this colon", "write the name")
        if sign and sign in "]},":
            return _worded(here, f"'{sign}' is not allowed here", f"delete it, or {_QUOTE}")
        if "expected key" in report.problem and lines.before(here).strip(" -"):
            return _unclosed(lines, here) or _worded(
                here, "there is more text here after the end of the value", _QUOTE
            )
    for slip in _SLIPS:
        if slip.context in report.context and slip.problem in report.problem:
            return _worded(start if slip.at_start else here, slip.wrong, slip.remedy)
    return _worded(here, "this line cannot be read", "compare it with the same line of a record")


def _anchor_slip(lines: Lines, report: Report) -> SyntaxSlip | None:
    """What is wrong between documents and anchors, if that is the problem."""
    match = _NAME.match(lines.text, report.here)
    name = shortened(match[0]) if match else ""
    if "single document" in report.context:
        wrong = "a second document begins here ('---')"
        return _worded(report.here, wrong, "keep everything in one and delete the line")
    if "duplicate anchor" in report.context:
        wrong = f"the anchor '{name}' is already set on line {lines.place(report.start)[0]}"
        return _worded(report.here, wrong, "give it another name")
    if "undefined alias" in report.problem:
        wrong = f"'{name}' refers to an anchor, and there is no anchor with that name"
        return _worded(report.here, wrong, f"write the value out, or {_QUOTE}")
    return None


def _unclosed(lines: Lines, here: int) -> SyntaxSlip | None:
    """What is wrong if a quotation mark of an earlier line is the one that closes before here."""
    before = lines.text[:here].rstrip()
    mark = before[-1:]
    if mark not in ("'", '"'):
        return None
    inside = r"(?:[^'\n]|'')" if mark == "'" else r'(?:[^"\\\n]|\\.)'
    opening = re.search(rf"(?<=[\s\[{{,]){mark}(?:{inside}|\n)*\Z", before[:-1])
    if opening is None or "\n" not in opening[0]:
        return None
    line = lines.place(here)[0]
    wrong = f"the quotation mark that opens here is closed on line {line}, where more text follows"
    return _worded(opening.start(), wrong, "close it where the text ends")


def _indent_slip(lines: Lines, *places: int) -> SyntaxSlip | None:
    """What is wrong before one of the places, if it is a tab or a character that ends a line."""
    for index in places:
        if "\t" in lines.indent(index):
            return _worded(index, *_TAB)
    for index in places:
        before = lines.text[max(index - _NEAR, 0) : index].rstrip(" ")
        if before.endswith(_SEPARATORS):
            at = max(index - _NEAR, 0) + len(before) - 1
            return _worded(at, f"{named(before[-1])} ends the line here", _DELETE)
    return None


def _last_bracket(text: str) -> int | None:
    """The place of the bracket or brace that the text ends with, but for comments."""
    end = len(text.rstrip())
    while (start := text.rfind("\n", 0, end) + 1) and text[start:end].lstrip().startswith("#"):
        end = len(text[:start].rstrip())
    return end - 1 if text[:end].endswith(("[", "{")) else None


def _worded(at: int, wrong: str, remedy: str) -> SyntaxSlip:
    return SyntaxSlip(at, f"not valid YAML: {wrong}; {remedy}")
