"""Changing data inside a YAML text: the fewest replacements that turn its values into others.

The text's nodes say where each value stands. What stays equal is not touched, so that comments,
order, quotation marks and spacing around an edit stay as they are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stances.curation.yaml.differences import common_ends, followers, is_leaf, same_kind
from stances.curation.yaml.extents import Extents
from stances.curation.yaml.notation import (
    field_lines,
    flow,
    hung,
    indented,
    item_lines,
    section_lines,
)
from stances.errors import StancesError

_HYPHEN = re.compile(r"(?m)^ *-(?=[ \n]|$)")
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*([ \t]+#[^\n]*)?")


@dataclass(frozen=True, slots=True)
class Splice:
    """``text[start:end]`` makes room for ``new``."""

    start: int
    end: int
    new: str


def splices(text: str, root: Any, *, old: Any, new: Any) -> list[Splice]:
    """What to replace in ``text`` so that it holds ``new`` instead of ``old``, in order.

    ``root`` is the node of the whole text, whose line ends are single characters. StancesError
    if a value to be changed is shared by an anchor, or its layout leaves no room.
    """
    found = _changes(Extents(text, root), root, old, new, _Place(len(text), 0, 0))
    return sorted(found, key=lambda splice: (splice.start, splice.end))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a node stands: it ends before ``bound``, and its key's line at ``opening``."""

    bound: int
    opening: int
    depth: int
    name: str = ""


def _changes(extents: Extents, node: Any, old: Any, new: Any, place: _Place) -> Iterator[Splice]:
    """The splices inside a collection; ``old`` and ``new`` are both dicts or both lists."""
    extents.unshared(node)
    if isinstance(old, dict):
        fields = _Fields(extents, node, place)
        yield from fields.flow(old, new) if node.flow_style else fields.block(old, new)
    else:
        yield from _Items(extents, node, place).changes(old, new)


class _Fields:
    """The fields of one mapping."""

    def __init__(self, extents: Extents, node: Any, place: _Place) -> None:
        self.extents, self.text, self.place = extents, extents.text, place
        self.keys = [key for key, _ in node.value]
        self.values = [value for _, value in node.value]
        self.names = [key.value for key in self.keys]
        self.column = self.keys[0].start_mark.column if self.keys else 0

    def block(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Splice]:
        kept = [name for name in self.names if name in new]
        for at, name in enumerate(self.names):
            if name not in new:
                yield self._line_cut(at)
            elif old[name] != new[name]:
                yield from self._block_change(at, old[name], new[name])
        for before, names in followers(new, kept):
            at = self.names.index(before)
            end = self._end(at)
            if self.place.depth == 0:
                end = self.extents.past_comments(end, self.column)
            lines = [line for name in names for line in self._added(name, new[name])]
            yield Splice(end, end, "\n" + "\n".join(indented(lines, column=self.column)))

    def _added(self, name: str, value: Any) -> list[str]:
        return self._lines(name, value) if self.place.depth else ["", *self._lines(name, value)]

    def _lines(self, name: str, value: Any) -> list[str]:
        return field_lines(name, value) if self.place.depth else section_lines(name, value)

    def _bound(self, at: int) -> int:
        if at + 1 < len(self.keys):
            return self.extents.line_start(self.keys[at + 1].start_mark.index)
        return self.place.bound

    def _end(self, at: int) -> int:
        """The end of the field's last line."""
        key_end, value = self.keys[at].end_mark.index, self.values[at]
        aliased = value.start_mark.index < key_end
        floor = key_end if aliased else self.extents.floor(value)
        return self.extents.content_end(floor, max(floor, self._bound(at)))

    def _line_cut(self, at: int) -> Splice:
        start, end = self.keys[at].start_mark.index, self._end(at)
        line = self.extents.line_start(start)
        if not self.text[line:start].strip():
            return Splice(line - 1, end, "") if line else Splice(0, end + 1, "")
        following = self.keys[at + 1].start_mark.index
        self.extents.uncommented(end, following)
        return Splice(start, following, "")

    def _block_change(self, at: int, old: Any, new: Any) -> Iterator[Splice]:
        key, value = self.keys[at], self.values[at]
        opening = self.extents.line_end(key.end_mark.index)
        if same_kind(old, new):
            place = _Place(
                max(self._bound(at), value.start_mark.index),
                opening,
                self.place.depth + 1,
                self.names[at],
            )
            yield from _changes(self.extents, value, old, new, place)
            return
        self.extents.untied(value)
        first, *rest = self._lines(self.names[at], new)
        start, end = value.start_mark.index, value.end_mark.index
        remark = self._remark(value)
        if not rest and remark is not None and "\n" not in self.text[key.end_mark.index : end]:
            words = first[len(field_lines(self.names[at], 0)[0]) - 1 :]
            yield Splice(start, end, words if start < end else f" {words}")
            return
        if not old:
            self.extents.uncommented(start, end)
        lines = [first + (remark or ""), *indented(rest, column=self.column)]
        yield Splice(key.start_mark.index, self._end(at), "\n".join(lines))

    def _remark(self, value: Any) -> str | None:
        """The comment on the value's last line, or after the head of a block scalar."""
        if getattr(value, "style", None) in ("|", ">"):
            head = _BLOCK_HEAD.match(self.text, value.start_mark.index)
            return head[1] if head else None
        if not isinstance(value.value, str) and not value.flow_style:
            return None
        end = value.end_mark.index
        return self.text[end : self.extents.line_end(end)].rstrip()

    def flow(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Splice]:
        kept = [name for name in self.names if name in new]
        ends = [value.end_mark.index for value in self.values]
        starts = [key.start_mark.index for key in self.keys]
        first = self.names.index(kept[0])
        for at, name in enumerate(self.names):
            if name not in new and at < first:
                self.extents.uncommented(ends[at], starts[at + 1])
                yield Splice(starts[at], starts[at + 1], "")
            elif name not in new:
                self.extents.uncommented(ends[at - 1], starts[at])
                yield Splice(ends[at - 1], ends[at], "")
            elif old[name] != new[name]:
                yield from self._flow_change(at, old[name], new[name])
        for before, names in followers(new, kept):
            at = ends[self.names.index(before)]
            yield Splice(at, at, "".join(f", {name}: {flow(new[name])}" for name in names))

    def _flow_change(self, at: int, old: Any, new: Any) -> Iterator[Splice]:
        value = self.values[at]
        if same_kind(old, new):
            place = _Place(value.end_mark.index, 0, self.place.depth + 1, self.names[at])
            yield from _changes(self.extents, value, old, new, place)
            return
        self.extents.untied(value)
        start, end = value.start_mark.index, value.end_mark.index
        yield Splice(start, end, flow(new) if start < end else f" {flow(new)}")


class _Items:
    """The items of one list."""

    def __init__(self, extents: Extents, node: Any, place: _Place) -> None:
        self.extents, self.text, self.place, self.node = extents, extents.text, place, node
        self.items = node.value
        self.column = node.start_mark.column
        here = node.start_mark.index
        for item in self.items:
            if item.start_mark.index < here:
                extents.untied(item)
            here = item.end_mark.index
        self.hyphens = [] if node.flow_style else self._hyphens()

    def _hyphens(self) -> list[int]:
        found, here = [], self.extents.line_start(self.node.start_mark.index)
        for item in self.items:
            matches = list(_HYPHEN.finditer(self.text, here, item.start_mark.index))
            if not matches:
                raise StancesError(f"the list '{self.place.name}' does not have one item per line")
            found.append(matches[-1].end() - 1)
            here = self.extents.floor(item)
        return found

    def changes(self, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Splice]:
        before, after = common_ends(old, new)
        olds, news = old[before : len(old) - after], new[before : len(new) - after]
        paired = min(len(olds), len(news))
        for at in range(before, before + paired):
            if old[at] != new[at]:
                yield from self._change(at, old[at], new[at])
        for at in range(before + paired, before + len(olds)):
            yield self._cut(at, lead=before + paired == 0)
        if len(news) > paired:
            yield self._insertion(before + paired, news[paired:])

    def _end(self, at: int) -> int:
        bound = self.place.bound
        if at + 1 < len(self.items):
            bound = self.extents.line_start(self.hyphens[at + 1])
        floor = self.extents.floor(self.items[at])
        return self.extents.content_end(floor, max(floor, bound))

    def _change(self, at: int, old: Any, new: Any) -> Iterator[Splice]:
        item = self.items[at]
        self.extents.untied(item)
        if same_kind(old, new):
            bound = item.end_mark.index if self.node.flow_style else self._end(at)
            place = _Place(bound, 0, self.place.depth + 1)
            yield from _changes(self.extents, item, old, new, place)
        elif self.node.flow_style or is_leaf(new):
            start, end = item.start_mark.index, item.end_mark.index
            yield Splice(start, end, flow(new) if start < end else f" {flow(new)}")
        else:
            lines = hung(item_lines(new, one_line=False), column=self.column)
            yield Splice(self.hyphens[at], self._end(at), "\n".join(lines).lstrip(" "))

    def _cut(self, at: int, *, lead: bool) -> Splice:
        if not self.node.flow_style:
            return Splice(self.extents.line_start(self.hyphens[at]) - 1, self._end(at), "")
        start, end = self.items[at].start_mark.index, self.items[at].end_mark.index
        if lead:
            following = self.items[at + 1].start_mark.index
            self.extents.uncommented(end, following)
            return Splice(start, following, "")
        before = self.items[at - 1].end_mark.index
        self.extents.uncommented(before, start)
        return Splice(before, end, "")

    def _insertion(self, at: int, values: Sequence[Any]) -> Splice:
        """The values before the item at that place."""
        if self.node.flow_style:
            words = ", ".join(map(flow, values))
            if at:
                end = self.items[at - 1].end_mark.index
                return Splice(end, end, f", {words}")
            end = self.node.start_mark.index + 1
            return Splice(end, end, f"{words}, " if self.items else words)
        braces = all(getattr(item, "flow_style", False) for item in self.items)
        records = [item_lines(value, one_line=braces) for value in values]
        gap = ["", ""] if self._apart(records) else [""]
        made = ["\n".join(hung(lines, column=self.column)) for lines in records]
        if not at:
            end = self.place.opening
            return Splice(end, end, "\n" + "\n".join("\n".join([m, *gap[1:]]) for m in made))
        end = self.extents.past_comments(self._end(at - 1), self.column)
        return Splice(end, end, "".join("\n".join([*gap, m]) for m in made))

    def _apart(self, records: Sequence[Sequence[str]]) -> bool:
        """True if an empty line stands between records; never inside one."""
        if self.place.depth != 1:
            return False
        if len(self.items) == 1:
            lines = self.text[self.hyphens[0] : self._end(0)]
            return "\n" in lines or any(len(record) > 1 for record in records)
        between = self.text[self._end(0) : self.hyphens[1]]
        return any(not line.strip() for line in between.split("\n")[1:-1])
