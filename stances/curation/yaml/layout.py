"""``stances fmt``: house style for order and spacing, with words and comments untouched.

A section, a record in it and a field of a record are runs of lines, which the nodes of the text
find; each moves as a whole, with the comments above it, and lines inside a text are never touched.
What is laid out otherwise stays as it is. A text in braces, as JSON is, is written anew. The result
must read back as the same records with the same comments, or nothing is changed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from stances.curation.yaml.notation import plain, section_lines
from stances.curation.yaml.ranks import Ranks
from stances.curation.yaml.rows import Row, Rows
from stances.errors import InvalidData, StancesError
from stances.model.dataset import Dataset
from stances.model.fields import section_record
from stances.reading.lines import plain_ends
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText, read_yaml

_ORDER = {name: place for place, name in enumerate(Dataset.model_fields)}


class Layout(NamedTuple):
    """A text in house style, and what to know about it, if anything."""

    text: str
    remark: str | None = None


@dataclass
class _Block:
    """A run of rows that moves as a whole; ``lead`` are the comments above it."""

    lead: list[Row]
    rows: list[Row] = field(default_factory=list)

    @property
    def tidy(self) -> list[Row]:
        """Its rows without empty ones, the comments first."""
        return [*_tidy(self.lead), *_tidy(self.rows)]


def formatted(text: str, *, file: str) -> str:
    """The text in house style; see ``house_style``."""
    return house_style(text, file=file).text


def house_style(text: str, *, file: str) -> Layout:
    """The text in house style.

    InvalidData if it is not a dataset; StancesError, with the line, if it cannot be laid out.
    """
    text = plain_ends(text)
    source = read_yaml(text.encode(), file=file)
    before = records_of(source)
    root: Any = source.root
    if root.flow_style:
        return _written_anew(source, before)
    writer = _Writer(source, before)
    ordered = writer.written(ordered=True)
    objection = writer.objection(ordered)
    if objection is None:
        return Layout(_joined(ordered))
    unordered = writer.written(ordered=False)
    if (other := writer.objection(unordered)) is not None:
        raise StancesError(
            f"{file}:{other.line}: not formatted, because {other.words}; lay it out like the other "
            "records, and repeat"
        )
    remark = (
        "sections, records and fields stay in their order, because what line "
        f"{objection.line} refers to has to stand above it"
    )
    return Layout(_joined(unordered), remark)


def _written_anew(source: YamlText, dataset: Dataset) -> Layout:
    """A text in braces in house style; StancesError, with the line, if a comment has no place."""
    root: Any = source.root
    lines, rows = source.lines, Rows(source.lines, root)
    before, _ = lines.place(root.start_mark.index)
    head = [row.tidy for row in rows.all[: before - 1] if row.comment]
    comment = rows.comment_between(root.start_mark.index)
    if comment is not None:
        raise StancesError(
            f"{source.file}:{lines.place(comment)[0]}: not formatted, because a comment cannot "
            "stay inside or after the braces; move it above them, and repeat"
        )
    ranks, parts = Ranks(dataset), []
    for name in sorted(source.value, key=_ORDER.__getitem__):
        value, rank = plain(source.value[name]), ranks.of(name)
        if isinstance(value, list):
            value = [_ordered(name, record) for record in value]
            order = sorted(range(len(value)), key=rank) if rank is not None else range(len(value))
            value = [value[place] for place in order]
        parts.append("\n".join(section_lines(name, value)))
    text = "\n".join([*head, "\n\n".join(parts)]) + "\n"
    shared = "what an anchor shared is written out in each place" if rows.shares else None
    return Layout(house_style(text, file=source.file).text, shared)


def _ordered(section: str, record: dict[str, Any]) -> dict[str, Any]:
    fields = section_record(section).model_fields.items()
    place = {info.alias or name: number for number, (name, info) in enumerate(fields)}
    return dict(sorted(record.items(), key=lambda pair: place[pair[0]]))


class _Objection(NamedTuple):
    """Why a text is not the same dataset, and the line of the file where that shows."""

    line: int
    words: str


class _Writer:
    """The text of one dataset, taken apart and put together."""

    def __init__(self, source: YamlText, dataset: Dataset) -> None:
        self._source, self._dataset = source, dataset
        self._rows = Rows(source.lines, source.root)
        self._ranks = Ranks(dataset)

    def written(self, *, ordered: bool) -> list[Row | None]:
        """The rows in house style, None for an empty line; in the file's order on demand."""
        pairs = self._source.root.value  # type: ignore[union-attr]
        starts = self._rows.fields(key for key, _ in pairs)
        rows = [row for row in self._rows.all if row.inside or row.text.strip() != "..."]
        if starts is None:
            return list(_trimmed(rows))
        above, blocks = _blocks(rows, starts, indent=0)
        head = _trimmed([*above, *blocks[0].lead])
        blocks[0].lead = []
        sections = [
            (key.value, node, block) for (key, node), block in zip(pairs, blocks, strict=True)
        ]
        if ordered:
            sections.sort(key=lambda section: _ORDER.get(section[0], len(_ORDER)))
        parts = [self._section(*section, ordered=ordered) for section in sections]
        if sections[0][0] == "dataset" and not sections[0][2].lead:
            parts[0], head = [*head, *parts[0]], []
        return _apart([head, *parts], by_empty_line=True)

    def _section(self, name: str, value: Any, block: _Block, *, ordered: bool) -> list[Row | None]:
        title, *body = block.rows
        items = value.value if isinstance(value.value, list) and not value.flow_style else []
        inside = bool(items) and not isinstance(items[0], tuple)
        starts = self._rows.items(items) if inside else None
        if not starts or starts[0] <= title.number or starts[-1] > block.rows[-1].number:
            return list(block.tidy)
        column = self._rows.all[starts[0] - 1].indent
        above, records = _blocks(body, starts, indent=column + 1)
        if _tidy(row for row in above if not row.comment):
            return list(block.tidy)
        records[0].lead[:0] = above
        tail = _cut_tail(records[-1].rows, indent=column + 1)
        rank = self._ranks.of(name) if ordered else None
        order = list(range(len(records)))
        if rank is not None and len(records) == self._ranks.count(name):
            order.sort(key=rank)
        model = self._ranks.model(name) if ordered else []
        parts: list[Sequence[Row | None]] = [
            [*_tidy(records[at].lead), *self._record(items[at], records[at].rows, model)]
            for at in order
        ]
        short = all(len(part) == 1 for part in parts)
        listed = _apart(parts, by_empty_line=not short)
        return _apart([[*_tidy(block.lead), title, *listed], _tidy(tail)], by_empty_line=not short)

    def _record(self, node: Any, rows: list[Row], fields: Sequence[str]) -> list[Row]:
        """The rows of a record, its fields in the model's order."""
        pairs = node.value if isinstance(node.value, list) and not node.flow_style else []
        if not fields or not pairs or not isinstance(pairs[0], tuple):
            return _tidy(rows)
        starts = self._rows.fields(key for key, _ in pairs)
        if starts is None:
            return _tidy(rows)
        column = self._source.lines.place(pairs[0][0].start_mark.index)[1] - 1
        hyphen = "" if starts[0] > rows[0].number else rows[0].text[:column]
        if hyphen:
            rows = [_begun(rows[0], " " * column), *rows[1:]]
        opening, blocks = _blocks(rows, starts, indent=column, only=True)
        place = {name: number for number, name in enumerate(fields)}
        named = list(zip([key.value for key, _ in pairs], blocks, strict=True))
        named.sort(key=lambda pair: place.get(pair[0], len(place)))
        ordered = [row for _, block in named for row in block.tidy]
        if hyphen:
            if ordered[0].comment:
                return _tidy([_begun(rows[0], hyphen), *rows[1:]])
            ordered[0] = _begun(ordered[0], hyphen)
        return [*_tidy(opening), *ordered]

    def objection(self, written: Sequence[Row | None]) -> _Objection | None:
        """Why the rows are not the same dataset; None if they are."""
        try:
            source = read_yaml(_joined(written).encode(), file=self._source.file)
            after = records_of(source)
        except InvalidData as error:
            row = written[min(error.problems[0].line, len(written)) - 1]
            return _Objection(row.number if row else 1, "this line cannot be moved")
        comments = Counter(row.text.strip() for row in Rows(source.lines, source.root).comments())
        for row in self._rows.comments():
            comments[row.text.strip()] -= 1
            if comments[row.text.strip()] < 0:
                return _Objection(row.number, "this comment would be lost")
        for name in Dataset.model_fields:
            left = Counter(map(repr, _records(after, name)))
            for index, record in enumerate(_records(self._dataset, name)):
                left[repr(record)] -= 1
                if left[repr(record)] < 0:
                    line, _ = self._source.place((name, index))
                    return _Objection(line, "this record would read otherwise")
        return None


def _records(dataset: Dataset, name: str) -> Sequence[Any]:
    value = getattr(dataset, name)
    return value if isinstance(value, tuple) else [value]


def _trimmed(rows: list[Row]) -> list[Row]:
    """The rows without empty ones at the beginning and the end."""
    full = [place for place, row in enumerate(rows) if not row.empty]
    return _tidy(rows[full[0] : full[-1] + 1], empty=True) if full else []


def _blocks(
    rows: Sequence[Row], starts: Sequence[int], *, indent: int, only: bool = False
) -> tuple[list[Row], list[_Block]]:
    """The rows before the first start, and a block for each; comments above a start go with it.

    They are indented by at most ``indent`` spaces, or by just as many if ``only``.
    """
    number = {row.number: place for place, row in enumerate(rows)}
    places = [number[start] for start in starts]
    begins = [0]
    for place in places:
        begin = place
        while begin > begins[-1] and _leads(rows[begin - 1], indent=indent, only=only):
            begin -= 1
        begins.append(begin)
    ends = [*begins[2:], len(rows)]
    blocks = [
        _Block(list(rows[begin:place]), list(rows[place:end]))
        for begin, place, end in zip(begins[1:], places, ends, strict=True)
    ]
    return list(rows[: begins[1]]), blocks


def _leads(row: Row, *, indent: int, only: bool = False) -> bool:
    return row.empty or (row.comment and (row.indent == indent if only else row.indent <= indent))


def _cut_tail(rows: list[Row], *, indent: int) -> list[Row]:
    """The comments below the last record, taken away from its rows."""
    end = len(rows)
    while end > 1 and _leads(rows[end - 1], indent=indent):
        end -= 1
    tail = rows[end:]
    del rows[end:]
    return tail


def _begun(row: Row, beginning: str) -> Row:
    """The row with another beginning of the same length."""
    return replace(row, text=beginning + row.text[len(beginning) :])


def _apart(parts: Iterable[Sequence[Row | None]], *, by_empty_line: bool) -> list[Row | None]:
    """The parts one after the other; no empty line follows a text that would take it in."""
    rows: list[Row | None] = []
    for part in filter(None, parts):
        if rows and by_empty_line and not (rows[-1] and rows[-1].keeps):
            rows.append(None)
        rows += part
    return rows


def _tidy(rows: Iterable[Row], *, empty: bool = False) -> list[Row]:
    return [replace(row, text=row.tidy) for row in rows if empty or not row.empty]


def _joined(rows: Iterable[Row | None]) -> str:
    return "".join(f"{row.tidy if row else ''}\n" for row in rows)
