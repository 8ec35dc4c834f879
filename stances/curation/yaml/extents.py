"""Where a value begins and ends in a YAML text, comments and empty lines told apart from it."""

import re
from collections.abc import Iterator
from typing import Any

from stances.errors import StancesError

_KEEPING = re.compile(r"[|>][0-9]*\+")


class Extents:
    """The places of one text; ``root`` is the node of the whole."""

    def __init__(self, text: str, root: Any) -> None:
        self.text = text
        self.shared = _shared(root)

    def untied(self, node: Any) -> None:
        """StancesError if a value below the node has an anchor that is used."""
        self.unshared(node)
        for child in _children(node):
            self.untied(child)

    def unshared(self, node: Any) -> None:
        """StancesError if the node itself stands in more than one place."""
        if id(node) not in self.shared:
            return
        raise StancesError(
            f"line {self.text.count(chr(10), 0, node.start_mark.index) + 1}: this value is shared "
            "by an anchor (&) and an alias (*); write it out in each place, then edit the record"
        )

    def uncommented(self, start: int, end: int) -> None:
        """StancesError if a comment stands between two places."""
        if "#" in self.text[start:end]:
            line = self.text.count("\n", 0, end) + 1
            raise StancesError(f"line {line}: a comment stands in the way; edit the file by hand")

    def line_start(self, index: int) -> int:
        """Where the line begins that holds ``index``."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Where the line ends that holds ``index``."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def floor(self, node: Any) -> int:
        """Where the last word of the node ends."""
        end: int = node.end_mark.index
        if not isinstance(node.value, str):
            children = list(_children(node))
            if node.flow_style or not children:
                return end
            floors = [node.start_mark.index]
            for child in children:
                inside = node.start_mark.index <= child.start_mark.index <= end
                floors += [self.floor(child)] if inside else []
            return max(floors)
        if node.style not in ("|", ">"):
            return end
        if not _KEEPING.match(self.text, node.start_mark.index):
            return len(self.text[:end].rstrip())
        end = len(self.text[:end].rstrip(" "))
        return end - 1 if self.text[end - 1] == "\n" else end

    def content_end(self, floor: int, bound: int) -> int:
        """The end of the last line before ``bound`` that is neither empty nor a comment."""
        end = floor
        for number, line in enumerate(self.text[floor:bound].split("\n")):
            words = line.strip()
            if number == 0:
                end = reached = floor + len(line)
                continue
            reached += 1 + len(line)
            if words and words != "..." and not words.startswith("#"):
                end = reached
        return end

    def past_comments(self, end: int, column: int) -> int:
        """The end of the comment lines right below that are indented beyond ``column``."""
        while end < len(self.text):
            line = self.text[end + 1 : self.line_end(end + 1)]
            words = line.lstrip(" ")
            if not words.startswith("#") or len(line) - len(words) <= column:
                break
            end += 1 + len(line)
        return end


def _shared(root: Any) -> set[int]:
    """The nodes that stand in more than one place."""
    seen: set[int] = set()
    shared: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            shared.add(id(node))
            continue
        seen.add(id(node))
        waiting += _children(node)
    return shared


def _children(node: Any) -> Iterator[Any]:
    if not isinstance(node.value, str):
        for child in node.value:
            if isinstance(child, tuple):
                yield from child
            else:
                yield child
