"""The tables of the coders' agreement."""

from collections.abc import Mapping, Sequence

from stances.analysis.coder_kinds import KindReliability
from stances.analysis.coders import CoderReliability
from stances.analysis.codings import CODES, Cells
from stances.analysis.reliability import IssueReliability, strength
from stances.components.grid.payload import ButtonCell, Grid, Look, TextCell
from stances.components.grid.sheet import SheetCell, interval, sheet_grid
from stances.model.vocabulary import CoderKind
from stances.tables import Tables
from stances.wording.labels import CODER_KIND_LABELS, STRENGTH_LABELS, code_words
from stances.wording.numbers import count, decimal
from stances.wording.words import in_sentence, listed

_ALL = "all"
_FIGURES = ("Records", "Alpha", "95% interval", "Verdict")


def alpha_sheet(tables: Tables, reliabilities: Sequence[IssueReliability]) -> Grid:
    """Alpha of each issue and of all, with its interval and what it is good for."""
    order = {issue: place for place, issue in enumerate([_ALL, *tables.issue_rows])}
    rows: list[list[str | SheetCell]] = []
    for row in sorted(reliabilities, key=lambda row: order[row.issue]):
        overall = row.issue == _ALL
        title = "All issues" if overall else tables.issue_rows[row.issue].title
        say = f"Only the codings of {in_sentence(title)}"
        rows.append(
            [
                title if overall else ButtonCell(title, row.issue, say=f"{title}. {say}"),
                *_figures(row),
            ]
        )
    heads = ["Issue", *_FIGURES]
    return sheet_grid("Agreement of the coders by issue", heads, rows, numbers={1, 2})


def coders_sheet(rows: Sequence[CoderReliability], names: Mapping[str, str]) -> Grid:
    """Alpha of each two coders and of all, on the records that all of them coded."""
    cells: list[list[str | SheetCell]] = [
        [listed([names[coder] for coder in row.coders]), *_figures(row)] for row in rows
    ]
    return sheet_grid(
        "Agreement of each two coders and of all", ["Coders", *_FIGURES], cells, numbers={1, 2}
    )


def kinds_sheet(rows: Sequence[KindReliability], names: Mapping[str, str]) -> Grid:
    """Alpha within each kind of coder, and of each human with each language model."""
    cells: list[list[str | SheetCell]] = [
        [
            TextCell(listed([names[coder] for coder in row.coders]), sub=_kind_words(row.kinds)),
            *_figures(row),
        ]
        for row in rows
    ]
    return sheet_grid("Agreement by kind of coder", ["Coders", *_FIGURES], cells, numbers={1, 2})


def _figures(row: IssueReliability | CoderReliability | KindReliability) -> list[str | SheetCell]:
    """What stands below ``_FIGURES`` in the row."""
    return [
        f"{row.units}",
        "–" if row.alpha is None else decimal(row.alpha, 3),
        interval(row.alpha, row.low, row.high),
        _verdict(row.alpha, row.low),
    ]


def _kind_words(kinds: Sequence[str]) -> str:
    """The kinds that are compared: "human with language model"."""
    return " with ".join(CODER_KIND_LABELS[CoderKind(kind)].lower() for kind in kinds)


def _verdict(alpha: float | None, low: float | None) -> str | SheetCell:
    """What an alpha is good for, and what it may be at the lower end of its interval."""
    good, least = strength(alpha), strength(low)
    if good is None:
        return "No alpha: nothing varies"
    label = STRENGTH_LABELS[good]
    if least is good or least is None:
        return label
    return TextCell(label, sub=f"possibly {STRENGTH_LABELS[least].lower()}")


def confusion_sheet(cells: Cells, *, names: Sequence[str]) -> Grid:
    """The codings of one coder (rows) by those of the other (columns); each count is a button."""
    rows: list[list[str | SheetCell]] = []
    for one in CODES:
        row: list[str | SheetCell] = [code_words(one)]
        for other in CODES:
            number = len(cells.get((one, other), ()))
            say = (
                f"{count(number, 'record')}: {names[0]} {code_words(one)}, "
                f"{names[1]} {code_words(other)}"
            )
            shade = _distance(one, other)
            row.append(
                ButtonCell(f"{number}", f"{one}~{other}", say=say, shade=shade) if number else "·"
            )
        rows.append(row)
    heads = [f"{names[0]} ↓  {names[1]} →", *map(code_words, CODES)]
    caption = f"Codings by {names[0]} (rows) and {names[1]} (columns)"
    return sheet_grid(caption, heads, rows, look=Look.COUNTS)


def _distance(one: str, other: str) -> str:
    """The shade of a count: how far apart the two codings are."""
    if one == other:
        return "p2"
    near = not one.isalpha() and not other.isalpha() and abs(int(one) - int(other)) == 1
    return "p0" if near else "m2 far"
