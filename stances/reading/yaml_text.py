"""From YAML text to plain data, keeping the place of every value for messages.

Scalars follow YAML 1.2's core schema (``no`` is text, ``2024-11`` is text). Rejected, with line
and remedy: repeated keys, tags, several documents, nesting past 40 levels, and aliases that expand
to implausibly many values.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from stances.errors import InvalidData, Problem

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 40
MAX_EXPANDED = 2_000_000

Path = tuple[str | int, ...]

_NULL = re.compile(r"null|Null|NULL|~|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_REMEDIES = {
    "mapping values": "align the line with its neighbours, or put text with a colon in quotes",
    "expected '-'": "align the line with its neighbours",
    "expected key": "align the line with its neighbours",
    "block end": "align the line with its neighbours",
    "expected ':'": "put a colon after the field name",
    "flow": "close the bracket or brace",
    "alias": "there is no anchor with that name; write the value out",
    "quoted scalar": "close the quotation mark",
    "second document": "delete the line",
    "nested": "check the brackets and hyphens",
}
_PLAIN, _QUOTED = "plain", "quoted"


class _TooDeepError(Exception):
    def __init__(self, mark: Any) -> None:
        self.mark = mark


class _Composer(CParser):
    """libyaml's parser, composing nodes with a limit on depth; ``resolve`` keeps the style."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0

    def descend_resolver(self, parent: Node | None, index: Any) -> None:  # noqa: ARG002
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _TooDeepError(parent.start_mark if parent is not None else None)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:  # noqa: ARG002
        return _PLAIN if kind is not ScalarNode or implicit[0] else _QUOTED


@dataclass
class YamlText:
    """Plain data and where it came from; ``place`` searches the node tree only when called."""

    file: str
    value: Any
    root: Node | None = field(repr=False)

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
        return mark.line + 1, mark.column + 1

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
                    return key.start_mark.line + 1, key.start_mark.column + 1
        return self.place(path)


def read_yaml(raw: bytes, *, file: str) -> YamlText:
    """The data in ``raw``; InvalidData lists every repeated key or the one syntax error."""
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) / 1024 / 1024:.1f} MB"
        raise _invalid(file, 1, 1, "too-large", f"the file is {size}; the limit is 10 MB, split it")
    text = _decode(raw, file=file)
    with _collector_paused():
        root = _compose(text, file=file)
        if root is None:
            return YamlText(file, None, None)
        walk = _Walk(file)
        value = walk.value_of(root)
    if walk.problems:
        raise InvalidData(walk.problems)
    return YamlText(file, value, root)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pauses garbage collection: the many small nodes are all alive, so it would free nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _invalid(file: str, line: int, column: int, code: str, message: str) -> InvalidData:
    return InvalidData([Problem(file, line, column, code, message)])


def _decode(raw: bytes, *, file: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = "this byte is not UTF-8; save the file as UTF-8"
        raise _invalid(file, line, column, "not-utf-8", message) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _compose(text: str, *, file: str) -> Node | None:
    try:
        return _Composer(text).get_single_node()
    except _TooDeepError as error:
        mark = error.mark
        message = f"nested more than {MAX_DEPTH} levels deep; a dataset needs fewer than 8"
    except yaml.composer.ComposerError as error:
        mark = error.problem_mark
        message = str(error.problem)
        if error.context and "single document" in error.context:
            message = "a second document begins here ('---'); keep everything in one"
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"{error.context}: {error.problem}" if error.context else str(error.problem)
    except yaml.reader.ReaderError as error:
        before = text[: error.position if isinstance(error.position, int) else 0]
        line = before.count("\n") + 1
        message = f"a character that YAML does not allow: {error.reason}; delete it"
        raise _invalid(file, line, 1, "syntax", message) from None
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    row = (text.split("\n")[line - 1 : line] or [""])[0]
    message = f"not valid YAML: {message}; {_remedy(message, row)}"
    raise _invalid(file, line, column, "syntax", message) from None


def _remedy(message: str, row: str) -> str:
    """What to do about the parser's message on ``row``."""
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return "indent with spaces, not with a tab"
    return next(
        (remedy for sign, remedy in _REMEDIES.items() if sign in message),
        "compare the line and the one above it with another record",
    )


class _Walk:
    """One walk over the nodes: values, repeated keys, tags, and a limit on expansion."""

    def __init__(self, file: str) -> None:
        self.file = file
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
            self._problem(node, "tag", f"the tag '{node.tag}' is not supported; delete it")
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
        first: dict[str, int] = {}
        for key, item in node.value:
            if not isinstance(key, ScalarNode):
                self._problem(key, "wrong-key", "a field name must be plain text")
                continue
            name = key.value
            if name in mapping:
                self._problem(
                    key,
                    "repeated-key",
                    f"'{name}' is already set on line {first[name]}; keep one of the two",
                )
            first.setdefault(name, key.start_mark.line + 1)
            mapping[name] = self.value_of(item)
        return mapping

    def _scalar(self, node: ScalarNode) -> Any:
        text: str = node.value
        if node.tag == _QUOTED:
            return text
        if node.tag != _PLAIN:
            self._problem(node, "tag", f"the tag '{node.tag}' is not supported; delete it")
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
            return float(text)
        return text

    def _grow(self, node: Node, by: int) -> None:
        self.size += by
        if self.size > MAX_EXPANDED:
            self._stop(node, "alias-expansion", "aliases expand to millions of values; write fewer")

    def _problem(self, node: Node, code: str, message: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(self.file, mark.line + 1, mark.column + 1, code, message))

    def _stop(self, node: Node, code: str, message: str) -> None:
        self._problem(node, code, message)
        raise InvalidData(self.problems)
