"""The lines of a file as editors and ``grep -n`` count them, whatever YAML takes for a line break.

A line ends with a line feed, with or without a carriage return before it; with a carriage return
only in a file that has no line feed. YAML 1.1 also breaks lines at U+0085, U+2028 and U+2029.
"""

import re
from bisect import bisect_right

from stances.errors import InvalidData, Problem

_BOM = "\ufeff"


def decoded(raw: bytes, *, file: str) -> str:
    """The text in a file's bytes, line ends kept; InvalidData names the first byte of no text."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            message = "the file is UTF-16; save it as UTF-8"
            raise InvalidData([Problem(file, 1, 1, "not-utf-8", message)]) from None
        before, byte = raw[: error.start].decode("utf-8"), raw[error.start : error.start + 1]
        letter = byte.decode("cp1252", errors="ignore")
        meant = f" ('{letter}' in Windows-1252)" if letter.isprintable() and letter else ""
        message = f"the byte 0x{byte[0]:02X}{meant} is not UTF-8; save the file as UTF-8"
        read = plain_ends(before + ("\n" if b"\n" in raw else ""))
        place = Lines(read + "?").place(len(read) - (b"\n" in raw))
        raise InvalidData([Problem(file, *place, "not-utf-8", message)]) from None


def plain_ends(text: str) -> str:
    """The text without byte order mark, each line end a single line feed."""
    text = text.removeprefix(_BOM).replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


class Lines:
    """The lines of a text with plain ends."""

    def __init__(self, text: str) -> None:
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        if len(starts) > 1 and starts[-1] == len(text):
            del starts[-1]
        self.text, self._starts = text, starts

    def place(self, index: int) -> tuple[int, int]:
        """Line and column (1-based) of a character; the end of the last line if it is beyond."""
        line = bisect_right(self._starts, index)
        start = self._starts[line - 1]
        return line, min(index, start + len(self.row(line))) - start + 1

    def row(self, line: int) -> str:
        """The text of a line (1-based), without its end."""
        start = self._starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def before(self, index: int) -> str:
        """What stands before a character on its line."""
        line, column = self.place(index)
        return self.row(line)[: column - 1]

    def indent(self, index: int) -> str:
        """The white space at the beginning of the character's line."""
        row = self.row(self.place(index)[0])
        return row[: len(row) - len(row.lstrip())]
