"""From YAML text to plain data, keeping the place of every value for messages.

Scalars follow YAML 1.2's core schema (``no`` is text, ``2024-11`` is text). Rejected, with line
and remedy: repeated keys, tags, several documents, nesting past 40 levels, and aliases that expand
to implausibly many values.
"""

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from stances.errors import InvalidData, Level, Problem, shortened
from stances.model.seen import named
from stances.reading.collector import collector_paused
from stances.reading.files import MAX_BYTES
from stances.reading.lines import Lines, decoded, plain_ends
from stances.reading.syntax import Report, SyntaxSlip, syntax_slip

MAX_DEPTH = 40
MAX_EXPANDED = 2_000_000

Path = tuple[str | int, ...]

_NULL = re.compile(r"null|Null|NULL|~|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"!\S*")
_PLAIN, _QUOTED = "plain", "quoted"


class _TooDeepError(Exception):
    pass


class _Composer(CParser):
    """libyaml's parser, composing nodes with a limit on depth; ``resolve`` keeps the style."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.parents: list[Any] = []
        self.ascend_resolver = self.parents.pop  # called once a node: without a frame of Python

    def descend_resolver(self, parent: Node | None, index: Any) -> None:  # noqa: ARG002
        self.parents.append(parent)
        if len(self.parents) > MAX_DEPTH:
            raise _TooDeepError

    def opened(self) -> int | None:
        """The place of the innermost bracket or brace that is still open, if one is."""
        flows = (node for node in reversed(self.parents) if node is not None and node.flow_style)
        return next((node.start_mark.index for node in flows), None)

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:  # noqa: ARG002
        return _PLAIN if kind is not ScalarNode or implicit[0] else _QUOTED


@dataclass
class YamlText:
    """Plain data and where it came from; ``place`` searches the node tree only when called."""

    file: str
    value: Any
    root: Node | None = field(repr=False)
    lines: Lines = field(default_factory=lambda: Lines(""), repr=False)

    def problem(self, path: Path, code: str, message: str, level: Level = Level.ERROR) -> Problem:
        """A problem of the value at ``path``."""
        return Problem(self.file, *self.place(path), code, message, level, path)

    def key_problem(self, path: Path, code: str, message: str) -> Problem:
        """A problem of the key that ``path`` ends with."""
        return Problem(self.file, *self.key_place(path), code, message, path=path)

    def where(self, path: Path) -> str:
        """The place of the value at ``path``, in words."""
        return f"line {self.place(path)[0]}"

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column (1-based) of the value at ``path``, or of its nearest parent."""
        node = self.root
        if node is None:
            return 1, 1
        mark = node.start_mark
        for step in path:
            if isinstance(node, MappingNode):
                pairs = [(key, item) for key, item in node.value if key.value == step]
                if not pairs:
                    break
                key, node = pairs[0]
                mark = key.start_mark if node.start_mark.line != key.start_mark.line else None
                mark = mark or node.start_mark
            elif isinstance(node, SequenceNode) and isinstance(step, int):
                if not 0 <= step < len(node.value):
                    break
                node = node.value[step]
                mark = node.start_mark
            else:
                break
        return self.lines.place(mark.index)

    def key_place(self, path: Path) -> tuple[int, int]:
        """Line and column of the key that ``path`` ends with, or of its mapping."""
        parent = self.root
        for step in path[:-1]:
            if isinstance(parent, MappingNode):
                parent = next((item for key, item in parent.value if key.value == step), None)
            elif isinstance(parent, SequenceNode) and isinstance(step, int):
                parent = parent.value[step] if 0 <= step < len(parent.value) else None
        if isinstance(parent, MappingNode):
            for key, _ in parent.value:
                if key.value == path[-1]:
                    return self.lines.place(key.start_mark.index)
        return self.place(path)


def read_yaml(raw: bytes, *, file: str) -> YamlText:
    """The data in ``raw``; InvalidData lists every repeated key or the one syntax error."""
    if len(raw) > MAX_BYTES:
        message = "the file is larger than 10 MB, the limit; split it"
        raise _invalid(file, 1, 1, "too-large", message)
    text = plain_ends(decoded(raw, file=file))
    lines = Lines(text)
    with collector_paused():
        root = _compose(text, lines, file=file)
        if root is None:
            return YamlText(file, None, None)
        walk = _Walk(file, lines)
        value = walk.value_of(root)
    if walk.problems:
        raise InvalidData(walk.problems)
    return YamlText(file, value, root, lines)


def _invalid(file: str, line: int, column: int, code: str, message: str) -> InvalidData:
    return InvalidData([Problem(file, line, column, code, message)])


def _compose(text: str, lines: Lines, *, file: str) -> Node | None:
    if forbidden := _FORBIDDEN.search(text):
        slip = _forbidden(text, forbidden.start())
        raise _invalid(file, *lines.place(slip.at), "syntax", slip.message)
    composer = _Composer(text)
    try:
        return composer.get_single_node()
    except _TooDeepError:
        parent = composer.parents[-1]
        message = f"nested more than {MAX_DEPTH} levels deep; a dataset needs fewer than 8"
        slip = SyntaxSlip(parent.start_mark.index if parent is not None else 0, message)
    except yaml.MarkedYAMLError as error:
        marks: list[Any] = [error.problem_mark or error.context_mark, error.context_mark]
        here, start = (mark.index if mark else marks[0].index for mark in marks)
        words = error.context or "", error.problem or ""
        slip = syntax_slip(lines, Report(words[0], start, words[1], here, composer.opened()))
    raise _invalid(file, *lines.place(slip.at), "syntax", slip.message) from None


def _forbidden(text: str, at: int) -> SyntaxSlip:
    """What to do about the first character that YAML does not allow."""
    number = len(_FORBIDDEN.findall(text))
    if text.count("\0") > len(text) // 4:
        return SyntaxSlip(at, "every other byte is 0, as in UTF-16; save the file as UTF-8")
    more = f", and {number - 1} more like it" if number > 1 else ""
    return SyntaxSlip(at, f"{named(text[at])} is not allowed in YAML; delete it{more}")


class _Walk:
    """One walk over the nodes: values, repeated keys, tags, and a limit on expansion."""

    def __init__(self, file: str, lines: Lines) -> None:
        self.file, self.lines = file, lines
        self.problems: list[Problem] = []
        self.values: dict[int, tuple[Any, int]] = {}
        self.open: set[int] = set()
        self.size = 0

    def value_of(self, node: Node) -> Any:
        earlier = self.values.get(id(node))
        if earlier is not None:
            value, size = earlier
            self._grow(node, size)
            return value
        if isinstance(node, ScalarNode):
            self.size += 1
            return self._scalar(node)
        if id(node) in self.open:
            self._stop(node, "alias-loop", "this anchor contains itself; write the value out")
        self.open.add(id(node))
        before = self.size
        self._grow(node, 1)
        if node.tag not in (_PLAIN, _QUOTED):
            self._problem(node, "tag", self._tag_words(node))
        value = (
            self._mapping(node)
            if isinstance(node, MappingNode)
            else [self.value_of(item) for item in node.value]
        )
        self.open.discard(id(node))
        self.values[id(node)] = (value, self.size - before)
        return value

    def _mapping(self, node: MappingNode) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        first: dict[str, ScalarNode] = {}
        for key, item in node.value:
            if not isinstance(key, ScalarNode):
                self._problem(key, "wrong-key", "a field name must be plain text")
                continue
            name = key.value
            if name == "<<" and key.tag == _PLAIN:
                self._problem(
                    key,
                    "merge-key",
                    "'<<' would copy the fields of another record; write them out in this one",
                )
                continue
            if name in mapping:
                line = self.lines.place(first[name].start_mark.index)[0]
                message = f"'{shortened(name)}' is already set on line {line}"
                self._problem(key, "repeated-key", f"{message}; keep one of the two")
            first.setdefault(name, key)
            mapping[name] = self.value_of(item)
        return mapping

    def _scalar(self, node: ScalarNode) -> Any:
        text: str = node.value
        if node.tag == _QUOTED:
            return text
        if node.tag != _PLAIN:
            self._problem(node, "tag", self._tag_words(node))
            return text
        if text and text[0] not in "nNtTfF~+-.0123456789":
            return text
        if _NULL.fullmatch(text):
            return None
        if _BOOL.fullmatch(text):
            return text[0] in "tT"
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text) if isfinite(float(text)) else text
        return text

    def _tag_words(self, node: Node) -> str:
        tag = _TAG.search(self.lines.text, node.start_mark.index)
        shown = f"'{shortened(tag[0])}'" if tag else "'!'"
        remedy = "delete it, or put the text in quotation marks"
        return f"the tag {shown} is not supported; {remedy}"

    def _grow(self, node: Node, by: int) -> None:
        self.size += by
        if self.size > MAX_EXPANDED:
            self._stop(node, "alias-expansion", "aliases expand to millions of values; write fewer")

    def _problem(self, node: Node, code: str, message: str) -> None:
        place = self.lines.place(node.start_mark.index)
        self.problems.append(Problem(self.file, *place, code, message))

    def _stop(self, node: Node, code: str, message: str) -> None:
        self._problem(node, code, message)
        raise InvalidData(self.problems)
