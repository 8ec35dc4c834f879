"""Which rows of a table would be added, and why others would not, by the rules of one record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stances.curation.editing import Addition, new_stance_id
from stances.curation.pasting.records import Known, fields_of
from stances.curation.pasting.table import PastedRow
from stances.curation.yaml.notation import plain
from stances.errors import InvalidData, Level, Problem
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.loader import judged
from stances.reading.shape import field_problems
from stances.reading.yaml_text import Path, YamlText

_NEEDED = ("actor", "issue", "date", "attribution", "summary")


@dataclass(frozen=True)
class JudgedRow:
    """A row: the stance that it would add, or the reasons why it is refused."""

    number: int
    fields: Mapping[str, Any]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class JudgedTable:
    """Every row of the table, in its order; each is added or refused, so that the counts add up."""

    rows: tuple[JudgedRow, ...]

    @property
    def added(self) -> list[JudgedRow]:
        """The rows that would be added."""
        return [row for row in self.rows if not row.reasons]

    @property
    def refused(self) -> list[JudgedRow]:
        """The rows that would not."""
        return [row for row in self.rows if row.reasons]

    @property
    def additions(self) -> list[Addition]:
        """The edits that add them."""
        return [Addition("stances", row.fields) for row in self.added]


class _Told(YamlText):
    """Plain data without a text: only the paths of problems matter."""

    def key_problem(self, path: Path, code: str, message: str) -> Problem:
        return self.problem(path, code, message)


def judged_table(
    rows: Sequence[PastedRow],
    dataset: Dataset,
    data: Mapping[str, Any],
    *,
    seeds: Seeds,
    coder: str | None = None,
    today: date | None = None,
) -> JudgedTable:
    """Each row judged with all others that are good, as if they stood in the file.

    ``data`` is the file's plain data, ``coder`` codes the rows that name none.
    """
    known = Known(dataset)
    fields: dict[int, dict[str, Any]] = {}
    reasons: dict[int, list[str]] = {}
    taken: set[str] = set()
    for row in rows:
        values, wrong = fields_of(row, known, coder=coder)
        missing = [name for name in _NEEDED if name not in row.cells]
        wrong += [f"{name}: missing; fill in the cell" for name in missing]
        for path, message in field_problems("stances", values):
            if not any(one.startswith(f"{path[0]}:") for one in wrong):
                wrong.append(f"{path[0]}: {message.removeprefix(f'{path[0]}: ')}")
        if not wrong:
            values = {"id": _free_id(dataset, values, taken)} | values
        fields[row.number], reasons[row.number] = plain(values), wrong
    good = [row.number for row in rows if not reasons[row.number]]
    while good and (objections := _objections(good, fields, data, seeds, today)):
        for number, words in objections.items():
            reasons[number] += words
        good = [number for number in good if number not in objections]
    return JudgedTable(
        tuple(JudgedRow(row.number, fields[row.number], tuple(reasons[row.number])) for row in rows)
    )


def _free_id(dataset: Dataset, values: Mapping[str, Any], taken: set[str]) -> str:
    about = {name: str(values[name]) for name in ("actor", "issue")}
    name = new_stance_id(dataset, **about, when=str(values["date"]), also=taken)
    taken.add(name)
    return name


def _objections(
    good: Sequence[int],
    fields: Mapping[int, Mapping[str, Any]],
    data: Mapping[str, Any],
    seeds: Seeds,
    today: date | None,
) -> dict[int, list[str]]:
    """What the rules say against these rows, together with the file, by row."""
    before = list(data.get("stances") or [])
    stances = [*before, *(dict(fields[number]) for number in good)]
    try:
        judged(_Told("", {**data, "stances": stances}, None), seeds=seeds, today=today)
    except InvalidData as error:
        problems = [each for each in error.problems if each.level is Level.ERROR]
    else:
        return {}
    wrong: dict[int, list[str]] = {}
    elsewhere = []
    for problem in problems:
        number = _row_of(problem, good, len(before))
        if number is None:
            elsewhere.append(problem)
        else:
            wrong.setdefault(number, []).append(f"{problem.code}: {problem.message}")
    if wrong or not elsewhere:
        return wrong
    # A record of the file is objected to because of a row: those of its cell, or all of them.
    for problem in elsewhere:
        about = _cell_of(problem, stances)
        blamed = [number for number in good if about == _cell(fields[number])] or list(good)
        for number in blamed:
            wrong.setdefault(number, []).append(f"{problem.code}: {problem.message}")
    return wrong


def _row_of(problem: Problem, good: Sequence[int], before: int) -> int | None:
    section, place = (*problem.path, "", "")[:2]
    if section != "stances" or not isinstance(place, int) or place < before:
        return None
    return good[place - before]


def _cell_of(problem: Problem, stances: Sequence[Mapping[str, Any]]) -> tuple[Any, Any] | None:
    section, place = (*problem.path, "", "")[:2]
    if section != "stances" or not isinstance(place, int):
        return None
    return _cell(stances[place])


def _cell(fields: Mapping[str, Any]) -> tuple[Any, Any]:
    return fields.get("actor"), fields.get("issue")
